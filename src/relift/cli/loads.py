"""What a typed movement name stands for: a ladder, a movement that Relift knows, or just words."""

from __future__ import annotations

from dataclasses import dataclass

from relift.plan.ladders import LADDERS
from relift.training.movements import resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What was meant.

    Attributes:
        movement: The movement's name, as known or as typed; "" for a ladder or for everything.
        ladder: Id of a ladder, or "".
        is_known: Whether Relift knows what it is.
    """

    movement: str = ""
    ladder: str = ""
    is_known: bool = True


def loaded_movement(typed: str) -> Meant:
    """Find out what a name stands for.

    Args:
        typed: As typed; "" for everything.
    """
    if not typed:
        return Meant()
    if typed.casefold() in LADDERS and typed.casefold() != "squat":
        return Meant(ladder=typed.casefold())
    found = resolve(typed).movement
    return Meant(movement=found.name) if found else Meant(movement=typed, is_known=False)
