from __future__ import annotations

from tests.builders import with_exposures
from tests.report.records import climbing, material, rated

from relift.report.ratings import rated_sets, verdicts, what_was_done


def test_an_expectation_that_was_said_afterwards_does_not_count() -> None:
    late = rated(5, 9.0, 1.0, expected_pain=None, retrospective_expected_pain=9.0)
    assert len(rated_sets(material(with_exposures(climbing(), late)))) == 3


def test_any_amount_makes_a_set_better_or_worse() -> None:
    near = rated(5, 3.0, 2.5)
    assert verdicts(rated_sets(material(with_exposures(climbing(), near)))) == (2, 1, 1)


def test_a_set_is_named_by_movement_load_and_repetitions() -> None:
    assert what_was_done(rated(1, 1, 1)) == "Deadlift (Barbell) 225 lb × 5"
    assert what_was_done(rated(1, 1, 1, load_entered=None, reps=1)) == "Deadlift (Barbell)"
