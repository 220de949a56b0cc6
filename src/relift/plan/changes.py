"""What changed since yesterday, in words."""

from __future__ import annotations

from collections.abc import Sequence

from relift.plan.guardrails import Place
from relift.plan.ladders import RungKind
from relift.units import format_load


def changes_since(before: Sequence[Place], after: Sequence[Place]) -> tuple[str, ...]:
    """Compare where the person was yesterday with where they are.

    Args:
        before: The ladders as they stood at the end of yesterday.
        after: The same ladders now.
    """
    told = []
    for was, now in zip(before, after, strict=True):
        up = now.progress.confirmed > was.progress.confirmed
        down = now.progress.confirmed < was.progress.confirmed
        if up:
            told.append(f"{now.ladder.name}: this morning confirms {_named(now)}.")
        elif down:
            told.append(f"{now.ladder.name}: one step back after a set that was too much.")
    return tuple(told)


def _named(place: Place) -> str:
    step = place.steps[place.progress.confirmed]
    if step.rung.kind is not RungKind.LOADED or step.load_entered is None or step.unit is None:
        return f"“{step.name}”"
    return f"{step.name} at {format_load(step.load_entered, step.unit)}"
