"""Reading a programme out of a CSV: one row for each lift, or for each of its sets.

Columns are found by their headings, in any order and any case. Rows of one movement in a row are
one lift. A row that cannot be read is a fault; the others are kept. A line is a row: a cell holds
no line break. It stands beside the text form, whose grammar its cells share.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from relift.journal.naming import name_key
from relift.journal.programme import WEEKDAYS, WrittenDay, WrittenLift, WrittenSets
from relift.journal.programme_faults import Fault, LineKind, ProgrammeRead
from relift.journal.programme_sets import LineError, parse_lift
from relift.journal.programme_text import day_of, weeks_of
from relift.units import Unit

T = TypeVar("T")

EXAMPLE = "1,1,squat,3,5,,8,,"
HEADINGS = {
    "week": ("week", "weeks"),
    "day": ("day", "weekday"),
    "movement": ("movement", "exercise", "lift", "name"),
    "sets": ("sets", "set"),
    "reps": ("reps", "rep", "repetitions"),
    "percent": ("percent", "%", "percentage", "% 1rm", "%1rm", "percent 1rm"),
    "rpe": ("rpe",),
    "load": ("load", "weight"),
    "unit": ("unit", "units"),
    "note": ("note", "notes", "comment", "comments"),
}
"""What a column is -> its headings, in lower case."""

_DELIMITERS = ",;\t"
_WITH_UNIT = re.compile(r"(load|weight)?\s*\(?\s*(kg|lbs?)\s*\)?")
_NEEDED = ("day", "movement")


@dataclass(slots=True)
class _Block:
    """A day while it is read."""

    weeks: tuple[int, ...]
    day: str
    is_rest: bool = False
    lifts: list[WrittenLift] = field(default_factory=list)


class _RowError(Exception):
    """A cell cannot be read.

    Args:
        cell: The cell.
        why: What is wrong and what to do.
    """

    def __init__(self, cell: str, why: str) -> None:
        super().__init__(why)
        self.cell = cell
        self.why = why


@dataclass(slots=True)
class _Reading:
    """The state between two rows."""

    columns: Mapping[str, int]
    unit: Unit | None
    weeks: tuple[int, ...] = (1,)
    day: str = ""
    is_day_unread: bool = False
    blocks: list[_Block] = field(default_factory=list)
    is_newest_unread: bool = False

    def cell(self, row: list[str], name: str) -> str:
        at = self.columns.get(name)
        return " ".join(row[at].split()) if at is not None and at < len(row) else ""


def is_table(text: str) -> bool:
    """Whether a text is a table: its first line names a day, a movement and sets or repetitions."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return _columns_of(first, _delimiter(first)) is not None


def read_table(text: str, *, unit: Unit | None = None) -> ProgrammeRead:
    """Read a programme out of a CSV.

    Args:
        text: The file.
        unit: The unit of loads that neither their cell nor the table gives one; None: such a load
            is a fault.

    Returns:
        What was understood, with a fault for each row that was not.
    """
    lines = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        return ProgrammeRead()
    first, heading = lines[0]
    delimiter = _delimiter(heading)
    columns = _columns_of(heading, delimiter)
    if columns is None:
        why = "The first line must name the columns day, movement, sets and reps"
        faults = [_fault(n, line, "", why) for n, line in lines]
        return ProgrammeRead(
            faults=tuple(faults), lines=dict.fromkeys((n for n, _ in lines), LineKind.FAULT)
        )
    state = _Reading(columns, _unit_of(heading, delimiter) or unit)
    kinds, faults = {first: LineKind.HEADINGS}, []
    for number, line in lines[1:]:
        try:
            kinds[number] = _read_row(state, _cells(line, delimiter))
            state.is_newest_unread = False
        except _RowError as unread:
            kinds[number] = LineKind.FAULT
            faults.append(_fault(number, line, unread.cell, unread.why))
            state.is_newest_unread = True
    return ProgrammeRead(
        repeats="week" not in columns and bool(state.blocks),
        days=tuple(
            WrittenDay(weeks=one.weeks, day=one.day, lifts=tuple(one.lifts)) for one in state.blocks
        ),
        faults=tuple(faults),
        lines=kinds,
    )


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        raise _RowError("", "This row is no row of a CSV") from None


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").replace("\ufeff", "").split()).casefold()


def _columns_of(line: str, delimiter: str) -> dict[str, int] | None:
    """Which column is which, or None where the line names none that a programme needs."""
    try:
        headings = [_plain(one) for one in _cells(line, delimiter)]
    except _RowError:
        return None
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        name = next((name for name, known in HEADINGS.items() if heading in known), None)
        if name is None and _WITH_UNIT.fullmatch(heading):
            name = "load"
        if name is not None:
            found.setdefault(name, at)
    is_programme = all(name in found for name in _NEEDED) and ("sets" in found or "reps" in found)
    return found if is_programme else None


def _unit_of(line: str, delimiter: str) -> Unit | None:
    """The unit that the heading of the loads gives."""
    for heading in _cells(line, delimiter):
        found = _WITH_UNIT.fullmatch(_plain(heading))
        if found:
            return Unit(found[2].removesuffix("s"))
    return None


