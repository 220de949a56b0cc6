"""What a typed movement name stands for: a ladder, a movement that Relift knows, or just words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from relift.plan.ladders import LADDERS, ladders
from relift.training.movements import movement, resolve

_N_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What was meant.

    Attributes:
        movement: The movement's name, as known or as typed; "" for a ladder or for everything.
        ladder: Id of a ladder, or "".
        is_known: Whether Relift knows what it is.
        is_planned: Whether the plan can hold it, so that a limit on it binds something.
    """

    movement: str = ""
    ladder: str = ""
    is_known: bool = True
    is_planned: bool = True


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
    if found is None:
        return Meant(movement=typed, is_known=False, is_planned=False)
    return Meant(movement=found.name, is_planned=found.name in planned_names())


def planned_names() -> tuple[str, ...]:
    """The names of every lift that a plan can hold, ladder by ladder."""
    lifts = [movement(one).name for ladder in ladders() for one in ladder.lifts]
    light = [found.name for ladder in ladders() if (found := resolve(ladder.light_lift).movement)]
    return tuple(dict.fromkeys([*lifts, *light]))


def nearest_planned(typed: str) -> tuple[str, ...]:
    """The planned lifts and ladders that a name is spelled most like, best first; may be none."""
    by_lower = {name.casefold(): name for name in (*LADDERS, *planned_names())}
    return tuple(by_lower[one] for one in get_close_matches(typed.casefold(), by_lower, _N_NEAREST))
