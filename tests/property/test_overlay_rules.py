"""Rules that a programme laid over the plan keeps, whatever the journal tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
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

import relift
from relift.journal.choices import Equipment
from relift.journal.programme import Amount, ProgrammeKept, WrittenDay, WrittenLift, WrittenSets
from relift.journal.reports import MedicineClass, Profile, ScreenForm
from relift.journal.timeline import Entry, Journal
from relift.plan.ceilings import place_for
from relift.plan.climbs import climbs_of
from relift.plan.guardrails import Place, bounds, confirmed_base_kg, highest_allowed
from relift.plan.ladders import RungKind, ladder_of
from relift.plan.overlay import OverlaidLift, Verdict
from relift.plan.programme_day import ladder_for, meant_by
from relift.plan.situation import Situation, situation_of
from relift.plan.stages import is_calm_due
from relift.plan.thresholds import thresholds
from relift.plan.today import Today
from relift.plan.written import lift_for
from relift.plan.yardstick import Yardstick
from relift.screening.standing import standing
from relift.units import Unit

RULES = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
MOVEMENTS = (
    "deadlift", "squat", "front squat", "romanian deadlift", "bench press", "barbell row", "lunge",
    "farmer walk", "biceps curl", "plank", "lat pulldown", "blorp", "back extension", "push-up",
)  # fmt: skip
SIGNS = {
    "emergency": "saddle_numbness",
    "same_day": "dark_urine",
    "clinician_first": "pregnancy",
    "crisis": "suicidal_thoughts",
}
SLACK_KG = 1e-6


@st.composite
def sets(draw: st.DrawFn) -> WrittenSets:
    how = draw(st.sampled_from(["percent", "load", "rpe", "feel"]))
    amount = draw(st.sampled_from([Amount.REPS, Amount.REPS, Amount.REPS, Amount.SECONDS]))
    return WrittenSets(
        sets=draw(st.integers(1, 6)),
        reps=draw(st.integers(1, 15)),
        amount=amount,
        is_amrap=amount is Amount.REPS and draw(st.booleans()),
        percent=draw(st.floats(20, 50) | st.floats(20, 110)) if how == "percent" else None,
        load=draw(st.floats(5, 60) | st.floats(5, 300)) if how == "load" else None,
        unit=draw(st.sampled_from(Unit)) if how == "load" else None,
        rpe=draw(st.floats(6, 10)) if how == "rpe" else None,
    )


lifts = st.lists(
    st.builds(
        lambda movement, first, change: WrittenLift(
            movement=movement,
            sets=(first, *([] if change is None else [WrittenSets(reps=5, change=change)])),
        ),
        st.sampled_from(MOVEMENTS),
        sets(),
        st.none() | st.floats(-30, 20),
    ),
    min_size=1,
    max_size=5,
)


def history() -> Journal:
    """A year of squats, deadlifts and more, before the flare."""
    more = [
        workout(at(-7 * week + 2, 18), (name, load, 5))
        for week in range(30, 0, -1)
        for name, load in (("Bench Press (Barbell)", 225.0), ("Front Squat (Barbell)", 205.0))
    ]
    merged = {w.id: w for w in (*lifting_history(), *more)}.values()
    return flared(workouts=tuple(sorted(merged, key=lambda w: w.at)))


@st.composite
def begun(draw: st.DrawFn) -> tuple[Journal, datetime]:
    """A journal with a rung of some ladders tolerated, and a moment some days later.

    Most days are fair ones, so that loads are reached; some bring pain, a medicine or no check-in.
    """
    journal, done = history(), []
    for n, ladder in enumerate(("hinge", "squat", "press")):
        rungs = [r for r in ladder_of(ladder).rungs if Equipment.GYM in r.where]
        loaded = [rung for rung in rungs if rung.kind is RungKind.LOADED]
        rung = draw(st.none() | st.sampled_from(loaded) | st.sampled_from(loaded[-3:]))
        if rung is not None:
            kg = rung.relative_load * {"hinge": 200.0, "squat": 170.0, "press": 100.0}[ladder]
            done.append(exposure(at(0, 17 + n / 4), ladder, rung.id, load_kg=kg, reps=rung.reps))
    if done:
        journal = with_exposures(journal, *done)
    journal = with_checkin(journal, at(1, 6), pain_now=1, pain_morning=1)
    day = draw(st.integers(2, 6))
    pain = draw(st.sampled_from([0, 1, 1, 2, 2, 3, 6]))
    is_drowsy = draw(st.sampled_from([None, None, None, False, True]))
    if draw(st.sampled_from([True, True, True, False])):
        journal = with_checkin(journal, at(day, 7), pain_now=pain, is_drowsy=is_drowsy)
    taken = draw(st.none() | st.none() | st.sampled_from(MedicineClass))
    if taken:
        journal = replace(journal, medications=(medicine(at(day, 8), taken),))
    if draw(st.sampled_from([False, False, True])):
        journal = replace(journal, limits=(limit(at(0), draw(st.floats(30, 200))),))
    return journal, at(day, 9)


def following(journal: Journal, drawn: list[WrittenLift]) -> Journal:
    day = WrittenDay(weeks=(1,), day="1", lifts=tuple(drawn))
    programme = ProgrammeKept(name="x", start_on=date(2026, 3, 1), days=(day,), repeats=True)
    kept: tuple[Entry[ProgrammeKept], ...] = (entry(programme, at(-1)),)
    return replace(journal, programmes=kept)


def overlaid(journal: Journal, now: datetime, drawn: list[WrittenLift]) -> tuple[Journal, Today]:
    with_it = following(journal, drawn)
    return with_it, relift.today(with_it, now=now)


def situation(journal: Journal, now: datetime) -> Situation:
    screened = standing(journal, now)
    return situation_of(
        journal,
        now,
        is_confirmed_only=screened.is_confirmed_rungs_only,
        is_calm_due=is_calm_due(journal),
    )


def ladder_place(journal: Journal, now: datetime, lift: WrittenLift) -> Place | None:
    """The ladder of a programme's lift as the plan has it, loaded for this lift."""
    yardstick = Yardstick(journal)
    climbed = climbs_of(journal, yardstick, now)
    meant = meant_by(lift, {})
    ladder = ladder_for(meant, climbed.ladders)
    if meant is None or ladder is None:
        return None
    place = next(p for p in climbed.places(journal, now) if p.ladder.id == ladder.id)
    own = lift_for(meant, journal=journal, climbed=climbed, yardstick=yardstick, now=now)
    return place if own is None else place_for(place, own)


