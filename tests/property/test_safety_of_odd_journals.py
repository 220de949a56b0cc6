"""Rules that hold for journals that no careful program would write: odd, gappy, out of zone.

Sets lie on ladders or outside them, with and without ratings, under dates of other zones and after
`now`; limits speak of movements under any name. The newest screen is a full one that lifts every
stop, so that there is a plan to look at.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import (
    at,
    entry,
    exposure,
    flared,
    ident,
    lifting_history,
    limit,
    medicine,
    screen,
    with_exposures,
)

import relift
from relift.journal.reports import CheckIn, FlareReported, MedicineClass, ScreenForm
from relift.journal.timeline import Entry, Exposure, Journal
from relift.plan.ladders import ladders
from relift.plan.thresholds import thresholds

NOW = at(9, 12)
ZONES = [timezone(timedelta(hours=h)) for h in (-11, 0, 5.5, 14)]
RUNGS = [(ladder.id, rung.id) for ladder in ladders() for rung in ladder.rungs]
ODD = [("hinge", "a rung that is no more"), ("a ladder that is no more", "x"), ("", ""), ("", "")]
NAMES = ["Deadlift (Barbell)", "Squat (Barbell)", "Front Squat", "bench press", "nobody knows"]
RULES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

instants = st.builds(
    lambda hours, zone: (at(-1) + timedelta(hours=hours)).astimezone(zone),
    st.floats(0, 280),
    st.sampled_from(ZONES),
)
ratings = st.none() | st.sampled_from([0.0, 2.0, 4.0, 6.0, 10.0])
loads = st.none() | st.sampled_from([0.0, 20.0, 100.0, 190.0, 400.0])
sets = st.builds(
    lambda when, rung, parts: exposure(when, *rung, **parts),
    instants,
    st.sampled_from(RUNGS + ODD),
    st.fixed_dictionaries(
        {
            "movement": st.sampled_from(NAMES),
            "load_kg": loads,
            "reps": st.sampled_from([0, 1, 5, 30]),
            "pain_before": ratings,
            "felt_pain": ratings,
            "expected_pain": ratings,
            "is_settled": st.none() | st.booleans(),
        }
    ),
)
checkins = st.builds(
    lambda when, now, morning, flare: entry(
        CheckIn(pain_now=now, pain_morning=morning, is_flare=flare), when
    ),
    instants,
    ratings,
    ratings,
    st.none() | st.booleans(),
)
limits = st.builds(
    lambda when, kg, name, by: limit(when, kg, movement=name, by=by),
    instants,
    st.sampled_from([0.0, 20.0, 70.0, 150.0]),
    st.sampled_from(["", "Deadlift (Barbell)", "dead lift", "back squat", "Squat", "nobody knows"]),
    st.sampled_from(["self", "clinician"]),
)
HELD = {"": {"hinge", "squat"}, "back squat": {"squat"}, "Squat": {"squat"}, "nobody knows": set()}


def in_order(*entries: Entry) -> tuple[Entry, ...]:  # type: ignore[type-arg]
    return tuple(sorted(entries, key=lambda e: e.at))


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """A journal without a stop: the newest screens are clear, and name a visit."""
    flares = draw(st.lists(instants, max_size=2))
    last = screen(at(9, 11), ScreenForm.FULL, seen_by="physician", seen_on=at(9).date())
    journal = flared(
        workouts=draw(st.sampled_from([(), lifting_history(weeks=3)])),
        limits=tuple(draw(st.lists(limits, max_size=1))),
        checkins=in_order(*flared().checkins, *draw(st.lists(checkins, max_size=8))),
        medications=in_order(
            *(medicine(t, MedicineClass.PAINKILLER) for t in draw(st.lists(instants, max_size=2)))
        ),
    )
    reported = (entry(FlareReported(), when) for when in flares if when < at(9))
    journal = replace(
        journal, flares=in_order(*journal.flares, *reported), screens=(*journal.screens, last)
    )
    for n, one in enumerate(draw(st.lists(sets, max_size=10))):
        journal = with_exposures(journal, replace(one, workout=ident("odd", n)))
    return journal


def climbing() -> Journal:
    """A lifter who is at loads on both ladders by now."""
    done = [
        exposure(at(day, 17), ladder, f"{ladder}-{share}", felt_pain=1.0, workout=ident(day))
        for day, share in ((3, 20), (5, 35), (7, 45), (8, 50))
        for ladder in ("hinge", "squat")
    ]
    fine = [entry(CheckIn(pain_now=1), at(day, 7)) for day in range(1, 10)]
    seen = [screen(at(9, 7), ScreenForm.FULL)]
    journal = replace(
        flared(),
        checkins=(*flared().checkins, *fine),
        screens=(*flared().screens, *seen),
    )
    for one in done:
        journal = with_exposures(journal, one)
    return journal


def stopped_today(journal: Journal, now: datetime) -> set[str]:
    """Ladders on which a planned set of today rose by 3 or more."""

    def is_stop(e: Exposure) -> bool:
        rated = e.felt_pain is not None and e.pain_before is not None
        return rated and e.felt_pain - e.pain_before >= thresholds().rise.stop_rise

    return {
        e.ladder
        for e in journal.exposures
        if (e.ladder, e.rung) in RUNGS and e.at <= now and e.at.date() == now.date() and is_stop(e)
    }


class TestWhateverTheJournalTellsTodayAnswersAndKeepsItsLimits:
    """There is an answer, something to do outside a stop, and no load over a limit."""

    @RULES
    @given(journals())
    def test_there_is_something_to_do_and_every_number_makes_sense(self, journal: Journal) -> None:
        plan = relift.today(journal, now=NOW)
        assert plan.stop is None
        assert plan.exposures
        for e in plan.exposures:
            assert 0 <= e.predicted_felt_pain <= 10
            assert 0 <= e.p_intolerable <= 1

    @RULES
    @given(st.lists(limits, max_size=3))
    def test_limits_hold_by_any_name_of_the_movement(self, drawn: list[Entry]) -> None:  # type: ignore[type-arg]
        plan = relift.today(replace(climbing(), limits=in_order(*drawn)), now=NOW)
        assert drawn or {e.ladder for e in plan.exposures if e.load_kg} == {"hinge", "squat"}
        for held in (e.value for e in drawn if e.at <= NOW):
            bound = HELD.get(held.movement, {"hinge"})
            over = [e for e in plan.exposures if e.load_kg > held.max_load_kg + 1e-6]
            assert not [e for e in over if e.ladder in bound]

    @RULES
    @given(journals())
    def test_a_ladder_on_which_a_set_rose_too_far_today_stays_closed(
        self, journal: Journal
    ) -> None:
        plan = relift.today(journal, now=NOW)
        open_ones = {e.ladder for e in plan.exposures if not e.is_optional}
        assert not open_ones & stopped_today(journal, NOW)
