"""Files of pain ratings: trials with an expectation, or one rating a day.

Trials have the columns person, session, run, trial, context, stimulus, expected and pain, in order
of time; days have person, site, date and pain. Only person and one rating must be there. A cell
that cannot be read is a fault, and what else its row says is kept.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from relift.errors import UnreadableFileError
from relift.importers.dates import DateReader
from relift.importers.parsed import Fault
from relift.importers.text import decode, read_bytes
from relift.importers.values import BadValueError, read_number
from relift.scales import NRS_MAX
from relift.threat.rated import RatedDay, RatedTrial

_MISSING = {"", "na", "n/a", "nan", "null", "none", "-", "."}
_LEAVE_OUT = "Correct the cell, or leave it empty"
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """A file of ratings as read.

    Attributes:
        file: Its name.
        trials: In the order of the file; () for the daily form.
        days: By person and site, oldest first; () for trials.
        faults: Cells and rows that were left out.
        n_rows: Rows with anything in them.
    """

    file: str
    trials: tuple[RatedTrial, ...] = ()
    days: tuple[RatedDay, ...] = ()
    faults: tuple[Fault, ...] = ()
    n_rows: int = 0


def read_ratings(path: Path) -> Ratings:
    """Read a file of pain ratings in either form.

    Raises:
        UnreadableFileError: it is no table, or lacks the columns of both forms.
    """
    name = path.name
    try:
        with path.open("rb") as stream:
            text = decode(read_bytes(stream, name=name), name=name).text
    except OSError as fault:
        raise UnreadableFileError(
            f"{name} cannot be read ({fault.strerror}): check the path"
        ) from None
    return _Reader(name, text).read()


class _Reader:
    """Reads one file and notes its faults."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        head = text.partition("\n")[0]
        separator = max(_SEPARATORS, key=head.count)
        rows = csv.reader(io.StringIO(text), delimiter=separator)
        self._headings = {
            heading.strip().lower(): (place, heading)
            for place, heading in reversed(list(enumerate(next(rows, []))))
        }
        self._rows = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
        self._faults: list[Fault] = []

    def read(self) -> Ratings:
        has = self._headings.keys()
        if "person" not in has or not has & {"pain", "expected"}:
            raise UnreadableFileError(
                f"{self._name} has no columns `person` and `pain` (or `expected`): trials need "
                "person, session, run, trial, context, stimulus, expected, pain; days need person, "
                "site, date, pain"
            )
        trials, days = [], []
        if "date" in has and not has & {"trial", "expected", "stimulus"}:
            days = list(self._days())
        else:
            trials = list(self._trials())
        return Ratings(
            file=self._name,
            trials=tuple(trials),
            days=tuple(sorted(days, key=lambda d: (d.person, d.site, d.on))),
            faults=tuple(self._faults),
            n_rows=len(self._rows),
        )

    def _trials(self) -> Iterator[RatedTrial]:
        for line, row in self._named():
            expected, felt = self._rating(line, row, "expected"), self._rating(line, row, "pain")
            yield RatedTrial(
                **{name: row.get(name, "") for name in ("person", "session", "run", "trial")},
                context=row.get("context", ""),
                stimulus=self._number(line, row, "stimulus"),
                expected=expected,
                felt=felt,
            )

    def _days(self) -> Iterator[RatedDay]:
        rows = list(self._named())
        dates = DateReader([row["date"] for _, row in rows if row.get("date")])
        for line, row in rows:
            try:
                on = dates.read(row["date"]).at.date()
            except BadValueError as fault:
                self._fault(line, "date", row["date"], fault.problem, fault.remedy)
                continue
            pain = self._rating(line, row, "pain")
            yield RatedDay(person=row["person"], site=row.get("site", ""), on=on, pain=pain)

    def _named(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows that name a person, cell by heading."""
        for line, row in self._rows:
            cells = {
                name: row[place].strip() if place < len(row) else ""
                for name, (place, _) in self._headings.items()
            }
            if cells["person"].lower() in _MISSING:
                self._fault(line, "person", cells["person"], "no person is named", "Name one")
            else:
                yield line, cells

    def _rating(self, line: int, row: Mapping[str, str], name: str) -> float | None:
        number = self._number(line, row, name)
        if number is None or 0.0 <= number <= NRS_MAX:
            return number
        self._fault(
            line, name, row[name], "a rating lies between 0 and 10",
            "Divide ratings of 0-100 by 10, and correct slips",
        )  # fmt: skip
        return None

    def _number(self, line: int, row: Mapping[str, str], name: str) -> float | None:
        text = row.get(name, "")
        if text.lower() in _MISSING:
            return None
        try:
            return read_number(text)
        except BadValueError as fault:
            self._fault(line, name, text, fault.problem, _LEAVE_OUT)
            return None

    def _fault(self, line: int, name: str, value: str, problem: str, remedy: str) -> None:
        heading = self._headings[name][1]
        self._faults.append(
            Fault(
                file=self._name,
                line=line,
                column=heading,
                value=value,
                problem=problem,
                remedy=remedy,
            )
        )