def loads(one: OverlaidLift) -> list[float]:
    return [done.load_kg for done in one.sets if done.load_kg]


class TestNoLineIsShownInAStop:
    """While a stop stands no line of the programme is shown at all, whatever was written."""

    @RULES
    @given(begun(), lifts, st.sampled_from(sorted(SIGNS)))
    def test_after_a_danger_sign(self, begun, written, tier):
        journal, now = begun
        sign = screen(now - timedelta(minutes=30), ScreenForm.FULL, yes=(SIGNS[tier],))
        _, plan = overlaid(replace(journal, screens=(*journal.screens, sign)), now, written)
        assert plan.stop is not None
        assert (plan.programme, plan.programme_at) == ((), None)

    @RULES
    @given(begun(), lifts)
    def test_after_a_new_sign_in_a_leg(self, begun, written):
        journal, now = begun
        sign = exposure(now - timedelta(minutes=5), "hinge", "hinge-bend", has_new_nerve_sign=True)
        _, plan = overlaid(with_exposures(journal, sign), now, written)
        assert plan.stop is not None
        assert plan.programme == ()

    @RULES
    @given(lifts, st.sampled_from([True, False, None]))
    def test_without_an_adults_screen(self, written, is_adult):
        journal = flared() if is_adult is not True else flared(screens=())
        journal = replace(journal, profile=Profile(is_adult=is_adult))
        plan = relift.today(following(journal, written), now=at(0, 9))
        assert plan.stop is not None
        assert plan.programme == ()


