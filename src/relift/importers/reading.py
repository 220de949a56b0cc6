"""A training log, from an open file to workouts and an account of every row.

    bytes -> table -> layout (which app) -> drafts -> units, dates -> workouts and faults

The caller opens the file, names the zone of its wall-clock times (few logs carry one), and may say
the unit of loads; a unit that the file itself states, in a heading or a column, is always kept.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta, tzinfo
from itertools import chain
from types import MappingProxyType
from typing import BinaryIO

from relift.importers.cells import FIELDS, CellReader, Problem
from relift.importers.dates import DateReader, Moment
from relift.importers.declaration import Field, Layout
from relift.importers.drafts import Draft, Drafts, OnRow, gather
from relift.importers.identity import KeyMaker, split_keys
from relift.importers.mapping import ColumnGuess
from relift.importers.meanings import understand
from relift.importers.parsed import Fault, Parsed, ParsedWorkout
from relift.importers.table import Rows, TextTable
from relift.importers.tables import ColumnWords, open_table
from relift.importers.unit_guess import Guess, are_rounded, guess_unit
from relift.importers.unit_mix import others
from relift.importers.values import BadValueError, read_number
from relift.importers.wide import heading_of
from relift.importers.workouts import WorkoutBuilder
from relift.units import Unit

_LOAD_AT = 1 + FIELDS.index(Field.LOAD)  # in a content, behind the movement
_LOAD_UNIT_AT = 1 + FIELDS.index(Field.LOAD_UNIT)
OnProgress = Callable[[int, int], None]
_NO_UNITS: Mapping[str, Guess] = MappingProxyType({})


def read_log(
    stream: BinaryIO,
    *,
    name: str,
    zone: tzinfo,
    unit: Unit | None = None,
    units: Mapping[str, Unit] = MappingProxyType({}),
    today: date | None = None,
    columns: ColumnWords | None = None,
    on_progress: OnProgress | None = None,
) -> Parsed:
    """Read an exported training log.

    Args:
        stream: The file, opened for reading bytes; it is read to its end and left open.
        name: Name of the file, without its folder, for faults and messages.
        zone: Zone that the log's times are in, where it states none.
        unit: Unit of loads where the file states none; None: inferred from the loads.
        units: Movement as the log names it -> its unit, where that is another one.
        today: Rows dated more than a day later are faults; None: any date is taken.
        columns: What people said about the columns of this file and of earlier ones.
        on_progress: Told now and then how many rows are done, of about how many.

    Returns:
        The workouts, and the rows that are none. Compare `unit_certainty` and the certainties in
        `columns` before trusting what was inferred.

    Raises:
        UnreadableFileError: the file is no training log, or cannot be read.
        InvalidValueError: what was said about a column cannot be.
    """
    with _collector_paused():
        table, layout, guesses = open_table(stream, name=name, words=columns or ColumnWords())
        tell = _halves(on_progress, len(table))
        drafts = gather(table, layout, tell and tell[0])
        guess, mixed = _units(layout, drafts, unit)
        mixed = {**mixed, **{movement: Guess(said, 1.0) for movement, said in units.items()}}
        understanding = _Understanding(table, layout, drafts, guess, mixed)
        return understanding.parsed(zone, today, guesses, tell and tell[1])


def _halves(on_progress: OnProgress | None, n_rows: int) -> tuple[OnRow, OnRow] | None:
    """Who is told of the rows of the first pass and of the second: each pass is half the work."""
    if on_progress is None:
        return None
    return (
        lambda n_done: on_progress(n_done // 2, n_rows),
        lambda n_done: on_progress((n_rows + n_done) // 2, n_rows),
    )


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
    """The second pass: what the rows mean, once units and the way of dates are known."""

    def __init__(
        self,
        table: TextTable | Rows,
        layout: Layout,
        drafts: Drafts,
        guess: Guess,
        mixed: Mapping[str, Guess],
    ) -> None:
        self._table = table
        self._layout = layout
        self._drafts = drafts
        self._guess = guess
        self._mixed = mixed
        keys = KeyMaker()
        is_rounded = are_rounded(_distinct_loads(drafts), guess.unit or Unit.KG)
        cells = CellReader(layout, guess.unit, keys, is_rounded=is_rounded)
        readers = {
            unit: CellReader(layout, unit, keys, is_rounded=is_rounded)
            for unit in (Unit if mixed else ())
        }
        self._meanings = understand(
            drafts.contents,
            cells,
            keys,
            {name: readers[other.unit] for name, other in mixed.items() if other.unit},
        )
        self._dates = DateReader(
            text for draft in drafts.workouts for text in chain(draft.starts, draft.ends)
        )
        self._builder = WorkoutBuilder(layout, self._meanings, keys, self._dates)
        self._pseudo_rows = Counter(drafts.pseudo_rows)
        self._faults = drafts.faults
        self._lines_with_sets: set[int] = set()

    def parsed(
        self,
        zone: tzinfo,
        today: date | None,
        guesses: tuple[ColumnGuess, ...],
        on_row: OnRow | None,
    ) -> Parsed:
        last_on = None if today is None else today + timedelta(days=1)
        workouts = tuple(self._workouts(zone, last_on, on_row))
        n_set_rows = sum(len(w.keys) for w in workouts)
        n_rows = self._drafts.n_rows
        if self._layout.n_added:
            n_set_rows = len(self._lines_with_sets)
            n_rows = self._n_lines
        certainty = min([self._guess.certainty, *(g.certainty for g in self._mixed.values())])
        return Parsed(
            file=self._table.name,
            app=self._layout.app.id,
            unit=self._guess.unit,
            unit_certainty=certainty,
            n_rows=n_rows,
            n_set_rows=n_set_rows,
            pseudo_rows=dict(self._pseudo_rows),
            faults=tuple(sorted(self._told_faults, key=lambda f: f.line)),
            workouts=workouts,
            unused_columns=self._layout.unused,
            remarks=self._table.remarks,
            units={n: (g.unit, g.certainty) for n, g in self._mixed.items() if g.unit},
            columns=guesses,
            headings=tuple(self._table.headings),
        )

    def _workouts(
        self, zone: tzinfo, last_on: date | None, on_row: OnRow | None
    ) -> Iterator[ParsedWorkout]:
        n_done = 0
        self._drafts.workouts.reverse()
        while self._drafts.workouts:
            # Taken off one by one, so that drafts and workouts need not fit in memory together.
            draft = self._drafts.workouts.pop()
            start = self._start(draft, last_on)
            workout = None if start is None else self._workout(draft, start, zone)
            if workout is not None:
                yield workout
            if on_row is not None:
                n_done += len(draft.rows)
                on_row(n_done)

    @property
    def _told_faults(self) -> Iterable[Fault]:
        """The faults; a row that was read once for each of its sets tells its own once."""
        is_repeated = Field.SETS in self._layout.places
        return dict.fromkeys(self._faults) if is_repeated else self._faults

    @property
    def _n_lines(self) -> int:
        """Rows of a file in which a row holds many sets."""
        n_left_out = len({fault.line for fault in self._faults} - self._lines_with_sets)
        return len(self._lines_with_sets) + sum(self._pseudo_rows.values()) + n_left_out

    def _workout(self, draft: Draft, start: Moment, zone: tzinfo) -> ParsedWorkout | None:
        others = self._meanings.others
        if self._layout.n_added:
            self._lines_with_sets.update(
                line
                for number, line in zip(draft.rows, draft.lines, strict=True)
                if number not in others
            )
        if not others.keys().isdisjoint(draft.rows):
            for number, line in zip(draft.rows, draft.lines, strict=True):
                other = others.get(number)
                if isinstance(other, Problem):
                    self._fault(line, other)
                elif other is not None:
                    self._pseudo_rows[other.kind.value] += 1
        payload = self._builder.build(draft, start.at)
        if payload is None:
            return None
        keys = tuple(split_keys(payload.row_keys))
        at = start.at.replace(tzinfo=start.zone or zone)
        return ParsedWorkout(
            at=at.astimezone(zone) if start.zone else at, payload=payload, keys=keys
        )

    def _start(self, draft: Draft, last_on: date | None) -> Moment | None:
        starts = []
        for text in draft.starts:
            try:
                start = self._dates.read(text)
                if last_on is not None and start.at.date() > last_on:
                    raise BadValueError("this day is still to come", "Mend the date")
            except BadValueError as bad:
                problem = Problem(Field.DATE, text, bad.problem, bad.remedy)
            else:
                starts.append(start)
        if starts:
            return min(starts)
        for line in draft.lines:
            self._fault(line, problem)
        return None

    def _heading(self, line: int, problem: Problem) -> str:
        if problem.field is None:
            return ""
        if not self._layout.n_added:
            return self._layout.heading(problem.field)
        return heading_of(
            self._table, self._layout, line=line, field=problem.field, cell=problem.value
        )

    def _fault(self, line: int, problem: Problem) -> None:
        self._faults.append(
            Fault(
                file=self._table.name,
                line=line,
                column=self._heading(line, problem),
                value=problem.value,
                problem=problem.problem,
                remedy=problem.remedy,
            )
        )


def _distinct_loads(drafts: Drafts) -> Iterator[float]:
    """The loads of a file as written, each once."""
    for text in {content[_LOAD_AT] for content in drafts.contents}:
        try:
            yield read_number(text)
        except BadValueError:
            continue


def _units(layout: Layout, drafts: Drafts, asked: Unit | None) -> tuple[Guess, Mapping[str, Guess]]:
    """The unit of the file's loads, stated, said or inferred; and movements in the other one."""
    column = layout.column(Field.LOAD)
    stated = column.unit if column else None
    if stated is None and asked and Field.LOAD_UNIT not in layout.places:
        stated = asked
    numbers: dict[tuple[str, float], int] = {}
    units: Counter[str] = Counter()
    has_unit_column = Field.LOAD_UNIT in layout.places
    n_rows = Counter(chain.from_iterable(draft.rows for draft in drafts.workouts))
    for number, n in n_rows.items():
        content = drafts.contents[number]
        text = content[_LOAD_AT]
        if has_unit_column:
            units[content[_LOAD_UNIT_AT].strip().casefold()[:2]] += n
        try:
            load = (content[0], read_number(text))
        except BadValueError:
            continue
        if stated and load[1] > 0:
            return Guess(stated, 1.0), _NO_UNITS
        numbers[load] = numbers.get(load, 0) + n
    if not any(load > 0 for _, load in numbers):
        return Guess(None, 1.0), _NO_UNITS
    if has_unit_column:
        return Guess(Unit.KG if units[Unit.KG] >= units[Unit.LB] else Unit.LB, 1.0), _NO_UNITS
    guess = guess_unit(numbers, kg_prior=layout.kg_prior)
    return guess, others(numbers, guess)
