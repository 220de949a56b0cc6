"""Light sets on the way up to the top set are warm-ups, unless the log says what they are."""

from __future__ import annotations

from relift.importers.warm_ups import inferred_warm_ups
from relift.journal.lifting import PerformedSet, SetKind


def _sets(*loads: float | None, kind: SetKind = SetKind.WORKING) -> list[PerformedSet]:
    return [PerformedSet(load_kg=load, reps=5, kind=kind) for load in loads]


def test_sets_under_six_tenths_before_the_top_set_are_warm_ups() -> None:
    assert inferred_warm_ups("Squat", _sets(20, 60, 84, 100, 140, 140)) == {0, 1}


def test_a_light_set_after_the_top_set_is_work() -> None:
    assert inferred_warm_ups("Squat", _sets(140, 60)) == frozenset()


def test_a_set_at_exactly_six_tenths_is_work() -> None:
    assert inferred_warm_ups("Squat", _sets(60, 100)) == frozenset()


def test_nothing_is_inferred_where_the_lifter_tagged_a_warm_up() -> None:
    tagged = _sets(20, kind=SetKind.WARMUP) + _sets(40, 100)
    assert inferred_warm_ups("Squat", tagged) == frozenset()


def test_a_set_that_is_tagged_otherwise_keeps_its_tag() -> None:
    sets = _sets(40, kind=SetKind.FAILURE) + _sets(50, 100)
    assert inferred_warm_ups("Squat", sets) == {1}


def test_sets_without_load_and_assisted_ones_are_left_alone() -> None:
    assert inferred_warm_ups("Pull Up", _sets(None, None, 20)) == frozenset()
    assert inferred_warm_ups("Pull Up (Assisted)", _sets(20, 60)) == frozenset()
