"""Rules that every plan keeps, whatever the journal tells.

Journals are grown by following the plan for some days, with pain, medicines and stops drawn at
random, so that they reach the places that real ones reach.
"""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import (
    at,
    entry,
    exposure,
    flared,
    limit,
    medicine,
    screen,
    with_checkin,
    with_exposures,
)

import relift
from relift.journal.choices import Equipment, EquipmentSaid, LadderChosen
from relift.journal.reports import Answer, MedicineClass, Profile, ScreenForm
from relift.journal.timeline import Journal
from relift.plan.ladders import LADDERS, RungKind, ladder_of, ladders
from relift.plan.thresholds import thresholds
from relift.plan.today import Today

KINDS = {rung.id: rung.kind for ladder in ladders() for rung in ladder.rungs}
POSITIONS = {rung.id: i for ladder in ladders() for i, rung in enumerate(ladder.rungs)}
RULES = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@dataclass
class Day:
    """What a drawn day brings."""

    resting: int
    felt: list[int]
    medicine: MedicineClass | None = None
    is_drowsy: bool | None = None
    is_checked_in: bool = True
    place: Equipment | None = None


@dataclass
class Course:
    """Plans with the journals that they were made from."""

    plans: list[tuple[Journal, object, Today]] = field(default_factory=list)


