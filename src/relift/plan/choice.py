"""Which ladders today's plan is made of: not all of them, or no day would end.

The main ladders come every day. Beside them one of daily life, until its top is confirmed, and one
that assists, in turn, once a morning has confirmed more than comfort on a main one. What the person
wants, or does not want, goes before all of that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relift.journal.timeline import Journal
from relift.plan.guardrails import Place, bounds, highest_allowed
from relift.plan.ladders import Offered, Role, RungKind
from relift.plan.situation import Situation
from relift.plan.thresholds import thresholds


def wanted(journal: Journal) -> dict[str, bool]:
    """What the person said of ladders, by id: wanted or not."""
    said = {entry.value.ladder: entry.value.is_wanted for entry in journal.ladder_choices}
    return {ladder: answer for ladder, answer in said.items() if answer is not None}


def chosen_today(
    places: Sequence[Place], situation: Situation, said: Mapping[str, bool]
) -> list[Place]:
    """The ladders of today's plan, in the order in which they are gone through.

    Args:
        places: Every ladder, with where the person is on it.
        situation: Today's circumstances.
        said: From `wanted`.
    """
    asked = [p for p in places if said.get(p.ladder.id, True)]
    if not asked:  # whoever leaves every ladder out still has something small to do
        asked = [p for p in places if p.ladder.role is Role.DAILY]
    mains = _in_turn([p for p in asked if p.ladder.role is Role.MAIN])
    daily = _in_turn([p for p in asked if p.ladder.role is Role.DAILY and _is_unfinished(p)])
    is_past_comfort = any(_top(p, situation) > p.last(RungKind.COMFORT) for p in mains)
    assist = [p for p in asked if p.ladder.role is Role.ASSIST and is_offered(p, said)]
    rule = thresholds().day_ladders
    small = _under_way(daily, rule.daily)
    if mains and not is_past_comfort:
        return [*small, *mains]
    may_add = not mains or any(p.progress.confirmed > p.last(RungKind.COMFORT) for p in mains)
    return [*mains, *small, *_under_way(_in_turn(assist), rule.assist if may_add else 0)]


def is_offered(place: Place, said: Mapping[str, bool]) -> bool:
    """Whether a ladder may come into a plan: for everyone, trained before, or asked for."""
    is_for_all = place.ladder.offered is Offered.ALWAYS
    return is_for_all or place.is_trained or said.get(place.ladder.id, False)


def _under_way(places: Sequence[Place], most: int) -> list[Place]:
    """The first so many, those that were begun today before the others."""
    begun = [p for p in places if p.progress.today]
    return [*begun, *(p for p in places if p not in begun)][: max(most, len(begun))]


def _is_unfinished(place: Place) -> bool:
    """Whether there is anything left to confirm on a ladder, or it was begun today."""
    return place.progress.confirmed < len(place.steps) - 1 or bool(place.progress.today)


def _top(place: Place, situation: Situation) -> int:
    return highest_allowed(bounds(place, situation), place)


def _in_turn(places: Sequence[Place]) -> list[Place]:
    """The ladder that was heavy longest ago comes first, and of two alike the one further back."""

    def turn(place: Place) -> tuple[float, date, int]:
        progress = place.progress
        heavy_at = progress.heavy_at.timestamp() if progress.heavy_at else float("-inf")
        # A main ladder is done nearly every day: there only its heavy days count.
        last_on = progress.last_on if place.ladder.role is not Role.MAIN else None
        return (heavy_at, last_on or date.min, progress.confirmed)

    return sorted(places, key=turn)
