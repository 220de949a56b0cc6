"""Kilograms, pounds, and the loads that a lifter can put on a bar.

Inside Relift every load is in kilograms; what was typed (value and unit) is kept beside it. A load
for a plan is rounded *down* to what the lifter's plates allow, in the lifter's own unit.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass

LB_IN_KG = 0.45359237
_EPSILON = 1e-9


class Unit(enum.StrEnum):
    """A unit of load as typed by a person or written by an app."""

    KG = "kg"
    LB = "lb"


def to_kg(value: float, unit: Unit) -> float:
    """Convert a load as entered to kilograms."""
    return value if unit is Unit.KG else value * LB_IN_KG


def from_kg(load_kg: float, unit: Unit) -> float:
    """Convert kilograms to the lifter's unit, without rounding."""
    return load_kg if unit is Unit.KG else load_kg / LB_IN_KG


@dataclass(frozen=True, slots=True, kw_only=True)
class Implement:
    """What a movement is loaded with: the empty weight and the step in which it grows.

    Attributes:
        unit: The unit that `empty` and `step` are in.
        empty: Weight of the bar, or of the lightest dumbbell or stack setting [unit], >= 0.
        step: Smallest change [unit], > 0 (both sleeves of a bar together).
    """

    unit: Unit
    empty: float
    step: float

    def loadable(self, load_kg: float) -> tuple[float, float]:
        """Round a load down to what can be put on, never under the empty weight.

        Args:
            load_kg: Wanted load [kg].

        Returns:
            (load [kg], load [unit]).
        """
        wanted = from_kg(load_kg, self.unit)
        steps = max(0, math.floor((wanted - self.empty) / self.step + _EPSILON))
        entered = self.empty + steps * self.step
        return to_kg(entered, self.unit), entered


BARBELL = {
    Unit.KG: Implement(unit=Unit.KG, empty=20.0, step=2.5),
    Unit.LB: Implement(unit=Unit.LB, empty=45.0, step=5.0),
}
DUMBBELL = {
    Unit.KG: Implement(unit=Unit.KG, empty=2.5, step=2.5),
    Unit.LB: Implement(unit=Unit.LB, empty=5.0, step=5.0),
}
STACK = {
    Unit.KG: Implement(unit=Unit.KG, empty=5.0, step=5.0),
    Unit.LB: Implement(unit=Unit.LB, empty=10.0, step=10.0),
}


def format_load(entered: float, unit: Unit) -> str:
    """Write a load as a lifter would: `102.5 kg`, `225 lb`."""
    return f"{entered:g} {unit.value}"


def counted(n: int, noun: str) -> str:
    """How many of something: `1 set`, `1,200 sets`."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
