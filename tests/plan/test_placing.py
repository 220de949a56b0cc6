"""Placing what was done on a ladder."""

from dataclasses import replace

from tests.builders import (
    at,
    day_of,
    exposure,
    flared,
    lifting_history,
    medicine,
    with_checkin,
    with_exposures,
)

from relift.journal.choices import Equipment
from relift.journal.reports import MedicineClass, Profile
from relift.plan.ladders import ladders
from relift.plan.lifts import lift_of, steps_of
from relift.plan.outcomes import Outcome
from relift.plan.placing import past_of, place_on, rung_of
from relift.training.history import lift_history

HINGE, SQUAT = ladders(Equipment.GYM)[:2]
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
    assert rung(movement="Deadlift (Barbell)", load_kg=half, reps=3) == "hinge-45"
    assert rung(movement="Deadlift (Barbell)", load_kg=half, reps=1) == "hinge-40"
    assert rung(movement="Deadlift (Barbell)", load_kg=20.0, reps=1) == "hinge-bend"
    top = STEPS[HINGE.index("hinge-95")].load_kg
    assert rung(movement="Deadlift (Barbell)", load_kg=top, reps=2) == "hinge-95"


def test_a_set_elsewhere_that_was_too_much_steps_back_from_the_load_that_it_was():
    half = STEPS[HINGE.index("hinge-50")].load_kg
    heavy = {"movement": "Deadlift (Barbell)", "load_kg": half, "reps": 1}
    (stop,) = placed(exposure(at(1), "", "", pain_before=1.0, felt_pain=8.0, **heavy)).today
    assert stop.outcome is Outcome.STOP
    assert stop.rung == HINGE.index("hinge-50")


def test_a_squat_elsewhere_with_few_reps_that_was_too_much_stops_the_squat_ladder():
    lift = lift_of(SQUAT, lift_history(lifting_history()), on=day_of(0), profile=Profile())
    triple = exposure(
        at(1), "", "", movement="Squat", load_kg=60.0, reps=3, pain_before=1.0, felt_pain=8.0
    )
    journal = with_exposures(flared(), triple)
    place = place_on(SQUAT, lift, past_of(journal, since=at(0), now=at(1, 20)))
    assert place.progress.is_stopped_today


def test_a_rung_whose_lift_is_no_longer_known_counts_as_the_top_of_what_is_left():
    bare = steps_of(HINGE, None)
    found = rung_of(exposure(at(1), "hinge", "hinge-40"), HINGE, steps=bare, lift=None)
    assert found == len(bare) - 1


def test_another_hinge_counts_as_unloaded_and_another_pattern_not_at_all():
    assert rung(movement="Good Morning (Barbell)", load_kg=60.0) in {"hinge-bend", None}
    assert rung(movement="Romanian Deadlift (Barbell)", load_kg=60.0) == "hinge-bend"
    assert rung(movement="Bench Press (Barbell)", load_kg=60.0) is None
    assert rung(movement="something nobody knows", load_kg=60.0) is None


def placed(*exposures):
    journal = with_exposures(flared(), *exposures)
    return place_on(HINGE, LIFT, past_of(journal, since=at(0), now=at(1, 20))).progress


def test_only_what_was_done_since_the_flare_counts():
    assert placed(exposure(at(-1), "hinge", "hinge-40")).today == ()
    assert placed(exposure(at(-1), "hinge", "hinge-40")).last_on is None


def test_a_flare_that_is_told_later_the_same_day_reopens_no_ladder_that_was_stopped():
    stop = exposure(at(1, 10), "hinge", "hinge-40", pain_before=1.0, felt_pain=7.0)
    journal = with_exposures(flared(), stop)
    same_day = place_on(HINGE, LIFT, past_of(journal, since=at(1, 11), now=at(1, 12)))
    assert same_day.progress.is_stopped_today
    next_day = place_on(HINGE, LIFT, past_of(journal, since=at(1, 11), now=at(2, 12)))
    assert not next_day.progress.is_stopped_today


def test_what_a_painkiller_may_have_hidden_confirms_nothing_and_can_still_stop():
    fine = exposure(at(1, 10), "hinge", "hinge-35")
    too_much = exposure(at(1, 11), "hinge", "hinge-40", felt_pain=7.0)
    for hour, confirmed in ((9, -1), (12, HINGE.index("hinge-35"))):
        journal = with_checkin(with_exposures(flared(), fine, too_much), at(2, 7), pain_now=2)
        taken = medicine(at(1, hour), MedicineClass.PAINKILLER)
        journal = replace(journal, medications=(taken,))
        place = place_on(HINGE, LIFT, past_of(journal, since=at(0), now=at(2, 9)))
        assert place.progress.confirmed == confirmed
        assert place.progress.stepped_back_from == HINGE.index("hinge-40")


def test_an_expectation_without_an_outcome_is_no_attempt():
    assert placed(exposure(at(1), "hinge", "hinge-40", is_done=False)).today == ()


def test_an_avoided_exposure_is_an_attempt_that_shows_nothing():
    (one,) = placed(
        exposure(at(1), "hinge", "hinge-40", is_done=False, is_avoided=True, sets=0, felt_pain=None)
    ).today
    assert one.is_avoided
    assert one.outcome is Outcome.UNKNOWN


def test_the_share_of_e1rm_is_that_of_the_rung_or_of_a_load_lifted_elsewhere():
    (planned,) = placed(exposure(at(1), "hinge", "hinge-40", load_kg=LIFT.e1rm_kg / 2)).today
    assert planned.relative_load == 0.4
    own = exposure(at(1), "", "", movement="Deadlift", load_kg=LIFT.e1rm_kg / 2, reps=10)
    (elsewhere,) = placed(own).today
    assert elsewhere.relative_load == 0.5


def test_pain_before_that_was_not_asked_is_taken_from_the_check_in_of_that_time():
    journal = with_checkin(flared(), at(3, 7), pain_now=0)
    old = exposure(at(0, 12), "hinge", "hinge-round", pain_before=None, felt_pain=5.0)
    place = place_on(HINGE, LIFT, past_of(with_exposures(journal, old), since=at(0), now=at(3, 9)))
    assert place.progress.stepped_back_from is None
