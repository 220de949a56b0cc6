"""What reading a programme gives: what was understood, and a fault for each line that was not."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from relift.journal.grammar import pointed_at
from relift.journal.programme import WrittenDay


class LineKind(enum.StrEnum):
    """What became of a line that is not blank."""

    NAME = "name"
    START = "start"
    REPEAT = "repeat"
    WEEK = "week"
    DAY = "day"
    REST = "rest"
    LIFT = "lift"
    NOTE = "note"
    COMMENT = "comment"
    HEADINGS = "headings"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A line, or a row, that could not be read.

    Attributes:
        line: Its number, from 1.
        column: Where in it, from 1; 0 where it is about a whole row.
        value: The line, or the cell, as it was.
        why: What is wrong and what to do.
        example: A line that could be read.
    """

    line: int
    column: int
    value: str
    why: str
    example: str

    def shown(self, file: str) -> str:
        """The fault as a paragraph, with a caret under its place.

        Args:
            file: The name of the file.
        """
        place = f"{file}, line {self.line}"
        if self.column:
            place += f", column {self.column}"
        caret = pointed_at(self.value, max(0, self.column - 1))
        return f"{place}: {self.why}:\n{caret}\nWrite for example: {self.example}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRead:
    """What reading gave; every line that is not blank has a kind.

    Attributes:
        name: As the text calls it, or "".
        start_on: As the text says it, ISO, or "".
        repeats: Whether it begins again after its last week.
        days: What was understood.
        faults: By line.
        lines: Line number -> what became of it.
    """

    name: str = ""
    start_on: str = ""
    repeats: bool = False
    days: tuple[WrittenDay, ...] = ()
    faults: tuple[Fault, ...] = ()
    lines: Mapping[int, LineKind] = field(default_factory=dict)

    @property
    def n_lifts(self) -> int:
        """Lines of lifts that were understood."""
        return sum(len(day.lifts) for day in self.days)
