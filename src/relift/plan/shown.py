"""Strength that was shown since the flare: a tolerated set is a floor under the estimate.

The forecast looks at what was lifted before the flare and grows less sure with the weeks. Planned
sets are light on purpose and never lower it; a heavy one that went well says at least that much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relift.journal.timeline import Exposure
from relift.plan.lifts import Lift
from relift.plan.outcomes import Outcome, judge
from relift.training.meaning import meaning
from relift.training.one_rep_max import MOST_REPS, e1rm_kg


def at_least_shown(lift: Lift, exposures: Sequence[Exposure]) -> Lift:
    """Raise a lift's estimate to what tolerated sets have shown since the flare.

    Args:
        lift: As forecast from before the flare.
        exposures: Since the flare, of any movement.
    """
    shown = max((_shown_kg(e) for e in exposures if _is_proof(e, lift)), default=0.0)
    return replace(lift, e1rm_kg=max(lift.e1rm_kg, shown), capacity_kg=max(lift.capacity_kg, shown))


def _is_proof(exposure: Exposure, lift: Lift) -> bool:
    """Whether a set was tolerated, with a load that is heavy enough to tell."""
    if not exposure.load_kg or not 1 <= exposure.reps <= MOST_REPS:
        return False
    if _shown_kg(exposure) <= lift.capacity_kg:
        return False
    if judge(exposure, resting=None, own_tolerable=None) is not Outcome.TOLERATED:
        return False
    return meaning(exposure.movement, exposure.meant) == lift.movement


def _shown_kg(exposure: Exposure) -> float:
    return e1rm_kg(exposure.load_kg or 0.0, exposure.reps)
