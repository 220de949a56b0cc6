"""A whole small trial."""

from __future__ import annotations

from relift.cohort.trial.models import MODELS
from relift.cohort.trial.rivals import Kind
from relift.cohort.trial.trial import ALL, RELIFT, Design, groups, live_group, results

SMALL = Design(
    n_people=4,
    models=("load_driven", "constant_pain"),
    kinds=(Kind.FIXED, Kind.REST),
    days=24,
    members=64,
)


def test_people_are_dealt_out_to_the_models_each_once() -> None:
    design = Design(n_people=103)
    dealt = [number for group in groups(design) for number in group.numbers]

    assert sorted(dealt) == list(range(103))
    assert {group.model for group in groups(design)} == set(MODELS)


def test_the_same_seed_gives_the_same_result_and_another_gives_another() -> None:
    def lived(seed: int) -> str:
        design = Design(**{n: getattr(SMALL, n) for n in SMALL.__slots__} | {"seed": seed})
        return repr(results(design, [(g, live_group(design, g)) for g in groups(design)]))

    assert lived(1) == lived(1) != lived(2)


def test_a_trial_tells_every_policy_and_counts_the_days_under_relift() -> None:
    told: list[int] = []
    lived = [(g, live_group(SMALL, g, told.append)) for g in groups(SMALL)]

    found = results(SMALL, lived)

    assert [one.model for one in found] == [*SMALL.models, ALL]
    assert sum(told) == SMALL.n_people * SMALL.days
    for one in found:
        assert one.n == (4 if one.model == ALL else 2)
        assert {RELIFT, "fixed 10%", "rest until <= 1"} <= set(one.outcomes)
        assert one.safety is not None
        assert one.by_share_of_days is not None


def test_without_rivals_there_is_nothing_to_match() -> None:
    design = Design(n_people=1, models=("constant_pain",), kinds=(), days=8, members=64)
    found = results(design, [(g, live_group(design, g)) for g in groups(design)])

    assert found[0].by_number is None
    assert found[0].safety is None
