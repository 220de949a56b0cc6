"""A programme out of a file: the text form or a CSV, told apart by the first line."""

from __future__ import annotations

from datetime import date

from relift.errors import GrammarError
from relift.journal.programme import ProgrammeKept
from relift.journal.programme_faults import ProgrammeRead
from relift.journal.programme_table import is_table, read_table
from relift.journal.programme_text import read_text
from relift.units import Unit


def read_programme(text: str, *, unit: Unit | None = None) -> ProgrammeRead:
    """Read a programme.

    Args:
        text: The whole file.
        unit: The unit of bare loads in a CSV; None: such a load is a fault.
    """
    return read_table(text, unit=unit) if is_table(text) else read_text(text)


def programme_of(
    read: ProgrammeRead, *, text: str, name: str, start_on: date, is_start_said: bool
) -> ProgrammeKept:
    """The record of what was read.

    Args:
        read: What was read.
        text: What it was read from.
        name: What to call it where the text gives no name.
        start_on: Its first day where the text gives none, or the person says one.
        is_start_said: Whether the person said `start_on`.

    Raises:
        GrammarError: nothing in it is a lift.
    """
    if not read.n_lifts:
        raise GrammarError(
            "There is no lift in it that Relift can read. Write for example, one below the other: "
            "day 1, squat 3x5 @8"
        )
    said = None if is_start_said or not read.start_on else date.fromisoformat(read.start_on)
    return ProgrammeKept(
        name=read.name or name,
        start_on=said or start_on,
        days=read.days,
        repeats=read.repeats,
        text=text,
    )
