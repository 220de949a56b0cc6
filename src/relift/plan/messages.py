"""What to read or do today, the most urgent first."""

from __future__ import annotations

from collections.abc import Sequence

from relift.plan.guardrails import Place
from relift.plan.ladders import Role, RungKind
from relift.plan.planner import Planned
from relift.plan.situation import Situation
from relift.plan.thresholds import thresholds
from relift.screening.messages import message
from relift.screening.standing import Standing
from relift.screening.tiers import Tier
from relift.units import format_load


def messages_for(
    screened: Standing,
    situation: Situation,
    places: Sequence[Place],
    planned: Sequence[Planned],
    country: str,
) -> tuple[str, ...]:
    """List today's messages.

    Args:
        screened: What the screen says now.
        situation: Today's circumstances.
        places: Where the person is on each ladder.
        planned: What is left of today's plan.
        country: ISO 3166 code for numbers to call.
    """
    told: list[str] = [thresholds().paused.words] if situation.is_paused else []
    if situation.is_drowsy:
        told.append(thresholds().drowsy.words)
    if situation.resting is None and not situation.is_paused:
        told.append(thresholds().check_in.words)
    for name in screened.messages:
        page = message(name, country=country)
        # What a clear screen says in full was read when it was answered; once a day is enough.
        is_clear = screened.tier is Tier.CLEAR and page.heading
        told.extend(page.paragraphs[:1] if is_clear else (page.heading, *page.paragraphs))
    bound = {b.words for choice in planned for b in choice.bound_by}
    if situation.is_calm_due and thresholds().calm_first.words not in bound:
        told.append(thresholds().calm_first.words)
    told.extend(
        f"{place.ladder.name}: {thresholds().stopped.words}"
        for place in places
        if place.progress.is_stopped_today
    )
    told.extend(_limits(situation))
    told.extend(_without_lift(place) for place in places if _lacks_lift(place))
    if all(choice.is_optional for choice in planned) and not situation.is_paused:
        told.append("That was today's plan. Rest, eat, sleep; tell Relift how the morning is.")
    return tuple(dict.fromkeys(filter(None, told)))


def _limits(situation: Situation) -> list[str]:
    told = []
    for entry in situation.limits:
        limit = entry.value
        who = "Your own ceiling" if limit.by == "self" else "Your clinician's limit"
        what = limit.movement or limit.ladder or "every lift"
        load = (
            format_load(limit.load_entered, limit.unit)
            if limit.load_entered is not None and limit.unit is not None
            else f"{limit.max_load_kg:g} kg"
        )
        until = f" until {limit.until_on.isoformat()}" if limit.until_on else ""
        told.append(f"{who} holds: {what}, at most {load}{until}.")
    return told


def _lacks_lift(place: Place) -> bool:
    """Whether a main ladder could be loaded here, and nothing tells with what."""
    is_loadable = any(rung.kind is RungKind.LOADED for rung in place.ladder.rungs)
    return is_loadable and place.capacity_kg is None and place.ladder.role is Role.MAIN


def _without_lift(place: Place) -> str:
    return (
        f"{place.ladder.name}: your log has no lift that this ladder can load, so it ends with the "
        "movements without a load. Log a light set of your own and it goes on from there."
    )
