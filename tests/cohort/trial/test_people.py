"""Virtual people: the same whoever else is drawn, varied, and with all their luck drawn ahead."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from relift.cohort.trial.people import People, draw_people


def test_a_person_is_the_same_in_any_company() -> None:
    alone = draw_people([7], seed=3, days=20)
    among = draw_people([2, 7, 9], seed=3, days=20)

    for field in fields(People):
        if field.name != "numbers":
            ours, theirs = getattr(alone, field.name), getattr(among, field.name)
            np.testing.assert_array_equal(ours[..., 0], theirs[..., 1])


def test_another_seed_gives_other_people() -> None:
    one, other = (draw_people([7], seed=seed, days=20) for seed in (3, 4))

    assert one.severity[0] != other.severity[0]
    assert not np.array_equal(one.sets, other.sets)


def test_people_are_varied() -> None:
    people = draw_people(range(200), seed=1, days=2)

    assert people.severity.min() < 2.5
    assert people.severity.max() > 8.5
    assert np.ptp(people.fast_days) > 20.0


def test_heavy_tails_scatter_far_more_often_and_no_wider_in_the_middle() -> None:
    plain = draw_people(range(20), seed=1, days=100).sets
    heavy = draw_people(range(20), seed=1, days=100, has_heavy_tails=True).sets

    assert abs(np.percentile(heavy, 75) - np.percentile(plain, 75)) < 0.02
    assert np.mean(np.abs(heavy) > 3.0) > 5 * np.mean(np.abs(plain) > 3.0)
