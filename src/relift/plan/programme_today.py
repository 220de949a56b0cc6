"""The programme's part of today: which day of it is due, and how far each of its ladders is open.

The ladders of the programme's lifts that today's plan leaves out are planned after those that it
has, so that the day's risk covers them too and the plan itself stays the same. Without a programme
nothing is worked out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relift.journal.programme import WrittenDay
from relift.plan.ceilings import Reach
from relift.plan.guardrails import Place
from relift.plan.options import Model
from relift.plan.overlay import OverlaidLift, OverlayDay, overlaid
from relift.plan.planner import Planned, closed_by, plan_day
from relift.plan.programme_day import Position, ladder_for, meant_by, position_of
from relift.plan.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """Today's plan, as it was made.

    Attributes:
        chosen: Its ladders, in order.
        planned: What is still to do on them.
        model: The pain model and what it knows now.
        survived: Probability that none of today's sets so far would be too much.
    """

    chosen: Sequence[Place]
    planned: Sequence[Planned]
    model: Model
    survived: float


def programme_today(
    plan: DayPlan, day: OverlayDay
) -> tuple[Position | None, tuple[OverlaidLift, ...]]:
    """Lay the person's own programme over today.

    Args:
        plan: Today's plan.
        day: What today is like, without how far ladders are open.

    Returns:
        Where they are in their programme, or None without one; and its lifts where it is due.
    """
    programme = day.journal.programme
    if programme is None:
        return None, ()
    position, due = position_of(programme, day.journal, day.now.date())
    if due is None or not position.is_due:
        return position, ()
    needed = _places_of(due, day)
    return position, overlaid(due.lifts, replace(day, reach=_reach(needed, plan, day.situation)))


def _places_of(due: WrittenDay, day: OverlayDay) -> list[Place]:
    """The ladders that the lifts of a day of the programme sit on."""
    meanings = day.journal.meanings
    found = (ladder_for(meant_by(lift, meanings), day.climbed.ladders) for lift in due.lifts)
    ids = {ladder.id: None for ladder in found if ladder is not None}
    return [place for name in ids for place in day.places if place.ladder.id == name]


def _reach(needed: Sequence[Place], plan: DayPlan, situation: Situation) -> dict[str, Reach]:
    """How far each ladder is open today, by id."""
    chosen = {place.ladder.id for place in plan.chosen}
    extra = [place for place in needed if place.ladder.id not in chosen]
    every, planned = [*plan.chosen, *extra], plan.planned
    if extra:
        planned = plan_day(every, situation, plan.model, survived=plan.survived)
    targets = {one.place.ladder.id: one for one in planned if one.is_target and not one.is_optional}
    reach = {}
    for place in needed:
        target = targets.get(place.ladder.id)
        if target is not None:
            reach[place.ladder.id] = Reach(index=target.index, bounds=target.bound_by)
            continue
        closed = closed_by(place, every, situation)
        is_done = bool(place.progress.today) and not place.progress.is_stopped_today
        reach[place.ladder.id] = Reach(index=-1, bounds=closed, is_done=is_done)
    return reach
