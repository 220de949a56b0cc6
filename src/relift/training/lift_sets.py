"""The working sets of each movement, one by one, in the order in which they were done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from relift.journal.lifting import SetKind
from relift.journal.timeline import Workout
from relift.training.meaning import meaning


class LiftSet(NamedTuple):
    """A working set with a load and reps.

    Attributes:
        on: The day.
        workout: Number of that day among the days of the lift, from 0.
        place: Number of the set among the lift's working sets of the day, from 0.
        load_kg: [kg], > 0.
        reps: 1 or more.
        rpe: 1-10, or None.
    """

    on: date
    workout: int
    place: int
    load_kg: float
    reps: int
    rpe: float | None


def lift_sets(workouts: Iterable[Workout], *, most_reps: int) -> dict[str, list[LiftSet]]:
    """Gather the sets of each movement; names that mean no known movement are left out.

    Args:
        workouts: In any order.
        most_reps: Sets of more reps are left out.

    Returns:
        By movement id, oldest first.
    """
    gathered: dict[str, list[LiftSet]] = {}
    for workout in sorted(workouts, key=lambda one: one.at):
        on = workout.at.date()
        for block in workout.blocks:
            found = meaning(block.name, block.meant)
            if found is None:
                continue
            for one in block.sets:
                if not one.load_kg or not one.reps or one.kind is SetKind.WARMUP:
                    continue
                if one.reps <= most_reps:
                    done = gathered.setdefault(found.id, [])
                    number, place = _next_place(done, on)
                    done.append(LiftSet(on, number, place, one.load_kg, one.reps, one.rpe))
    return gathered


def _next_place(done: list[LiftSet], on: date) -> tuple[int, int]:
    if not done:
        return 0, 0
    last = done[-1]
    return (last.workout, last.place + 1) if last.on == on else (last.workout + 1, 0)
