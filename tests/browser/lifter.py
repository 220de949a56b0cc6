"""A lifter in the days after a flare, written into a data folder, for pages to show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tests.builders import clear_answers, ident

from relift.app.database import Store
from relift.app.records import append, load_journal
from relift.app.setup import open_store
from relift.journal.lifting import (
    ExposureDone,
    ImportedWorkout,
    MovementBlock,
    PerformedSet,
)
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import CalmedDown, CheckIn, FlareReported, Profile, ScreenAnswered
from relift.journal.reports import ScreenForm as Form
from relift.journal.timeline import Journal
from relift.units import Unit, to_kg

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
WEEKS = 20


def written(
    home: Path,
    *extra: tuple[Payload, datetime],
    unit: Unit = Unit.LB,
    pain: float = 3.0,
    has_flare: bool = True,
) -> Store:
    """Half a year of lifting, a flare two days ago, a clear screen, and this morning's check-in.

    Args:
        home: The data folder.
        extra: What else happened, and when.
        unit: The unit of the log and the profile.
        pain: Of the check-in.
        has_flare: Without one, the plan has loads.
    """
    store = open_store(home)
    flared = NOW - timedelta(days=2)
    flare = [(FlareReported(reported_labels=("spasm",)), flared)] if has_flare else []
    said: list[tuple[Payload, datetime]] = [
        (Profile(is_adult=True, birth_year=1985, unit=unit), flared - timedelta(days=1)),
        *flare,
        (_screen(Form.FULL), flared + timedelta(minutes=5)),
        (CalmedDown(), flared + timedelta(minutes=10)),
        *_checked(NOW - timedelta(hours=10), pain, is_flare=has_flare),
        *_lifted(flared, unit),
        *extra,
    ]
    append(store, [_record(store, payload, at) for payload, at in said])
    return store


def climbed() -> list[tuple[Payload, datetime]]:
    """Yesterday's workout: deadlifts and squats that were tolerated; today goes on with loads."""
    workout, at = ident("yesterday"), NOW - timedelta(hours=24)
    done = (("Deadlift", "hinge", 40, 80.0), ("Squat", "squat", 40, 70.0))
    return [(_tolerated(workout, *one), at + timedelta(minutes=n)) for n, one in enumerate(done)]


def _tolerated(workout: UUID, movement: str, ladder: str, rung: int, load_kg: float) -> Payload:
    return ExposureDone(
        workout=workout,
        exposure=ident(workout, ladder, rung),
        movement=movement,
        ladder=ladder,
        rung=f"{ladder}-{rung}",
        load_kg=load_kg,
        load_entered=load_kg,
        unit=Unit.KG,
        reps=6,
        sets=2,
        pain_before=1.0,
        felt_pain=1.0,
    )


def journal_of(store: Store) -> Journal:
    """What the folder adds up to now."""
    return load_journal(store)


def _screen(form: Form) -> ScreenAnswered:
    return ScreenAnswered(form=form, answers=clear_answers(form))


def _checked(at: datetime, pain: float, *, is_flare: bool) -> list[tuple[Payload, datetime]]:
    return [
        (_screen(Form.SHORT), at - timedelta(minutes=1)),
        (CheckIn(pain_now=pain, pain_morning=pain, is_flare=is_flare), at),
    ]


def _lifted(before: datetime, unit: Unit) -> list[tuple[Payload, datetime]]:
    loads = {"Deadlift (Barbell)": 435.0, "Squat (Barbell)": 365.0, "Bench Press (Barbell)": 245.0}
    return [(_workout(loads, unit), before - timedelta(days=7 * week + 1)) for week in range(WEEKS)]


def _workout(loads: dict[str, float], unit: Unit) -> ImportedWorkout:
    blocks = tuple(
        MovementBlock(
            name=name,
            sets=(
                PerformedSet(
                    load_kg=to_kg(load, unit), load_entered=load, unit=unit, reps=5, rpe=8.0
                ),
            ),
        )
        for name, load in loads.items()
    )
    return ImportedWorkout(source="strong", title="Day", blocks=blocks)


def _record(store: Store, payload: Payload, at: datetime) -> Record:
    person: UUID = store.person
    return new_record(payload, person=person, at=at, recorded_at=at)
