"""Placing what was done on a ladder, and loading a ladder for the person.

A planned exposure names its rung. A set that was logged elsewhere is placed by its movement and
load: on the highest rung of its ladder that load and repetitions reach, or, where it was too much,
on the highest that the load alone reaches, so that a stop steps back from the load that it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from relift.journal.timeline import Exposure, Journal
from relift.plan.guardrails import Place
from relift.plan.ladders import Ladder, RungKind
from relift.plan.lifts import Lift, Step, steps_of
from relift.plan.mornings import mornings, resting_pain
from relift.plan.outcomes import Outcome, judge
from relift.plan.progress import Attempt, climb
from relift.plan.situation import has_painkiller
from relift.training.meaning import meaning
from relift.training.one_rep_max import MOST_REPS, epley


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the record tells of climbing, read once for all ladders.

    Attributes:
        journal: As far as `now`.
        since: The newest flare; what came before does not count, but for a stop of the same day.
        now: The instant.
        exposures: Those that may count, by time.
        by_day: Morning pain by date [NRS].
    """

    journal: Journal
    since: datetime
    now: datetime
    exposures: tuple[Exposure, ...]
    by_day: Mapping[date, float]


def past_of(journal: Journal, *, since: datetime, now: datetime) -> Past:
    """Gather what the record tells of climbing.

    Args:
        journal: As far as `now`.
        since: The newest flare.
        now: The instant.
    """
    counted = (e for e in journal.exposures if e.at >= since or e.at.date() >= now.date())
    return Past(
        journal=journal,
        since=since,
        now=now,
        exposures=tuple(counted),
        by_day=mornings(journal),
    )


def place_on(ladder: Ladder, lift: Lift | None, past: Past) -> Place:
    """Load a ladder for the person and find where they are on it.

    Args:
        ladder: Which.
        lift: The person's lift on it, or None.
        past: What they did.
    """
    steps = steps_of(ladder, lift)
    attempts = [
        attempt
        for exposure in past.exposures
        if exposure.ladder in ("", ladder.id)
        and (attempt := _attempt(exposure, ladder, steps, lift, past.journal)) is not None
        and (exposure.at >= past.since or attempt.outcome is Outcome.STOP)
    ]
    return Place(
        ladder=ladder,
        steps=steps,
        progress=climb(attempts, mornings=past.by_day, today=past.now.date()),
        e1rm_kg=lift.e1rm_kg if lift else None,
        capacity_kg=lift.capacity_kg if lift else None,
        names=_names(ladder, lift),
        is_trained=lift is not None and lift.is_own,
    )


def rung_of(
    exposure: Exposure,
    ladder: Ladder,
    *,
    steps: Sequence[Step],
    lift: Lift | None,
    outcome: Outcome = Outcome.TOLERATED,
) -> int | None:
    """The rung that an exposure counts for on a ladder, or None where it is not of that ladder."""
    if exposure.ladder:
        rung = ladder.at_or_below(exposure.rung) if exposure.ladder == ladder.id else None
        # Without the lift that loaded it (an import taken back), the ladder ends lower.
        return None if rung is None else min(rung, len(steps) - 1)
    match = meaning(exposure.movement, exposure.meant)
    if match is None or match.pattern not in ladder.patterns:
        return None
    unloaded = max(i for i, step in enumerate(steps) if step.rung.kind is not RungKind.LOADED)
    if lift is None or match.id != lift.movement.id or not exposure.load_kg:
        return unloaded
    is_by_load = outcome is not Outcome.TOLERATED
    reached = (
        i
        for i, step in enumerate(steps)
        if step.load_kg <= exposure.load_kg
        and (is_by_load or _demand(step.load_kg, step.rung.reps) <= _demand_of(exposure))
    )
    return max(unloaded, *reached)


def _attempt(
    exposure: Exposure,
    ladder: Ladder,
    steps: Sequence[Step],
    lift: Lift | None,
    journal: Journal,
) -> Attempt | None:
    if not (exposure.is_done or exposure.is_avoided):
        return None
    resting = resting_pain(journal, exposure.at) if exposure.pain_before is None else None
    outcome = judge(exposure, resting=resting, own_tolerable=journal.profile.tolerable_pain)
    rung = rung_of(exposure, ladder, steps=steps, lift=lift, outcome=outcome)
    if rung is None:
        return None
    kg, share = exposure.load_kg or 0.0, ladder.rungs[rung].relative_load
    return Attempt(
        at=exposure.at,
        rung=rung,
        load_kg=kg,
        relative_load=share if exposure.ladder or lift is None else kg / lift.e1rm_kg,
        outcome=outcome,
        is_avoided=exposure.is_avoided,
        is_masked=has_painkiller(journal, exposure.at),
    )


def _demand_of(exposure: Exposure) -> float:
    return _demand(exposure.load_kg or 0.0, exposure.reps)


def _demand(load_kg: float, reps: int) -> float:
    """What load and repetitions ask for together [kg], so that a triple counts for its share."""
    return epley(load_kg, min(reps, MOST_REPS))


def _names(ladder: Ladder, lift: Lift | None) -> frozenset[str]:
    names = {ladder.id, ladder.name}
    if lift is not None:
        names |= {lift.movement.id, lift.movement.name}
    return frozenset(name.casefold() for name in names)
