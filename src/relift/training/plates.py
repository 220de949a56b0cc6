"""What a lifter's loads are made of: the unit, the empty bar and the step for a movement.

Bars follow the lifter's profile, else 20 kg or 45 lb in steps of 2.5 kg or 5 lb. Machines and
dumbbells follow the loads that the lifter has used, since stacks and racks differ by gym; else the
coarse defaults of `relift.units`. Finer plates than the default are not assumed.
"""

from __future__ import annotations

from relift.journal.reports import Profile
from relift.training.history import LiftHistory
from relift.training.movements import ImplementKind, Movement
from relift.units import BARBELL, DUMBBELL, STACK, Implement, Unit

BARS = frozenset({ImplementKind.BARBELL, ImplementKind.TRAP_BAR})
"""What plates are put on."""
_HANDS = frozenset({ImplementKind.DUMBBELL, ImplementKind.KETTLEBELL})
_HUNG_ON = frozenset({ImplementKind.BODYWEIGHT, ImplementKind.BAND})


def implement_for(
    movement: Movement, *, history: LiftHistory | None, profile: Profile
) -> Implement:
    """What a movement is loaded with, for this lifter.

    Args:
        movement: Which.
        history: What they did with it, or None.
        profile: Their unit, bar and plate step, where they said so.

    Returns:
        The implement, in the profile's unit, else that of their loads as entered, else kg.
    """
    said = history.usual_unit if history is not None else None
    unit = profile.unit or said or Unit.KG
    if movement.implement in BARS:
        return bar_for(unit, profile)
    default = DUMBBELL[unit] if movement.implement in _HANDS else STACK[unit]
    if movement.implement in _HUNG_ON:
        return Implement(unit=unit, empty=0.0, step=BARBELL[unit].step)
    grid = history.load_grid if history is not None and said is unit else None
    if grid is None:
        return default
    lowest, step = grid
    if step < default.step:
        return default
    return Implement(unit=unit, empty=lowest % step or step, step=step)


def bar_for(unit: Unit, profile: Profile) -> Implement:
    """The bar of the profile; its figures are in the profile's unit, else in that of the loads."""
    default = BARBELL[unit]
    return Implement(
        unit=unit,
        empty=default.empty if profile.bar is None else profile.bar,
        step=default.step if profile.plate_step is None else profile.plate_step,
    )
