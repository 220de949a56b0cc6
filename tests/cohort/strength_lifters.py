"""Made-up lifters for the tests of scoring: a level that drifts, and sets around it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from numpy.random import default_rng

from relift.cohort.strength_cases import Lifter
from relift.journal.lifting import MovementBlock, PerformedSet
from relift.journal.timeline import Workout

START = date(2025, 1, 6)


def lifter(seed: int, *, n: int = 30, name: str = "Squat", has_rpe: bool = False) -> Lifter:
    """Three sets of five every third day, at about 100 kg."""
    luck = default_rng(seed)
    workouts = []
    for i in range(n):
        load = 2.5 * round(40.0 + 0.2 * i + luck.normal(0.0, 1.0))
        rpe = float(luck.integers(7, 10)) if has_rpe else None
        sets = tuple(
            PerformedSet(load_kg=load, reps=int(r), rpe=rpe) for r in luck.integers(3, 7, 3)
        )
        workouts.append(workout(START + timedelta(days=3 * i), sets, name))
    return Lifter(f"{seed}.csv", workouts)


def workout(on: date, sets: tuple[PerformedSet, ...], name: str = "Squat") -> Workout:
    return Workout(
        id=UUID(int=0),
        at=datetime(on.year, on.month, on.day, 18, tzinfo=UTC),
        title="",
        source="",
        blocks=(MovementBlock(name=name, sets=sets),),
    )