def _read_row(state: _Reading, row: list[str]) -> LineKind:
    if not any(cell.strip() for cell in row) or row[0].lstrip().startswith("#"):
        return LineKind.COMMENT
    block, is_same_day = _block(state, row)
    movement = state.cell(row, "movement").replace('"', " ").strip()
    if movement.casefold() in ("rest", "rest day"):
        if block.lifts:
            raise _RowError(movement, "This day has lifts, so it is no rest day")
        block.is_rest = True
        state.blocks += [] if block in state.blocks else [block]
        return LineKind.REST
    if not movement:
        raise _RowError("", "Name the movement, or write rest")
    if block.is_rest:
        raise _RowError(movement, "This is a rest day: write the lift on another day")
    _add(block, movement, _sets_of(state, row), state, is_same_day=is_same_day, row=row)
    state.blocks += [] if block in state.blocks else [block]
    return LineKind.LIFT


def _block(state: _Reading, row: list[str]) -> tuple[_Block, bool]:
    """The day that a row is of, and whether the row before was of it too."""
    week, day = state.cell(row, "week"), state.cell(row, "day")
    is_told = bool(day) and (bool(week) or "week" not in state.columns)
    if state.is_day_unread and not is_told:
        raise _RowError("", "The day of a row above could not be read: write week and day here")
    state.is_day_unread = True  # until it is read to its end
    weeks = _read(weeks_of, week) if week else state.weeks
    name = _read(day_of, day) if day else state.day
    if not name:
        raise _RowError("", "Write the day of the first row, such as 1 or monday")
    is_same_day = (weeks, name) == (state.weeks, state.day)
    for block in state.blocks:
        if block.day == name and block.weeks == weeks:
            state.weeks, state.day, state.is_day_unread = weeks, name, False
            return block, is_same_day
        both = sorted(set(block.weeks) & set(weeks))
        if block.day == name and both:
            raise _RowError(week, f"Week {both[0]} has this day already, in other weeks' rows")
    if state.blocks and (state.blocks[0].day in WEEKDAYS) != (name in WEEKDAYS):
        raise _RowError(day, "Days are numbers or weekdays: use one of the two")
    state.weeks, state.day, state.is_day_unread = weeks, name, False
    return _Block(weeks, name), False


def _add(
    block: _Block,
    movement: str,
    sets: tuple[WrittenSets, ...],
    state: _Reading,
    *,
    is_same_day: bool,
    row: list[str],
) -> None:
    """Add sets to the lift of the row before, or as a new lift."""
    note = state.cell(row, "note")
    newest = block.lifts[-1] if block.lifts and is_same_day else None
    if newest is not None and name_key(newest.movement) == name_key(movement):
        if sets[0].change is not None and state.is_newest_unread:
            raise _RowError(movement, "The row above could not be read, and this counts from it")
        block.lifts[-1] = WrittenLift(
            movement=newest.movement,
            sets=(*newest.sets, *sets),
            note=f"{newest.note} {note}".strip(),
        )
        return
    if sets[0].change is not None:
        raise _RowError(movement, "The first sets can be no change from others")
    block.lifts.append(WrittenLift(movement=movement, sets=sets, note=note))


def _sets_of(state: _Reading, row: list[str]) -> tuple[WrittenSets, ...]:
    """The sets of a row; a cell of sets may hold them as the text form writes them."""
    sets, reps = state.cell(row, "sets"), state.cell(row, "reps")
    dose = f"{sets or 1}x{reps}" if reps else sets
    if not dose:
        raise _RowError("", "Say how many sets and repetitions, as in 3 and 5")
    parts = [dose]
    _check(dose, reps or sets)
    for name in ("percent", "load", "rpe"):
        cell = state.cell(row, name)
        if cell:
            part = _part(name, cell, state, row)
            _check(f"1x1, 1x1 {part}", cell)
            parts.append(part)
    lead = "1x1, " if len(parts) > 1 and parts[1].startswith(("-", "+")) else ""
    read = _check(lead + " ".join(parts), dose)
    return read[1:] if lead else read


def _part(name: str, cell: str, state: _Reading, row: list[str]) -> str:
    """A cell as the text form writes it."""
    if name == "percent":
        return cell if cell.endswith("%") else f"{cell}%"
    if name == "rpe":
        return cell if cell.startswith("@") else f"@{cell}"
    if cell[-1].isalpha() or cell.endswith("%"):
        return cell
    unit = state.cell(row, "unit") or (state.unit.value if state.unit else "")
    if not unit:
        raise _RowError(cell, "Write the unit of the load, as in 140kg or 315lb")
    return f"{cell}{unit}"


def _check(sets: str, cell: str) -> tuple[WrittenSets, ...]:
    try:
        return parse_lift(f"lift {sets}").sets
    except LineError as refused:
        raise _RowError(cell, refused.why) from None


def _read(read: Callable[[str], T], cell: str) -> T:
    try:
        return read(cell)
    except LineError as refused:
        raise _RowError(cell, refused.why) from None


def _fault(line: int, text: str, cell: str, why: str) -> Fault:
    at = text.find(cell) if cell else -1
    return Fault(line=line, column=at + 1, value=text, why=why, example=EXAMPLE)
