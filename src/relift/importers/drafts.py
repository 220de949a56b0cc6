"""Rows of a file, gathered into the workouts that they belong to but not yet understood.

Reading takes two passes, for the order of day and month and the unit of weight show only once the
whole file was seen. A log repeats itself, so the first pass numbers the distinct contents (movement
and cells) and keeps each row as two numbers, its line and its content: a row costs little memory,
and the second pass understands each content once. Rows belong to one workout when they give the
same start and title, wherever they stand: spreadsheets get sorted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter

from relift.importers.cells import FIELDS, Markers
from relift.importers.declaration import Field, Layout, PseudoRow
from relift.importers.parsed import Fault
from relift.importers.table import Table

Content = tuple[str, ...]
"""What a row says was done: the movement's name, then the cells in the order of `FIELDS`."""

_HEAD = (Field.DATE, Field.TITLE, Field.WORKOUT_DURATION, Field.WORKOUT_NOTE)


@dataclass(slots=True)
class Draft:
    """A workout as written.

    Attributes:
        start: Its date and time.
        title: Its name.
        rows: Number of the content of each row, in the order of the file.
        lines: Line of the file on which each row starts.
        durations, notes: Each text once, in order (the keys).
    """

    start: str
    title: str
    rows: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
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


def gather(table: Table, layout: Layout) -> Drafts:
    """Read all rows of a table into drafts.

    Raises:
        UnreadableFileError: the file breaks off or cannot be decoded.
    """
    width = len(layout.headings)
    head_of = itemgetter(*(layout.place(what) for what in _HEAD))
    content_of = itemgetter(*(layout.place(what) for what in (Field.MOVEMENT, *FIELDS)))
    marker_at = layout.place(Field.SET)
    markers = Markers(layout.app)
    drafts = _DraftsByHead()
    numbers: dict[Content, int] = {}
    gathered = Drafts(drafts.workouts)
    n_rows, usual = 0, 0
    for line, n_lines, fields in table.rows():
        n_rows += 1
        usual = usual or len(fields)
        if len(fields) != width or n_lines > 1:
            fault = _misshapen(table, layout, line, fields, usual=usual)
            if fault is not None:
                _leave_out(gathered, fields, fault)
                continue
            del fields[width:]
        fields.append("")  # what a missing column is read as
        marker = fields[marker_at]
        fields[marker_at] = markers[marker]
        head = head_of(fields)
        content = content_of(fields)
        draft = drafts.get(head)
        number = numbers.get(content)
        if draft is None or number is None:
            # Something here was not seen before, and so was not checked before.
            fields[marker_at] = marker
            if not _is_named(head, content):
                _leave_out(gathered, fields, _unnamed(table, layout, line, fields))
                continue
            draft = drafts[head]
            number = numbers.setdefault(content, len(numbers))
        draft.rows.append(number)
        draft.lines.append(line)
    gathered.n_rows = n_rows
    gathered.contents = list(numbers)
    return gathered


class _DraftsByHead(dict[tuple[str, ...], Draft]):
    """The draft of each head (start, title, duration, note); it is opened when first asked for."""

    def __init__(self) -> None:
        self.workouts: list[Draft] = []
        self._opened: dict[tuple[str, str], Draft] = {}

    def __missing__(self, head: tuple[str, ...]) -> Draft:
        start, title, duration, note = head
        draft = self._opened.get((start, title))
        if draft is None:
            draft = self._opened[start, title] = Draft(start, title)
            self.workouts.append(draft)
        if duration:
            draft.durations[duration] = None
        if note:
            draft.notes[note] = None
        self[head] = draft
        return draft


def _leave_out(gathered: Drafts, fields: list[str], fault: Fault) -> None:
    if any(text.strip() for text in fields):
        gathered.faults.append(fault)
    else:
        name = PseudoRow.EMPTY.value
        gathered.pseudo_rows[name] = gathered.pseudo_rows.get(name, 0) + 1


def _misshapen(
    table: Table, layout: Layout, line: int, fields: list[str], *, usual: int
) -> Fault | None:
    """The fault of a row that has not the header's columns, or that swallowed the rows after it.

    Empty columns at the end are taken in where the first row has them too (`usual` in all). On a
    single row they mean a separator too many, and so that its values have moved.
    """
    width = len(layout.headings)
    may_be_empty = fields[width:] if len(fields) == usual else []
    is_misfit = len(fields) != width + len(may_be_empty) or any(map(str.strip, may_be_empty))
    later_lines = [part for text in fields for part in text.splitlines()[1:]]
    has_swallowed = any(part.count(table.separator) >= width - 1 for part in later_lines)
    if not (is_misfit or has_swallowed):
        return None
    if later_lines:
        problem = "a quotation mark seems to be open here and takes in the rows after it"
        remedy = "Close it and import the file again"
    else:
        problem = f"the row has {len(fields)} columns, the header {width}"
        remedy = "Put the row in line with the header; quote text that contains the separator"
    return Fault(
        file=table.name,
        line=line,
        column="",
        value=table.separator.join(fields),
        problem=problem,
        remedy=remedy,
    )


def _is_named(head: tuple[str, ...], content: Content) -> bool:
    start, title, _, note = head
    movement = content[0]
    return bool(start and movement.strip()) and "\0" not in movement + title + note


def _unnamed(table: Table, layout: Layout, line: int, fields: list[str]) -> Fault:
    for what in (Field.DATE, Field.MOVEMENT, Field.TITLE, Field.WORKOUT_NOTE):
        text = fields[layout.place(what)]
        is_missing = not text.strip() and what in (Field.DATE, Field.MOVEMENT)
        if is_missing or "\0" in text:
            break
    return Fault(
        file=table.name,
        line=line,
        column=layout.heading(what),
        value=text,
        problem="this is missing" if is_missing else "the text has a NUL character",
        remedy="Fill it in" if is_missing else "Type the text again",
    )
