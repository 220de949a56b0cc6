"""Rules that a programme laid over the plan keeps, whatever the journal tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import at, entry, flared, lifting_history, limit, screen, workout
from tests.property.test_plan_rules import Course, days, follow

import relift
from relift.journal.programme import Amount, ProgrammeKept, WrittenDay, WrittenLift, WrittenSets
from relift.journal.reports import Profile, ScreenForm
from relift.journal.timeline import Entry, Journal
from relift.plan.ceilings import place_for
from relift.plan.climbs import climbs_of
from relift.plan.guardrails import Place, bounds, confirmed_base_kg, highest_allowed
from relift.plan.overlay import OverlaidLift, Verdict
from relift.plan.programme_day import ladder_for, meant_by
from relift.plan.situation import Situation, situation_of
from relift.plan.stages import is_calm_due
from relift.plan.thresholds import thresholds
from relift.plan.written import lift_for
from relift.plan.yardstick import Yardstick
from relift.screening.standing import standing
from relift.units import Unit

RULES = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
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
        percent=draw(st.floats(20, 110)) if how == "percent" else None,
        load=draw(st.floats(5, 300)) if how == "load" else None,
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


def following(journal: Journal, drawn: list[WrittenLift]) -> Journal:
    day = WrittenDay(weeks=(1,), day="1", lifts=tuple(drawn))
    programme = ProgrammeKept(name="x", start_on=date(2026, 3, 1), days=(day,), repeats=True)
    kept: tuple[Entry[ProgrammeKept], ...] = (entry(programme, at(-1)),)
    return replace(journal, programmes=kept)


def overlays(course: Course, drawn: list[WrittenLift]):
    for journal, now, _ in course.plans:
        with_it = following(journal, drawn)
        yield with_it, now, relift.today(with_it, now=now)


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
    @given(days, lifts, st.sampled_from(sorted(SIGNS)))
    def test_after_a_danger_sign(self, drawn, written, tier):
        sign = screen(at(0, 8.5), ScreenForm.FULL, yes=(SIGNS[tier],))
        for number, _ in enumerate(drawn):
            journal = replace(flared(), screens=(*flared().screens, sign))
            plan = relift.today(following(journal, written), now=at(number, 9))
            assert plan.stop is not None
            assert (plan.programme, plan.programme_at) == ((), None)

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
    @given(days, lifts)
    def test_on_its_ladder(self, drawn, written):
        for journal, now, plan in overlays(follow(drawn, history()), written):
            circumstances = situation(journal, now)
            for lift, one in zip(written, plan.programme, strict=True):
                place = ladder_place(journal, now, lift)
                if place is None or one.verdict not in (Verdict.KEEP, Verdict.SCALE):
                    continue
                top = highest_allowed(bounds(place, circumstances), place)
                assert top >= 0
                last = len(place.steps) - 1
                ceiling = place.steps[top].load_kg
                if top == last == place.progress.confirmed:
                    cap = thresholds().climb_load.share_of_e1rm
                    ceiling = confirmed_base_kg(place) + cap * (place.e1rm_kg or 0.0)
                assert all(kg <= ceiling + SLACK_KG for kg in loads(one))

    @RULES
    @given(days, lifts)
    def test_no_lift_on_a_ladder_goes_above_todays_plan_for_it(self, drawn, written):
        for _, _, plan in overlays(follow(drawn, history()), written):
            for one in plan.programme:
                planned = [e for e in plan.exposures if e.ladder == one.ladder]
                if one.rung and planned and not planned[0].is_optional:
                    assert max(loads(one), default=0) <= max(e.load_kg for e in planned) + SLACK_KG

    @RULES
    @given(days, lifts, st.floats(10, 200), st.sampled_from(["self", "clinician"]))
    def test_under_a_limit_on_every_lift(self, drawn, written, ceiling_kg, by):
        held = replace(history(), limits=(limit(at(0), ceiling_kg, by=by),))
        for _, _, plan in overlays(follow(drawn, held), written):
            for one in plan.programme:
                assert all(kg <= ceiling_kg + SLACK_KG for kg in loads(one))

    @RULES
    @given(days, lifts)
    def test_drowsy_above_five_and_before_the_calm_down_there_is_no_load_at_all(
        self, drawn, written
    ):
        for journal, now, plan in overlays(follow(drawn, history()), written):
            said = situation(journal, now)
            is_high = said.resting is not None and said.resting > thresholds().resting.above
            if said.is_drowsy or is_high or said.is_calm_due:
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
    @given(days, lifts)
    def test_each_lift_in_its_order(self, drawn, written):
        for _, _, plan in overlays(follow(drawn, history()), written):
            assert [one.movement for one in plan.programme] == [one.movement for one in written]
            for one in plan.programme:
                assert one.why
                assert (one.verdict is Verdict.REST) == (not one.sets)
                if one.verdict is Verdict.SWAP:
                    assert one.rung

    @RULES
    @given(days, lifts)
    def test_nothing_that_is_kept_or_scaled_is_more_than_was_written(self, drawn, written):
        for _, _, plan in overlays(follow(drawn, history()), written):
            for one in plan.programme:
                if one.verdict in (Verdict.KEEP, Verdict.SCALE):
                    meant = [w.load_kg for w in one.as_written if w.load_kg is not None]
                    known = [d.load_kg for d in one.sets if d.load_kg and not d.is_at_most]
                    assert max(known, default=0) <= max(meant, default=0) + SLACK_KG
                    n_written = sum(w.sets for w in one.as_written)
                    assert sum(d.sets for d in one.sets) <= n_written

    @RULES
    @given(days, lifts)
    def test_the_plan_is_the_plan_without_a_programme(self, drawn, written):
        course = follow(drawn, history())
        for (_, _, without), (_, _, plan) in zip(
            course.plans, overlays(course, written), strict=True
        ):
            assert plan.exposures == without.exposures


def test_the_rules_meet_loaded_lines_of_each_verdict():
    met = set()
    written = [
        WrittenLift(movement=m, sets=(WrittenSets(sets=3, reps=5, percent=60.0),))
        for m in ("deadlift", "squat", "biceps curl")
    ]
    from tests.property.test_plan_rules import Day

    course = follow([Day(resting=1, felt=[2, 2, 2, 2, 2, 2, 2, 2])] * 6, history())
    for _, _, plan in overlays(course, written):
        met |= {(one.verdict, bool(loads(one))) for one in plan.programme}
    assert (Verdict.SCALE, True) in met
    assert {verdict for verdict, _ in met} >= {Verdict.KEEP, Verdict.SCALE, Verdict.SWAP}
