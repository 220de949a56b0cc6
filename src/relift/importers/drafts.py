"""The first pass over a log: rows under the workout that they belong to, not yet understood.

Reading takes two passes, for the order of day and month and the unit of weight show only once the
whole file was seen. A log repeats itself, so the first pass numbers the distinct contents (movement
and cells) and keeps each row as two numbers, its line and its content: a row costs little memory,
and the second pass understands each content once. Rows belong to one workout when they give the
same start and title, wherever they stand: spreadsheets get sorted.

Most lines begin like the line before (the same workout) and go on like some line above (the same
set). Such a line is told by comparing text, without taking it apart (`Gatherer.lines`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter

from relift.importers.cells import FIELDS, Markers
from relift.importers.declaration import Field, Layout, PseudoRow
from relift.importers.parsed import Fault
from relift.importers.shape import mended, misshapen, unnamed
from relift.importers.table import Row, Rows, TextTable

OnRow = Callable[[int], None]
"""Told how many rows are done."""

Content = tuple[str, ...]
"""What a row says was done: the movement's name, then the cells in the order of `FIELDS`."""

HEAD = (
    Field.DATE,
    Field.TIME,
    Field.TITLE,
    Field.END,
    Field.WORKOUT_DURATION,
    Field.WORKOUT_NOTE,
)
_NO_PREFIX = "\0\n"  # begins no line
_TOLD_EVERY = 4096  # rows


@dataclass(slots=True)
class Draft:
    """A workout as written.

    Attributes:
        starts: Each date and time that its rows give, once (the keys).
        title: Its name.
        rows: Number of the content of each row, in the order of the file.
        lines: Line of the file on which each row starts.
        ends, durations, notes: Each text once, in order (the keys).
    """

    starts: dict[str, None]
    title: str
    rows: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    ends: dict[str, None] = field(default_factory=dict)
    durations: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Drafts:
    """All rows of a file, each in a draft, counted as empty, or at fault.

    Attributes:
        workouts: In the order in which they begin in the file.
        contents: Every distinct content; its place here is its number.
        n_rows: Rows of the file.
        pseudo_rows: Empty rows, by name.
        faults: Rows that belong to no workout.
    """

    workouts: list[Draft] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    n_rows: int = 0
    pseudo_rows: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def gather(table: TextTable | Rows, layout: Layout, on_row: OnRow | None = None) -> Drafts:
    """Read all rows of a table into drafts.

    Args:
        table: The table.
        layout: Where it keeps what.
        on_row: Told now and then how many rows were read.
    """
    gatherer = _Gatherer(table, layout, on_row)
    if isinstance(table, TextTable):
        gatherer.lines(table)
    else:
        gatherer.drafts.faults += table.faults
        for n_rows, row in enumerate(table.rows(), 1):
            gatherer.take(row)
            gatherer.tell(n_rows)
    drafts = gatherer.drafts
    drafts.contents = list(gatherer.numbers)
    n_held = sum(len(draft.rows) for draft in drafts.workouts)
    drafts.n_rows = n_held + len(drafts.faults) + sum(drafts.pseudo_rows.values())
    return drafts


