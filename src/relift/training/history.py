"""What a lifter has done with each movement, day by day.

The best e1RM of a training day is that of its working sets of 1-10 reps (`one_rep_max`, reps alone;
warm-ups left out). A movement that was only ever done for more than ten reps counts as if ten had
been done: a floor, and marked so. One plain loop over all sets, since the plan reads five years of
them whenever a record changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from statistics import median_low
from typing import NamedTuple

from relift.journal.lifting import MovementBlock, SetKind
from relift.journal.timeline import Workout
from relift.training.meaning import meaning
from relift.training.one_rep_max import EPLEY_REPS, MOST_REPS
from relift.units import Unit

_WARMUP = SetKind.WARMUP  # looking a member up in its class takes longer than the rest of a set
_HABIT_BLOCKS = 20
_FEWEST_LOADS = 4
_GRID_SHARE = 0.9
_GRID_STEPS = (10.0, 7.5, 5.0, 2.5, 2.0, 1.25, 1.0, 0.5)
_GRID_SLACK = 0.02


class LiftDay(NamedTuple):
    """A training day of one movement.

    Attributes:
        on: The day.
        e1rm_kg: Best e1RM of its working sets [kg], > 0.
        top_load_kg: Heaviest working load [kg].
        hard_sets: Working sets with a load.
        is_floor: Whether `e1rm_kg` comes from sets of more than ten reps, read as ten.
    """

    on: date
    e1rm_kg: float
    top_load_kg: float
    hard_sets: int
    is_floor: bool = False


@dataclass(frozen=True, kw_only=True)
class LiftHistory:
    """Everything done with one movement.

    Attributes:
        movement_id: Which.
        days: Days with a load and reps, oldest first; empty for a movement without loads.
        last_on: When it was last done at all, with or without a load.
        n_workouts: Days on which it was done at all.
        recent_blocks: The newest blocks, newest last; habits are read from them.
    """

    movement_id: str
    days: tuple[LiftDay, ...]
    last_on: date
    n_workouts: int
    recent_blocks: tuple[MovementBlock, ...] = field(default=(), repr=False)

    @cached_property
    def usual_unit(self) -> Unit | None:
        """The unit that most recent loads were entered in, or None where none has one."""
        units = Counter(s.unit for b in self.recent_blocks for s in b.sets if s.unit)
        return units.most_common(1)[0][0] if units else None

    @cached_property
    def usual_reps(self) -> int | None:
        """The middle of recent working sets' reps, or None."""
        reps = [
            s.reps
            for b in self.recent_blocks
            for s in b.sets
            if s.reps and s.kind is not SetKind.WARMUP
        ]
        return median_low(reps) if reps else None

    @cached_property
    def load_grid(self) -> tuple[float, float] | None:
        """(lowest load, step) of recent loads as entered in `usual_unit`, or None.

        The step is the largest usual one that nearly all of at least four different loads keep to.
        """
        loads = {
            s.load_entered
            for b in self.recent_blocks
            for s in b.sets
            if s.load_entered and s.unit is self.usual_unit
        }
        if len(loads) < _FEWEST_LOADS:
            return None
        lowest = min(loads)
        for step in _GRID_STEPS:
            on_grid = sum(1 for load in loads if _is_multiple(load - lowest, step))
            if on_grid >= _GRID_SHARE * len(loads):
                return lowest, step
        return None


def lift_history(
    workouts: Iterable[Workout], *, until: date | None = None
) -> dict[str, LiftHistory]:
    """Gather each movement's history; names that mean no known movement are left out.

    Args:
        workouts: In any order.
        until: Last day that counts; None for all.

    Returns:
        By movement id.
    """
    gathered: dict[str, _Gathering] = {}
    by_name: dict[tuple[str, str | None], _Gathering | None] = {}
    for workout in sorted(workouts, key=_start):
        on = workout.at.date()
        if until is not None and on > until:
            break
        for block in workout.blocks:
            name = (block.name, block.meant)
            if name in by_name:
                gathering = by_name[name]
            else:
                gathering = by_name[name] = _gathering_of(block, gathered)
            if gathering is not None:
                gathering.add(on, block)
    return {movement_id: g.history(movement_id) for movement_id, g in gathered.items()}


class _Gathering:
    """A movement's days while they are being read; the day in progress lies in plain fields."""

    __slots__ = ("best", "blocks", "days", "floor", "floors", "n_days", "on", "sets", "top")

    def __init__(self) -> None:
        self.days: list[LiftDay] = []
        self.floors: list[LiftDay] = []
        self.blocks: list[MovementBlock] = []
        self.on: date | None = None
        self.n_days = 0
        self.best = self.floor = self.top = 0.0
        self.sets = 0

    def add(self, on: date, block: MovementBlock) -> None:
        if on != self.on:
            self.close_day()
            self.on = on
            self.n_days += 1
        self.blocks.append(block)
        best, floor, top, sets = self.best, self.floor, self.top, self.sets
        for one in block.sets:
            load, reps = one.load_kg, one.reps
            if not load or not reps or one.kind is _WARMUP:
                continue
            sets += 1
            if load > top:
                top = load
            if reps <= MOST_REPS:
                e1rm = load if reps == 1 else load * (1.0 + reps / EPLEY_REPS)
                if e1rm > best:
                    best = e1rm
            elif load > floor:
                floor = load
        self.best, self.floor, self.top, self.sets = best, floor, top, sets

    def close_day(self) -> None:
        if self.on is not None and self.best:
            self.days.append(LiftDay(self.on, self.best, self.top, self.sets))
        elif self.on is not None and self.floor:
            e1rm = self.floor * (1.0 + MOST_REPS / EPLEY_REPS)
            self.floors.append(LiftDay(self.on, e1rm, self.top, self.sets, is_floor=True))
        self.best = self.floor = self.top = 0.0
        self.sets = 0

    def history(self, movement_id: str) -> LiftHistory:
        self.close_day()
        assert self.on is not None
        return LiftHistory(
            movement_id=movement_id,
            days=tuple(self.days or self.floors),
            last_on=self.on,
            n_workouts=self.n_days,
            recent_blocks=tuple(self.blocks[-_HABIT_BLOCKS:]),
        )


def _gathering_of(block: MovementBlock, gathered: dict[str, _Gathering]) -> _Gathering | None:
    found = meaning(block.name, block.meant)
    return None if found is None else gathered.setdefault(found.id, _Gathering())


def _start(workout: Workout) -> datetime:
    return workout.at


def _is_multiple(value: float, step: float) -> bool:
    steps = value / step
    return abs(steps - round(steps)) <= _GRID_SLACK
