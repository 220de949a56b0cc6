"""Workouts in a line, for the tests of this folder."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from relift.journal.lifting import MovementBlock, PerformedSet, SetKind
from relift.journal.timeline import Workout
from relift.training.history import LiftDay, LiftHistory
from relift.units import Unit, to_kg

START = date(2026, 1, 5)


def done(
    load: float | None, reps: int | None, unit: Unit = Unit.KG, **more: object
) -> PerformedSet:
    return PerformedSet(
        load_kg=None if load is None else to_kg(load, unit),
        load_entered=load,
        unit=None if load is None else unit,
        reps=reps,
        **more,  # type: ignore[arg-type]
    )


def warmup(load: float, reps: int) -> PerformedSet:
    return done(load, reps, kind=SetKind.WARMUP)


def workout(on: date, **blocks: list[PerformedSet]) -> Workout:
    return Workout(
        id=UUID(int=on.toordinal()),
        at=datetime(on.year, on.month, on.day, 18, tzinfo=UTC),
        title="",
        source="",
        blocks=tuple(
            MovementBlock(name=name.replace("_", " "), sets=tuple(sets))
            for name, sets in blocks.items()
        ),
    )


def lift(*days: tuple[date, float]) -> LiftHistory:
    """A deadlift's history from days and their e1RM [kg]."""
    return LiftHistory(
        movement_id="deadlift",
        days=tuple(LiftDay(on, e1rm, e1rm, 1) for on, e1rm in days),
        last_on=days[-1][0] if days else START,
        n_workouts=len(days),
    )
