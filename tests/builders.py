"""Small builders for journals, so that a test states only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from relift.journal.lifting import MovementBlock, PerformedSet
from relift.journal.reports import (
    Answer,
    CalmedDown,
    CheckIn,
    CrisisAcknowledged,
    FlareReported,
    LimitSet,
    MedicationTaken,
    MedicineClass,
    Profile,
    ScreenAnswered,
    ScreenForm,
)
from relift.journal.timeline import Entry, Exposure, Journal, Workout
from relift.screening.questions import questions
from relift.units import LB_IN_KG, Unit

NAMESPACE = UUID("6f0e3a52-5d0f-4d0e-9a53-2f6b1c4f8a10")
DAY0 = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def at(day: float, hour: float = 8.0) -> datetime:
    """An instant on a day after the flare, by the hour."""
    return DAY0.replace(hour=0) + timedelta(days=day, hours=hour)


def ident(*parts: object) -> UUID:
    """A steady id for a test's record."""
    return uuid5(NAMESPACE, "/".join(map(str, parts)))


def entry(value: object, when: datetime) -> Entry:  # type: ignore[type-arg]
    """Wrap a payload as an entry."""
    return Entry(id=ident(when, value), at=when, value=value)


def clear_answers(form: ScreenForm = ScreenForm.FULL, **positive: Answer) -> dict[str, Answer]:
    """No to every question that is asked, but for those named."""
    answers: dict[str, Answer] = {}
    while True:
        open_ones = [i for i in questions(form, answers) if i.id not in answers]
        if not open_ones:
            return answers
        for item in open_ones:
            answers[item.id] = positive.get(item.id, Answer.NO)


def screen(when: datetime, form: ScreenForm = ScreenForm.FULL, **extra: object) -> Entry:  # type: ignore[type-arg]
    """A screen with every answer no, but for `yes=(...)`; other words go into the record."""
    positive = dict.fromkeys(extra.pop("yes", ()), Answer.YES)  # type: ignore[call-overload]
    return entry(
        ScreenAnswered(form=form, answers=clear_answers(form, **positive), **extra),  # type: ignore[arg-type]
        when,
    )


def workout(on: datetime, *lifts: tuple[str, float, int], unit: Unit = Unit.LB) -> Workout:
    """An imported workout of (name, load [unit], reps) sets."""
    blocks = tuple(
        MovementBlock(
            name=name,
            sets=(
                PerformedSet(
                    load_kg=load * (LB_IN_KG if unit is Unit.LB else 1.0),
                    load_entered=load,
                    unit=unit,
                    reps=reps,
                ),
            ),
        )
        for name, load, reps in lifts
    )
    return Workout(id=ident("w", on), at=on, title="", source="strong", blocks=blocks)


def lifting_history(
    deadlift_lb: float = 435.0, squat_lb: float = 365.0, weeks: int = 40
) -> tuple[Workout, ...]:
    """Squats and deadlifts for five, each once a week, until the day before the flare."""
    made = []
    for week in range(weeks, 0, -1):
        made.append(workout(at(-7 * week + 3, 18), ("Squat (Barbell)", squat_lb, 5)))
        made.append(workout(at(-7 * week + 6, 18), ("Deadlift (Barbell)", deadlift_lb, 5)))
    return tuple(made)


def flared(**parts: object) -> Journal:
    """A lifter with a year of training, a flare at day 0, a clear screen and the calm-down."""
    journal = Journal(
        profile=Profile(is_adult=True, birth_year=1985),
        workouts=lifting_history(),
        flares=(entry(FlareReported(reported_labels=("spasm",)), DAY0),),
        screens=(screen(DAY0 + timedelta(minutes=5)),),
        calms=(entry(CalmedDown(), DAY0 + timedelta(minutes=10)),),
        checkins=(entry(CheckIn(pain_now=4, is_flare=True), DAY0 + timedelta(minutes=1)),),
    )
    return replace(journal, **parts)  # type: ignore[arg-type]


def with_checkin(journal: Journal, when: datetime, **answers: object) -> Journal:
    """Add a check-in and, as in a flare, the short screen that goes with it."""
    report = CheckIn(**answers)  # type: ignore[arg-type]
    return replace(
        journal,
        checkins=(*journal.checkins, entry(report, when)),
        screens=(*journal.screens, screen(when, ScreenForm.SHORT)),
    )


def with_exposures(journal: Journal, *exposures: Exposure) -> Journal:
    """Add one live workout that holds the exposures."""
    live = Workout(
        id=exposures[0].workout,
        at=exposures[0].at,
        title="",
        source="",
        blocks=(),
        exposures=exposures,
    )
    workouts = sorted((*journal.workouts, live), key=lambda w: w.at)
    return replace(journal, workouts=tuple(workouts))


def exposure(when: datetime, ladder: str, rung: str, **parts: object) -> Exposure:
    """One done exposure; felt 2 after 1 before, unless said otherwise."""
    made = Exposure(
        id=ident("e", when, ladder, rung),
        at=when,
        workout=ident("live", when.date()),
        movement=f"{ladder} {rung}",
        ladder=ladder,
        rung=rung,
        load_kg=None,
        load_entered=None,
        unit=None,
        range_of_motion=1.0,
        reps=5,
        sets=1,
        is_done=True,
        pain_before=1.0,
        felt_pain=2.0,
        is_settled=True,
    )
    return replace(made, **parts)  # type: ignore[arg-type]


def medicine(when: datetime, medicine_class: MedicineClass) -> Entry:  # type: ignore[type-arg]
    """A medicine that was taken."""
    return entry(MedicationTaken(name="a tablet", medicine_class=medicine_class), when)


def limit(when: datetime, kg: float, **parts: object) -> Entry:  # type: ignore[type-arg]
    """A ceiling."""
    return entry(LimitSet(**{"by": "self", "max_load_kg": kg, **parts}), when)  # type: ignore[arg-type]


def crisis_read(when: datetime) -> Entry:  # type: ignore[type-arg]
    """The crisis page was read."""
    return entry(CrisisAcknowledged(), when)


def day_of(day: int) -> date:
    """The local date of a day after the flare."""
    return at(day).date()
