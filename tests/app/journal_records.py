"""Small records for tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from relift.importers import Parsed, ParsedWorkout
from relift.journal.lifting import ImportedWorkout, MovementBlock, PerformedSet
from relift.journal.records import Record, new_record
from relift.journal.reports import NoteWritten, Tombstone
from relift.units import Unit

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PERSON = UUID("5a1d0000-0000-4000-8000-000000000001")


def note(text: str = "slept well", *, id: UUID | None = None, at: datetime = NOON) -> Record:
    return new_record(NoteWritten(text=text), person=PERSON, id=id, at=at)


def tombstone(of: UUID, *, person: UUID = PERSON) -> Record:
    return new_record(Tombstone(), person=person, at=NOON, supersedes=of)


def parsed_log(*days: int, sets: int = 2, file: str = "strong.csv") -> Parsed:
    """A log with a workout on each of the days; the same day always has the same rows."""
    workouts = tuple(_workout(day, sets) for day in days)
    return Parsed(
        file=file,
        app="strong",
        unit=Unit.KG,
        unit_certainty=1.0,
        n_rows=len(days) * sets,
        n_set_rows=len(days) * sets,
        workouts=workouts,
    )


def _workout(day: int, sets: int) -> ParsedWorkout:
    keys = tuple((day * 1000 + n).to_bytes(8, "big") for n in range(sets))
    done = tuple(
        PerformedSet(load_kg=100.0 + n, load_entered=100.0 + n, unit=Unit.KG, reps=5)
        for n in range(sets)
    )
    payload = ImportedWorkout(
        source="strong",
        title=f"Day {day}",
        blocks=(MovementBlock(name="Deadlift (Barbell)", sets=done),),
        row_keys=b"".join(keys),
    )
    return ParsedWorkout(at=NOON + timedelta(days=day), payload=payload, keys=keys)
