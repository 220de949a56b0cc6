"""What reading a log gives: its workouts, and an account of every row.

A row of the file becomes a set, a named pseudo-row (a rest timer, a note), or a fault that says
where it is, what is wrong and what to do. The three always add up to the rows of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from relift.importers.mapping import ColumnGuess
from relift.journal.lifting import ImportedWorkout
from relift.journal.timeline import Workout
from relift.units import Unit

MAX_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A row that was left out, and why.

    Attributes:
        file: Name of the file.
        line: Line of the file on which the row starts; the header is line 1.
        column: Heading of the column, or "" where the row as a whole is at fault.
        value: What stands there, cut to 80 characters.
        problem: What is wrong with it.
        remedy: What the reader can do.
    """

    file: str
    line: int
    column: str
    value: str
    problem: str
    remedy: str

    def __post_init__(self) -> None:
        if len(self.value) > MAX_SHOWN:
            object.__setattr__(self, "value", self.value[: MAX_SHOWN - 1] + "…")

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}"
        if self.column:
            place += f', column "{self.column}", value "{self.value}"'
        return f"{place}: {self.problem}. {self.remedy}."


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedWorkout:
    """One workout of a log.

    Attributes:
        at: Start, in the zone that the caller gave.
        payload: What was done.
        keys: One key of eight bytes for each set, in order.
    """

    at: datetime
    payload: ImportedWorkout
    keys: tuple[bytes, ...]

    def as_workout(self) -> Workout:
        """As it would stand in a journal, without the id and the title that it would have there."""
        return Workout(
            id=UUID(int=0),
            at=self.at,
            title="",
            source=self.payload.source,
            blocks=self.payload.blocks,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A log as read.

    Attributes:
        file: Name of the file.
        app: Id of the app that wrote it.
        unit: Unit that its loads were read in; None where the file has no load at all.
        unit_certainty: 0-1 that `unit` is right; 1 where the file or the caller says so, and
            where there is no load that could be read wrongly.
        n_rows: Data records as a CSV reader sees them.
        n_set_rows: Rows that became sets; of logs that keep a movement in a row, rows with a set.
        pseudo_rows: Rows that are no sets, by name.
        faults: Rows that were left out, by line.
        workouts: In the order of the file.
        unused_columns: Headings that nothing was read from.
        remarks: What a person should know about how the file was read.
        units: Movement -> (unit, certainty), where it differs from the file's.
        columns: What each column was taken for, where the headings are no app's.
        headings: Of the table, as written.
    """

    file: str
    app: str
    unit: Unit | None
    unit_certainty: float
    n_rows: int
    n_set_rows: int
    pseudo_rows: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[Fault, ...] = ()
    workouts: tuple[ParsedWorkout, ...] = ()
    unused_columns: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    units: Mapping[str, tuple[Unit, float]] = field(default_factory=lambda: MappingProxyType({}))
    columns: tuple[ColumnGuess, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def n_pseudo_rows(self) -> int:
        """Rows that are no sets."""
        return sum(self.pseudo_rows.values())

    @property
    def n_sets(self) -> int:
        """Sets of all workouts."""
        return sum(len(w.keys) for w in self.workouts)

    @property
    def movements(self) -> frozenset[str]:
        """Names of the movements, as the log writes them."""
        return frozenset(b.name for w in self.workouts for b in w.payload.blocks)

    @property
    def first_on(self) -> date | None:
        """Day of the earliest workout."""
        return min((w.at.date() for w in self.workouts), default=None)

    @property
    def last_on(self) -> date | None:
        """Day of the latest workout."""
        return max((w.at.date() for w in self.workouts), default=None)
