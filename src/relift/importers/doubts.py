"""How a log is to be read, and what about it has to be asked before it may come in.

A unit or a column that Relift is not sure of is asked about. An answer about a unit is used for the
file at hand, one about columns is kept for every table with the same headings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from relift.importers.mapping import ColumnGuess
from relift.importers.parsed import Parsed
from relift.journal.naming import ColumnsMapped
from relift.units import Unit

SURE = 0.9
"""How certain a unit or a column has to be; below it a person is asked (our own choice)."""

_NEEDED = ("date", "exercise", "weight", "weight-kg", "weight-lb", "reps")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChoices:
    """What a person said about the logs to be read.

    Attributes:
        unit: Of loads where a file states none.
        units: Exercise as the log names it -> its unit.
        columns: Heading -> what it is.
        remembered: Headings of a table -> the same, as it was said of an earlier one.
        zone: Of the log's times; None: the machine's.
    """

    unit: Unit | None = None
    units: Mapping[str, Unit] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)
    zone: tzinfo | None = None


def is_doubtful(parsed: Parsed) -> bool:
    """Whether something about a log has to be asked before it may come in."""
    return bool(doubtful_columns(parsed)) or has_doubtful_unit(parsed)


def has_doubtful_unit(parsed: Parsed) -> bool:
    """Whether the unit of the loads has to be asked."""
    return parsed.unit is not None and parsed.unit_certainty < SURE


def doubtful_columns(parsed: Parsed) -> list[ColumnGuess]:
    """The columns of which it has to be asked what they are."""
    return [guess for guess in parsed.columns if guess.name in _NEEDED and guess.certainty < SURE]


def odd_units(parsed: Parsed) -> list[tuple[str, Unit]]:
    """Exercises that may be in another unit than the rest of the log, and are not sure to be."""
    return [(name, unit) for name, (unit, sure) in parsed.units.items() if sure < SURE]


def columns_to_keep(parsed: Parsed, how: ReadingChoices) -> ColumnsMapped | None:
    """What was said of a table's columns, where that is not remembered already."""
    if not how.columns:
        return None
    known = how.remembered.get(parsed.headings, {})
    said = {name.strip().casefold() for name in how.columns}
    fields = {
        guess.heading: guess.name
        for guess in parsed.columns
        if guess.heading.strip().casefold() in said or guess.heading in known
    }
    if fields == known:
        return None
    return ColumnsMapped(headings=parsed.headings, fields=fields)
