"""A person's own programme laid over today."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import (
    at,
    entry,
    exposure,
    flared,
    lifting_history,
    limit,
    medicine,
    screen,
    with_checkin,
    with_exposures,
    workout,
)
from tests.plan.programmes import day_of_lifts, kept
from tests.plan.test_today import done

import relift
from relift.journal.choices import Equipment, EquipmentSaid, Paused
from relift.journal.programme import ProgrammeEnded
from relift.journal.reports import MedicineClass
from relift.journal.timeline import Journal
from relift.plan.overlay import OverlaidLift, Verdict
from relift.units import Unit

KEEP, SCALE, SWAP, REST = Verdict


def following(*lifts: str, journal: Journal | None = None) -> Journal:
    return replace(journal or flared(), programmes=day_of_lifts(*lifts, when=at(0, 7)))


def climbed(*rungs: str, day: int = 0, journal: Journal | None = None) -> Journal:
    """Rungs tolerated on a day, and a good morning after it."""
    journal = done(journal or flared(), day, *rungs)
    return with_checkin(journal, at(day + 1, 7), pain_now=1, pain_morning=1)


def lines(journal: Journal, day: float = 1, hour: float = 9) -> tuple[OverlaidLift, ...]:
    return relift.today(journal, now=at(day, hour)).programme


def line(journal: Journal, day: float = 1) -> OverlaidLift:
    (only,) = lines(journal, day)
    return only


FIRST_LOADS = ("hinge-rest", "hinge-round", "hinge-bend", "hinge-20", "hinge-27", "hinge-35")
TO_SIXTY = ("hinge-35", "hinge-45", "hinge-55", "hinge-60")


class TestWithoutAProgramme:
    """Nothing is worked out and nothing is shown."""

    def test_there_is_no_overlay(self):
        plan = relift.today(flared(), now=at(0, 9))
        assert (plan.programme, plan.programme_at) == ((), None)

    def test_nor_after_it_was_ended(self):
        journal = following("deadlift 3x5 60%")
        ended = replace(journal, programme_ends=(entry(ProgrammeEnded(), at(0, 8)),))
        assert relift.today(ended, now=at(0, 9)).programme_at is None

    def test_the_plan_beside_a_programme_is_the_plan_without_it(self):
        journal = climbed(*FIRST_LOADS)
        with_it = following("bench press 3x5 60kg", "deadlift 3x5 60%", journal=journal)
        plans = [relift.today(j, now=at(1, 9)) for j in (journal, with_it)]
        assert plans[0].exposures == plans[1].exposures
        assert plans[0].bounds == plans[1].bounds


class TestOnALadder:
    """A lift goes no higher than the rung that is open, in the person's own plates and unit."""

    def test_on_the_first_day_the_ladders_small_step_stands_in(self):
        told = line(following("deadlift 3x5 75%"), 0.1)
        assert (told.verdict, told.rung) == (SWAP, "hinge-round")
        assert all(one.load_kg is None for one in told.sets)
        assert told.how
        assert "stands in" in told.why

    def test_a_load_above_what_is_open_comes_down_to_plates_of_their_own_with_the_guardrail(self):
        told = line(following("deadlift 3x5 140kg", journal=climbed(*FIRST_LOADS)))
        (sets,) = told.sets
        assert told.verdict is SCALE
        assert (sets.unit, sets.load_entered % 5) == (Unit.LB, 0)
        assert 0 < sets.load_kg < 140
        assert {bound.rule for bound in told.bounds} & {"climb", "climb_load"}
        assert all(bound.words in told.why for bound in told.bounds)

    def test_a_load_that_is_open_is_kept_as_it_was_written(self):
        told = line(following("deadlift 2x5 80kg", journal=climbed(*TO_SIXTY)), 3)
        assert told.verdict is KEEP
        assert (told.sets[0].load_entered, told.sets[0].unit) == (80.0, Unit.KG)
        assert told.way_back == "As written."

    def test_more_repetitions_mean_less_load(self):
        few, many = (
            line(following(f"deadlift 2x{reps} 200kg", journal=climbed(*FIRST_LOADS)))
            for reps in (5, 10)
        )
        assert many.sets[0].reps == 10
        assert many.sets[0].load_kg < few.sets[0].load_kg

    def test_above_what_is_confirmed_there_are_no_more_sets_than_the_rungs_own(self):
        journal = climbed("hinge-35", "hinge-45", "hinge-50")
        new = line(following("deadlift 5x5 200kg", journal=journal))
        assert (new.verdict, sum(one.sets for one in new.sets)) == (SCALE, 2)
        fewer = line(following("deadlift 5x5 118kg", journal=journal))
        assert (fewer.verdict, fewer.sets[0].load_kg) == (SCALE, 118.0)
        assert "Fewer sets" in fewer.why

    def test_at_or_below_what_is_confirmed_every_set_is_kept(self):
        journal = climbed("hinge-35", "hinge-45", "hinge-50")
        told = line(following("deadlift 5x5 80kg", journal=journal))
        assert (told.verdict, told.sets[0].sets) == (KEEP, 5)

    def test_a_back_off_stays_a_back_off_below_the_load_that_is_done(self):
        told = line(following("deadlift 1x5 @8, 1x5 -20%", journal=climbed(*FIRST_LOADS)))
        top, back_off = told.sets
        assert back_off.load_kg <= 0.8 * top.load_kg + 1e-6

    def test_as_many_as_possible_becomes_a_set_number(self):
        told = line(following("deadlift 1x5+ 40kg", journal=climbed(*FIRST_LOADS)))
        assert (told.verdict, told.sets[0].is_amrap, told.sets[0].reps) == (SCALE, False, 5)
        assert told.as_written[0].is_amrap

    def test_a_set_that_goes_by_feel_gets_a_load_to_stay_under(self):
        told = line(following("deadlift 2x8 @6", journal=climbed(*FIRST_LOADS)))
        (sets,) = told.sets
        assert told.as_written[0].load_kg is None
        assert (told.verdict, sets.is_at_most, sets.rpe) == (SCALE, True, 6.0)

    def test_a_percentage_is_of_the_estimate_from_before_the_flare(self):
        (told,) = line(following("deadlift 1x1 100%", journal=climbed(*FIRST_LOADS))).as_written
        by_epley = 435 * (1 + 5 / 30)
        assert 0.95 * by_epley < told.load_entered < 1.05 * by_epley

    def test_a_second_lift_of_a_ladder_stays_at_what_is_confirmed(self):
        journal = climbed("hinge-35", "hinge-45", "hinge-50")
        both = following("deadlift 1x5 200kg", "deadlift 1x5 200kg", journal=journal)
        first, second = lines(both)
        assert second.sets[0].load_kg < first.sets[0].load_kg
        assert "second" in second.why

    def test_a_second_lift_rests_where_the_ladders_step_stood_in_for_the_first(self):
        told = lines(following("deadlift 3x5 75%", "deadlift 3x8 @7"), 0.1)
        assert [one.verdict for one in told] == [SWAP, REST]

    def test_another_lift_of_the_ladder_is_loaded_by_its_own_strength(self):
        history = tuple(
            workout(at(-7 * week + 1, 18), ("Front Squat (Barbell)", 185.0, 5))
            for week in range(40, 0, -1)
        )
        workouts = tuple(sorted((*lifting_history(), *history), key=lambda w: w.at))
        journal = flared(workouts=workouts)
        journal = climbed("squat-35", "squat-45", "squat-50", journal=journal)
        front = line(following("front squat 1x5 300lb", journal=journal))
        back = line(following("squat 1x5 600lb", journal=journal))
        assert front.verdict is SCALE
        assert front.sets[0].load_kg < back.sets[0].load_kg

    def test_a_lift_without_a_set_in_the_log_gives_way_to_the_ladders_own(self):
        journal = climbed(*FIRST_LOADS)
        told = line(following("trap bar deadlift 3x5 100kg", journal=journal))
        assert (told.verdict, told.name) == (SWAP, "Deadlift")
        assert told.rung.startswith("hinge-")
        assert "no set of this lift" in told.why

    def test_a_lift_that_cannot_be_loaded_where_the_person_trains_gives_way(self):
        place = entry(EquipmentSaid(equipment=Equipment.NONE), at(0, 6))
        journal = replace(climbed(*FIRST_LOADS), equipment=(place,))
        told = line(following("deadlift 3x5 100kg", journal=journal))
        assert (told.verdict, told.sets[0].load_kg) == (SWAP, None)
        assert "Where you train now" in told.why

    def test_a_stop_in_a_set_rests_the_ladder_and_says_so(self):
        journal = following("deadlift 3x5 75%", journal=climbed(*FIRST_LOADS))
        hurt = exposure(at(1, 10), "hinge", "hinge-40", load_kg=80.0, felt_pain=7.0)
        told = lines(with_exposures(journal, hurt), 1, 10.2)[0]
        assert (told.verdict, told.sets) == (REST, ())
        assert [bound.rule for bound in told.bounds] == ["stopped"]

    def test_with_the_top_confirmed_the_programme_stands_as_written(self):
        journal = flared()
        journal = climbed("hinge-80", "hinge-85", "hinge-90", "hinge-95", journal=journal)
        journal = with_checkin(journal, at(6, 7), pain_now=0, pain_morning=0)
        told = line(following("deadlift 5x5 70%, 1x1 95%", journal=journal), 6)
        assert told.verdict is KEEP
        assert told.sets == told.as_written

    def test_a_lift_that_was_very_heavy_days_ago_gives_way_while_it_rests(self):
        journal = climbed("hinge-80", "hinge-85", "hinge-90")
        told = line(following("deadlift 3x5 70%", journal=journal))
        assert told.verdict is SWAP
        assert "spacing" in {bound.rule for bound in told.bounds}


