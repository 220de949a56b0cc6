"""A lifter in the days after a flare, written into a data folder, for pages to show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tests.builders import clear_answers

from relift.app.database import Store
from relift.app.records import append, load_journal
from relift.app.setup import open_store
from relift.journal.lifting import ImportedWorkout, MovementBlock, PerformedSet
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import CalmedDown, CheckIn, FlareReported, Profile, ScreenAnswered
from relift.journal.reports import ScreenForm as Form
from relift.journal.timeline import Journal
from relift.units import Unit, to_kg

NOW = datetime(2026, 3, 10, 18, 0, tzinfo=UTC)
WEEKS = 20


def written(home: Path, *extra: tuple[Payload, datetime], unit: Unit = Unit.LB) -> Store:
    """Half a year of lifting, a flare two days ago, a clear screen, and this morning's check-in.

    Args:
        home: The data folder.
        extra: What else happened, and when.
        unit: The unit of the log and the profile.
    """
    store = open_store(home)
    flared = NOW - timedelta(days=2)
    said: list[tuple[Payload, datetime]] = [
        (Profile(is_adult=True, birth_year=1985, unit=unit), flared - timedelta(days=1)),
        (FlareReported(reported_labels=("spasm",)), flared),
        (_screen(Form.FULL), flared + timedelta(minutes=5)),
        (CalmedDown(), flared + timedelta(minutes=10)),
        *_checked(NOW - timedelta(hours=10), pain=3),
        *_lifted(flared, unit),
        *extra,
    ]
    append(store, [_record(store, payload, at) for payload, at in said])
    return store


def journal_of(store: Store) -> Journal:
    """What the folder adds up to now."""
    return load_journal(store)


def _screen(form: Form) -> ScreenAnswered:
    return ScreenAnswered(form=form, answers=clear_answers(form))


def _checked(at: datetime, pain: float) -> list[tuple[Payload, datetime]]:
    return [
        (_screen(Form.SHORT), at - timedelta(minutes=1)),
        (CheckIn(pain_now=pain, pain_morning=pain, is_flare=True), at),
    ]


def _lifted(before: datetime, unit: Unit) -> list[tuple[Payload, datetime]]:
    loads = {"Deadlift (Barbell)": 435.0, "Squat (Barbell)": 365.0, "Bench Press (Barbell)": 245.0}
    return [
        (_workout(loads, unit), before - timedelta(days=7 * week + 1)) for week in range(WEEKS)
    ]


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
