"""Rules of the field about stops, for any sequence of records.

The oracle here is written apart from the code: it knows which ids are emergencies alone, and what
makes a full screen complete, from the data file and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import DAY0, crisis_read, entry, exposure, with_exposures

from relift.data.tables import load_table
from relift.journal.reports import (
    Answer,
    CheckIn,
    FlareReported,
    Profile,
    ScreenAnswered,
    ScreenForm,
)
from relift.journal.timeline import Journal
from relift.screening.standing import standing
from relift.screening.tiers import Tier, Training

TABLE: dict[str, Any] = load_table("red_flags.toml", dict)
ITEMS: list[dict[str, Any]] = TABLE["items"]
IDS = [i["id"] for i in ITEMS]
EMERGENCIES = {i["id"] for i in ITEMS if i["tier"] == "emergency"}
LOW = {i["id"] for i in ITEMS if i["tier"] in ("same_week", "clinician_first")}
STOPS = {i["id"] for i in ITEMS if i["tier"] in ("emergency", "same_day")}
POSITIVE = (Answer.YES, Answer.UNSURE)
NOW = DAY0 + timedelta(days=60)


@dataclass
class Step:
    """One thing that happened, some hours after the one before."""

    kind: str
    hours: float
    payload: Any = field(default=None)


def answers_of(positive: dict[str, Answer], dropped: set[str]) -> dict[str, Answer]:
    """Every id answered, positive where named, missing where dropped."""
    said = dict.fromkeys(IDS, Answer.NO) | positive
    return {k: v for k, v in said.items() if k not in dropped}


positive_sets = st.one_of(
    st.just({}),
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(POSITIVE), max_size=3),
    st.dictionaries(st.sampled_from(sorted(STOPS | LOW)), st.sampled_from(POSITIVE), max_size=2),
)
visits = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {
            "seen_by": st.sampled_from(["physician", " "]),
            "seen_on": st.dates(date(2026, 2, 25), date(2026, 3, 20)),
        }
    ),
)
screens = st.builds(
    lambda form, positive, dropped, visit, reason: ScreenAnswered(
        form=form, answers=answers_of(positive, dropped), reason=reason, **visit
    ),
    st.sampled_from(ScreenForm),
    positive_sets,
    st.one_of(st.just(set()), st.sets(st.sampled_from(IDS), max_size=2)),
    visits,
    st.sampled_from(["", "", " ", "a slip of the thumb"]),
)
steps = st.one_of(
    st.builds(Step, st.just("screen"), st.floats(0, 40), screens),
    st.builds(
        Step,
        st.sampled_from(["checkin", "flare", "read", "set", "nerve_sign"]),
        st.floats(0, 40),
        st.booleans(),
    ),
)


def told(sequence: list[Step]) -> Journal:
    """An adult's journal of these steps."""
    journal, when = Journal(profile=Profile(is_adult=True)), DAY0
    for n, step in enumerate(sequence):
        when += timedelta(hours=step.hours)
        if step.kind == "screen":
            journal = replace(journal, screens=(*journal.screens, entry(step.payload, when)))
        elif step.kind == "checkin":
            report = entry(CheckIn(is_flare=step.payload, pain_now=0), when)
            journal = replace(journal, checkins=(*journal.checkins, report))
        elif step.kind == "flare":
            journal = replace(journal, flares=(*journal.flares, entry(FlareReported(), when)))
        elif step.kind == "read":
            read = (*journal.crisis_acknowledgements, crisis_read(when))
            journal = replace(journal, crisis_acknowledgements=read)
        else:
            done = exposure(when, "hinge", f"r{n}", has_new_nerve_sign=step.kind == "nerve_sign")
            journal = with_exposures(journal, done)
    return journal


def is_complete_full(said: ScreenAnswered) -> bool:
    """Every item has an answer, but for follow-ups whose question is a no."""
    return said.form is ScreenForm.FULL and all(
        i["id"] in said.answers
        for i in ITEMS
        if "ask_if" not in i or said.answers.get(i["ask_if"]) in POSITIVE
    )