class TestTheWayBack:
    """How far a line is from as written; no promise and no date."""

    def test_it_tells_the_load_as_written_and_the_steps_to_go(self):
        told = line(following("deadlift 1x3 140kg", journal=climbed(*FIRST_LOADS)))
        assert told.rungs_to_go > 0
        assert "of 140 kg as written" in told.way_back
        assert f"{told.rungs_to_go} steps to go if they go well" in told.way_back

    def test_it_comes_nearer_as_rungs_are_confirmed(self):
        near, far = (
            line(following("deadlift 1x3 170kg", journal=climbed(*rungs)), day).rungs_to_go
            for rungs, day in ((TO_SIXTY, 3), (FIRST_LOADS, 1))
        )
        assert near < far


class TestOffTheLadders:
    """What asks little of the back is kept, unless a guardrail for the whole person says no."""

    def test_it_is_kept_as_written(self):
        told = line(following("cable curl 3x12 20kg"), 0.1)
        assert (told.verdict, told.sets) == (KEEP, told.as_written)

    @pytest.mark.parametrize(
        ("parts", "rule"),
        [
            ({"calms": ()}, "calm_first"),
            ({"pauses": (entry(Paused(), at(0, 8.5)),)}, "paused"),
            ({"screens": (screen(at(0, 8.2), yes=("night_pain",)),)}, "same_week"),
        ],
    )
    def test_it_rests_where_a_guardrail_rests_the_person(self, parts, rule):
        told = line(following("cable curl 3x12 20kg", journal=flared(**parts)), 0.1)
        assert told.verdict is REST
        assert rule in {bound.rule for bound in told.bounds}

    def test_it_rests_above_five_at_rest_and_while_drowsy(self):
        for answers in ({"pain_now": 6}, {"pain_now": 2, "is_drowsy": True}):
            journal = with_checkin(flared(), at(0, 8.5), **answers)
            assert line(following("cable curl 3x12 20kg", journal=journal), 0.1).verdict is REST

    def test_with_a_painkiller_it_goes_no_higher_than_it_was_last_done(self):
        curls = workout(at(-2, 18), ("Cable Curl", 15.0, 10), unit=Unit.KG)
        workouts = tuple(sorted((*lifting_history(), curls), key=lambda w: w.at))
        taken = medicine(at(0, 8), MedicineClass.OPIOID)
        journal = flared(workouts=workouts, medications=(taken,))
        told = line(following("cable curl 3x10 20kg", journal=journal), 0.1)
        assert (told.verdict, told.sets[0].load_kg) == (SCALE, 15.0)
        new = line(following("single-arm cable curl 3x10 20kg", journal=journal), 0.1)
        assert new.verdict is REST

    @pytest.mark.parametrize(
        "written",
        [
            "barbell curl 3x12 20kg",
            "barbell calf raise 5x10 150kg",
            "barbell front raise 3x10 60kg",
            "weighted pull up 3x5 20kg",
            "dumbbell curl 3x12",
        ],
    )
    def test_a_free_weight_waits_for_a_load_that_a_morning_confirmed(self, written):
        told = line(following(written), 0.1)
        assert (told.verdict, told.sets) == (REST, ())
        assert "waits until a morning confirms a load" in told.why

    @pytest.mark.parametrize("name", ["barbell calf raise", "weighted sit-up", "dumbbell curl"])
    def test_then_it_goes_no_higher_than_that_load(self, name):
        journal = climbed(*FIRST_LOADS)
        heavy = line(following(f"{name} 3x5 150kg", journal=journal))
        light = line(following(f"{name} 3x5 10kg", journal=journal))
        assert (heavy.verdict, light.verdict) == (SCALE, KEEP)
        assert heavy.sets[0].load_kg <= 0.35 * 200
        assert "confirmed" in heavy.why

    def test_nor_does_what_was_last_done_before_the_flare_open_it_on_a_held_day(self):
        calves = workout(at(-2, 18), ("Barbell Calf Raise", 180.0, 10), unit=Unit.KG)
        workouts = tuple(sorted((*lifting_history(), calves), key=lambda w: w.at))
        journal = climbed(*FIRST_LOADS, journal=flared(workouts=workouts))
        journal = replace(journal, medications=(medicine(at(1, 8), MedicineClass.OPIOID),))
        told = line(following("barbell calf raise 3x5 180kg", journal=journal))
        assert told.sets[0].load_kg <= 0.35 * 200

    def test_what_asks_something_of_the_back_waits_for_a_confirmed_movement_without_a_load(self):
        early = line(following("plank 3x30s"), 0.1)
        later = line(following("plank 3x30s", journal=climbed(*FIRST_LOADS)))
        assert (early.verdict, later.verdict) == (REST, KEEP)

    def test_an_unknown_movement_is_said_to_be_unknown_and_never_exceeds_what_is_confirmed(self):
        journal = climbed(*FIRST_LOADS)
        early = line(following("blorp 3x5 100kg"), 0.1)
        heavy = line(following("blorp 3x5 100kg", journal=journal))
        light = line(following("blorp 3x5 10kg", journal=journal))
        assert [one.verdict for one in (early, heavy, light)] == [REST, SCALE, KEEP]
        assert heavy.sets[0].load_kg <= 0.35 * 200
        assert all("does not know" in one.why for one in (early, heavy, light))

    def test_a_limit_on_every_lift_holds_for_it(self):
        journal = flared(limits=(limit(at(0), 15.0, by="clinician"),))
        told = line(following("cable curl 3x12 20kg", journal=journal), 0.1)
        assert (told.verdict, told.sets[0].load_kg) == (SCALE, 15.0)
        assert "limit" in told.why


def test_a_pause_rests_every_line():
    journal = flared(pauses=(entry(Paused(), at(0, 8.5)),))
    told = lines(following("deadlift 3x5 75%", "biceps curl 3x12", journal=journal), 0.1)
    assert {one.verdict for one in told} == {REST}


def test_on_a_day_that_is_not_due_there_is_a_position_and_no_lift():
    programme = kept("monday\nsquat 3x5\nfriday\ndeadlift 3x5")
    plan = relift.today(flared(programmes=(entry(programme, at(0, 7)),)), now=at(1, 9))
    assert plan.programme == ()
    assert (plan.programme_at.day, plan.programme_at.is_due) == ("monday", False)
