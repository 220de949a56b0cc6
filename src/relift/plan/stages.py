"""Which stage a person is in: the journey's table, run over what the journal tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from relift.journal.timeline import Journal
from relift.plan.guardrails import Place
from relift.plan.journey import Event, Stage, next_stage
from relift.plan.ladders import RungKind
from relift.plan.mornings import mornings
from relift.plan.thresholds import thresholds


def stage_of(
    journal: Journal, places: Sequence[Place], *, now: datetime, is_screened: bool
) -> Stage:
    """Run the events since the newest flare through the journey.

    Args:
        journal: As far as `now`.
        places: Where the person is on each ladder.
        now: The instant.
        is_screened: Whether the screen stands and is no stop.
    """
    stage = Stage.SCREEN
    for event in _events(journal, places, now=now, is_screened=is_screened):
        stage = next_stage(stage, event)
    return stage


def is_calm_due(journal: Journal) -> bool:
    """Whether the newest flare's calm-down has not been gone through."""
    if not journal.flares:
        return False
    return not journal.calms or journal.calms[-1].at < journal.flares[-1].at


def _events(
    journal: Journal, places: Sequence[Place], *, now: datetime, is_screened: bool
) -> list[Event]:
    if not is_screened:
        return []
    found = [Event.CLEARED]
    if is_calm_due(journal):
        return found
    found.append(Event.CALMED)
    if not any(_confirmed_share(place) > 0 for place in places):
        return found
    found.append(Event.LOADED)
    rule = thresholds().stages
    if not any(_confirmed_share(place) >= rule.heavy_share_of_e1rm for place in places):
        return found
    found.append(Event.HEAVY)
    if _is_quiet(journal, now):
        found.append(Event.QUIET)
    return found


def _confirmed_share(place: Place) -> float:
    """The confirmed load as a share of e1RM; 0 without a loaded rung."""
    confirmed = place.progress.confirmed
    if confirmed < 0 or place.ladder.rungs[confirmed].kind is not RungKind.LOADED:
        return 0.0
    return place.ladder.rungs[confirmed].relative_load


def _is_quiet(journal: Journal, now: datetime) -> bool:
    """Whether the last weeks had no flare, and mornings at or under the table's figure."""
    rule = thresholds().stages
    window = timedelta(days=rule.quiet_days)
    start = (now - window).date()
    if journal.flares and journal.flares[-1].on > start:
        return False
    if any(c.value.is_flare for c in journal.checkins if c.on > start):
        return False
    recent = [pain for day, pain in mornings(journal).items() if day > start]
    return bool(recent) and max(recent) <= rule.quiet_morning
