"""Where a person is in today's workout: the part of a snapshot that the workout page walks by.

The log holds the workout; this tells what a page needs beside the plan to go on with it on any
device, also without signal: what was done so far, which records are in it already, the last time
of each movement, the bar, and the pain that was rated last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from relift.journal.lifting import ExpectationGiven, ExposureDone, WorkoutEnded, WorkoutStarted
from relift.journal.own_unit import own_unit
from relift.journal.records import Record
from relift.journal.reports import Tombstone
from relift.journal.timeline import Exposure, Journal, Workout
from relift.plan.mornings import resting_pain
from relift.plan.programme_words import ProgrammeWords, programme_words
from relift.plan.today import Today
from relift.training.bar import Bar, own_bar
from relift.training.last_time import LastTime, last_times
from relift.units import Unit

NERVE_SIGN = "Any new leg pain, numbness, tingling or weakness since you began?"

_LIVE = frozenset(
    kind.KIND for kind in (WorkoutStarted, WorkoutEnded, ExpectationGiven, ExposureDone, Tombstone)
)
_MOST_OF_A_DAY = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A workout of today that was logged here.

    Attributes:
        id: Its id.
        is_open: Whether it goes on.
        exposures: What was expected and done in it so far.
    """

    id: UUID
    is_open: bool
    exposures: tuple[Exposure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where a person is in today's workout.

    Attributes:
        on: Their local date.
        visits: Today's live workouts, by time.
        known: Ids of today's records of workouts that this was made from.
        pain_before: What they last said of their pain without a load [NRS], or None.
        unit: The unit that they count loads in.
        bar: Their bar and plates.
        last: The last time of each movement, by name.
        programme: Their own programme as it is done today, or None.
    """

    on: date
    visits: tuple[Visit, ...]
    known: tuple[UUID, ...]
    pain_before: float | None
    unit: Unit
    bar: Bar
    last: Mapping[str, LastTime]
    programme: ProgrammeWords | None


def walk_of(journal: Journal, day: Today, records: Iterable[Record], *, now: datetime) -> Walk:
    """Tell where a person is.

    Args:
        journal: Their record.
        day: Today's plan.
        records: Their log, newest first, as far as the journal was made from it.
        now: Aware, in their zone.
    """
    on = now.date()
    unit = own_unit(journal) or Unit.KG
    return Walk(
        on=on,
        visits=tuple(
            Visit(id=one.id, is_open=one.is_open, exposures=one.exposures)
            for one in _live(journal, on)
        ),
        known=_known(records, on),
        pain_before=pain_before(journal, now),
        unit=unit,
        bar=own_bar(journal.profile, unit),
        last=last_times(journal.workouts, before=on),
        programme=programme_words(day),
    )


def open_workout(journal: Journal, on: date) -> Workout | None:
    """The live workout of a day that was not closed, or None."""
    return next((one for one in reversed(_live(journal, on)) if one.is_open), None)


def pain_before(journal: Journal, now: datetime) -> float | None:
    """What a person last said of their pain without a load today [NRS], or None.

    That is the pain just before their newest set, or their newest check-in's.
    """
    rated = [e for e in journal.exposures if e.pain_before is not None and e.at <= now]
    newest = rated[-1] if rated and rated[-1].at.date() == now.date() else None
    if newest is None or any(entry.at > newest.at for entry in journal.checkins):
        return resting_pain(journal, now)
    return newest.pain_before


def _live(journal: Journal, on: date) -> list[Workout]:
    return [one for one in journal.workouts if not one.source and one.on == on]


def _known(records: Iterable[Record], on: date) -> tuple[UUID, ...]:
    newest = islice((one for one in records if one.kind in _LIVE), _MOST_OF_A_DAY)
    return tuple(one.id for one in newest if one.at.date() == on)
