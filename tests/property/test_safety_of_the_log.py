"""Rules of the field about stops, for any way in which a log can be tampered with or come apart.

Records may be deleted, edited, taken back with their import, dated wrongly, sent twice and in any
order. None of it may turn an answer that stops training into a plan.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import DAY0, clear_answers, lifting_history

import relift
from relift.journal.lifting import ExposureDone, ImportedWorkout, WorkoutStarted
from relift.journal.log import fold
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import (
    Answer,
    BatchUndone,
    CalmedDown,
    CheckIn,
    CrisisAcknowledged,
    FlareReported,
    NoteWritten,
    Profile,
    ScreenAnswered,
    ScreenForm,
    Tombstone,
)

ME, BATCH, WORKOUT, SET = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
NOW = DAY0 + timedelta(days=5)
RULES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def record(payload: Payload, hours: float, *, supersedes: UUID | None = None) -> Record:
    at = DAY0 + timedelta(hours=hours)
    return new_record(payload, person=ME, at=at, batch=BATCH, supersedes=supersedes)


def clear(form: ScreenForm = ScreenForm.FULL) -> ScreenAnswered:
    return ScreenAnswered(form=form, answers=clear_answers(form))


def danger(item: str, answer: Answer, form: ScreenForm) -> ScreenAnswered:
    return ScreenAnswered(form=form, answers=clear_answers(form, **{item: answer}))


def base() -> list[Record]:
    """A lifter with a log, a flare, a clear screen and the calm-down: a plan, so far."""
    lifted = [
        new_record(
            ImportedWorkout(source="strong", blocks=w.blocks), person=ME, at=w.at, batch=BATCH
        )
        for w in lifting_history(weeks=6)
    ]
    told: list[tuple[Payload, float]] = [
        (Profile(is_adult=True), 0),
        (FlareReported(), 0),
        (CheckIn(pain_now=3, is_flare=True), 0.1),
        (clear(), 0.2),
        (CalmedDown(), 0.3),
        (CheckIn(pain_now=2, is_flare=True), 110),
        (clear(ScreenForm.SHORT), 110),
    ]
    return [*lifted, *(record(payload, hours) for payload, hours in told)]


def a_set(*, has_new_nerve_sign: bool) -> ExposureDone:
    return ExposureDone(
        workout=WORKOUT,
        exposure=SET,
        movement="Deadlift",
        pain_before=1.0,
        felt_pain=1.0,
        has_new_nerve_sign=has_new_nerve_sign,
    )


replacements = st.sampled_from(
    [
        Tombstone(reason="a slip"),
        NoteWritten(text="never mind"),
        clear(),
        clear(ScreenForm.SHORT),
        ScreenAnswered(form=ScreenForm.FULL, answers={}, reason="a slip"),
        CheckIn(pain_now=0, is_flare=False),
        CrisisAcknowledged(),
        FlareReported(),
        a_set(has_new_nerve_sign=False),
        WorkoutStarted(title="later"),
        BatchUndone(batch=BATCH),
        BatchUndone(batch=UUID(int=99)),
    ]
)
attacks = st.lists(
    st.tuples(replacements, st.floats(-500, 5000), st.none() | st.integers(0, 60)), max_size=6
)


def attacked(
    log: list[Record], found: list[tuple[Payload, float, int | None]], shuffled: list[int]
) -> list[Record]:
    """The log with more records, each superseding any earlier one or none, in another order."""
    for payload, hours, target in found:
        supersedes = None if target is None else log[-1 - target % len(log)].id
        log = [*log, record(payload, hours, supersedes=supersedes)]
    return [log[i % len(log)] for i in shuffled] + log[::-1]


def plan(log: list[Record], now: datetime = NOW) -> relift.plan.today.Today:
    return relift.today(fold(log), now=now)


def test_the_log_that_is_tampered_with_here_has_a_plan_before_any_danger() -> None:
    assert plan(base()).exposures


class TestNoTamperingTurnsADangerIntoAPlan:
    """An urgent answer stops, whatever is deleted, edited, undone, misdated or shuffled."""

    @RULES
    @given(
        item=st.sampled_from(["saddle_numbness", "leg_weakness", "fever", "dark_urine"]),
        answer=st.sampled_from([Answer.YES, Answer.UNSURE]),
        form=st.sampled_from(ScreenForm),
        found=attacks,
        shuffled=st.lists(st.integers(0, 99), max_size=5),
    )
    def test_an_urgent_answer(self, item, answer, form, found, shuffled) -> None:  # type: ignore[no-untyped-def]
        log = [*base(), record(danger(item, answer, form), 100)]
        today = plan(attacked(log, found, shuffled))
        assert today.stop is not None
        assert today.exposures == ()

    @RULES
    @given(found=attacks, shuffled=st.lists(st.integers(0, 99), max_size=5))
    def test_a_new_nerve_sign_in_a_set(self, found, shuffled) -> None:  # type: ignore[no-untyped-def]
        log = [
            *base(),
            record(WorkoutStarted(), 112),
            record(a_set(has_new_nerve_sign=True), 112.5),
        ]
        log[-2] = new_record(WorkoutStarted(), person=ME, at=log[-2].at, id=WORKOUT)
        harmless = [a for a in found if not (a[0] == clear() and 112.5 < a[1] <= 120)]
        today = plan(attacked(log, harmless, shuffled))
        assert today.stop is not None
        assert today.exposures == ()

    @RULES
    @given(found=attacks)
    def test_thoughts_of_suicide_wait_for_the_page_that_is_read_after_them(self, found) -> None:  # type: ignore[no-untyped-def]
        told = record(danger("suicidal_thoughts", Answer.YES, ScreenForm.FULL), 100)
        unread = [a for a in found if a[0] != CrisisAcknowledged()]
        today = plan(attacked([*base(), told], unread, []))
        assert today.stop is not None
        assert today.exposures == ()


class TestUnderAgeStaysUnderAge:
    """No other record of the log opens a plan to a person under 18."""

    @RULES
    @given(found=attacks)
    def test_whatever_else_is_recorded(self, found) -> None:  # type: ignore[no-untyped-def]
        young = record(Profile(is_adult=False), 119)
        log = attacked([*base(), young], [(said, hours, None) for said, hours, _ in found], [])
        assert plan(log).exposures == ()