days = st.lists(
    st.builds(
        Day,
        resting=st.integers(0, 8),
        felt=st.lists(st.integers(0, 10), min_size=1, max_size=4),
        medicine=st.none() | st.sampled_from(MedicineClass),
        is_drowsy=st.none() | st.booleans(),
        is_checked_in=st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


moving_days = st.lists(
    st.builds(
        Day,
        resting=st.integers(0, 5),
        felt=st.lists(st.integers(0, 6), min_size=2, max_size=6),
        medicine=st.none() | st.sampled_from(MedicineClass),
        place=st.none() | st.sampled_from(Equipment),
    ),
    min_size=2,
    max_size=5,
)


def wanting_all(journal: Journal) -> Journal:
    """A person who asked for every ladder, so that those are loaded that borrow their strength."""
    asked = tuple(entry(LadderChosen(ladder=one, is_wanted=True), at(0)) for one in LADDERS)
    return replace(journal, ladder_choices=asked)


def follow(drawn: list[Day], journal: Journal | None = None) -> Course:
    """Follow the plan day by day; at most four exposures a day."""
    journal, course = journal or flared(), Course()
    for number, day in enumerate(drawn, start=1):
        if day.is_checked_in:
            journal = with_checkin(
                journal, at(number, 7), pain_now=day.resting, is_drowsy=day.is_drowsy
            )
        if day.place:
            there = entry(EquipmentSaid(equipment=day.place), at(number, 7.5))
            journal = replace(journal, equipment=(*journal.equipment, there))
        if day.medicine:
            taken = medicine(at(number, 8), day.medicine)
            journal = replace(journal, medications=(*journal.medications, taken))
        for turn, felt in enumerate(day.felt):
            now = at(number, 9 + turn / 4)
            plan = relift.today(journal, now=now)
            course.plans.append((journal, now, plan))
            first = next((e for e in plan.exposures if not e.is_optional), None)
            if first is None:
                break
            done = exposure(
                now,
                first.ladder,
                first.rung,
                movement=first.movement,
                load_kg=first.load_kg or None,
                pain_before=float(day.resting),
                felt_pain=float(felt),
                range_of_motion=first.range_of_motion,
                reps=first.reps,
                sets=first.sets,
            )
            journal = with_exposures(journal, done)
    return course


def shift(rungs, ladder):
    return [e for e in rungs if e.ladder == ladder]


class TestEveryPlanKeepsTheGuardrails:
    """A plan never exceeds a guardrail, and outside a stop it is never empty."""

    @RULES
    @given(days)
    def test_there_is_always_something_to_do_outside_a_stop(self, drawn):
        for _, _, plan in follow(drawn).plans:
            assert plan.stop is None
            assert plan.exposures

    @RULES
    @given(days)
    def test_no_exposure_is_more_than_three_rungs_above_a_rung_done_before(self, drawn):
        for journal, now, plan in follow(drawn).plans:
            for ladder in ("hinge", "squat"):
                earlier = [
                    POSITIONS[e.rung]
                    for e in journal.exposures
                    if e.ladder == ladder and e.at.date() < now.date()
                ]
                ceiling = max(earlier, default=-1) + thresholds().climb.rungs
                assert all(POSITIONS[e.rung] <= ceiling for e in shift(plan.exposures, ladder))

    @RULES
    @given(days)
    def test_pain_at_rest_above_five_leaves_only_comfort(self, drawn):
        for _, _, plan in follow(drawn).plans:
            if plan.resting_pain is not None and plan.resting_pain > thresholds().resting.above:
                assert {KINDS[e.rung] for e in plan.exposures} <= {RungKind.COMFORT}

    @RULES
    @given(days)
    def test_drowsy_or_without_a_confirmed_load_there_is_no_bar(self, drawn):
        for journal, now, plan in follow(drawn).plans:
            said = [c.value.is_drowsy for c in journal.checkins if c.on == now.date()]
            if said and said[-1]:
                assert all(e.load_kg == 0 for e in plan.exposures)

    @RULES
    @given(days)
    def test_the_chance_of_any_set_too_much_stays_under_the_limit_at_the_days_first_plan(
        self, drawn
    ):
        seen = set()
        for journal, now, plan in follow(drawn).plans:
            if now.date() in seen or any(e.at.date() == now.date() for e in journal.exposures):
                continue
            seen.add(now.date())
            sets = [e for e in plan.exposures if KINDS[e.rung] is not RungKind.COMFORT]
            # The joint chance lies at or above each single one.
            assert all(e.p_intolerable <= thresholds().day_risk.most + 1e-9 for e in sets)

    @RULES
    @given(days, st.floats(20, 300))
    def test_no_load_exceeds_the_persons_ceiling(self, drawn, ceiling_kg):
        held = replace(flared(), limits=(limit(at(0), ceiling_kg),))
        for _, _, plan in follow(drawn, held).plans:
            assert all(e.load_kg <= ceiling_kg + 1e-6 for e in plan.exposures)

    @RULES
    @given(days)
    def test_forecasts_are_ratings_and_chances(self, drawn):
        for _, _, plan in follow(drawn).plans:
            for e in plan.exposures:
                assert 0 <= e.interval_80[0] <= e.interval_80[1] <= 10
                assert 0 <= e.predicted_felt_pain <= 10
                assert 0 <= e.p_intolerable <= 1
                assert e.reason


class TestAnotherPlaceOpensNothing:
    """Whoever moves between gym, home and hotel is never asked for more than the caps allow."""

    @RULES
    @given(moving_days)
    def test_loads_stay_within_the_cap_of_what_was_done_before_on_the_ladder(self, drawn):
        e1rm_kg = 235.0  # a little above what the log shows of the best lift
        for journal, now, plan in follow(drawn, wanting_all(flared())).plans:
            for one in plan.exposures:
                earlier = [
                    e.load_kg or 0.0
                    for e in journal.exposures
                    if e.ladder == one.ladder and e.at.date() < now.date()
                ]
                own_body = ladder_of(one.ladder).own_body * e1rm_kg
                base = max([own_body, *earlier])
                assert one.load_kg <= base + thresholds().climb_load.share_of_e1rm * e1rm_kg

    @RULES
    @given(moving_days)
    def test_a_place_without_equipment_has_no_load_and_dumbbells_end_where_they_end(self, drawn):
        for journal, _, plan in follow(drawn, wanting_all(flared())).plans:
            there = journal.equipment[-1].value.equipment if journal.equipment else None
            if there is Equipment.NONE:
                assert all(e.load_kg == 0 for e in plan.exposures)
            if there is Equipment.SMALL:
                assert all(e.load_kg <= 20.0 + 1e-6 for e in plan.exposures)

    @RULES
    @given(moving_days, st.floats(5, 60))
    def test_a_ceiling_on_every_lift_holds_in_every_place(self, drawn, ceiling_kg):
        held = replace(wanting_all(flared()), limits=(limit(at(0), ceiling_kg, by="clinician"),))
        for _, _, plan in follow(drawn, held).plans:
            assert all(e.load_kg <= ceiling_kg + 1e-6 for e in plan.exposures)

    @RULES
    @given(moving_days)
    def test_with_a_medicine_that_hides_pain_nothing_is_heavier_than_before(self, drawn):
        for journal, now, plan in follow(drawn, wanting_all(flared())).plans:
            newest = journal.medications[-1] if journal.medications else None
            if newest is None or newest.on != now.date():
                continue
            if newest.value.medicine_class is MedicineClass.OTHER:
                continue
            for one in plan.exposures:
                earlier = [
                    e.load_kg or 0.0
                    for e in journal.exposures
                    if e.ladder == one.ladder and e.at.date() < now.date()
                ]
                assert one.load_kg <= max([0.0, *earlier]) + 1e-6


class TestNoPathLeadsFromADangerToAPlan:
    """While a stop stands there is no exposure, whatever else the journal tells."""

    @RULES
    @given(days, st.sampled_from(["emergency", "same_day", "clinician_first"]))
    def test_a_danger_sign_leaves_no_plan_through_any_days(self, drawn, tier):
        sign = {
            "emergency": "saddle_numbness",
            "same_day": "dark_urine",
            "clinician_first": "pregnancy",
        }[tier]
        danger = screen(at(0, 8.5), ScreenForm.FULL, yes=(sign,))
        journal = replace(flared(), screens=(*flared().screens, danger))
        for number, day in enumerate(drawn, start=1):
            journal = with_checkin(journal, at(number, 7), pain_now=day.resting)
            clear = screen(at(number, 7.5), ScreenForm.FULL)
            journal = replace(journal, screens=(*journal.screens, clear))
            plan = relift.today(journal, now=at(number, 9))
            assert plan.stop is not None
            assert plan.exposures == ()

    def test_a_person_under_18_or_of_unknown_age_gets_no_plan(self):
        for is_adult in (False, None):
            plan = relift.today(
                replace(flared(), profile=Profile(is_adult=is_adult)), now=at(0, 10)
            )
            assert plan.stop is not None
            assert plan.exposures == ()

    def test_a_new_nerve_sign_in_a_set_stops_at_once(self):
        sign = exposure(at(0, 10), "hinge", "hinge-bend", has_new_nerve_sign=True)
        plan = relift.today(with_exposures(flared(), sign), now=at(0, 10.1))
        assert plan.stop is not None
        assert plan.exposures == ()

    def test_a_screen_with_an_unanswered_question_is_no_clear_screen(self):
        asked = flared().screens[0]
        answers = dict(asked.value.answers)
        answers.pop("saddle_numbness")
        holed = replace(asked, value=type(asked.value)(form=ScreenForm.FULL, answers=answers))
        plan = relift.today(replace(flared(), screens=(holed,)), now=at(0, 10))
        assert plan.stop is not None

    def test_the_plan_comes_back_after_a_full_screen_that_says_who_saw_the_person(self):
        danger = screen(at(0, 8.5), yes=("dark_urine",))
        seen = screen(at(1, 8), seen_by="doctor", seen_on=at(1).date())
        journal = replace(flared(), screens=(*flared().screens, danger, seen))
        assert relift.today(journal, now=at(1, 9)).stop is None


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE])
def test_thoughts_of_suicide_bring_the_crisis_page_before_any_plan(answer):
    told = screen(at(0, 8.5))
    answers = {**told.value.answers, "suicidal_thoughts": answer}
    told = replace(told, value=type(told.value)(form=ScreenForm.FULL, answers=answers))
    plan = relift.today(replace(flared(), screens=(*flared().screens, told)), now=at(0, 10))
    assert plan.stop is not None
    assert plan.stop.kind == "crisis"
    assert plan.exposures == ()
