"""A table of one's own, as a spreadsheet saves it: comma, tabulator, or German semicolons."""

from __future__ import annotations

from tests.importers.writers.delimited import delimited, plain
from tests.importers.writers.logged import Log


def table_commas(log: Log) -> bytes:
    """English headings, kilograms."""
    header = ["date", "exercise", "set", "weight (kg)", "reps", "notes"]
    return delimited([header, *_rows(log, "%Y-%m-%d")]).encode()


def table_tabs(log: Log) -> bytes:
    """English headings, pounds, tabulators, and the line ends of Windows."""
    header = ["Date", "Exercise", "Set", "Weight (lbs)", "Reps", "Notes"]
    return delimited([header, *_rows(log, "%Y-%m-%d")], separator="\t", end="\r\n").encode()


def table_semicolons(log: Log) -> bytes:
    """German headings, days and decimal commas."""
    header = ["Datum", "Übung", "Satz", "Gewicht (kg)", "Wiederholungen", "Notizen"]
    rows = [[*row[:3], str(row[3]).replace(".", ","), *row[4:]] for row in _rows(log, "%d.%m.%Y")]
    return ("\ufeff" + delimited([header, *rows], separator=";", end="\r\n")).encode()


def _rows(log: Log, day: str) -> list[list[str | int]]:
    return [
        [
            workout.start.strftime(day),
            movement.name,
            number,
            plain(one.load),
            plain(one.reps),
            one.note,
        ]
        for workout in log
        for movement, number, one in workout.rows()
    ]
