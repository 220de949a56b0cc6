"""Strength shown since the flare."""

import pytest
from tests.builders import at, day_of, exposure, lifting_history

from relift.journal.choices import Equipment
from relift.journal.reports import Profile
from relift.plan.ladders import ladders
from relift.plan.lifts import lift_of
from relift.plan.shown import at_least_shown
from relift.training.history import lift_history

LIFT = lift_of(
    ladders(Equipment.GYM)[0], lift_history(lifting_history()), on=day_of(60), profile=Profile()
)
HEAVY = LIFT.e1rm_kg + 10


def deadlift(kg, **parts):
    return exposure(at(50), "hinge", "hinge-95", movement="Deadlift", load_kg=kg, **parts)


def test_a_heavy_set_that_went_well_is_a_floor_under_the_estimate():
    shown = at_least_shown(LIFT, [deadlift(HEAVY, reps=1)])
    assert shown.capacity_kg == shown.e1rm_kg == pytest.approx(HEAVY)


def test_reps_count():
    shown = at_least_shown(LIFT, [deadlift(HEAVY, reps=5)])
    assert shown.capacity_kg == pytest.approx(HEAVY * (1 + 5 / 30))


@pytest.mark.parametrize(
    "one",
    [
        deadlift(60.0, reps=5),
        deadlift(HEAVY, reps=1, felt_pain=6.0),
        deadlift(HEAVY, reps=1, felt_pain=None),
        deadlift(HEAVY, reps=20),
        deadlift(None, reps=1),
        exposure(at(50), "", "", movement="Romanian Deadlift (Barbell)", load_kg=HEAVY, reps=1),
    ],
    ids=["light", "too much", "unrated", "too many reps", "no load", "another lift"],
)
def test_what_proves_nothing_changes_nothing(one):
    assert at_least_shown(LIFT, [one]) == LIFT


def test_nothing_shown_changes_nothing():
    assert at_least_shown(LIFT, []) == LIFT