class _Gatherer:
    """Puts the rows of one file into drafts."""

    def __init__(
        self, table: TextTable | Rows, layout: Layout, on_row: OnRow | None = None
    ) -> None:
        self.drafts = Drafts()
        self._on_row = on_row
        self._told = 0
        self.numbers: dict[Content, int] = {}
        self._table = table
        self._layout = layout
        self._width = len(layout.headings)
        self._head_of = itemgetter(*(layout.place(what) for what in HEAD))
        self._content_of = itemgetter(*(layout.place(w) for w in (Field.MOVEMENT, *FIELDS)))
        self._marker_at = layout.place(Field.SET)
        self._markers = Markers(layout.app)
        self._by_head: dict[tuple[str, ...], Draft] = {}
        self._by_name: dict[tuple[str, ...], Draft] = {}
        self._usual = 0
        self._has_left_open = False

    def lines(self, table: TextTable) -> None:
        """Take every line of a text, most of them by comparing it with lines before."""
        lines, at, n_lines = table.lines, table.first, len(table.lines)
        lead = _Lead(self._layout, table.separator)
        known: dict[str, int] = {}
        prefix, size = _NO_PREFIX, 0
        nowhere: list[int] = []
        add_row = add_line = nowhere.append
        while at < n_lines:
            line = lines[at]
            is_same = line.startswith(prefix)
            if is_same:
                rest = line[size:]
                number = known.get(rest)
                if number is None:
                    number = self._content(lead, table.cut(rest))
                    if number is not None:
                        known[rest] = number
                if number is not None:
                    at += 1
                    add_row(number)
                    add_line(at)
                    continue
            self.tell(at)
            fields, after = table.record(at)
            taken = self.take(Row(at + 1, after - at, fields)) if fields else None
            if taken is None:
                # Where a quotation mark was left open, the lines after it have their turn.
                at = at + 1 if self._has_left_open else after
                continue
            if not is_same:
                is_bare = after == at + 1 and not lead.tail(fields)
                found = lead.pattern.match(line) if is_bare else None
                prefix = found[0] if found else _NO_PREFIX
                size = len(prefix)
                add_row, add_line = taken.rows.append, taken.lines.append
            at = after

    def tell(self, n_rows: int) -> None:
        """Say how many rows are done, now and then."""
        if self._on_row is not None and n_rows >= self._told:
            self._told = n_rows + _TOLD_EVERY
            self._on_row(n_rows)

    def _content(self, lead: _Lead, fields: list[str] | None) -> int | None:
        """The number of what the rest of a line says; None where it takes a closer look."""
        if fields is None or len(fields) != lead.n_rest or lead.tail_of_rest(fields):
            return None
        fields.append("")  # what a missing column is read as
        fields[lead.marker_at] = self._markers[fields[lead.marker_at]]
        content = lead.content_of(fields)
        number = self.numbers.get(content)
        if number is None and content[0].strip() and "\0" not in content[0]:
            number = self.numbers.setdefault(content, len(self.numbers))
        return number

    def take(self, row: Row) -> Draft | None:
        """Put a row where it belongs.

        Returns:
            Its draft; None where the row was counted as empty or at fault.
        """
        line, n_lines, fields = row
        self._has_left_open = False
        is_mended = len(fields) != self._width and mended(self._layout, fields)
        self._usual = self._usual or len(fields)
        if len(fields) != self._width or n_lines > 1:
            fault = None
            if not is_mended:
                fault = misshapen(self._table, self._layout, row, usual=self._usual)
            if fault is not None:
                self._has_left_open = "quotation" in fault.problem
                self._leave_out(fields, fault)
                return None
            del fields[self._width :]
        fields.append("")  # what a missing column is read as
        marker = fields[self._marker_at]
        fields[self._marker_at] = self._markers[marker]
        head = self._head_of(fields)
        content = self._content_of(fields)
        draft = self._by_head.get(head)
        number = self.numbers.get(content)
        if draft is None or number is None:
            # Something here was not seen before, and so was not checked before.
            fields[self._marker_at] = marker
            if not _is_named(head, content):
                self._leave_out(fields, unnamed(self._table, self._layout, line, fields))
                return None
            draft = draft or self._open(head)
            number = self.numbers.setdefault(content, len(self.numbers))
        draft.rows.append(number)
        draft.lines.append(line)
        return draft

    def _open(self, head: tuple[str, ...]) -> Draft:
        day, time, title, end, duration, note = head
        start = f"{day} {time}".rstrip() if time else day
        name = (day, title) if self._layout.app.is_by_day else (start, title)
        draft = self._by_name.get(name)
        if draft is None:
            draft = self._by_name[name] = Draft({}, title)
            self.drafts.workouts.append(draft)
        draft.starts[start] = None
        for text, held in ((end, draft.ends), (duration, draft.durations), (note, draft.notes)):
            if text:
                held[text] = None
        self._by_head[head] = draft
        return draft

    def _leave_out(self, fields: list[str], fault: Fault) -> None:
        if any(text.strip() for text in fields):
            self.drafts.faults.append(fault)
        else:
            name = PseudoRow.EMPTY.value
            self.drafts.pseudo_rows[name] = self.drafts.pseudo_rows.get(name, 0) + 1


class _Lead:
    """The columns on the left that all rows of a workout share, and how to cut a line behind them.

    Attributes:
        pattern: Takes them off the front of a line, with the separator behind each. Quoted fields
            with a quotation mark inside are left to the csv module, so it does not match them.
        n_rest: How many columns follow.
        marker_at: Among those, where the set column is.
        content_of: Gives the content out of them.
    """

    def __init__(self, layout: Layout, separator: str) -> None:
        told = [layout.place(what) for what in (Field.MOVEMENT, *FIELDS)]
        n_lead, width = min(told), len(layout.headings)
        mark = re.escape(separator)
        self.pattern = re.compile(rf'(?:(?:"[^"\n]*"|[^"{mark}\n]*){mark}){{{n_lead}}}')
        self.n_rest = width - n_lead
        self.marker_at = layout.place(Field.SET) - n_lead
        self.content_of = itemgetter(*(place - n_lead for place in told))
        self._tail = [p for p in map(layout.place, HEAD) if n_lead <= p < width]
        self._tail_of_rest = [place - n_lead for place in self._tail]

    def tail(self, fields: list[str]) -> str:
        """The shared fields of a row that stand further right, joined: "" where all are empty."""
        return "".join([fields[place] for place in self._tail])

    def tail_of_rest(self, fields: list[str]) -> str:
        """The same, of the fields behind the lead."""
        return "".join([fields[place] for place in self._tail_of_rest])


def _is_named(head: tuple[str, ...], content: Content) -> bool:
    movement = content[0]
    note = head[-1]
    return bool(head[0].strip() and movement.strip()) and "\0" not in movement + head[2] + note
