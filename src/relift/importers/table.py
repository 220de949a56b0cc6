"""A table of text: a header, and records that are rows of fields.

Delimited text is kept as lines, so that the reader can skip the work on a line whose parts it has
seen (`relift.importers.drafts`); a record is read by the csv module. Other tables (sheets, rows
that hold many sets) are `Rows`. The separator is the one of comma, semicolon, tab and bar that
gives the header the most columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from relift.errors import UnreadableFileError
from relift.importers.parsed import Fault
from relift.importers.text import AGAIN, decode

_SEPARATORS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t|])"?')
LINES_ABOVE = 12
"""Rows at the top of which one may hold the headings, where the first is of one cell."""
_FEWEST_COLUMNS = 3  # of headings that stand below a title
_SHOWN = 80
_MAX_COLUMNS = 2_000
_MAX_HEADER = 65_536
_MAX_FIELD = 131_072


class Row(NamedTuple):
    """A record of a table.

    Attributes:
        line: Where it starts; the header of a text is line 1.
        n_lines: How many lines it takes.
        fields: Its cells; none for a blank line.
    """

    line: int
    n_lines: int
    fields: list[str]


def place_of_headings(widths: Iterable[int]) -> int:
    """Which of the rows at the top holds the headings: the first, or a wide one below titles.

    Args:
        widths: How many cells each of them has; only as many are asked for as it takes.
    """
    for place, width in enumerate(widths):
        if width >= _FEWEST_COLUMNS or (place == 0 and width > 1):
            return place
    return 0


def above_headings(title: str) -> str:
    """The remark that rows above the headings were passed over."""
    return f"Not read above the headings: {title.strip()[:_SHOWN]}."


class Rows:
    """A table whose records are at hand.

    Attributes:
        name: Name of the file, for messages.
        headings: Of the columns, as written.
        separator: Between two fields, where a row is shown.
        remarks: What a person should know about how the file was read.
        faults: Records that were left out.
    """

    is_open = False

    def __init__(
        self,
        records: Sequence[Row],
        *,
        name: str,
        headings: Sequence[str],
        separator: str = ",",
        remarks: tuple[str, ...] = (),
        faults: Sequence[Fault] = (),
    ) -> None:
        """Hold the records that are not blank."""
        self.name = name
        self.headings = tuple(headings)
        self.separator = separator
        self.remarks = remarks
        self.faults = faults
        self._records = records

    @classmethod
    def of(
        cls,
        table: TextTable | Rows,
        records: Sequence[Row],
        headings: Sequence[str],
        faults: Sequence[Fault] = (),
    ) -> Rows:
        """Another table's content, its records taken apart or put together anew."""
        return cls(
            records,
            name=table.name,
            headings=headings,
            separator=table.separator,
            remarks=table.remarks,
            faults=faults,
        )

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._records)

    def rows(self) -> Iterator[Row]:
        """Give each record."""
        yield from self._records


class TextTable:
    """A delimited text.

    Attributes:
        name: Name of the file, for messages.
        headings: Of the columns, as written.
        separator: Between two fields.
        remarks: What a person should know about how the file was read.
        lines: All lines of the text.
        first: Index of the first line behind the header.
        is_open: Whether the record that was read last never closes a quotation mark, or has a cell
            that is far too long.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        """Decode a file and read its header.

        Raises:
            UnreadableFileError: the file is no table of text.
        """
        self.name = name
        text, encoding = decode(data, name=name)
        self.remarks = () if encoding == "utf-8" else (f"The text is in {encoding.upper()}.",)
        self.lines = text.split("\n")
        if not self.lines[-1]:
            self.lines.pop()
        header_at, separators = self._header_at()
        head = self.lines[header_at]
        if len(head) > _MAX_HEADER:
            raise UnreadableFileError(
                f"{name} has a first line of over {_MAX_HEADER:,} characters, which is no header "
                f"of a training log: {AGAIN}"
            )
        self.separator = max(separators, key=lambda s: len(_fields(head, s)))
        self._at = header_at
        self._reader = self._new_reader()
        fields, self.first = self.record(header_at)
        self.headings = tuple(fields)
        if len(self.headings) > _MAX_COLUMNS:
            raise UnreadableFileError(
                f"{name} has {len(self.headings):,} columns, which no training log has: {AGAIN}"
            )

    def _header_at(self) -> tuple[int, str]:
        """Index of the line with the headings, and what may separate them.

        A table may begin with a line `sep=;` of Excel, or with lines of one cell, such as a title.
        """
        at, *later = [i for i, line in enumerate(self.lines[:LINES_ABOVE]) if line.strip()] or [
            next(i for i, line in enumerate(self.lines) if line.strip())
        ]
        said = _SEPARATOR_LINE.fullmatch(self.lines[at])
        if said and later:
            return later[0], said[1]
        place = place_of_headings(_n_columns(self.lines[i]) for i in (at, *later))
        if place:
            self.remarks = (*self.remarks, above_headings(self.lines[at]))
        return (at, *later)[place], _SEPARATORS

    def __len__(self) -> int:
        """How many lines there are, records or not."""
        return len(self.lines)

    def rows(self) -> Iterator[Row]:
        """Give each record that is not blank."""
        at = self.first
        while at < len(self.lines):
            fields, after = self.record(at)
            if fields:
                yield Row(at + 1, after - at, fields)
            at = after

    def record(self, at: int) -> tuple[list[str], int]:
        """Read the record that starts on a line.

        Args:
            at: Index of the line.

        Returns:
            (fields, index of the line behind it). A quotation mark that is never closed makes the
            line a record of one field (`is_open`).
        """
        line = self.lines[at]
        self.is_open = False
        if '"' not in line and len(line) <= _MAX_FIELD:
            return (line.split(self.separator) if line else []), at + 1
        self._at = at
        try:
            fields = next(self._reader)
        except (csv.Error, StopIteration):
            return self._left_open(at)
        if self._at >= len(self.lines) and _is_open(fields, self.lines[-1]):
            return self._left_open(at)
        return fields, self._at

    def cut(self, rest: str) -> list[str] | None:
        """The fields of the rest of a line that starts at a field; None where it goes on below."""
        if '"' not in rest:
            return rest.split(self.separator)
        try:
            return next(csv.reader((rest,), delimiter=self.separator, strict=True))
        except csv.Error:
            return None

    def _left_open(self, at: int) -> tuple[list[str], int]:
        self.is_open = True
        self._reader = self._new_reader()
        return [self.lines[at]], at + 1

    def _new_reader(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self.separator)

    def _feed(self) -> Iterator[str]:
        while self._at < len(self.lines):
            self._at += 1
            yield f"{self.lines[self._at - 1]}\n"


def _is_open(fields: list[str], last_line: str) -> bool:
    """Whether a record that took in the last line ended inside a quotation."""
    return fields[-1].endswith(f"{last_line}\n")


def _n_columns(line: str) -> int:
    return max(len(_fields(line, separator)) for separator in _SEPARATORS)


def _fields(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []
