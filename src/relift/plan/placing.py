"""Placing what was done on a ladder, and loading a ladder for the person.

A planned exposure names its rung. A set that was logged elsewhere is placed by its movement and
load: on the highest rung of its ladder that the load reaches.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from relift.journal.timeline import Exposure, Journal
from relift.plan.guardrails import Place
from relift.plan.ladders import Ladder, RungKind
from relift.plan.lifts import Lift, Step, steps_of
from relift.plan.mornings import mornings
from relift.plan.outcomes import judge
from relift.plan.progress import Attempt, climb
from relift.plan.thresholds import thresholds
from relift.training.movements import Pattern, resolve

_PATTERNS = {"hinge": Pattern.HINGE, "squat": Pattern.SQUAT}


def place_on(
    ladder: Ladder,
    lift: Lift | None,
    *,
    journal: Journal,
    since: datetime,
    now: datetime,
    resting: float | None,
) -> Place:
    """Load a ladder for the person and find where they are on it.

    Args:
        ladder: Which.
        lift: The person's lift on it, or None.
        journal: As far as `now`.
        since: The newest flare; what came before does not count.
        now: The instant.
        resting: Pain at rest, for sets whose pain before was not asked [NRS].
    """
    steps = steps_of(ladder, lift)
    attempts = [
        attempt
        for exposure in journal.exposures
        if exposure.at >= since
        and (attempt := _attempt(exposure, ladder, steps, lift, journal, resting)) is not None
    ]
    return Place(
        ladder=ladder,
        steps=steps,
        progress=climb(
            attempts,
            mornings=mornings(journal),
            today=now.date(),
            heavy_share=thresholds().spacing.heavy_share_of_e1rm,
        ),
        e1rm_kg=lift.e1rm_kg if lift else None,
        capacity_kg=lift.capacity_kg if lift else None,
        names=_names(ladder, lift),
    )


def rung_of(
    exposure: Exposure, ladder: Ladder, *, steps: Sequence[Step], lift: Lift | None
) -> int | None:
    """The rung that an exposure counts for on a ladder, or None where it is not of that ladder."""
    if exposure.ladder:
        return ladder.index(exposure.rung) if exposure.ladder == ladder.id else None
    match = resolve(exposure.movement).movement
    if match is None or match.pattern is not _PATTERNS[ladder.id]:
        return None
    if lift is None or match.id != lift.movement.id or not exposure.load_kg:
        return max(i for i, step in enumerate(steps) if step.rung.kind is not RungKind.LOADED)
    reached = [
        i
        for i, step in enumerate(steps)
        if step.load_kg <= exposure.load_kg and step.rung.reps <= max(1, exposure.reps)
    ]
    return reached[-1] if reached else None


def _attempt(
    exposure: Exposure,
    ladder: Ladder,
    steps: Sequence[Step],
    lift: Lift | None,
    journal: Journal,
    resting: float | None,
) -> Attempt | None:
    if not (exposure.is_done or exposure.is_avoided):
        return None
    rung = rung_of(exposure, ladder, steps=steps, lift=lift)
    if rung is None:
        return None
    kg = exposure.load_kg or 0.0
    return Attempt(
        at=exposure.at,
        rung=rung,
        load_kg=kg,
        relative_load=kg / lift.e1rm_kg if lift else ladder.rungs[rung].relative_load,
        outcome=judge(exposure, resting=resting, own_tolerable=journal.profile.tolerable_pain),
        is_avoided=exposure.is_avoided,
    )


def _names(ladder: Ladder, lift: Lift | None) -> frozenset[str]:
    names = {ladder.id, ladder.name}
    if lift is not None:
        names |= {lift.movement.id, lift.movement.name}
    return frozenset(name.casefold() for name in names)