def may_lift(journal: Journal, n: int, stopped: int) -> bool:
    """Whether screen n could lift the stop of an earlier screen."""
    later, stop = journal.screens[n], journal.screens[stopped]
    said = later.value
    was_seen = (
        bool(said.seen_by.strip())
        and said.seen_on is not None
        and stop.on <= said.seen_on <= later.on
    )
    return is_complete_full(said) and later.at > stop.at and (was_seen or bool(said.reason.strip()))


def unlifted(journal: Journal, kinds: set[str]) -> list[int]:
    """Screens with a positive answer of these kinds that no later screen may have lifted."""
    return [
        n
        for n, one in enumerate(journal.screens)
        if any(one.value.answers.get(i) in POSITIVE for i in kinds)
        and not any(may_lift(journal, m, n) for m in range(n + 1, len(journal.screens)))
    ]


class TestNoPathLeadsFromAnUrgentAnswerToAPlan:
    """An emergency or same-day answer stops until a complete full screen lifts it.

    That screen names a visit since the stop, or gives a reason; no other record, number of records
    or passing of time lifts it.
    """

    @settings(max_examples=250, deadline=None)
    @given(st.lists(steps, max_size=9))
    def test_for_any_sequence_of_records(self, sequence: list[Step]) -> None:
        journal = told(sequence)
        holds = standing(journal, NOW)
        if unlifted(journal, STOPS):
            assert holds.is_stop
            assert holds.tier >= Tier.SAME_DAY
        if unlifted(journal, EMERGENCIES):
            assert holds.tier is Tier.EMERGENCY

    @settings(max_examples=100, deadline=None)
    @given(
        item=st.sampled_from(sorted(EMERGENCIES)),
        answer=st.sampled_from(POSITIVE),
        others=st.lists(
            st.one_of(
                st.builds(
                    Step, st.sampled_from(["checkin", "flare", "read", "set"]), st.floats(1, 90)
                ),
                st.builds(
                    lambda form, hours: Step(
                        "screen", hours, ScreenAnswered(form=form, answers=answers_of({}, set()))
                    ),
                    st.sampled_from(ScreenForm),
                    st.floats(1, 90),
                ),
            ),
            max_size=8,
        ),
    )
    def test_clear_screens_checkins_and_time_lift_no_emergency(
        self, item: str, answer: Answer, others: list[Step]
    ) -> None:
        said = ScreenAnswered(form=ScreenForm.FULL, answers=answers_of({item: answer}, set()))
        holds = standing(told([Step("screen", 0, said), *others]), NOW)
        assert holds.is_stop
        assert holds.tier is Tier.EMERGENCY
        assert item in holds.reasons


class TestALesserStopHoldsAsLong:
    """Same week and clinician first end in the same way, and keep a plan from climbing."""

    @settings(max_examples=150, deadline=None)
    @given(st.lists(steps, max_size=7))
    def test_for_any_sequence_of_records(self, sequence: list[Step]) -> None:
        journal = told(sequence)
        if unlifted(journal, LOW):
            assert not standing(journal, NOW).may_climb


class TestNoPlanWithoutACompleteFullScreen:
    """Whoever has no complete full screen has no plan, whatever else was recorded."""

    @settings(max_examples=150, deadline=None)
    @given(st.lists(steps, max_size=6))
    def test_for_any_sequence_of_records(self, sequence: list[Step]) -> None:
        journal = told(sequence)
        if not any(is_complete_full(s.value) for s in journal.screens):
            assert standing(journal, NOW).is_stop


class TestUnderAgeThereIsNoPlan:
    """No record opens a plan for a person under 18."""

    @settings(max_examples=50, deadline=None)
    @given(st.lists(steps, max_size=5))
    def test_for_any_sequence_of_records(self, sequence: list[Step]) -> None:
        journal = replace(told(sequence), profile=Profile(is_adult=False))
        assert standing(journal, NOW).training is Training.NONE
