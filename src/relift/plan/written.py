"""A programme's sets with the loads that their author meant, for this person.

A percentage is taken of the e1RM as it was forecast from before the flare (its middle), an RPE
goes through the chart (evidence J03, to ten effective reps and from RPE 7), a change counts from
the set before it. Loads are rounded down to the person's plates; a load that was typed stays as
typed. Where none of this tells a load, the set goes by feel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from relift.errors import InvalidValueError
from relift.journal.programme import Amount, WrittenSets
from relift.journal.timeline import Journal
from relift.plan.climbs import Climbs
from relift.plan.kit import HANDS
from relift.plan.lifts import Lift
from relift.plan.shown import at_least_shown
from relift.plan.thresholds import thresholds
from relift.plan.yardstick import Yardstick
from relift.training.movements import Movement
from relift.training.one_rep_max import load_for
from relift.training.plates import implement_for
from relift.training.strength import forecast_e1rm
from relift.units import Implement, Unit, to_kg

_PERCENT = 100.0
_STEP = 2.5
"""In which a load changes for a lift whose plates nobody has told [unit]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSets:
    """Sets alike, with a load where one is known.

    Attributes:
        sets: How many.
        reps: Repetitions of a set, or what `amount` says; the lower end of a range.
        reps_to: Upper end of a range, or None.
        amount: What `reps` counts.
        is_amrap: As many as possible.
        load_kg: Load [kg], or None where it goes by feel.
        load_entered: The same as the plates say [unit].
        unit: Unit of `load_entered`.
        rpe: Ceiling of effort, or None.
        is_at_most: Whether the load is a ceiling for a set that goes by feel.
    """

    sets: int
    reps: int
    reps_to: int | None = None
    amount: Amount = Amount.REPS
    is_amrap: bool = False
    load_kg: float | None = None
    load_entered: float | None = None
    unit: Unit | None = None
    rpe: float | None = None
    is_at_most: bool = False

    @property
    def most_reps(self) -> int:
        """The upper end of the repetitions, as far as it is said."""
        return self.reps_to or self.reps


def lift_for(
    movement: Movement, *, journal: Journal, climbed: Climbs, yardstick: Yardstick, now: datetime
) -> Lift | None:
    """A person's strength in a movement of their programme, from their own sets of it.

    Args:
        movement: Which.
        journal: As far as now.
        climbed: Their ladders; the lift of one that is this very movement is used as it is.
        yardstick: Holds what was lifted.
        now: The instant to forecast for.

    Returns:
        The lift, or None where no set with a load tells it.
    """
    for lift in climbed.lifts.values():
        if lift is not None and lift.movement.id == movement.id and lift.is_own:
            return lift
    history = yardstick.histories(climbed.since).get(movement.id)
    if history is None or not history.days:
        history = yardstick.histories(now).get(movement.id)
    if history is None or not history.days:
        return None
    forecast = forecast_e1rm(history, now.date())
    own = Lift(
        movement=movement,
        e1rm_kg=forecast.median_kg,
        capacity_kg=forecast.quantile(thresholds().capacity.quantile),
        implement=implement_for(movement, history=history, profile=journal.profile),
        heaviest_kg=climbed.kit.heaviest_kg if movement.implement in HANDS else None,
    )
    return at_least_shown(own, [e for e in journal.exposures if e.at >= climbed.since])


def as_written(sets: Sequence[WrittenSets], lift: Lift | None) -> tuple[LoadedSets, ...]:
    """Load a line of a programme as its author meant it.

    Args:
        sets: As written.
        lift: The person's strength in it, or None where it is not known.
    """
    loaded: list[LoadedSets] = []
    base_kg: float | None = None
    base_unit = Unit.KG
    for one in sets:
        if one.change is None:
            base_kg = wanted_kg = _wanted_kg(one, lift)
            base_unit = one.unit or base_unit
        else:
            wanted_kg = None if base_kg is None else base_kg * (1.0 + one.change / _PERCENT)
        plates = lift.implement if lift else Implement(unit=base_unit, empty=0.0, step=_STEP)
        loaded.append(_loaded(one, wanted_kg, plates))
    return tuple(loaded)


def _wanted_kg(one: WrittenSets, lift: Lift | None) -> float | None:
    if one.load is not None and one.unit is not None:
        return to_kg(one.load, one.unit)
    if lift is None:
        return None
    if one.percent is not None:
        return lift.e1rm_kg * one.percent / _PERCENT
    if one.rpe is None or one.amount is not Amount.REPS or one.is_amrap:
        return None
    try:
        return load_for(lift.e1rm_kg, one.reps, one.rpe)
    except InvalidValueError:
        return None  # beyond the chart: it goes by feel


def _loaded(one: WrittenSets, wanted_kg: float | None, plates: Implement) -> LoadedSets:
    kg, entered, unit = wanted_kg, one.load, one.unit
    if wanted_kg is not None and one.load is None:
        kg, entered = plates.loadable(wanted_kg)
        unit = plates.unit
    return LoadedSets(
        sets=one.sets,
        reps=one.reps,
        reps_to=one.reps_to,
        amount=one.amount,
        is_amrap=one.is_amrap,
        load_kg=kg,
        load_entered=entered,
        unit=unit,
        rpe=one.rpe,
    )
