"""A training log, from an open file to workouts and an account of every row.

    bytes -> table -> layout (which app) -> drafts -> unit, date style -> workouts and faults

The caller opens the file, names the zone of its wall-clock times (logs carry none), and may say
the unit of loads; a unit that the file itself states, in a heading or a column, is always kept.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, tzinfo
from itertools import chain
from typing import BinaryIO

from relift.errors import UnreadableFileError
from relift.importers.cells import FIELDS, CellReader, Problem
from relift.importers.declaration import Field, Layout
from relift.importers.detect import APPS, match
from relift.importers.drafts import Draft, Drafts, gather
from relift.importers.identity import KeyMaker, split_keys
from relift.importers.meanings import understand
from relift.importers.parsed import Fault, Parsed, ParsedWorkout
from relift.importers.table import Table
from relift.importers.unit_guess import Guess, guess_unit
from relift.importers.values import BadValueError, DateStyle, date_style, read_instant, read_number
from relift.importers.workouts import WorkoutBuilder
from relift.units import Unit

_LOAD_AT = 1 + FIELDS.index(Field.LOAD)  # in a content, behind the movement
_LOAD_UNIT_AT = 1 + FIELDS.index(Field.LOAD_UNIT)


def read_log(
    stream: BinaryIO,
    *,
    name: str,
    zone: tzinfo,
    unit: Unit | None = None,
    today: date | None = None,
) -> Parsed:
    """Read an exported training log.

    Args:
        stream: The file, opened for reading bytes; it is read to its end and left open.
        name: Name of the file, without its folder, for faults and messages.
        zone: Zone that the log's times are in.
        unit: Unit of loads where the file states none; None: inferred from the loads.
        today: Rows dated more than a day later are faults; None: any date is taken.

    Returns:
        The workouts, and the rows that are none. Compare `unit_certainty` before trusting an
        inferred unit.

    Raises:
        UnreadableFileError: the file is no training log that is known, or cannot be read.
    """
    table = Table(stream, name=name)
    layout = match(table.headings)
    if layout is None:
        raise UnreadableFileError(_unknown_header(table))
    with _collector_paused():
        drafts = gather(table, layout)
        guess = _unit(layout, drafts, unit)
        return _Understanding(table, layout, drafts, guess).parsed(zone, today)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python's search for reference cycles from running, and leave it as it was.

    Reading makes many small objects that stay, which sets the search off again and again over all
    that the process holds: a tenth of the time. It would find nothing, for none of them form a
    cycle; what is dropped is freed at once, as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Understanding:
    """The second pass: what the rows mean, once unit and date style are known."""

    def __init__(self, table: Table, layout: Layout, drafts: Drafts, guess: Guess) -> None:
        self._file = table.name
        self._layout = layout
        self._drafts = drafts
        self._guess = guess
        keys = KeyMaker()
        cells = CellReader(layout, guess.unit, keys)
        self._meanings = understand(drafts.contents, cells, keys)
        self._builder = WorkoutBuilder(layout.app.id, self._meanings, keys)
        self._pseudo_rows = Counter(drafts.pseudo_rows)
        self._faults = drafts.faults

    def parsed(self, zone: tzinfo, today: date | None) -> Parsed:
        last_on = None if today is None else today + timedelta(days=1)
        style = date_style(draft.start for draft in self._drafts.workouts)
        workouts = []
        self._drafts.workouts.reverse()
        while self._drafts.workouts:
            # Taken off one by one, so that drafts and workouts need not fit in memory together.
            draft = self._drafts.workouts.pop()
            at = self._start(draft, style, last_on)
            workout = None if at is None else self._workout(draft, at, zone)
            if workout is not None:
                workouts.append(workout)
        return Parsed(
            file=self._file,
            app=self._layout.app.id,
            unit=self._guess.unit,
            unit_certainty=self._guess.certainty,
            n_rows=self._drafts.n_rows,
            n_set_rows=sum(len(w.keys) for w in workouts),
            pseudo_rows=dict(self._pseudo_rows),
            faults=tuple(sorted(self._faults, key=lambda f: f.line)),
            workouts=tuple(workouts),
            unused_columns=self._layout.unused,
        )

    def _workout(self, draft: Draft, at: datetime, zone: tzinfo) -> ParsedWorkout | None:
        others = self._meanings.others
        if not others.keys().isdisjoint(draft.rows):
            for number, line in zip(draft.rows, draft.lines, strict=True):
                other = others.get(number)
                if isinstance(other, Problem):
                    self._fault(line, other)
                elif other is not None:
                    self._pseudo_rows[other.kind.value] += 1
        payload = self._builder.build(draft, at)
        if payload is None:
            return None
        keys = tuple(split_keys(payload.row_keys))
        return ParsedWorkout(at=at.replace(tzinfo=zone), payload=payload, keys=keys)

    def _start(self, draft: Draft, style: DateStyle, last_on: date | None) -> datetime | None:
        try:
            at = read_instant(draft.start, style)
            if last_on is not None and at.date() > last_on:
                raise BadValueError("this day is still to come", "Mend the date")
        except BadValueError as bad:
            problem = Problem(Field.DATE, draft.start, bad.problem, bad.remedy)
            for line in draft.lines:
                self._fault(line, problem)
            return None
        return at

    def _fault(self, line: int, problem: Problem) -> None:
        self._faults.append(
            Fault(
                file=self._file,
                line=line,
                column="" if problem.field is None else self._layout.heading(problem.field),
                value=problem.value,
                problem=problem.problem,
                remedy=problem.remedy,
            )
        )


def _unit(layout: Layout, drafts: Drafts, asked: Unit | None) -> Guess:
    """The unit of the file's loads: as it states, as the caller says, or inferred."""
    column = layout.column(Field.LOAD)
    stated = column.unit if column else None
    numbers: dict[tuple[str, float], int] = {}
    units: Counter[str] = Counter()
    has_unit_column = Field.LOAD_UNIT in layout.places
    n_rows = Counter(chain.from_iterable(draft.rows for draft in drafts.workouts))
    for number, n in n_rows.items():
        content = drafts.contents[number]
        if has_unit_column:
            units[content[_LOAD_UNIT_AT].strip().casefold()[:2]] += n
        try:
            load = (content[0], read_number(content[_LOAD_AT]))
        except BadValueError:
            continue
        numbers[load] = numbers.get(load, 0) + n
    if not any(load > 0 for _, load in numbers):
        return Guess(None, 1.0)
    if stated is None and has_unit_column:
        stated = Unit.KG if units[Unit.KG] >= units[Unit.LB] else Unit.LB
    if stated or asked:
        return Guess(stated or asked, 1.0)
    return guess_unit(numbers, kg_prior=layout.kg_prior)


def _unknown_header(table: Table) -> str:
    known = ", ".join(app.name for app in APPS)
    seen = ", ".join(h.strip()[:20] for h in table.headings[:4])
    return (
        f"{table.name} has a header that is not known (it begins: {seen}). "
        f"Relift reads exports of: {known}. Export the log from the app again as CSV and do not "
        "change the first line"
    )
