"""StrongLifts' export: a movement in a row, its sets side by side, behind a byte order mark."""

from __future__ import annotations

from datetime import timedelta

from tests.importers.writers.delimited import Cell, delimited, plain
from tests.importers.writers.logged import Log, LoggedMovement, LoggedWorkout

HEADER = (
    "Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,"
    "Sets×Time,Top Set (Reps×KG),e1RM (KG),Reps,Volume (KG),Workout Volume (KG),"
    "Duration (hours),Start Time (h:mm),End Time (h:mm),Notes"
)


def stronglifts(log: Log) -> bytes:
    """Write every movement of a log in one row."""
    n_sets = max((len(m.sets) for w in log for m in w.movements), default=1)
    numbered = [f"Set {n} ({what})" for n in range(1, n_sets + 1) for what in ("Reps", "KG")]
    rows = [
        _row(number, workout, movement, n_sets)
        for number, workout in enumerate(log, start=1)
        for movement in workout.movements
    ]
    return ("\ufeff" + delimited([[*HEADER.split(","), *numbered], *rows])).encode()


def _row(number: int, workout: LoggedWorkout, movement: LoggedMovement, n_sets: int) -> list[Cell]:
    end = workout.start + timedelta(minutes=workout.minutes)
    top = max(movement.sets, key=lambda one: one.load or 0)
    cells: list[Cell] = [
        f"{workout.start:%Y/%m/%d}",
        number,
        workout.title,
        "StrongLifts 5×5",
        80,
        movement.name,
        f"{len(movement.sets)}×{movement.sets[0].reps}",
        "",
        f"{top.reps}×{plain(top.load)}",
        plain((top.load or 0) * (1 + (top.reps or 0) / 30)),
        sum(one.reps or 0 for one in movement.sets),
        plain(_volume(movement)),
        plain(sum(map(_volume, workout.movements))),
        f"{workout.minutes / 60:.6g}",
        f"{workout.start:%H:%M}",
        f"{end:%H:%M}",
        workout.note,
    ]
    for one in movement.sets:
        cells += [one.reps, plain(one.load)]
    return cells + [""] * (2 * (n_sets - len(movement.sets)))


def _volume(movement: LoggedMovement) -> float:
    return sum((one.load or 0) * (one.reps or 0) for one in movement.sets)
