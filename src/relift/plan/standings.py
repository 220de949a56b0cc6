"""Where a person stands on every ladder: for a list, a drawing or a chart; plans nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from relift.journal.timeline import Journal
from relift.plan.climbs import climbs_of
from relift.plan.guardrails import Bound, Place, bounds, highest_allowed
from relift.plan.situation import situation_of
from relift.plan.stages import is_calm_due
from relift.plan.yardstick import Yardstick
from relift.screening.standing import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStanding:
    """One ladder of the place that the person trains in.

    Attributes:
        place: The ladder, loaded for them, and their progress on it.
        open_to: Highest rung that the guardrails leave open today; -1 for none, as in a stop.
        bound_by: The guardrails that set it.
        is_stopped: Whether a stop of the screen stands.
    """

    place: Place
    open_to: int
    bound_by: tuple[Bound, ...]
    is_stopped: bool = False


def ladder_standings(journal: Journal, *, now: datetime) -> tuple[LadderStanding, ...]:
    """Where a person stands on every ladder, in the order of the ladders.

    Args:
        journal: One person's whole record.
        now: The instant, aware.
    """
    past, screened = journal.until(now), standing(journal, now)
    situation = situation_of(
        past,
        now,
        is_confirmed_only=screened.is_confirmed_rungs_only,
        is_calm_due=is_calm_due(past),
    )
    found = []
    for place in climbs_of(past, Yardstick(past), now).places(past, now):
        told = bounds(place, situation)
        top = -1 if screened.is_stop else highest_allowed(told, place)
        found.append(
            LadderStanding(
                place=place,
                open_to=top,
                bound_by=tuple(bound for bound in told if bound.top <= top),
                is_stopped=screened.is_stop,
            )
        )
    return tuple(found)
