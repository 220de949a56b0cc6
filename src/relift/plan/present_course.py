"""The present course: what a person did of late, again and again at the pace of the last week.

It is no advice and no plan; it is what "go on as you do now" means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from relift.journal.timeline import Exposure, Journal
from relift.plan.ladders import ladders
from relift.units import Unit

TOP_WINDOW = timedelta(days=7)
_SLOWEST_D, _USUAL_D = 7, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """What is repeated on one ladder: the heaviest exposure of the last week, and how often.

    Attributes:
        ladder: Its id.
        movement: As it was done.
        load_entered, unit: Load as the plates say it, or None without one.
        reps, sets: As done.
        every_d: Days from one time to the next.
    """

    ladder: str
    movement: str
    load_entered: float | None
    unit: Unit | None
    reps: int
    sets: int
    every_d: int


def tops_of_week(journal: Journal, now: datetime) -> list[Exposure]:
    """On each ladder, the heaviest exposure of the last week; the newest of equals."""
    recent = [e for e in journal.exposures if e.is_done and now - e.at <= TOP_WINDOW]
    tops = []
    for ladder in ladders():
        mine = [e for e in recent if e.ladder == ladder.id and ladder.index(e.rung) is not None]
        if mine:
            tops.append(max(mine, key=lambda e: (ladder.index(e.rung) or 0, e.at)))
    return tops


def repeated(journal: Journal, top: Exposure, now: datetime) -> Lifted:
    """What repeating an exposure at the pace of the last week means."""
    days = sorted(
        {
            e.at.date()
            for e in journal.exposures
            if e.is_done
            and e.ladder == top.ladder
            and bool(e.load_kg) == bool(top.load_kg)
            and now - e.at <= TOP_WINDOW
        }
    )
    span = (days[-1] - days[0]).days
    pace = ceil(span / (len(days) - 1)) if len(days) > 1 else _USUAL_D
    return Lifted(
        ladder=top.ladder,
        movement=top.movement,
        load_entered=top.load_entered,
        unit=top.unit,
        reps=top.reps,
        sets=top.sets,
        every_d=min(_SLOWEST_D, max(1, pace)),
    )
