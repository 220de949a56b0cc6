"""The names that a journal uses for movements, with what each is taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from relift.journal.lifting import MovementBlock
from relift.journal.naming import name_key
from relift.journal.timeline import Workout
from relift.training.meaning import meaning
from relift.training.movements import Movement, resolve

SURE = 0.9
"""A name that is matched with less is doubtful (our own choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUsed:
    """A name, its use, and its meaning.

    Attributes:
        name: As it is written most often.
        n_sets: Sets under it.
        last_on: The last day that it was used.
        movement: What it counts as, or None.
        confidence: 0-1; 1 where the lifter said it, 0 where nothing is claimed.
        is_said: Whether the lifter said it.
    """

    name: str
    n_sets: int
    last_on: date
    movement: Movement | None
    confidence: float
    is_said: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return not self.is_said and self.confidence < SURE


def names_used(workouts: Iterable[Workout]) -> list[NameUsed]:
    """List the names of logs and of sets outside a plan, the most used first.

    Names that differ in case or spaces are one, as they are where the lifter says what one means.

    Args:
        workouts: In any order, with what the lifter said (`Workout.with_meanings`).
    """
    found: dict[str, _Use] = {}
    for workout in workouts:
        for block in _own_blocks(workout):
            use = found.setdefault(name_key(block.name), _Use(workout.on, block.meant))
            use.spellings[block.name] += len(block.sets)
            use.last_on = max(use.last_on, workout.on)
    return sorted(
        (use.told() for use in found.values()), key=lambda one: (-one.n_sets, one.name.casefold())
    )


def known_movement(typed: str) -> Movement | None:
    """The movement that a person typed, by id or by a name that is surely known; else None."""
    match = resolve(typed)
    return match.movement if match.confidence >= SURE else None


class _Use:
    def __init__(self, on: date, meant: str | None) -> None:
        self.spellings = Counter[str]()
        self.last_on = on
        self.meant = meant

    def told(self) -> NameUsed:
        name = self.spellings.most_common(1)[0][0]
        is_said = self.meant is not None
        return NameUsed(
            name=name,
            n_sets=self.spellings.total(),
            last_on=self.last_on,
            movement=meaning(name, self.meant),
            confidence=1.0 if is_said else resolve(name).confidence,
            is_said=is_said,
        )


def _own_blocks(workout: Workout) -> Iterator[MovementBlock]:
    """The blocks under the lifter's own names: those of a ladder are Relift's."""
    planned = {e.movement for e in workout.exposures if e.ladder}
    return (block for block in workout.blocks if block.name not in planned)
