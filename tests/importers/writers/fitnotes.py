"""FitNotes' exports: Android with the unit in the heading or in a column, and iOS with both."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.writers.delimited import Quoted, decimal, delimited, plain
from tests.importers.writers.logged import Log, LoggedSet

KG_PER_LB = 0.45359237


def fitnotes_android(unit: str) -> Callable[[Log], bytes]:
    """A writer with the unit in the heading: `kgs` or `lbs`."""

    def write(log: Log) -> bytes:
        header = f"Date,Exercise,Category,Weight ({unit}),Reps,Distance,Distance Unit,Time,Comment"
        rows = [
            [
                f"{workout.start:%Y-%m-%d}",
                movement.name,
                "Legs",
                decimal(one.load or 0),
                plain(one.reps),
                *_distance_and_time(one),
                Quoted(one.note),
            ]
            for workout in log
            for movement, _, one in workout.rows()
        ]
        return (header + "\n" + delimited(rows)).encode()

    return write


def fitnotes_unit_column(log: Log) -> bytes:
    """With a unit in every row, and no comments."""
    header = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time"
    rows = [
        [
            f"{workout.start:%Y-%m-%d}",
            movement.name,
            "Legs",
            decimal(one.load or 0),
            "kgs",
            plain(one.reps),
            *_distance_and_time(one),
        ]
        for workout in log
        for movement, _, one in workout.rows()
    ]
    return (header + "\n" + delimited(rows)).encode()


def fitnotes_ios(unit: str) -> Callable[[Log], bytes]:
    """A writer of both weights, of which `unit` is the one that was typed."""

    def write(log: Log) -> bytes:
        header = (
            "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,"
            "Notes,Kind"
        )
        rows = [
            [
                f"{workout.start:%Y-%m-%d}",
                movement.name,
                "Legs",
                *_both(one.load or 0, unit),
                plain(one.reps),
                *_distance_and_time(one),
                one.note,
                "Warmup" if one.kind == "warmup" else "Working",
            ]
            for workout in log
            for movement, _, one in workout.rows()
        ]
        return (header + "\n" + delimited(rows)).encode()

    return write


def _both(load: float, unit: str) -> tuple[str, str]:
    in_kg = load if unit == "kg" else round(load * KG_PER_LB, 2)
    in_lb = load if unit == "lb" else round(load / KG_PER_LB, 2)
    return plain(in_kg), plain(in_lb)


def _distance_and_time(one: LoggedSet) -> tuple[str, str, str]:
    if one.distance is None and one.seconds is None:
        return "", "", ""
    minutes, seconds = divmod(one.seconds or 0, 60)
    clock = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return decimal(one.distance or 0), "km", clock
