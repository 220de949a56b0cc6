"""Which sets were warm-ups, where the log does not say.

Rule: if no set of a movement in a workout is tagged as a warm-up, its sets that come before the
first set at its heaviest load, at less than six tenths of that load, were warm-ups. Sets tagged
otherwise, sets without load and assisted movements (where less is harder) are left alone. The
fraction is our own choice: it keeps a pyramid's 60 % as work.
"""

from __future__ import annotations

from collections.abc import Sequence

from relift.journal.lifting import PerformedSet, SetKind

WARM_UP_FRAC = 0.6
_ASSISTED = ("assisted", "assistance")


def inferred_warm_ups(movement: str, sets: Sequence[PerformedSet]) -> frozenset[int]:
    """Positions of the sets that were warm-ups by the rule above.

    Args:
        movement: Its name, as the log writes it.
        sets: All sets of the movement in one workout, in order.
    """
    loads_kg = [s.load_kg or 0.0 for s in sets]
    if not loads_kg or not may_hold_warm_ups(loads_kg):
        return frozenset()
    name = movement.casefold()
    kinds = [s.kind for s in sets]
    if SetKind.WARMUP in kinds or any(word in name for word in _ASSISTED):
        return frozenset()
    top = max(loads_kg)
    limit = WARM_UP_FRAC * top
    return frozenset(
        [
            i
            for i in range(loads_kg.index(top))
            if 0 < loads_kg[i] < limit and kinds[i] is SetKind.WORKING
        ]
    )


def may_hold_warm_ups(loads_kg: Sequence[float]) -> bool:
    """Whether any of the loads [kg] is light enough; mostly, all of a movement are much the same.

    Args:
        loads_kg: Of all sets of a movement in one workout, 0 where there is none; at least one.
    """
    return min(loads_kg) < WARM_UP_FRAC * max(loads_kg)
