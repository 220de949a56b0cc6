"""The plan in plain words: the stage, what to do, what was done, the forecast in a sentence."""

from __future__ import annotations

from relift.journal.timeline import Exposure
from relift.plan.dose import amount, dose
from relift.plan.exposures import PlannedExposure
from relift.plan.journey import Stage
from relift.scales import NRS_MAX
from relift.units import format_load

STAGES = {
    Stage.SCREEN: "safety check",
    Stage.CALM: "calm down first",
    Stage.MOVE: "first movements",
    Stage.LOAD: "building load",
    Stage.TRAIN: "training again",
    Stage.KEEP: "back to normal training",
}
_TINY_CHANCE, _PERCENT = 0.01, 100


def what_to_do(planned: PlannedExposure) -> str:
    """Movement, load and how much of it, such as `Deadlift 225 lb, 2 sets of 5`."""
    told = how_much(planned)
    gap = " " if planned.load_entered is not None and planned.unit is not None else ", "
    return f"{planned.movement}{gap}{told}"


def how_much(planned: PlannedExposure) -> str:
    """Load and how much of it, such as `225 lb, 2 sets of 5`, or `5 minutes` without a load."""
    load = ""
    if planned.load_entered is not None and planned.unit is not None:
        load = f"{format_load(planned.load_entered, planned.unit)}, "
    return load + dose(planned.rung, reps=planned.reps, sets=planned.sets, has_load=bool(load))


def what_was_done(exposure: Exposure) -> str:
    """Movement, load, sets and how much of it, such as `Deadlift 225 lb, 2 × 5`."""
    load = ""
    if exposure.load_entered is not None and exposure.unit is not None:
        load = f" {format_load(exposure.load_entered, exposure.unit)}"
    what = f"{exposure.movement}{load}"
    if exposure.is_avoided:
        return what
    return f"{what}, {exposure.sets} × {amount(exposure.rung, exposure.reps)}"


def forecast_words(planned: PlannedExposure) -> str:
    """The forecast in a sentence: felt pain, its 80% interval, the chance that it is too much."""
    low, high = planned.interval_80
    return (
        f"Forecast: felt pain about {planned.predicted_felt_pain:.0f} of {NRS_MAX:.0f} "
        f"(8 in 10 chance: {low:.0f} to {high:.0f}); "
        f"chance that it is too much: {_chance(planned.p_intolerable)}."
    )


def _chance(probability: float) -> str:
    if probability < _TINY_CHANCE:
        return "under 1%"
    return f"{probability * _PERCENT:.0f}%"
