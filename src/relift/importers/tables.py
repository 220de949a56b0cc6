"""From an open file to a table and where it keeps what: text or sheet, known app or mapped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from relift.errors import UnreadableFileError
from relift.importers.counted import repeated
from relift.importers.dates import DateReader
from relift.importers.declaration import Field, Layout, shown
from relift.importers.detect import APPS, match
from relift.importers.mapping import N_SAMPLED, ColumnGuess, called, guess_columns, mapped
from relift.importers.sheet import is_sheet, read_sheet
from relift.importers.table import Rows, TextTable
from relift.importers.text import read_bytes
from relift.importers.values import BadValueError
from relift.importers.wide import unpivoted

Said = Mapping[str, str]
"""Heading -> what it is (`relift.importers.mapping.NAMES`)."""


_FIRST = {
    "a date": "date",
    "an exercise": "exercise",
    "weight, reps, seconds or distance": "reps",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnWords:
    """What people said about columns.

    Attributes:
        said: For this file.
        remembered: Headings of an earlier file -> what was said about it.
    """

    said: Said = field(default_factory=dict)
    remembered: Mapping[tuple[str, ...], Said] = field(default_factory=dict)


def guesses_of(
    stream: BinaryIO, *, name: str, words: ColumnWords
) -> tuple[tuple[str, ...], tuple[ColumnGuess, ...]]:
    """The headings of a table, and what each may be, also where that is not enough to read it.

    Raises:
        UnreadableFileError: it is no table.
        InvalidValueError: what was said about a column cannot be.
    """
    data = read_bytes(stream, name=name)
    table = read_sheet(data, name=name) if is_sheet(data) else TextTable(data, name=name)
    said = {**words.remembered.get(table.headings, {}), **words.said}
    return table.headings, guess_columns(table.headings, _sample(table), said)


def open_table(
    stream: BinaryIO, *, name: str, words: ColumnWords
) -> tuple[TextTable | Rows, Layout, tuple[ColumnGuess, ...]]:
    """Read a file's bytes and find out what its columns are.

    Returns:
        (the table, its layout, what the columns were taken for where no app is known).

    Raises:
        UnreadableFileError: it cannot be read, or no log of training is in it.
        InvalidValueError: what was said about a column cannot be.
    """
    data = read_bytes(stream, name=name)
    table = read_sheet(data, name=name) if is_sheet(data) else TextTable(data, name=name)
    said = {**words.remembered.get(table.headings, {}), **words.said}
    layout = None if said else _known(table)
    if layout is None:
        sample = _sample(table)
        guesses = guess_columns(table.headings, sample, said)
        layout = mapped(table.headings, guesses)
        if layout is None:
            raise UnreadableFileError(
                _unread_dates(table, sample) or _unknown_header(table, guesses)
            )
        if Field.SETS in layout.places:
            return *repeated(table, layout), guesses
        return table, layout, guesses
    if layout.app.across:
        return *unpivoted(table, layout), ()
    return table, layout, ()


def _sample(table: TextTable | Rows) -> list[list[str]]:
    """Some whole rows."""
    width = len(table.headings)
    rows = (row.fields for row in table.rows() if len(row.fields) == width)
    return list(islice(rows, N_SAMPLED))


def _known(table: TextTable | Rows) -> Layout | None:
    try:
        return match(table.headings)
    except UnreadableFileError as fault:
        raise UnreadableFileError(f"in {table.name} {fault}") from None


def _unread_dates(table: TextTable | Rows, sample: list[list[str]]) -> str:
    """What is wrong where a column is called a date and holds none that can be read, or ""."""
    at = called(table.headings, "date")
    cells = [row[at].strip() for row in sample if row[at].strip()] if at is not None else []
    if at is None or not cells:
        return ""
    reader = DateReader(cells)
    for cell in cells:
        try:
            reader.read(cell)
        except BadValueError as bad:
            return (
                f"in {table.name} the column “{shown(table.headings[at])}” holds dates such as "
                f"“{shown(cell)}”: {bad.problem}. {bad.remedy} and import the file again"
            )
    return ""


def _unknown_header(table: TextTable | Rows, guesses: tuple[ColumnGuess, ...]) -> str:
    known = ", ".join(app.name for app in APPS)
    seen = ", ".join(shown(h) for h in table.headings[:6])
    taken = {guess.name for guess in guesses}
    lacking = [
        what
        for what, names in (
            ("a date", {"date"}),
            ("an exercise", {"exercise"}),
            ("weight, reps, seconds or distance", {"weight", "weight-kg", "weight-lb", "reps"}),
        )
        if not taken & names
    ]
    free = next((h for h in table.headings if h not in {g.heading for g in guesses}), "COLUMN")
    return (
        f"{table.name} has a header that is not known (it begins: {seen}), and no column looks "
        f"like {' or '.join(lacking) or 'what was done'}. Say it, such as "
        f'with `--map "{shown(free) or "COLUMN"}={_FIRST[lacking[0]] if lacking else "reps"}"`. '
        f"Relift knows exports of {known}, and any table with a date, an exercise and what was "
        "done in columns"
    )
