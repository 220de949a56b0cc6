"""Every guardrail, by its branches."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import at, limit

from relift.journal.choices import Equipment
from relift.plan import guardrails
from relift.plan.guardrails import GUARDS, Place, bounds, highest_allowed
from relift.plan.ladders import RungKind, ladders
from relift.plan.lifts import Step
from relift.plan.outcomes import Outcome
from relift.plan.progress import Attempt, Progress
from relift.plan.situation import Situation
from relift.plan.thresholds import thresholds
from relift.units import Unit

HINGE = ladders(Equipment.GYM)[0]
CAPACITY = 200.0
NOW = at(3, 17)
COMFORT, UNLOADED = 1, 2


def steps():
    return tuple(
        Step(
            rung=rung,
            name=rung.name or "Deadlift",
            load_kg=rung.relative_load * CAPACITY if rung.kind is RungKind.LOADED else 0.0,
            relative_load=rung.relative_load,
        )
        for rung in HINGE.rungs
    )


def place(**progress) -> Place:
    return Place(
        ladder=HINGE,
        steps=steps(),
        progress=Progress(**progress),
        e1rm_kg=CAPACITY,
        capacity_kg=CAPACITY,
        names=frozenset({"hinge", "deadlift"}),
    )


def kg(rung: int) -> float:
    return steps()[rung].load_kg


def situation(**parts) -> Situation:
    return Situation(**{"now": NOW, "resting": 2.0, "own_tolerable": None, **parts})


def attempt(rung, outcome):
    return Attempt(at=NOW, rung=rung, load_kg=0, relative_load=0.2, outcome=outcome)


def test_the_climb_stays_within_three_rungs_of_the_confirmed_one():
    assert guardrails.climb_by_rungs(place(confirmed=4), situation()).top == 7
    assert guardrails.climb_by_rungs(place(), situation()).top == 2
    assert guardrails.climb_by_rungs(place(confirmed=15), situation()) is None


def test_the_climb_stays_within_15_percent_of_e1rm_above_the_confirmed_load():
    bound = guardrails.climb_by_load(place(confirmed=5, confirmed_kg=70.0), situation())
    assert steps()[bound.top].load_kg <= 70 + 0.15 * CAPACITY
    assert steps()[bound.top + 1].load_kg > 70 + 0.15 * CAPACITY


def test_an_unloaded_rung_counts_with_its_nominal_share():
    assert guardrails.confirmed_base_kg(place(confirmed=UNLOADED)) == pytest.approx(40)
    assert guardrails.confirmed_base_kg(place(confirmed=3, confirmed_kg=20.0)) == pytest.approx(40)
    assert guardrails.confirmed_base_kg(place()) == 0


def test_without_a_lift_no_load_cap_is_needed():
    bare = replace(place(), e1rm_kg=None, capacity_kg=None, steps=steps()[:3])
    assert guardrails.climb_by_load(bare, situation()) is None
    assert guardrails.confirmed_base_kg(replace(bare, progress=Progress(confirmed=2))) == 0


def test_resting_pain_above_five_leaves_the_comfort_part():
    assert guardrails.resting(place(confirmed=9), situation(resting=5.5)).top == COMFORT
    assert guardrails.resting(place(confirmed=9), situation(resting=5.0)) is None
    assert guardrails.resting(place(confirmed=9), situation(resting=None)) is None


@pytest.mark.parametrize(
    ("guard", "flag"),
    [
        (guardrails.rising_mornings, {"is_morning_rising": True}),
        (guardrails.painkiller, {"has_painkiller": True}),
        (guardrails.no_check_in, {"resting": None}),
    ],
)
def test_a_hold_repeats_what_is_confirmed_or_the_comfort_part(guard, flag):
    assert guard(place(confirmed=6, confirmed_kg=kg(6)), situation(**flag)).top == 6
    assert guard(place(), situation(**flag)).top == COMFORT
    assert guard(place(confirmed=6), situation()) is None


def test_drowsy_means_no_load():
    assert guardrails.drowsy(place(confirmed=9), situation(is_drowsy=True)).top == UNLOADED
    assert guardrails.drowsy(place(confirmed=9), situation()) is None


def test_a_same_week_sign_allows_confirmed_rungs_and_lying_down():
    is_held = situation(is_confirmed_only=True)
    assert guardrails.same_week(place(confirmed=6, confirmed_kg=kg(6)), is_held).top == 6
    assert guardrails.same_week(place(), situation(is_confirmed_only=True)).top == 0
    assert guardrails.same_week(place(), situation()) is None


def test_a_hold_repeats_the_load_that_was_confirmed_and_not_the_rung_of_another_place():
    light = place(confirmed=8, confirmed_kg=kg(5))
    assert guardrails.painkiller(light, situation(has_painkiller=True)).top == 5
    assert guardrails.same_week(light, situation(is_confirmed_only=True)).top == 5
    bare = place(confirmed=8, confirmed_kg=kg(UNLOADED + 1) / 2)
    assert guardrails.painkiller(bare, situation(has_painkiller=True)).top == UNLOADED
    in_pounds = place(confirmed=8, confirmed_kg=kg(8) * 0.998)
    assert guardrails.painkiller(in_pounds, situation(has_painkiller=True)).top == 8


def test_before_the_calm_down_only_the_comfort_part_is_open():
    assert guardrails.calm_first(place(confirmed=6), situation(is_calm_due=True)).top == COMFORT
    assert guardrails.calm_first(place(confirmed=6), situation()) is None


def test_a_stop_today_closes_the_ladder():
    stopped = place(confirmed=4, today=(attempt(5, Outcome.STOP),), stepped_back_from=5)
    assert guardrails.stopped(stopped, situation()).top == -1


def test_after_a_stop_the_ladder_stays_a_rung_lower_until_it_is_climbed_again():
    assert guardrails.stopped(place(confirmed=4, stepped_back_from=5), situation()).top == 4
    assert guardrails.stopped(place(stepped_back_from=0), situation()).top == 0
    assert guardrails.stopped(place(confirmed=4), situation()) is None


def test_a_lift_that_was_heavy_yesterday_rests_today():
    heavy = place(confirmed=11, heavy_at=NOW - timedelta(hours=24))
    assert guardrails.spacing(heavy, situation()).top == UNLOADED
    rested = place(confirmed=11, heavy_at=NOW - timedelta(hours=48))
    assert guardrails.spacing(rested, situation()) is None
    assert guardrails.spacing(place(confirmed=11), situation()) is None


def share(bound):
    return HINGE.rungs[bound.top].relative_load


def test_a_very_heavy_lift_stays_lighter_for_some_days():
    very = place(confirmed=16, very_heavy_at=NOW - timedelta(hours=60))
    assert share(guardrails.very_heavy(very, situation())) <= thresholds().very_heavy.stays_under
    rested = place(confirmed=16, very_heavy_at=NOW - timedelta(hours=100))
    assert guardrails.very_heavy(rested, situation()) is None
    assert guardrails.very_heavy(place(confirmed=16), situation()) is None


def test_near_the_top_the_ladder_goes_up_one_rung_a_day():
    at_80 = HINGE.index("hinge-80")
    assert guardrails.near_top(place(confirmed=at_80), situation()).top == at_80 + 1
    assert guardrails.near_top(place(confirmed=at_80 + 1), situation()).top == at_80 + 2
    assert guardrails.near_top(place(confirmed=4), situation()).top == at_80
    assert guardrails.near_top(place(confirmed=at_80 + 2), situation()) is None


def test_after_a_layoff_the_ladder_starts_again_lower():
    away = place(confirmed=16, last_on=NOW.date() - timedelta(days=28))
    assert share(guardrails.layoff(away, situation())) <= thresholds().layoff.share_of_e1rm
    recent = place(confirmed=16, last_on=NOW.date() - timedelta(days=27))
    assert guardrails.layoff(recent, situation()) is None
    assert guardrails.layoff(place(confirmed=16), situation()) is None


def test_a_day_that_hurts_clearly_more_than_the_one_before_starts_two_rungs_lower():
    bad = situation(rise_since_yesterday=2.0)
    assert guardrails.bad_day(place(confirmed=9), bad).top == 7
    assert guardrails.bad_day(place(confirmed=2), bad).top == COMFORT
    assert guardrails.bad_day(place(confirmed=9), situation(rise_since_yesterday=1.0)) is None
    assert guardrails.bad_day(place(confirmed=9), situation()) is None


def test_the_persons_ceiling_is_obeyed_and_told_in_their_unit():
    ceiling = limit(at(0), 100.0, movement="Deadlift", load_entered=220.0, unit=Unit.LB)
    bound = guardrails.own_limit(place(confirmed=17), situation(limits=(ceiling,)))
    assert steps()[bound.top].load_kg <= 100
    assert "220 lb" in bound.words


def test_the_lowest_of_several_limits_holds():
    both = (limit(at(0), 100.0), limit(at(1), 60.0))
    bound = guardrails.own_limit(place(confirmed=17), situation(limits=both))
    assert steps()[bound.top].load_kg <= 60 < steps()[bound.top + 1].load_kg


def test_a_clinicians_limit_is_told_as_theirs():
    theirs = limit(at(0), 60.0, by="clinician", ladder="hinge")
    bound = guardrails.clinician_limit(place(confirmed=17), situation(limits=(theirs,)))
    assert bound.rule == "clinician_limit"
    assert guardrails.own_limit(place(confirmed=17), situation(limits=(theirs,))) is None


def test_a_limit_on_another_lift_or_ladder_does_not_bind():
    other = (limit(at(0), 20.0, movement="Squat"), limit(at(0), 20.0, ladder="squat"))
    assert guardrails.own_limit(place(confirmed=17), situation(limits=other)) is None


def test_a_limit_above_the_top_of_the_ladder_does_not_bind():
    far = (limit(at(0), 500.0),)
    assert guardrails.own_limit(place(confirmed=17), situation(limits=far)) is None


def test_the_tightest_guardrail_sets_the_top():
    here = place(confirmed=6, confirmed_kg=90.0)
    found = bounds(here, situation(resting=7.0, has_painkiller=True))
    assert {"resting", "painkiller", "climb"} <= {b.rule for b in found}
    assert highest_allowed(found, here) == COMFORT
    assert highest_allowed((), here) == len(HINGE.rungs) - 1


def test_every_guard_names_a_rule_of_the_table_that_states_its_words():
    told = bounds(
        place(
            confirmed=3,
            today=(attempt(5, Outcome.STOP),),
            heavy_at=NOW - timedelta(hours=9),
            very_heavy_at=NOW - timedelta(hours=9),
            last_on=NOW.date() - timedelta(days=40),
        ),
        situation(
            resting=8.0,
            is_morning_rising=True,
            rise_since_yesterday=4.0,
            has_painkiller=True,
            is_drowsy=True,
            is_below_knee=True,
            is_paused=True,
            is_confirmed_only=True,
            is_calm_due=True,
            limits=(limit(at(0), 1.0), limit(at(0), 1.0, by="clinician")),
        ),
    )
    unknown_resting = bounds(place(), situation(resting=None))
    assert len(told) == len(GUARDS) - 1
    for bound in (*told, *unknown_resting):
        assert bound.words.startswith(getattr(thresholds(), bound.rule).words)


def held_to(kg, movement="", **parts):
    return situation(limits=(limit(at(0), kg, movement=movement, **parts),))


@pytest.mark.parametrize(
    "name", ["Deadlift", "deadlift", "Deadlift (Barbell)", "conventional deadlift", "dead lift"]
)
@pytest.mark.parametrize("by", ["self", "clinician"])
def test_a_limit_binds_under_any_name_of_the_movement(name, by):
    guard = guardrails.own_limit if by == "self" else guardrails.clinician_limit
    bound = guard(place(), held_to(100.0, name, by=by))
    assert steps()[bound.top].load_kg <= 100 < steps()[bound.top + 1].load_kg


def test_a_limit_on_the_plain_lift_holds_for_the_variation_that_the_person_does():
    sumo = replace(place(), names=frozenset({"hinge", "sumo_deadlift", "sumo deadlift"}))
    assert guardrails.own_limit(sumo, held_to(100.0, "deadlift")) is not None
    assert guardrails.own_limit(sumo, held_to(100.0, "Sumo Deadlift (Barbell)")) is not None


def test_a_limit_on_another_movement_binds_no_rung():
    for name in ("Bench Press (Barbell)", "Squat (Barbell)", "trap bar deadlift", "nobody knows"):
        assert guardrails.own_limit(place(), held_to(10.0, name)) is None


def test_a_limit_on_the_light_lift_binds_only_the_rungs_that_use_it():
    light = tuple(
        replace(s, name="Goblet squat with a dumbbell") if s.rung.id == "hinge-20" else s
        for s in steps()
    )
    bound = guardrails.own_limit(replace(place(), steps=light), held_to(10.0, "goblet squat"))
    assert bound.top == UNLOADED


def test_the_limit_that_leaves_the_least_is_the_one_that_is_named():
    both = situation(
        limits=(
            limit(at(0), 60.0, movement="bench press", load_entered=60.0, unit=Unit.KG),
            limit(at(0), 100.0, load_entered=100.0, unit=Unit.KG),
        )
    )
    assert "100 kg" in guardrails.own_limit(place(), both).words


def test_a_step_back_of_an_earlier_day_says_that_it_was_earlier():
    bound = guardrails.stopped(place(confirmed=4, stepped_back_from=5), situation())
    assert (bound.rule, bound.top) == ("stepped_back", 4)
