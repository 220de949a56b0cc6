"""Fitting a programme's sets under a ceiling: what is changed, and nothing more.

Load comes down to what the ceiling leaves for these repetitions, a change from the set before is
kept as a change, and sets that go by feel get a load that they stay under. Of sets above what is
confirmed, those beyond the rung's own are left out; as many as possible becomes a set number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from relift.journal.programme import Amount, WrittenSets
from relift.plan.ceilings import Ceiling
from relift.plan.ladders import Counted
from relift.plan.lifts import Lift
from relift.plan.written import LoadedSets
from relift.units import Implement, Unit, from_kg, to_kg

_SLACK_KG = 1e-6
_PERCENT = 100.0
_FEW_REPS = 5


class Changed(Enum):
    """What was changed."""

    LOAD = auto()
    SETS = auto()
    REPS = auto()
    FEEL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Sets under a ceiling.

    Attributes:
        sets: What is done.
        changed: What differs from as written.
        is_loadable: Whether the lightest load that there is lies under the ceiling.
    """

    sets: tuple[LoadedSets, ...]
    changed: frozenset[Changed]
    is_loadable: bool = True


def fit(
    written: Sequence[WrittenSets],
    loaded: Sequence[LoadedSets],
    ceiling: Ceiling,
    plates: Implement,
) -> Fitted:
    """Fit sets under a ceiling.

    Args:
        written: As written, for the changes from one to another.
        loaded: The same with their loads.
        ceiling: What is open today.
        plates: What the lift is loaded with.
    """
    done: list[LoadedSets] = []
    changed: set[Changed] = set()
    base_kg: float | None = None
    left = ceiling.sets
    for how, one in zip(written, loaded, strict=True):
        fixed = _fixed(one, ceiling, changed)
        wanted_kg = fixed.load_kg
        if how.change is not None and base_kg is not None and wanted_kg is not None:
            wanted_kg = min(wanted_kg, base_kg * (1.0 + how.change / _PERCENT))
        reps = fixed.most_reps if fixed.amount is Amount.REPS else 1
        fitted = _under(fixed, wanted_kg, ceiling.most_kg(reps), plates, changed)
        if fitted is None:
            return Fitted(sets=(), changed=frozenset(changed), is_loadable=False)
        if how.change is None:
            base_kg = None if one.load_kg is None else fitted.load_kg
        if left is not None and ceiling.is_new(fitted.load_kg or 0.0, reps):
            if fitted.sets > left:
                changed.add(Changed.SETS)
                fitted = replace(fitted, sets=left) if left else None
            left -= fitted.sets if fitted else 0
        if fitted is not None:
            done.append(fitted)
    return Fitted(sets=tuple(done), changed=frozenset(changed))


def under_limit(
    loaded: Sequence[LoadedSets], most_kg: float, strength: Lift | None
) -> tuple[tuple[LoadedSets, ...], bool]:
    """Sets of a lift on no ladder under a load, and whether any was changed.

    Args:
        loaded: With their loads where known.
        most_kg: Heaviest load [kg]; inf for none.
        strength: The person's strength in it, or None: sets that go by feel are told a load where
            it may bind them.
    """
    done = [_limited(one, most_kg, strength) for one in loaded]
    return tuple(done), done != list(loaded)


def _limited(one: LoadedSets, most_kg: float, strength: Lift | None) -> LoadedSets:
    is_by_feel = one.load_kg is None
    may_bind = most_kg < float("inf") and (strength is None or strength.e1rm_kg > most_kg)
    if is_by_feel and not (may_bind and one.amount is Amount.REPS):
        return one
    if one.load_kg is not None and one.load_kg <= most_kg + _SLACK_KG:
        return one
    unit = one.unit or (strength.implement.unit if strength else Unit.KG)
    # Whole units: nobody has told the plates of every movement.
    entered = float(int(from_kg(most_kg, unit) + _SLACK_KG))
    kg = to_kg(entered, unit)
    if strength is not None:
        fitting_kg, fitting = strength.implement.loadable(most_kg)
        if fitting_kg <= most_kg + _SLACK_KG:
            kg, entered, unit = fitting_kg, fitting, strength.implement.unit
    return replace(one, load_kg=kg, load_entered=entered, unit=unit, is_at_most=is_by_feel)


def _fixed(one: LoadedSets, ceiling: Ceiling, changed: set[Changed]) -> LoadedSets:
    """Sets with a set number of repetitions, unless the whole ladder is open."""
    if not one.is_amrap or ceiling.is_free:
        return one
    changed.add(Changed.REPS)
    rung = ceiling.step.rung
    own = rung.reps if rung.counted is Counted.REPS else _FEW_REPS
    return replace(one, is_amrap=False, reps=one.reps if one.reps > 1 else own)


def _under(
    one: LoadedSets,
    wanted_kg: float | None,
    most_kg: float,
    plates: Implement,
    changed: set[Changed],
) -> LoadedSets | None:
    """Sets at or under a load; None where the lightest that there is lies above it."""
    least_kg = most_kg if wanted_kg is None else min(wanted_kg, most_kg)
    if one.load_kg is not None and one.load_kg <= least_kg + _SLACK_KG:
        return one
    if least_kg == float("inf"):
        return one
    kg, entered = plates.loadable(least_kg)
    if kg > most_kg + _SLACK_KG:
        return None
    changed.add(Changed.FEEL if wanted_kg is None else Changed.LOAD)
    return replace(
        one,
        load_kg=kg,
        load_entered=entered,
        unit=plates.unit,
        is_at_most=wanted_kg is None,
    )
