"""The person's own programme as a way to go on in a what-if: its loads as written, day by day.

The days that are left come in order, as many a week as the programme has, whatever hurts: the
overlay that would scale or swap them is left out, so that the ways can be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from relift.journal.programme import WEEKDAYS, ProgrammeKept, WrittenDay
from relift.journal.timeline import Journal
from relift.plan.climbs import Climbs
from relift.plan.guardrails import Place
from relift.plan.programme_day import ladder_for, meant_by, next_days
from relift.plan.written import as_written, lift_for
from relift.plan.yardstick import Yardstick
from relift.threat.courses import Bout
from relift.threat.events import Features

_WEEK_D = 7
_MOST_SHARE = 1.5


@dataclass(frozen=True, slots=True)
class Programmed:
    """A programme's sets on one ladder, by day."""

    name: str
    days: dict[date, tuple[Bout, ...]]

    def on(self, day: date) -> Sequence[Bout]:
        """What is done on a day."""
        return self.days.get(day, ())


def programmed(
    journal: Journal, place: Place, climbed: Climbs, yardstick: Yardstick, now: datetime
) -> Programmed | None:
    """What a person's programme holds for a ladder on the days ahead.

    Args:
        journal: As far as `now`.
        place: The ladder, and where the person is on it.
        climbed: Their ladders.
        yardstick: Holds what was lifted.
        now: The instant.

    Returns:
        None without a programme, or where it holds nothing for this ladder.
    """
    programme = journal.programme
    if programme is None or place.e1rm_kg is None:
        return None
    found: dict[date, tuple[Bout, ...]] = {}
    for on, day in _dated(programme, next_days(programme, journal, now.date()), now.date()):
        bouts = tuple(_bouts(day, journal, place, climbed, yardstick=yardstick, now=now))
        if bouts:
            found[on] = bouts
    return Programmed(programme.name, found) if found else None


def _dated(
    programme: ProgrammeKept, days: Sequence[WrittenDay], today: date
) -> Iterator[tuple[date, WrittenDay]]:
    """Give each training day that is left a date: its weekday, else evenly over the weeks."""
    on = max(today + timedelta(days=1), programme.start_on)
    a_week = max(1, len({day.day for day in programme.days if not day.is_rest}))
    gap = timedelta(days=max(1, _WEEK_D // a_week))
    for day in days:
        if programme.is_by_weekday:
            while WEEKDAYS[on.weekday()] != day.day:
                on += timedelta(days=1)
        yield on, day
        on += timedelta(days=1) if programme.is_by_weekday else gap


def _bouts(
    day: WrittenDay,
    journal: Journal,
    place: Place,
    climbed: Climbs,
    *,
    yardstick: Yardstick,
    now: datetime,
) -> Iterator[Bout]:
    for lift in day.lifts:
        movement = meant_by(lift, journal.meanings)
        ladder = ladder_for(movement, climbed.ladders)
        if movement is None or ladder is None or ladder.id != place.ladder.id:
            continue
        own = lift_for(movement, journal=journal, climbed=climbed, yardstick=yardstick, now=now)
        for sets in as_written(lift.sets, own):
            if sets.load_kg is None or own is None:
                continue
            share = min(_MOST_SHARE, sets.load_kg / own.e1rm_kg)
            yield Bout(
                features=Features(
                    movement=ladder.family,
                    relative_load=share * ladder.back_share,
                    range_of_motion=1.0,
                    volume=float(sets.reps * sets.sets),
                ),
                load_share=share,
                is_counted=True,
            )
