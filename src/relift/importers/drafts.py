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
from dataclasses import dataclass, field
from operator import itemgetter

from relift.importers.cells import FIELDS, Markers
from relift.importers.declaration import Field, Layout, PseudoRow
from relift.importers.parsed import Fault
from relift.importers.shape import mended, misshapen, unnamed
from relift.importers.table import Row, Rows, TextTable

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


def gather(table: TextTable | Rows, layout: Layout) -> Drafts:
    """Read all rows of a table into drafts."""
    gatherer = _Gatherer(table, layout)
    if isinstance(table, TextTable):
        gatherer.lines(table)
    else:
        for row in table.rows():
            gatherer.take(row)
    drafts = gatherer.drafts
    drafts.contents = list(gatherer.numbers)
    n_held = sum(len(draft.rows) for draft in drafts.workouts)
    drafts.n_rows = n_held + len(drafts.faults) + sum(drafts.pseudo_rows.values())
    return drafts


class _Gatherer:
    """Puts the rows of one file into drafts."""

    def __init__(self, table: TextTable | Rows, layout: Layout) -> None:
        self.drafts = Drafts()
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
        lead, tail_of = _lead(self._layout, table.separator)
        known: dict[str, int] = {}
        prefix, size = _NO_PREFIX, 0
        nowhere: list[int] = []
        add_row = add_line = nowhere.append
        while at < n_lines:
            line = lines[at]
            is_same = line.startswith(prefix)
            if is_same:
                number = known.get(line[size:])
                if number is not None:
                    at += 1
                    add_row(number)
                    add_line(at)
                    continue
            fields, after = table.record(at)
            taken = self.take(Row(at + 1, after - at, fields)) if fields else None
            if taken is None:
                # Where a quotation mark was left open, the lines after it have their turn.
                at = at + 1 if self._has_left_open else after
                continue
            if after == at + 1 and not tail_of(fields):
                draft, number = taken
                found = None if is_same else lead.match(line)
                if found:
                    prefix, size = found[0], found.end()
                    add_row, add_line = draft.rows.append, draft.lines.append
                if is_same or found:
                    known[line[size:]] = number
            elif not is_same:
                prefix = _NO_PREFIX
            at = after

    def take(self, row: Row) -> tuple[Draft, int] | None:
        """Put a row where it belongs.

        Returns:
            (draft, number of its content); None where the row was counted as empty or at fault.
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
        return draft, number

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


def _lead(layout: Layout, separator: str) -> tuple[re.Pattern[str], _Tail]:
    """How to cut a line behind the columns that all rows of a workout share.

    Returns:
        (a pattern that takes them off the front of a line, with the separator behind each; what
        gives the other shared fields of a row, joined). Quoted fields with a quotation mark inside
        are left to the csv module, so the pattern does not match them.
    """
    told = {layout.place(what) for what in (Field.MOVEMENT, *FIELDS)}
    n_lead = min(told)
    mark = re.escape(separator)
    pattern = re.compile(rf'(?:(?:"[^"\n]*"|[^"{mark}\n]*){mark}){{{n_lead}}}')
    places = {layout.place(what) for what in HEAD}
    return pattern, _Tail(sorted(p for p in places if n_lead <= p < len(layout.headings)))


class _Tail:
    """The shared fields of a row behind the leading ones, joined: "" where all are empty."""

    def __init__(self, places: list[int]) -> None:
        self._places = places

    def __call__(self, fields: list[str]) -> str:
        return "".join([fields[place] for place in self._places])


def _is_named(head: tuple[str, ...], content: Content) -> bool:
    movement = content[0]
    note = head[-1]
    return bool(head[0].strip() and movement.strip()) and "\0" not in movement + head[2] + note
