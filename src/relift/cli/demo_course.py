"""The made-up lifter's days: every record goes through the real store, every plan is the real one.

The lifter answers out of `relift.cohort`; nothing here decides about pain or load. A day is a
check-in in the morning and the plan in the evening, done as it is given.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from numpy.random import Generator

from relift.app.database import Store
from relift.app.imports import FileImported, import_file
from relift.cli.notebook import Notebook
from relift.cli.screen import ask_screen
from relift.cli.voice import silent
from relift.cohort.lifter_traits import LifterTraits
from relift.cohort.training_log import TRUE_LB, strong_export
from relift.cohort.virtual_lifter import MorningAnswers, SetAnswers, VirtualLifter
from relift.importers import Parsed, read_log
from relift.journal.lifting import ExpectationGiven, ExposureDone, WorkoutEnded, WorkoutStarted
from relift.journal.reports import (
    Answer,
    CalmedDown,
    CheckIn,
    FlareReported,
    LimitSet,
    Profile,
    ScreenForm,
)
from relift.plan.exposures import PlannedExposure, expectation_of
from relift.plan.ladders import ladder_of
from relift.plan.today import Today
from relift.screening.standing import Need, standing
from relift.training.movements import resolve
from relift.units import Unit, to_kg

ONSET_ON = date(2026, 3, 1)
"""The evening of the tweak, a Sunday."""

_NIGHT, _MORNING, _EVENING = time(20, 30), time(8, 0), time(18, 0)
_YEARS = 3
_MAIN_LIFT = {
    "hinge": "deadlift",
    "squat": "squat",
    "bend": "deadlift",
    "press": "overhead_press",
    "row": "barbell_row",
    "carry": "deadlift",
    "lunge": "squat",
    "floor": "squat",
    "daily": "squat",
}
_MINUTES_A_SET = timedelta(minutes=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One exposure as it was planned, expected and felt."""

    planned: PlannedExposure
    expected: int
    answers: SetAnswers


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the course.

    Attributes:
        number: 0 is the day of the tweak.
        on: The date.
        morning: Answers of the check-in; None on the evening of the tweak.
        plan: The plan as the day began.
        done: What was done, in order.
        is_setback: Whether something outside training hit the back today.
    """

    number: int
    on: date
    morning: MorningAnswers | None
    plan: Today
    done: tuple[Done, ...]
    is_setback: bool = False

    def top(self, ladder: str) -> PlannedExposure | None:
        """The heaviest exposure that was done on a ladder."""
        mine = [d.planned for d in self.done if d.planned.ladder == ladder]
        return max(mine, key=lambda p: p.load_kg, default=None)


class AllClear:
    """Answers of a person who has none of the signs: no to every question of the screen."""

    is_person = False

    def text(self, key: str, question: str) -> str:
        """Nothing to add."""
        return ""

    def rating(self, key: str, question: str, *, may_skip: bool = True) -> float | None:
        """Not said."""
        return None

    def number(
        self, key: str, question: str, *, low: float, high: float, may_skip: bool = True
    ) -> float | None:
        """Not said."""
        return None

    def yes_no(self, key: str, question: str, *, may_skip: bool = False) -> bool | None:
        """No."""
        return False

    def answer(self, key: str, question: str) -> Answer | None:
        """No."""
        return Answer.NO

    def choice(self, key: str, question: str, allowed: Sequence[str]) -> str | None:
        """Not said."""
        return None


class Course:
    """One flare of one made-up lifter, from the import on.

    Args:
        store: An empty store.
        traits: What kind of lifter and flare.
        rng: Where every draw comes from.
    """

    def __init__(self, store: Store, traits: LifterTraits, rng: Generator) -> None:
        self._store, self._traits, self._rng = store, traits, rng
        self._lifter = VirtualLifter(traits, ONSET_ON, rng)
        self._now = _at(ONSET_ON, _NIGHT)
        self.notebook = Notebook(store, clock=lambda: self._now)

    def bring_in_log(self) -> tuple[Parsed, FileImported]:
        """Import three years of training through the real importer."""
        text = strong_export(last_on=ONSET_ON, years=_YEARS, rng=self._rng)
        log = io.BytesIO(text.encode())
        parsed = read_log(log, name="strong.csv", zone=UTC, unit=None, today=ONSET_ON)
        imported = import_file(self._store, parsed, now=self._now - timedelta(hours=1))
        self.notebook = Notebook(self._store, clock=lambda: self._now)
        return parsed, imported

    def report_flare(self, *, labels: tuple[str, ...], happened: str) -> None:
        """Write the flare down and answer the full screen: none of the signs."""
        self._flare(FlareReported(reported_labels=labels, happened=happened))

    def calm_down(self, *, thought: str, fear: str) -> None:
        """Go through the calm-down, without waiting."""
        self.notebook.write(CalmedDown(thought=thought, fear=fear))

    def limit(self, movement: str, load_lb: float, *, days: int) -> None:
        """Set an own ceiling."""
        self.notebook.write(
            LimitSet(
                by="self",
                movement=movement,
                max_load_kg=to_kg(load_lb, Unit.LB),
                load_entered=load_lb,
                unit=Unit.LB,
                until_on=ONSET_ON + timedelta(days=days),
            )
        )

    def evening_of_tweak(self) -> Day:
        """The first movements, on the evening of the tweak."""
        plan = self.notebook.today
        return Day(number=0, on=ONSET_ON, morning=None, plan=plan, done=self._train())

    def live(self, number: int) -> Day:
        """Live one day: check-in, short screen, plan.

        Args:
            number: Days since the tweak, 1 or more, rising from call to call.
        """
        morning = self.wake(number)
        plan = self.notebook.today
        return Day(
            number=number,
            on=self._now.date(),
            morning=morning,
            plan=plan,
            done=self._train(),
            is_setback=number == self._traits.setback_day,
        )

    def wake(self, number: int) -> MorningAnswers:
        """Wake up, answer the check-in and its screen, and wait for the evening.

        Args:
            number: As for `live`.
        """
        on = ONSET_ON + timedelta(days=number)
        self._now = _at(on, _MORNING)
        is_setback = number == self._traits.setback_day
        if is_setback:
            self._lifter.setback(on)
        morning = self._lifter.morning(on)
        if is_setback:
            self._flare(FlareReported(happened="carried a couch upstairs"))
            self.notebook.write(CalmedDown())
        self._check_in(morning)
        self._now = _at(on, _EVENING)
        return morning

    def _flare(self, report: FlareReported) -> None:
        if self.notebook.journal.profile.is_adult is None:
            self.notebook.write(Profile(is_adult=True, birth_year=1984))
        self.notebook.write(report)
        said = self._lifter.morning(self._now.date())
        self.notebook.write(CheckIn(pain_now=said.pain_now, is_flare=True))
        ask_screen(self.notebook, AllClear(), ScreenForm.FULL, show=silent)

    def _check_in(self, said: MorningAnswers) -> None:
        self.notebook.write(
            CheckIn(
                pain_now=said.pain_now,
                pain_worst=said.pain_worst,
                pain_morning=said.pain_morning,
                worry=said.worry,
                confidence=said.confidence,
            )
        )
        if standing(self.notebook.journal, self.notebook.now).needs is Need.SHORT_SCREEN:
            ask_screen(self.notebook, AllClear(), ScreenForm.SHORT, show=silent)

    def _train(self) -> tuple[Done, ...]:
        """Do what the plan asks for, one exposure after the other, until nothing is left."""
        done: list[Done] = []
        workout: UUID | None = None
        while todo := [p for p in self.notebook.today.exposures if not p.is_optional]:
            if workout is None:
                workout = self.notebook.write(WorkoutStarted()).id
            one = self._ask(todo[0])
            self._now += _MINUTES_A_SET / 2
            said = expectation_of(
                one.planned, workout=workout, exposure=uuid4(), expected_pain=one.expected
            )
            self.notebook.write(said)
            self._now += _MINUTES_A_SET / 2
            self.notebook.write(_outcome(said, one.answers))
            done.append(one)
        if workout is not None:
            self.notebook.write(WorkoutEnded(workout=workout))
        return tuple(done)

    def _ask(self, planned: PlannedExposure) -> Done:
        share = back_effort(planned)
        name = _family(planned)
        expected = self._lifter.expects(
            name, relative_load=share, range_of_motion=planned.range_of_motion
        )
        answers = self._lifter.feels(
            name,
            relative_load=share,
            range_of_motion=planned.range_of_motion,
            reps=planned.reps,
            sets=planned.sets,
        )
        return Done(planned=planned, expected=expected, answers=answers)


def back_effort(planned: PlannedExposure) -> float:
    """What an exposure's load asks of the made-up lifter's back, as a share of their strength."""
    found = resolve(planned.movement).movement
    ladder = ladder_of(planned.ladder)
    true_lb = TRUE_LB.get(found.id if found else "", TRUE_LB[_MAIN_LIFT[planned.ladder]])
    return ladder.back_share * planned.load_kg / to_kg(true_lb, Unit.LB)


def _family(planned: PlannedExposure) -> str:
    found = resolve(planned.movement).movement
    return found.name if found else planned.movement


def _outcome(said: ExpectationGiven, answers: SetAnswers) -> ExposureDone:
    return ExposureDone(
        workout=said.workout,
        exposure=said.exposure,
        movement=said.movement,
        ladder=said.ladder,
        rung=said.rung,
        load_kg=said.load_kg,
        load_entered=said.load_entered,
        unit=said.unit,
        range_of_motion=said.range_of_motion,
        reps=said.reps,
        sets=said.sets,
        pain_before=answers.pain_before,
        felt_pain=answers.felt_pain,
        is_settled=answers.is_settled,
    )


def _at(on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, tzinfo=UTC)
