"""Checks a ladder: that it can be climbed in every place, and that each rung asks for more.

For each place: demand never falls, no step is larger than a day may climb, so that every rung can
be reached from the first, and the ladder begins with comfort. Over the whole ladder each rung grows
in what it says it grows in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from relift.journal.choices import Equipment
from relift.plan.ladders import Growth, Ladder, Rung, RungKind, Speed, ladder_rules
from relift.plan.thresholds import thresholds

_ROUNDING = 1e-9
_SPEEDS = list(Speed)


def ladder_faults(ladder: Ladder) -> tuple[str, ...]:
    """What is wrong with a whole ladder, in words; empty for one that can be climbed.

    Args:
        ladder: With the rungs of every place (`ladders()`).
    """
    return (*_growth(ladder), *(f for e in Equipment for f in _climbable(ladder, e)))


def _climbable(ladder: Ladder, equipment: Equipment) -> Iterator[str]:
    here = [rung for rung in ladder.rungs if equipment in rung.where]
    if not here or here[0].kind is not RungKind.COMFORT or here[0].relative_load > 0:
        yield f"{ladder.id}, {equipment}: it must begin with comfort and without a load"
        return
    rules = ladder_rules().gaps
    most = min(rules.load, thresholds().climb_load.share_of_e1rm)
    for below, above in pairwise(here):
        step = f"{ladder.id}, {equipment}: from {below.id} to {above.id}"
        load = ladder.demand(above) - ladder.demand(below)
        if load < -_ROUNDING:
            yield f"{step}: the load falls"
        if load > most + _ROUNDING:
            yield f"{step}: the load grows by {load:.3g}, more than {most:g} of e1RM"
        if above.range_of_motion - below.range_of_motion > rules.range_of_motion + _ROUNDING:
            yield f"{step}: the range grows by more than {rules.range_of_motion:g}"


def _growth(ladder: Ladder) -> Iterator[str]:
    """Each rung against the last one before it that shares a place with it."""
    for n, rung in enumerate(ladder.rungs[1:], start=1):
        before = next(
            (r for r in reversed(ladder.rungs[:n]) if set(r.where) & set(rung.where)), None
        )
        if before is not None and not _grows(ladder, before, rung):
            yield f"{ladder.id}: {rung.id} does not grow in {rung.grows} over {before.id}"


def _grows(ladder: Ladder, before: Rung, rung: Rung) -> bool:
    if rung.grows is Growth.RANGE:
        return rung.range_of_motion > before.range_of_motion
    if rung.grows is Growth.SPEED:
        return _SPEEDS.index(rung.speed) > _SPEEDS.index(before.speed)
    if rung.grows is Growth.VOLUME:
        most = ladder_rules().gaps.volume * before.volume
        return before.volume < rung.volume <= most + _ROUNDING
    is_first_load = rung.kind is RungKind.LOADED and before.kind is not RungKind.LOADED
    return is_first_load or rung.relative_load > before.relative_load
