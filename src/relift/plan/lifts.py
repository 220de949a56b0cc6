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

from msgspec import structs

from relift.journal.choices import Equipment
from relift.journal.reports import Profile
from relift.journal.timeline import Workout
from relift.plan.kit import HANDS, Kit
from relift.plan.ladders import Ladder, Rung, RungKind
from relift.plan.thresholds import thresholds
from relift.training.history import LiftHistory
from relift.training.movements import Movement, movement, resolve
from relift.training.plates import implement_for
from relift.training.strength import StrengthForecast, forecast_e1rm
from relift.units import DUMBBELL, Implement, Unit

_RECENT = timedelta(days=365)
_KG_SLACK = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """The person's own lift on a ladder.

    Attributes:
        movement: Which.
        e1rm_kg: Forecast e1RM, middle [kg].
        capacity_kg: Its low quantile, which loads are worked out from [kg].
        implement: Bar and plates.
        heaviest_kg: Heaviest load that there is for it [kg]; None: as heavy as it takes.
        is_own: Whether its own sets tell the strength, not those of another lift.
    """

    movement: Movement
    e1rm_kg: float
    capacity_kg: float
    implement: Implement
    heaviest_kg: float | None = None
    is_own: bool = True


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
    ladder: Ladder,
    histories: Mapping[str, LiftHistory],
    *,
    on: date,
    profile: Profile,
    kit: Kit | None = None,
    may_borrow: bool = False,
) -> Lift | None:
    """Choose the person's lift for a ladder and forecast its strength.

    A lift of the ladder that the place allows comes first; then the strength of one that it does
    not, lifted with what there is; then a share of another lift's, where the ladder borrows one.

    Args:
        ladder: Which ladder.
        histories: By movement id, up to the flare.
        on: The day to forecast for.
        profile: Unit, bar and plates.
        kit: What there is to train with; None: everything.
        may_borrow: Whether the strength of other ladders' lifts may be used: only for a ladder that
            the person asked for.

    Returns:
        The lift, or None where there is nothing to load or no strength to go by.
    """
    kit = kit or Kit()
    if kit.equipment is Equipment.NONE or not ladder.lifts:
        return None
    own = [name for name in ladder.lifts if kit.may_use(name)]
    elsewhere = [name for name in ladder.lifts if name not in own]
    light = resolve(ladder.light_lift).movement
    if found := _strength(own, histories, on):
        return _lift(movement(found[0]), found, histories, profile=profile, kit=kit)
    if light and (found := _strength(elsewhere, histories, on)):
        return _lift(light, found, histories, profile=profile, kit=kit)
    borrowed = ladder.borrowed if may_borrow else None
    if borrowed and (found := _strength(borrowed.lifts, histories, on)):
        name = borrowed.lift if kit.may_use(borrowed.lift) or not light else light.id
        return _lift(
            movement(name), found, histories, profile=profile, kit=kit, share=borrowed.share
        )
    return None


def _strength(
    names: Sequence[str], histories: Mapping[str, LiftHistory], on: date
) -> tuple[str, StrengthForecast] | None:
    """Of several movements the one that the person trains, with its forecast."""
    done = [(name, histories[name]) for name in names if name in histories]
    done = [(name, history) for name, history in done if history.days]
    if not done:
        return None
    newest = max(history.days[-1].on for _, history in done)
    counts = [sum(1 for day in history.days if day.on > newest - _RECENT) for _, history in done]
    often = max(counts) * thresholds().capacity.share_of_most_trained
    name, history = next(d for d, n in zip(done, counts, strict=True) if n >= often)
    return name, forecast_e1rm(history, on)


def _lift(
    done: Movement,
    found: tuple[str, StrengthForecast],
    histories: Mapping[str, LiftHistory],
    *,
    profile: Profile,
    kit: Kit,
    share: float = 1.0,
) -> Lift:
    name, forecast = found
    own = histories.get(done.id)
    if own is None and profile.unit is None:
        profile = structs.replace(profile, unit=histories[name].usual_unit)
    return Lift(
        movement=done,
        e1rm_kg=share * forecast.median_kg,
        capacity_kg=share * forecast.quantile(thresholds().capacity.quantile),
        implement=implement_for(done, history=own, profile=profile),
        heaviest_kg=kit.heaviest_kg if done.implement in HANDS else None,
        is_own=name == done.id,
    )


def steps_of(ladder: Ladder, lift: Lift | None) -> tuple[Step, ...]:
    """Load a ladder's rungs for a lift.

    Loads are rounded down to what the plates allow; below the empty bar the ladder's light lift is
    used. Without a lift the ladder ends at its unloaded rungs, and with dumbbells where they end.
    """
    steps: list[Step] = []
    for rung in ladder.rungs:
        if rung.kind is not RungKind.LOADED:
            steps.append(Step(rung=rung, name=rung.name, relative_load=rung.relative_load))
        elif lift is not None:
            step = _loaded(rung, ladder, lift)
            if lift.heaviest_kg is not None and step.load_kg > lift.heaviest_kg + _KG_SLACK:
                break
            steps.append(step)
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
        relative_load=max(kg / lift.e1rm_kg, ladder.own_body),
    )
