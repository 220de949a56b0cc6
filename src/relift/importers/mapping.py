"""What the columns of a table of no known app are: guessed by name and content, or said.

A heading is compared with the words of data/column_words.toml, a slip of spelling allowed, and the
column's content must fit: dates where dates should be, numbers where numbers should. A date column
without a telling name is known by its content. Each guess says how certain it is (0-1); the figures
are our own judgement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

import msgspec

from relift.accents import unaccented
from relift.data.tables import load_table
from relift.errors import InvalidValueError
from relift.importers.dates import DateReader
from relift.importers.declaration import (
    MILE_IN_M,
    MINUTE_IN_S,
    App,
    Column,
    Field,
    Layout,
    heading_key,
    shown,
)
from relift.importers.strong import APP as STRONG
from relift.importers.values import BadValueError, read_duration_s, read_number
from relift.journal.lifting import SetKind
from relift.units import Unit

NAMES: Mapping[str, Column] = {
    "date": Column(field=Field.DATE),
    "time": Column(field=Field.TIME),
    "end": Column(field=Field.END),
    "workout": Column(field=Field.TITLE),
    "exercise": Column(field=Field.MOVEMENT),
    "set": Column(field=Field.SET),
    "sets": Column(field=Field.SETS),
    "kind": Column(field=Field.KIND),
    "superset": Column(field=Field.SUPERSET),
    "weight": Column(field=Field.LOAD),
    "weight-kg": Column(field=Field.LOAD, unit=Unit.KG),
    "weight-lb": Column(field=Field.LOAD, unit=Unit.LB),
    "unit": Column(field=Field.LOAD_UNIT),
    "reps": Column(field=Field.REPS),
    "distance": Column(field=Field.DISTANCE),
    "distance-m": Column(field=Field.DISTANCE, scale=1.0),
    "distance-km": Column(field=Field.DISTANCE, scale=1000.0),
    "distance-miles": Column(field=Field.DISTANCE, scale=MILE_IN_M),
    "distance-unit": Column(field=Field.DISTANCE_UNIT),
    "seconds": Column(field=Field.SECONDS, scale=1.0),
    "minutes": Column(field=Field.SECONDS, scale=MINUTE_IN_S),
    "rpe": Column(field=Field.RPE),
    "rir": Column(field=Field.RPE, is_reserve=True),
    "notes": Column(field=Field.NOTE),
    "exercise-notes": Column(field=Field.MOVEMENT_NOTE),
    "workout-notes": Column(field=Field.WORKOUT_NOTE),
    "duration": Column(field=Field.WORKOUT_DURATION),
    "nothing": Column(field=Field.NOTHING),
}
"""What a column can be said to be."""

N_SAMPLED = 300
"""Rows whose content is looked at."""

_NUMBERS = frozenset({Field.SETS, Field.LOAD, Field.REPS, Field.DISTANCE, Field.RPE})
_LIKE = 0.8
_SAME = 0.99  # of a heading that is one of our words
_FITTING = 0.8
_FITTING_SAME = 0.5  # a telling heading: cells that do not fit are faults
_DATES_ALONE = 0.85
_TEXTS_ALONE = 0.6
_SAID = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGuess:
    """What a column is taken for.

    Attributes:
        heading: As written.
        name: One of `NAMES`.
        certainty: 0-1; 1 where a person said it.
    """

    heading: str
    name: str
    certainty: float


def guess_columns(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    said: Mapping[str, str] | None = None,
) -> tuple[ColumnGuess, ...]:
    """Guess what the columns of a table are.

    Args:
        headings: As written.
        rows: Some rows of the table, of any width.
        said: Heading -> name of `NAMES`, by a person; always kept.

    Returns:
        A guess for each column that means something, by column; no field twice.

    Raises:
        InvalidValueError: a heading that was said is not in the table, or a name is none.
    """
    said = _checked(headings, said or {})
    cells = [[row[i].strip() for row in rows if len(row) > i] for i in range(len(headings))]
    found = []
    for i, heading in enumerate(headings):
        if heading in said:
            found.append((_SAID + 1, i, said[heading]))
            continue
        found += [
            (certainty, i, name)
            for name, certainty in _by_name(heading)
            if _fits(NAMES[name], cells[i], _FITTING_SAME if certainty >= _SAME else _FITTING)
        ]
    best: dict[int, ColumnGuess] = {}
    taken: set[Field] = set()
    for certainty, i, name in sorted(found, key=lambda f: (-f[0], f[1])):
        field = NAMES[name].field
        if i in best or (field in taken and field is not Field.NOTHING):
            continue
        taken.add(field)
        best[i] = ColumnGuess(heading=headings[i], name=name, certainty=min(certainty, _SAID))
    for name, is_alike, certainty in (
        ("date", _look_like_dates, _DATES_ALONE),
        ("exercise", _are_names, _TEXTS_ALONE),
    ):
        if NAMES[name].field not in taken:
            alike = [i for i in range(len(headings)) if i not in best and is_alike(cells[i])]
            for i in alike[:1]:
                sure = certainty if len(alike) == 1 else certainty / 2
                best[i] = ColumnGuess(heading=headings[i], name=name, certainty=sure)
    return tuple(best[i] for i in sorted(best))


def called(headings: Sequence[str], name: str) -> int | None:
    """Place of the first column whose heading means a name, whatever stands in it."""
    named = (i for i, h in enumerate(headings) if any(n == name for n, _ in _by_name(h)))
    return next(named, None)


def mapped(headings: Sequence[str], guesses: Sequence[ColumnGuess]) -> Layout | None:
    """The layout of a table whose columns are guessed or said.

    Returns:
        The layout; None where there is no date, no exercise, or nothing that was done.
    """
    names = {guess.heading: guess.name for guess in guesses}
    columns = {heading_key(h): NAMES[name] for h, name in names.items()}
    places = {
        NAMES[names[h]].field: i
        for i, h in enumerate(headings)
        if h in names and NAMES[names[h]].field is not Field.NOTHING
    }
    done = {Field.LOAD, Field.REPS, Field.SECONDS, Field.DISTANCE}
    if not {Field.DATE, Field.MOVEMENT} <= places.keys() or done.isdisjoint(places):
        return None
    app = App(
        id="table",
        name="The table",
        columns=columns,
        required=frozenset(),
        kinds={**STRONG.kinds, **_YES_NO},
        pseudo_rows=STRONG.pseudo_rows,
    )
    return Layout(app=app, headings=tuple(headings), places=places)


def _checked(headings: Sequence[str], said: Mapping[str, str]) -> dict[str, str]:
    by_key = {heading_key(heading): heading for heading in reversed(headings)}
    checked = {}
    for typed, name in said.items():
        heading = by_key.get(heading_key(typed))
        if heading is None:
            raise InvalidValueError(
                f"There is no column “{shown(typed)}” in the file. Its columns are: "
                f"{', '.join(shown(h) for h in headings[:20] if h)}."
            )
        if name not in NAMES:
            raise InvalidValueError(
                f"A column cannot be “{shown(name)}”. Choose one of: {', '.join(NAMES)}."
            )
        checked[heading] = name
    return checked


def _by_name(heading: str) -> list[tuple[str, float]]:
    """The names that a heading may mean, with certainty."""
    words = _words(heading)
    found = []
    for name, known in _vocabulary().items():
        likeness = max(_likeness(words, one) for one in known) if words else 0.0
        if likeness >= _LIKE:
            found.append((name, likeness))
    return found


def _likeness(words: str, known: str) -> float:
    if words == known:
        return _SAME
    if abs(len(words) - len(known)) > max(2, len(known) // 4) or words[0] != known[0]:
        return 0.0
    return 0.98 * SequenceMatcher(None, words, known).ratio()


def _words(heading: str) -> str:
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    text = "".join(c if c.isalnum() else " " for c in unaccented(text))
    return " ".join(text.split())


def _fits(column: Column, cells: Sequence[str], least: float) -> bool:
    """Whether at least this share of the cells can be what a column is taken for."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return True
    if column.field is Field.DATE:
        return _are_dates(filled, least)
    if column.field in _NUMBERS:
        is_number = _share(filled, read_number) >= least
        return is_number and (column.field is not Field.SETS or not _are_running(filled))
    if column.field is Field.SECONDS:
        return _share(filled, read_duration_s) >= least
    if column.field is Field.MOVEMENT:
        return _share(filled, read_number) < _FITTING
    return True


