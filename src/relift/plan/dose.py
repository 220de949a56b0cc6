"""How much of an exposure is done, in words: repetitions, steps, seconds or minutes."""

from __future__ import annotations

from relift.plan.ladders import Counted, rung_of_id
from relift.units import counted


def amount(rung_id: str, reps: int) -> str:
    """One set in words, such as `8` for repetitions, or `40 steps`.

    Args:
        rung_id: The rung, which says what is counted; a set outside a ladder counts repetitions.
        reps: How many.
    """
    rung = rung_of_id(rung_id)
    unit = rung.counted if rung else Counted.REPS
    return f"{reps}" if unit is Counted.REPS else counted(reps, unit.value.removesuffix("s"))


def dose(rung_id: str, *, reps: int, sets: int, has_load: bool) -> str:
    """Sets and repetitions in words: `once`, `8 times`, `5 minutes`, `2 sets of 40 steps`."""
    one = amount(rung_id, reps)
    if sets != 1 or has_load:
        return f"{counted(sets, 'set')} of {one}"
    if one != f"{reps}":
        return one
    return f"{reps} times" if reps > 1 else "once"
