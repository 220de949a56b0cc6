"""The made-up lifter's days: every record goes through the real store, every plan is the real one.

The lifter answers out of `relift.cohort`; nothing here decides about pain or load. A day is a
check-in in the morning and the plan in the evening, done as it is given.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from numpy.random import Generator

from relift.app.database import Store
from relift.app.imports import FileImported, import_file
from relift.cli.demo_answers import Answers
from relift.cli.demo_days import (
    BAD_MORNING,
    CAME_BACK,
    NERVE_SIGN,
    PAINKILLER,
    SETBACK,
    Day,
    Done,
)
from relift.cli.notebook import Notebook
from relift.cli.screen import Visit, ask_screen
from relift.cli.voice import silent
from relift.cohort.lifter_traits import LifterTraits
from relift.cohort.training_log import TRUE_LB, strong_export
from relift.cohort.virtual_lifter import MorningAnswers, SetAnswers, VirtualLifter
from relift.importers import Parsed, read_log
from relift.journal.choices import RelapsePlanWritten
from relift.journal.lifting import ExpectationGiven, ExposureDone, WorkoutEnded, WorkoutStarted
from relift.journal.reports import (
    CalmedDown,
    CheckIn,
    FlareReported,
    LimitSet,
    MedicationTaken,
    MedicineClass,
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
_OWN_SETS = {"squat": 300.0, "deadlift": 400.0}
_WEEK_D = 7
_PAUSE = timedelta(minutes=30)
_BAD_MORNING_SHARE = 0.5
RELAPSE_PLAN = RelapsePlanWritten(
    first_hour=("the safety questions", "five minutes of slow breathing", "walk to the kitchen"),
    to_myself="It was worse in March, and I pulled again in weeks.",
    go_back_to="Let the plan choose the loads.",
)
"""What the made-up lifter writes down while things are quiet."""

_MINUTES_A_SET = timedelta(minutes=8)


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
        events = self._events(number)
        if PAINKILLER in events:
            taken = MedicationTaken(name="ibuprofen", medicine_class=MedicineClass.PAINKILLER)
            self.notebook.write(taken)
        plan = self.notebook.today
        done = self._train(has_nerve_sign=NERVE_SIGN in events)
        stop = self.notebook.today.stop
        if NERVE_SIGN in events:
            self._now += _PAUSE
            ask_screen(self.notebook, Answers(), ScreenForm.FULL, show=silent)
        return Day(
            number=number,
            on=self._now.date(),
            morning=morning,
            plan=plan,
            done=done,
            events=events,
            stop=stop.kind if stop else "",
        )

    def wake(self, number: int) -> MorningAnswers:
        """Wake up, answer the check-in and its screen, and wait for the evening.

        Args:
            number: As for `live`.
        """
        on = ONSET_ON + timedelta(days=number)
        self._now = _at(on, _MORNING)
        events = self._events(number)
        if SETBACK in events or CAME_BACK in events:
            self._lifter.setback(on)
        elif BAD_MORNING in events:
            self._lifter.setback(on, share=_BAD_MORNING_SHARE)
        morning = self._lifter.morning(on)
        if SETBACK in events:
            self._flare(FlareReported(happened="carried a couch upstairs"))
            self.notebook.write(CalmedDown())
        self._check_in(morning)
        self._now = _at(on, _EVENING)
        return morning

    def keep(self, first: int, last: int) -> None:
        """Life after: one training day and one check-in a week, and a plan for when it comes back.

        Args:
            first, last: Days since the tweak.
        """
        self._now = _at(ONSET_ON + timedelta(days=first), _EVENING)
        self.notebook.write(RELAPSE_PLAN)
        for number in range(first, last, _WEEK_D):
            on = ONSET_ON + timedelta(days=number)
            self._now = _at(on, _MORNING)
            self._check_in(self._lifter.morning(on))
            self._now = _at(on, _EVENING)
            self._train_freely()

    def come_back(self, number: int) -> Day:
        """The day it comes back: the flare, the full screen, the calm-down, the first movements.

        Args:
            number: Days since the tweak.
        """
        on = ONSET_ON + timedelta(days=number)
        self._now = _at(on, _NIGHT)
        self._lifter.setback(on)
        self._flare(FlareReported(happened="bent down for a shoe", reported_labels=("spasm",)))
        self.notebook.write(CalmedDown())
        plan = self.notebook.today
        done = self._train()
        return Day(number=number, on=on, morning=None, plan=plan, done=done, events=(CAME_BACK,))

    def answer_screen(
        self, number: int, *yes: str, form: ScreenForm = ScreenForm.FULL, visit: Visit | None = None
    ) -> Today:
        """Answer the safety questions in the morning of a day, and see what is planned then.

        Args:
            number: Days since the tweak.
            yes: Ids of the questions that are answered with yes.
            form: Full or short.
            visit: Why they are answered again.
        """
        self._now = max(self._now, _at(ONSET_ON + timedelta(days=number), _MORNING)) + _PAUSE
        ask_screen(self.notebook, Answers(*yes), form, show=silent, visit=visit)
        return self.notebook.today

    def _events(self, number: int) -> tuple[str, ...]:
        traits = self._traits
        days = {
            SETBACK: traits.setback_day,
            BAD_MORNING: traits.bad_morning_day,
            PAINKILLER: traits.painkiller_day,
            NERVE_SIGN: traits.nerve_sign_day,
        }
        return tuple(name for name, day in days.items() if day == number)

    def _flare(self, report: FlareReported) -> None:
        if self.notebook.journal.profile.is_adult is None:
            self.notebook.write(Profile(is_adult=True, birth_year=1984))
        self.notebook.write(report)
        said = self._lifter.morning(self._now.date())
        self.notebook.write(CheckIn(pain_now=said.pain_now, is_flare=True))
        ask_screen(self.notebook, Answers(), ScreenForm.FULL, show=silent)

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
            ask_screen(self.notebook, Answers(), ScreenForm.SHORT, show=silent)

    def _train_freely(self) -> None:
        """Their own training, logged afterwards: squats and deadlifts for five."""
        for movement, load_lb in _OWN_SETS.items():
            share = load_lb / TRUE_LB[movement]
            felt = self._lifter.feels(
                movement, relative_load=share, range_of_motion=1.0, reps=5, sets=3
            )
            workout = self.notebook.write(WorkoutStarted(title="Own training")).id
            self.notebook.write(
                ExposureDone(
                    workout=workout,
                    exposure=uuid4(),
                    movement=movement.capitalize(),
                    load_kg=to_kg(load_lb, Unit.LB),
                    load_entered=load_lb,
                    unit=Unit.LB,
                    reps=5,
                    sets=3,
                    pain_before=felt.pain_before,
                    felt_pain=felt.felt_pain,
                )
            )
            self.notebook.write(WorkoutEnded(workout=workout))

    def _train(self, *, has_nerve_sign: bool = False) -> tuple[Done, ...]:
        """Do what the plan asks for, one exposure after the other, until nothing is left.

        Args:
            has_nerve_sign: Whether the first one brings a new sign in a leg.
        """
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
            self.notebook.write(_outcome(said, one.answers, has_nerve_sign=has_nerve_sign))
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


def _outcome(said: ExpectationGiven, answers: SetAnswers, *, has_nerve_sign: bool) -> ExposureDone:
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
        has_new_nerve_sign=has_nerve_sign,
    )


def _at(on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, tzinfo=UTC)
