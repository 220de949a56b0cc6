"""Placing what was done on a ladder."""

from tests.builders import at, day_of, exposure, flared, lifting_history, with_exposures

from relift.journal.reports import Profile
from relift.plan.ladders import ladders
from relift.plan.lifts import lift_of, steps_of
from relift.plan.outcomes import Outcome
from relift.plan.placing import place_on, rung_of
from relift.training.history import lift_history

HINGE, SQUAT = ladders()
LIFT = lift_of(HINGE, lift_history(lifting_history()), on=day_of(0), profile=Profile())
STEPS = steps_of(HINGE, LIFT)


def rung(ladder="", rung_id="", **parts):
    found = rung_of(exposure(at(1), ladder, rung_id, **parts), HINGE, steps=STEPS, lift=LIFT)
    return None if found is None else HINGE.rungs[found].id


def test_a_planned_exposure_names_its_rung():
    assert rung("hinge", "hinge-40") == "hinge-40"
    assert rung("squat", "squat-40") is None
    assert rung("hinge", "a rung that is no more") is None


def test_a_set_done_elsewhere_counts_for_the_highest_rung_that_it_reaches():
    half = STEPS[HINGE.index("hinge-50")].load_kg
    assert rung(movement="Deadlift (Barbell)", load_kg=half, reps=5) == "hinge-50"
    assert rung(movement="Deadlift (Barbell)", load_kg=half + 0.5, reps=10) == "hinge-50"


def test_fewer_reps_than_the_rung_asks_for_reach_only_a_lower_one():
    half = STEPS[HINGE.index("hinge-50")].load_kg
    found = rung(movement="Deadlift (Barbell)", load_kg=half, reps=1)
    assert found == "hinge-rest"


def test_another_hinge_counts_as_unloaded_and_another_pattern_not_at_all():
    assert rung(movement="Good Morning (Barbell)", load_kg=60.0) in {"hinge-bend", None}
    assert rung(movement="Romanian Deadlift (Barbell)", load_kg=60.0) == "hinge-bend"
    assert rung(movement="Bench Press (Barbell)", load_kg=60.0) is None
    assert rung(movement="something nobody knows", load_kg=60.0) is None


def placed(*exposures):
    journal = with_exposures(flared(), *exposures)
    return place_on(HINGE, LIFT, journal=journal, since=at(0), now=at(1, 20), resting=2.0).progress


def test_only_what_was_done_since_the_flare_counts():
    assert placed(exposure(at(-1), "hinge", "hinge-40")).today == ()
    assert placed(exposure(at(-1), "hinge", "hinge-40")).last_on is None


def test_an_expectation_without_an_outcome_is_no_attempt():
    assert placed(exposure(at(1), "hinge", "hinge-40", is_done=False)).today == ()


def test_an_avoided_exposure_is_an_attempt_that_shows_nothing():
    (one,) = placed(
        exposure(at(1), "hinge", "hinge-40", is_done=False, is_avoided=True, sets=0, felt_pain=None)
    ).today
    assert one.is_avoided
    assert one.outcome is Outcome.UNKNOWN


def test_the_share_of_e1rm_is_that_of_the_load():
    (one,) = placed(exposure(at(1), "hinge", "hinge-40", load_kg=LIFT.e1rm_kg / 2)).today
    assert one.relative_load == 0.5
