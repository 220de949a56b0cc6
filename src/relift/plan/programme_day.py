"""Which day of their own programme a person is at.

The days come in order, from the programme's first day on, and a missed one waits: the day that is
next is the first that has not been done. A day counts as done on a date on which at least half of
its lifts were, each with a load where it sits on a ladder (a small movement of a flare is no squat
day). One date does one day at most. Days named by weekdays are due on the weekdays that the
programme names; days with numbers, on any date. A rest day passes with its date; between weekdays,
the other dates are the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from relift.journal.naming import name_key
from relift.journal.programme import WEEKDAYS, ProgrammeKept, WrittenDay, WrittenLift
from relift.journal.timeline import Journal
from relift.plan.ladders import Ladder, ladders
from relift.training.meaning import meaning
from relift.training.movements import Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a person is in their programme.

    Attributes:
        name: What the programme is called.
        week: The week of the day that is next, from 1; 0 where the programme is over.
        day: That day as the programme calls it, a number or a weekday; "" where it is over.
        title: Its title, or "".
        n_done: Training days done so far.
        n_days: Training days of the programme, once through.
        is_due: Whether it is for today.
        is_rest: Whether today is a rest day that the programme names.
        begins_on: Its first day, where that still lies ahead.
    """

    name: str
    week: int
    day: str
    title: str
    n_done: int
    n_days: int
    is_due: bool
    is_rest: bool = False
    begins_on: date | None = None

    @property
    def is_over(self) -> bool:
        """Whether every day was done."""
        return not self.day


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done on a date: movement ids, names, and ladders with a load."""

    movements: frozenset[str]
    names: frozenset[str]
    ladders: frozenset[str]


def position_of(
    programme: ProgrammeKept, journal: Journal, on: date
) -> tuple[Position, WrittenDay | None]:
    """Find the day that is next.

    Args:
        programme: Which programme.
        journal: As far as now.
        on: The person's local date.

    Returns:
        Where they are, and the day itself, or None where the programme is over.
    """
    sequence = _days(programme)
    at, n_done, is_rest = _walk(programme, journal, on)
    n_days = sum(not day.is_rest for _, day in sequence)
    if at >= len(sequence) and not programme.repeats:
        over = Position(
            name=programme.name,
            week=0,
            day="",
            title="",
            n_done=n_done,
            n_days=n_days,
            is_due=False,
        )
        return over, None
    week, day = sequence[at % len(sequence)]
    is_begun = on >= programme.start_on
    position = Position(
        name=programme.name,
        week=week,
        day=day.day,
        title=day.title,
        n_done=n_done,
        n_days=n_days,
        is_due=is_begun and not is_rest and _is_due(programme, on),
        is_rest=is_begun and is_rest,
        begins_on=None if is_begun else programme.start_on,
    )
    return position, day


def next_days(programme: ProgrammeKept, journal: Journal, on: date) -> tuple[WrittenDay, ...]:
    """The training days that are left after today, in order; a programme that repeats, once more.

    Args:
        programme: Which programme.
        journal: As far as now.
        on: The person's local date.
    """
    days = [day for _, day in _days(programme)]
    at, _, _ = _walk(programme, journal, on)
    left = [*days[at % len(days) :], *days] if programme.repeats else days[at:]
    return tuple(day for day in left if not day.is_rest)


def ladder_for(movement: Movement | None, among: tuple[Ladder, ...]) -> Ladder | None:
    """The ladder that a movement sits on: the one that lists it, else that of its pattern."""
    if movement is None:
        return None
    listed = (one for one in among if movement.id in one.lifts)
    alike = (one for one in among if movement.pattern in one.patterns)
    return next(listed, None) or next(alike, None)


def meant_by(lift: WrittenLift, meanings: Mapping[str, str]) -> Movement | None:
    """The movement that a line of a programme means, as the lifter said or as its name tells."""
    return meaning(lift.movement, meanings.get(name_key(lift.movement)))


def _walk(programme: ProgrammeKept, journal: Journal, on: date) -> tuple[int, int, bool]:
    """How far the sequence has come before a date, training days done, and whether today rests."""
    days, meanings = _days(programme), journal.meanings
    done, at, n_done = _done_by_date(programme, journal, on), 0, 0
    for ordinal in range(programme.start_on.toordinal(), on.toordinal()):
        if at >= len(days) and not programme.repeats:
            break
        day, what = days[at % len(days)][1], done.get(date.fromordinal(ordinal))
        if day.is_rest:
            at += 1
        elif what and _is_done(day, what, meanings):
            at, n_done = at + 1, n_done + 1
    is_over = at >= len(days) and not programme.repeats
    return at, n_done, not is_over and days[at % len(days)][1].is_rest


def _days(programme: ProgrammeKept) -> list[tuple[int, WrittenDay]]:
    """The days that a date can be: between weekdays, the other dates are the rest anyway."""
    sequence = programme.sequence
    return [one for one in sequence if not (programme.is_by_weekday and one[1].is_rest)]


def _is_due(programme: ProgrammeKept, on: date) -> bool:
    if not programme.is_by_weekday:
        return True
    return WEEKDAYS[on.weekday()] in {day.day for day in programme.days if not day.is_rest}


def _done_by_date(programme: ProgrammeKept, journal: Journal, on: date) -> dict[date, _Done]:
    """What was done on each date from the programme's first day up to yesterday."""
    movements: dict[date, set[str]] = defaultdict(set)
    names: dict[date, set[str]] = defaultdict(set)
    climbed: dict[date, set[str]] = defaultdict(set)
    for workout in journal.workouts:
        if not programme.start_on <= workout.on < on:
            continue
        for exposure in workout.exposures:
            if exposure.ladder and exposure.is_done and exposure.load_kg:
                climbed[workout.on].add(exposure.ladder)
        planned = {e.movement for e in workout.exposures if e.ladder}
        for block in workout.blocks:
            if block.name in planned:
                continue
            names[workout.on].add(name_key(block.name))
            found = meaning(block.name, block.meant)
            if found is not None:
                movements[workout.on].add(found.id)
    dates = names.keys() | climbed.keys()
    return {
        one: _Done(frozenset(movements[one]), frozenset(names[one]), frozenset(climbed[one]))
        for one in dates
    }


def _is_done(day: WrittenDay, what: _Done, meanings: Mapping[str, str]) -> bool:
    n_done = sum(_lift_is_done(lift, what, meanings) for lift in day.lifts)
    return 2 * n_done >= len(day.lifts)


def _lift_is_done(lift: WrittenLift, what: _Done, meanings: Mapping[str, str]) -> bool:
    if name_key(lift.movement) in what.names:
        return True
    found = meant_by(lift, meanings)
    ladder = ladder_for(found, ladders())
    return (found is not None and found.id in what.movements) or (
        ladder is not None and ladder.id in what.ladders
    )
