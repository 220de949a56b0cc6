"""A few training logs that virtual people bring along: months of deadlifts, then the tweak.

They differ in strength, in how much it scatters, and in whether it grew. Nothing is forecast here:
what a log is worth as an e1RM is for whoever reads it to say.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

import numpy as np

from relift.journal.lifting import MovementBlock, PerformedSet
from relift.journal.timeline import Workout

N_LOGS = 6
_SEED = 72
_WEEKS = 40
_REPS, _SETS = 5, 3
_STEP_KG = 2.5


@cache
def training_log(number: int, until: datetime) -> tuple[Workout, ...]:
    """One of the logs.

    Args:
        number: Any; people share the logs in turn.
        until: The evening of the tweak; the last workout is two days before.
    """
    index = number % N_LOGS
    rng = np.random.default_rng([_SEED, index])
    strength_kg, scatter = rng.uniform(110.0, 230.0), rng.uniform(0.01, 0.04)
    growth = rng.uniform(0.0, 0.1)
    workouts = []
    for week in range(_WEEKS, 0, -1):
        share = 0.82 - growth * week / _WEEKS
        wanted_kg = strength_kg * share * np.exp(scatter * rng.standard_normal())
        load_kg = _STEP_KG * round(float(wanted_kg) / _STEP_KG)
        one = PerformedSet(load_kg=load_kg, reps=_REPS)
        workouts.append(
            Workout(
                id=UUID(int=index * _WEEKS + week),
                at=until - timedelta(days=7 * week - 5),
                title="",
                source="strong",
                blocks=(MovementBlock(name="Deadlift", sets=(one,) * _SETS),),
            )
        )
    return tuple(workouts)
