"""What a typed movement name stands for: a ladder, a movement that Relift knows, or just words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from relift.journal.naming import name_key
from relift.plan.ladders import LADDERS, Ladder, ladders
from relift.training.meaning import meaning
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


def loaded_movement(typed: str, meanings: Mapping[str, str]) -> Meant:
    """Find out what a name stands for.

    Args:
        typed: As typed; "" for everything.
        meanings: What the lifter said of names (`Journal.meanings`).
    """
    if not typed:
        return Meant()
    if _is_ladder(typed.casefold()):
        return Meant(ladder=typed.casefold())
    found = meaning(typed, meanings.get(name_key(typed)))
    if found is None:
        return Meant(movement=typed, is_known=False, is_planned=False)
    # A name of ours to which the lifter gave another meaning would be read so; then theirs is kept.
    is_plain = meanings.get(name_key(found.name)) in (None, found.id)
    name = found.name if is_plain else typed
    return Meant(movement=name, is_planned=found.name in planned_names())


def _is_ladder(name: str) -> bool:
    """Whether a name is a ladder's and not also a movement's, as squat and lunge are."""
    found = resolve(name).movement if name in LADDERS else None
    return name in LADDERS and (found is None or found.name.casefold() != name)


def planned_names() -> tuple[str, ...]:
    """The names of every lift that a plan can hold, ladder by ladder."""
    lifts = [movement(one).name for ladder in ladders() for one in ladder.lifts]
    light = [
        found.name
        for ladder in ladders()
        if ladder.light_lift and (found := resolve(ladder.light_lift).movement)
    ]
    return tuple(dict.fromkeys([*lifts, *light]))


def ladders_of(name: str) -> tuple[Ladder, ...]:
    """The ladders that a movement is of; none where the name is not known."""
    found = resolve(name).movement
    return () if found is None else tuple(one for one in ladders() if one.has(found))


def is_first_of(name: str, bound: Sequence[Ladder]) -> bool:
    """Whether a name is the plain one of a ladder, which stands for every variation there."""
    return any(movement(ladder.lifts[0]).name == name for ladder in bound if ladder.lifts)


def nearest_planned(typed: str) -> tuple[str, ...]:
    """The planned lifts and ladders that a name is spelled most like, best first; may be none."""
    by_lower = {name.casefold(): name for name in (*LADDERS, *planned_names())}
    return tuple(by_lower[one] for one in get_close_matches(typed.casefold(), by_lower, _N_NEAREST))
