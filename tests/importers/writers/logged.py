"""What a made-up lifter logged: the plain model that every writer turns into an app's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedSet:
    """One set: `load` and `distance` are in the units that the format writes."""

    load: float | None = None
    reps: int | None = None
    kind: str = "working"
    rpe: float | None = None
    distance: float | None = None
    seconds: int | None = None
    rest_s: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedMovement:
    """Sets of one movement in a row."""

    name: str
    sets: tuple[LoggedSet, ...]
    note: str = ""
    superset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedWorkout:
    """A visit to the gym; `start` has no zone, as in the apps' files."""

    start: datetime
    movements: tuple[LoggedMovement, ...]
    title: str = ""
    minutes: int = 60
    note: str = ""

    def rows(self) -> Iterator[tuple[LoggedMovement, int, LoggedSet]]:
        """Each set with its movement and its place in it, from 1."""
        for movement in self.movements:
            for number, one in enumerate(movement.sets, start=1):
                yield movement, number, one


Log = tuple[LoggedWorkout, ...]
