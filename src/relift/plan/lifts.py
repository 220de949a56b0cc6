"""A ladder's loaded rungs in the person's own lift, plates and unit.

The lift is the first of the ladder's lifts that the person trained at least half as often as the
one they trained most in the year before the flare.
Its e1RM is forecast from what was done before the flare, since the planned sets after it are light
on purpose and say nothing of strength; the forecast grows less sure with the days, and loads are
worked out from its low quantile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from relift.journal.reports import Profile
from relift.journal.timeline import Workout
from relift.plan.ladders import Ladder, Rung, RungKind
from relift.plan.thresholds import thresholds
from relift.training.history import LiftHistory
from relift.training.movements import Movement, movement
from relift.training.plates import implement_for
from relift.training.strength import forecast_e1rm
from relift.units import DUMBBELL, Implement, Unit

_RECENT = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """The person's own lift on a ladder.

    Attributes:
        movement: Which.
        e1rm_kg: Forecast e1RM, middle [kg].
        capacity_kg: Its low quantile, which loads are worked out from [kg].
        implement: Bar and plates.
    """

    movement: Movement
    e1rm_kg: float
    capacity_kg: float
    implement: Implement


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A rung with its load for this person.

    Attributes:
        rung: The rung.
        name: What is done: the rung's name, or the lift's.
        load_kg: External load [kg], 0 without one.
        load_entered: The same as the plates say [unit], None without one.
        unit: The person's unit, None without a load.
        relative_load: Load as a share of e1RM; nominal without a load.
    """

    rung: Rung
    name: str
    load_kg: float = 0.0
    load_entered: float | None = None
    unit: Unit | None = None
    relative_load: float = 0.0


def without_ladder_sets(workouts: Sequence[Workout]) -> list[Workout]:
    """Workouts less the planned exposures of a ladder, which are light on purpose."""
    kept = []
    for workout in workouts:
        if any(e.ladder for e in workout.exposures):
            own = [e for e in workout.exposures if e.is_done and not e.ladder]
            names = {e.movement for e in own}
            blocks = tuple(b for b in workout.blocks if b.name in names)
            if blocks:
                kept.append(replace(workout, blocks=blocks))
        else:
            kept.append(workout)
    return kept


def lift_of(
    ladder: Ladder, histories: Mapping[str, LiftHistory], *, on: date, profile: Profile
) -> Lift | None:
    """Choose the person's lift for a ladder and forecast its strength.

    Args:
        ladder: Which ladder.
        histories: By movement id, up to the flare.
        on: The day to forecast for.
        profile: Unit, bar and plates.

    Returns:
        The lift, or None where the person never did one of the ladder's lifts with a load.
    """
    done = [(name, histories[name]) for name in ladder.lifts if name in histories]
    done = [(name, history) for name, history in done if history.days]
    if not done:
        return None
    newest = max(history.days[-1].on for _, history in done)
    counts = [sum(1 for day in history.days if day.on > newest - _RECENT) for _, history in done]
    often = max(counts) * thresholds().capacity.share_of_most_trained
    name, history = next(d for d, n in zip(done, counts, strict=True) if n >= often)
    chosen = movement(name)
    forecast = forecast_e1rm(history, on)
    return Lift(
        movement=chosen,
        e1rm_kg=forecast.median_kg,
        capacity_kg=forecast.quantile(thresholds().capacity.quantile),
        implement=implement_for(chosen, history=history, profile=profile),
    )


def steps_of(ladder: Ladder, lift: Lift | None) -> tuple[Step, ...]:
    """Load a ladder's rungs for a lift.

    Loads are rounded down to what the plates allow; below the empty bar the ladder's light lift is
    used. Without a lift the ladder ends at its unloaded rungs.
    """
    steps = []
    for rung in ladder.rungs:
        if rung.kind is not RungKind.LOADED:
            steps.append(Step(rung=rung, name=rung.name, relative_load=rung.relative_load))
        elif lift is not None:
            steps.append(_loaded(rung, ladder, lift))
    return tuple(steps)


def _loaded(rung: Rung, ladder: Ladder, lift: Lift) -> Step:
    wanted = rung.relative_load * lift.capacity_kg
    implement, name = lift.implement, lift.movement.name
    kg, entered = implement.loadable(wanted)
    if kg > wanted * 1.01:
        implement, name = DUMBBELL[implement.unit], ladder.light_lift
        kg, entered = implement.loadable(wanted)
    return Step(
        rung=rung,
        name=name,
        load_kg=kg,
        load_entered=entered,
        unit=implement.unit,
        relative_load=max(kg / lift.e1rm_kg, nominal_share(ladder)),
    )


def nominal_share(ladder: Ladder) -> float:
    """What holding up one's own body counts for on this ladder [share of e1RM]."""
    return max(r.relative_load for r in ladder.rungs if r.kind is RungKind.UNLOADED)
