"""GymRun's export: semicolons, a German day, and the time of every set."""

from __future__ import annotations

from datetime import timedelta

from tests.importers.writers.delimited import delimited, plain
from tests.importers.writers.logged import Log

HEADER = (
    "Date;Time;Routine;Exercise;Set;Weight;Reps;Duration;Distance;Para6;Para7;Para8;Note;Type;"
    "Book;Version1"
)


def gymrun(log: Log) -> bytes:
    """Write a log with a set every three minutes."""
    rows = [
        [
            f"{workout.start:%d.%m.%Y}",
            f"{workout.start + timedelta(minutes=3 * n_set):%H:%M:%S}",
            workout.title,
            movement.name,
            number,
            plain(one.load),
            plain(one.reps),
            *[""] * 5,
            one.note,
            *[""] * 3,
        ]
        for workout in log
        for n_set, (movement, number, one) in enumerate(workout.rows())
    ]
    return (HEADER + "\n" + delimited(rows, separator=";")).encode()
