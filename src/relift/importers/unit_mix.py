"""Movements whose loads are in the other unit than the rest of their log.

A lifter may log the bar in kilograms and a machine in the pounds on its stack. The log as a whole
is judged first (`relift.importers.unit_guess`); a movement is taken for the other unit only where
its own loads say so against odds of 50 to 1, for most logs keep to one unit:

    log odds(movement) = +-log(50) + its own plates + its own conversion dust

The figures are our own judgement, checked by eye on real logs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from relift.importers.unit_guess import MAX_CERTAINTY, Guess, own_odds
from relift.units import Unit

_ALIKE = math.log(50)
_FEWEST = 4
"""Distinct loads of a movement below which nothing is claimed."""


def others(loads: Mapping[tuple[str, float], int], guess: Guess) -> dict[str, Guess]:
    """The movements that are likelier in the other unit.

    Args:
        loads: (Movement as named, load as written) -> how often.
        guess: The unit of the log as a whole.

    Returns:
        Movement -> its unit and certainty, 0.5-0.999; mostly none.
    """
    own: dict[str, set[float]] = {}
    for name, load in loads:
        if load > 0:
            own.setdefault(name, set()).add(load)
    found = {}
    for name, distinct in own.items():
        if len(distinct) < _FEWEST:
            continue
        odds = own_odds(name, distinct) + (_ALIKE if guess.unit is Unit.KG else -_ALIKE)
        unit = Unit.KG if odds >= 0 else Unit.LB
        if unit is not guess.unit:
            certainty = min(MAX_CERTAINTY, 1 / (1 + math.exp(-abs(odds))))
            found[name] = Guess(unit, certainty)
    return found
