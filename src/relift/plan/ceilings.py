"""How heavy a lift of a person's own programme may be today, by the guardrails of its ladder.

The ladder is loaded for the programme's lift in place of the plan's, so that each guardrail speaks
of this very lift, and no rung is open for it that is not open for the plan. Where the top of a
ladder is confirmed and no guardrail holds it there, what remains are limits and the 15% of a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relift.plan.guardrails import (
    Bound,
    Place,
    applies_to,
    bounds,
    confirmed_base_kg,
    highest_allowed,
)
from relift.plan.ladders import RungKind
from relift.plan.lifts import Lift, Step, steps_of
from relift.plan.options import sets_of
from relift.plan.situation import Situation
from relift.plan.thresholds import thresholds
from relift.training.movements import Movement, resolve
from relift.training.one_rep_max import EPLEY_REPS, MOST_REPS, epley

_SLACK_KG = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a ladder is open today.

    Attributes:
        index: Highest rung that the guardrails and the day's risk leave open; -1 for none.
        bounds: The guardrails that set it.
        is_done: Whether today's part of the ladder is done.
    """

    index: int
    bounds: tuple[Bound, ...] = ()
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """What a lift may be today.

    Attributes:
        place: The ladder, loaded for the lift.
        index: Highest rung for it.
        kg: Heaviest load [kg].
        demand_kg: Most that load and repetitions may ask for together [kg]; None: no such cap.
        sets: Most sets above what is confirmed; None where the rung itself is confirmed.
        known_kg: What the confirmed rung asks for, load and repetitions together [kg].
        bounds: The guardrails that set it.
        is_free: Whether the whole ladder is open, its top confirmed.
    """

    place: Place
    index: int
    kg: float
    demand_kg: float | None
    sets: int | None
    known_kg: float
    bounds: tuple[Bound, ...]
    is_free: bool = False

    @property
    def step(self) -> Step:
        """The rung."""
        return self.place.steps[self.index]

    def most_kg(self, reps: int) -> float:
        """Heaviest load for so many repetitions [kg]."""
        if self.demand_kg is None:
            return self.kg
        return min(self.kg, self.demand_kg / (1.0 + min(reps, MOST_REPS) / EPLEY_REPS))

    def is_new(self, load_kg: float, reps: int) -> bool:
        """Whether a set asks for more than the confirmed rung does."""
        return epley(load_kg, min(reps, MOST_REPS)) > self.known_kg + _SLACK_KG


def place_for(place: Place, lift: Lift) -> Place:
    """A ladder loaded for another lift: the same rungs, confirmed as far, at that lift's loads."""
    share = lift.capacity_kg / place.capacity_kg if place.capacity_kg else 0.0
    confirmed_kg = place.progress.confirmed_kg * min(1.0, share)
    names = {place.ladder.id, place.ladder.name, lift.movement.id, lift.movement.name}
    return replace(
        place,
        steps=steps_of(place.ladder, lift),
        progress=replace(place.progress, confirmed_kg=confirmed_kg),
        e1rm_kg=lift.e1rm_kg,
        capacity_kg=lift.capacity_kg,
        names=frozenset(name.casefold() for name in names),
    )


def ceiling_on(
    place: Place, lift: Lift, reach: Reach, situation: Situation, *, is_second: bool
) -> Ceiling:
    """What a lift may be on its ladder today.

    Args:
        place: The ladder, as the plan has it.
        lift: The programme's lift.
        reach: How far the ladder is open.
        situation: Today's circumstances.
        is_second: Whether another lift of the programme came before it on this ladder.
    """
    own = place_for(place, lift)
    found = bounds(own, situation)
    last, confirmed = len(own.steps) - 1, own.progress.confirmed
    top = min(reach.index, highest_allowed(found, own), last)
    index = min(top, confirmed) if is_second else top
    held = tuple(bound for bound in found if bound.top <= index)
    said = {bound.words for bound in held}
    held += tuple(b for b in reach.bounds if b.words not in said and reach.index <= index)
    limit = limit_kg(lift.movement, situation, own)
    if index < 0:
        return Ceiling(
            place=own, index=-1, kg=0.0, demand_kg=0.0, sets=0, known_kg=0.0, bounds=held
        )
    step, known_kg = own.steps[index], _demand_of(own, confirmed)
    is_top = index == last == confirmed and step.rung.kind is RungKind.LOADED
    if is_top and not held and not is_second:
        a_day = confirmed_base_kg(own) + thresholds().climb_load.share_of_e1rm * lift.e1rm_kg
        return Ceiling(
            place=own,
            index=index,
            kg=min(limit, a_day, lift.heaviest_kg or limit),
            demand_kg=None,
            sets=None,
            known_kg=known_kg,
            bounds=held,
            is_free=True,
        )
    return Ceiling(
        place=own,
        index=index,
        kg=min(limit, step.load_kg),
        demand_kg=_demand_of(own, index),
        sets=sets_of(step, is_target=True) if index > confirmed else None,
        known_kg=known_kg,
        bounds=held,
    )


def limit_kg(movement: Movement | None, situation: Situation, place: Place | None = None) -> float:
    """The lowest limit of the person or a clinician that speaks of a movement [kg]; inf: none.

    Args:
        movement: Which; None for one that Relift does not know: limits on every lift hold for it.
        situation: Today's circumstances.
        place: Its ladder, loaded for it; None where it sits on none.
    """
    held = [entry.value for entry in situation.limits]
    return min(
        (
            limit.max_load_kg
            for limit in held
            if (place is not None and applies_to(limit, place))
            or (not limit.movement and not limit.ladder)
            or (movement is not None and _names(limit.movement, movement))
        ),
        default=float("inf"),
    )


def rungs_to(place: Place, index: int, goal_kg: float) -> int | None:
    """Rungs from where a lift is to the first that reaches a load; None where none does."""
    above: Sequence[Step] = place.steps[index + 1 :]
    if index >= 0 and place.steps[index].load_kg >= goal_kg:
        return 0
    for n, step in enumerate(above, start=1):
        if step.load_kg >= goal_kg:
            return n
    return None


def _demand_of(place: Place, index: int) -> float:
    """What a rung asks for, load and repetitions together [kg]; 0 without a load."""
    if not 0 <= index < len(place.steps):
        return 0.0
    step = place.steps[index]
    return epley(step.load_kg, min(step.rung.reps, MOST_REPS))


def _names(name: str, movement: Movement) -> bool:
    return bool(name) and resolve(name).movement == movement
