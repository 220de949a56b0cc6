"""Fitbod's export: pounds, metres, and whether a set was a warm-up."""

from __future__ import annotations

from tests.importers.writers.delimited import decimal, delimited, plain
from tests.importers.writers.logged import Log

HEADER = "Date,Exercise,Reps,Weight(lbs),Duration(s),Distance(m),isWarmup"


def fitbod(log: Log) -> bytes:
    """Write a log; its zone is UTC, as in the app."""
    rows = [
        [
            f"{workout.start:%Y-%m-%d %H:%M:%S} +0000",
            movement.name,
            plain(one.reps or 0),
            decimal(one.load or 0),
            decimal(one.seconds or 0),
            decimal(one.distance or 0),
            "true" if one.kind == "warmup" else "false",
        ]
        for workout in log
        for movement, _, one in workout.rows()
    ]
    return (HEADER + "\n" + delimited(rows)).encode()