class TestNoLoadExceedsWhatTheGuardrailsAllow:
    """A kept or scaled load stays under every guardrail of its ladder, and under every limit."""

    @RULES
    @given(begun(), lifts)
    def test_on_its_ladder(self, begun, written):
        journal, plan = overlaid(*begun, written)
        circumstances = situation(journal, begun[1])
        for lift, one in zip(written, plan.programme, strict=True):
            place = ladder_place(journal, begun[1], lift)
            if place is None or one.verdict not in (Verdict.KEEP, Verdict.SCALE):
                continue
            top = highest_allowed(bounds(place, circumstances), place)
            assert top >= 0
            ceiling = place.steps[top].load_kg
            if top == len(place.steps) - 1 == place.progress.confirmed:
                cap = thresholds().climb_load.share_of_e1rm
                ceiling = confirmed_base_kg(place) + cap * (place.e1rm_kg or 0.0)
            assert all(kg <= ceiling + SLACK_KG for kg in loads(one))

    @RULES
    @given(begun(), lifts)
    def test_no_lift_on_a_ladder_goes_above_todays_plan_for_it(self, begun, written):
        _, plan = overlaid(*begun, written)
        for one in plan.programme:
            planned = [e for e in plan.exposures if e.ladder == one.ladder]
            is_same = one.name.casefold() in {e.movement.casefold() for e in planned}
            is_top = any(e.rung.endswith("-95") for e in planned)
            if (one.rung or is_same) and planned and not planned[0].is_optional and not is_top:
                assert max(loads(one), default=0) <= max(e.load_kg for e in planned) + SLACK_KG

    @RULES
    @given(begun(), lifts, st.floats(10, 200), st.sampled_from(["self", "clinician"]))
    def test_under_a_limit_on_every_lift(self, begun, written, ceiling_kg, by):
        held = replace(begun[0], limits=(limit(at(0), ceiling_kg, by=by),))
        _, plan = overlaid(held, begun[1], written)
        for one in plan.programme:
            assert all(kg <= ceiling_kg + SLACK_KG for kg in loads(one))

    @RULES
    @given(begun(), lifts)
    def test_drowsy_or_above_five_at_rest_there_is_no_load_at_all(self, begun, written):
        journal, plan = overlaid(*begun, written)
        said = situation(journal, begun[1])
        if said.is_drowsy or (said.resting or 0.0) > thresholds().resting.above:
            assert all(not loads(one) for one in plan.programme)

    @RULES
    @given(lifts)
    def test_before_the_calm_down_there_is_no_load_at_all(self, written):
        plan = relift.today(following(replace(history(), calms=()), written), now=at(0, 9))
        assert plan.programme
        assert all(not loads(one) for one in plan.programme)


class TestEveryLineIsAnswered:
    """Each lift of a day that is due has a verdict and a reason, and nothing is harder than it."""

    @RULES
    @given(begun(), lifts)
    def test_each_lift_in_its_order(self, begun, written):
        _, plan = overlaid(*begun, written)
        assert [one.movement for one in plan.programme] == [one.movement for one in written]
        for one in plan.programme:
            assert one.why
            assert (one.verdict is Verdict.REST) == (not one.sets)
            assert (one.verdict is Verdict.SWAP) == bool(one.rung)

    @RULES
    @given(begun(), lifts)
    def test_nothing_that_is_kept_or_scaled_is_more_than_was_written(self, begun, written):
        _, plan = overlaid(*begun, written)
        for one in plan.programme:
            if one.verdict in (Verdict.KEEP, Verdict.SCALE):
                meant = [w.load_kg for w in one.as_written if w.load_kg is not None]
                known = [d.load_kg for d in one.sets if d.load_kg and not d.is_at_most]
                assert max(known, default=0) <= max(meant, default=0) + SLACK_KG
                assert sum(d.sets for d in one.sets) <= sum(w.sets for w in one.as_written)

    @RULES
    @given(begun(), lifts)
    def test_the_plan_is_the_plan_without_a_programme(self, begun, written):
        _, plan = overlaid(*begun, written)
        assert plan.exposures == relift.today(begun[0], now=begun[1]).exposures


def test_the_drawn_journals_reach_loads_with_each_verdict():
    met = set()

    @settings(RULES, max_examples=200)
    @given(begun(), lifts)
    def meet(begun, written):
        _, plan = overlaid(*begun, written)
        met.update((one.verdict, bool(loads(one)), bool(one.ladder)) for one in plan.programme)

    meet()
    assert met >= {
        (Verdict.KEEP, True, True),
        (Verdict.SCALE, True, True),
        (Verdict.SWAP, True, True),
        (Verdict.SWAP, False, True),
        (Verdict.REST, False, True),
    }
