"""What the pain model has learned from this journal, up to now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache

from relift.journal.timeline import Journal
from relift.plan.events import threat_events
from relift.plan.ladders import RungKind, rung_of_id
from relift.plan.options import Model, resting_now
from relift.plan.posterior import Learned, Posterior, learn
from relift.plan.situation import Situation
from relift.plan.thresholds import intolerable_above
from relift.plan.yardstick import Yardstick
from relift.threat.events import Felt
from relift.threat.filter import ThreatFilter, build_filter
from relift.threat.state import State
from relift.training.load import load_used_to

_USED_TO_WINDOW = timedelta(days=365)
"""Older training weighs under a millionth in what the person is used to."""


@cache
def threat_filter() -> ThreatFilter:
    """The pain model as shipped, built once."""
    return build_filter()


def learn_from(
    journal: Journal, yardstick: Yardstick, *, now: datetime, posterior: Posterior | None
) -> Learned:
    """Learn from every report before today; today's are handed back to be stepped through.

    Args:
        journal: As far as `now`.
        yardstick: Measures loads as shares of e1RM.
        now: The instant.
        posterior: Stored states.
    """
    threat = threat_filter()
    events = threat_events(journal, yardstick)
    first = events[0].at if events else now
    recent = first - _USED_TO_WINDOW
    before = [workout for workout in journal.workouts if recent <= workout.at < first]
    start = threat.init(first, load_used_to(before, first.date()))
    return learn(events, now.date(), threat=threat, start=start, posterior=posterior)


def step_through(
    learned: Learned,
    situation: Situation,
    comfort: Collection[datetime] = (),
    *,
    threat: ThreatFilter | None = None,
) -> tuple[Model, float]:
    """Learn from today's events, and say how much of the day's risk is spent.

    Args:
        learned: What was learned up to today, and today's events.
        situation: Today's circumstances.
        comfort: When comfort movements were done, which are no sets at risk.
        threat: The pain model; None for the one as shipped.

    Returns:
        The model now, and the probability, as it stood before each of today's sets, that none of
        them would be too much.
    """
    threat = threat or threat_filter()
    state, survived = learned.state, 1.0
    for event in learned.today:
        if isinstance(event, Felt) and event.at not in comfort:
            survived *= 1.0 - _p_too_much(event, state, situation, threat)
        state, _ = threat.step(state, event)
    return Model(threat=threat, state=state), survived


def comfort_instants(journal: Journal, now: datetime) -> frozenset[datetime]:
    """When today's comfort movements were done."""
    return frozenset(
        e.at
        for e in journal.exposures
        if e.at.date() >= now.date()
        and (rung := rung_of_id(e.rung)) is not None
        and rung.kind is RungKind.COMFORT
    )


def _p_too_much(event: Felt, state: State, situation: Situation, threat: ThreatFilter) -> float:
    limit = intolerable_above(resting_now(situation, state), situation.own_tolerable)
    return float(threat.predict(state, [event.features], event.at).p_above(limit)[0])