def _are_running(cells: Sequence[str]) -> bool:
    """Whether a column numbers the sets (1, 2, 3, 1, 2) and does not say how many were done."""
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdecimal()]
    steps = [(a, b) for a, b in pairwise(numbers) if b != 1]
    return bool(steps) and numbers[0] == 1 and all(b == a + 1 for a, b in steps)


def _are_dates(cells: Sequence[str], least: float = _FITTING) -> bool:
    filled = [cell for cell in cells if cell]
    reader = DateReader(filled)
    return bool(filled) and _share(filled, reader.read) >= least


def _look_like_dates(cells: Sequence[str]) -> bool:
    """Dates that are written as such: a bare number can be anything where no name says more."""
    filled = [cell for cell in cells if cell]
    return _are_dates(cells) and _share(filled, read_number) < _FITTING


def _are_names(cells: Sequence[str]) -> bool:
    """Words that come again and again."""
    filled = [cell for cell in cells if any(c.isalpha() for c in cell)]
    return len(filled) > len(cells) / 2 and len(set(filled)) <= 0.7 * len(filled)


def _share(cells: Sequence[str], read: object) -> float:
    assert callable(read)
    n_read = 0
    for cell in cells:
        try:
            read(cell)
        except BadValueError:
            continue
        n_read += 1
    return n_read / len(cells)


class _File(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    basis: str
    names: dict[str, tuple[str, ...]]


@cache
def _vocabulary() -> dict[str, tuple[str, ...]]:
    return load_table("column_words.toml", _File).names


_YES_NO = {
    "normal": SetKind.WORKING,
    "working": SetKind.WORKING,
    "false": SetKind.WORKING,
    "no": SetKind.WORKING,
    "warmup": SetKind.WARMUP,
    "warm-up": SetKind.WARMUP,
    "warm up": SetKind.WARMUP,
    "true": SetKind.WARMUP,
    "yes": SetKind.WARMUP,
    "dropset": SetKind.DROPSET,
    "drop set": SetKind.DROPSET,
}
