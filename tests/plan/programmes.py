"""Programmes for tests, written as a lifter writes them."""

from __future__ import annotations

from datetime import date, datetime

from tests.builders import entry

from relift.journal.programme import ProgrammeKept
from relift.journal.programme_reading import programme_of, read_programme
from relift.journal.timeline import Entry


def kept(text: str, start_on: date = date(2026, 3, 2)) -> ProgrammeKept:
    """A programme out of its text, without faults."""
    read = read_programme(text)
    assert read.faults == ()
    return programme_of(read, text=text, name="Mine", start_on=start_on, is_start_said=False)


def day_of_lifts(*lifts: str, when: datetime) -> tuple[Entry[ProgrammeKept], ...]:
    """A programme of one day that repeats, as the journal holds it."""
    return (entry(kept("\n".join(["day 1", *lifts]), when.date()), when),)
