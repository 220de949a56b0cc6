"""What there is to train with today: the place that the person named, and the heaviest dumbbell.

Where nothing was said, everything that the log shows is taken to be at hand, as in a gym.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from relift.journal.choices import Equipment, EquipmentSaid
from relift.journal.timeline import Journal
from relift.plan.ladders import ladder_rules
from relift.training.history import LiftHistory
from relift.training.movements import ImplementKind, movement

HANDS = frozenset({ImplementKind.DUMBBELL, ImplementKind.KETTLEBELL})
_HOME = HANDS | {ImplementKind.BAND, ImplementKind.BODYWEIGHT}

IMPLEMENTS: dict[Equipment, frozenset[ImplementKind]] = {
    Equipment.NONE: frozenset(),
    Equipment.SMALL: frozenset(_HOME),
    Equipment.BAR: frozenset(_HOME | {ImplementKind.BARBELL}),
    Equipment.GYM: frozenset(ImplementKind),
}
"""What loads a lift in each place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What there is today.

    Attributes:
        equipment: The place.
        heaviest_kg: Heaviest dumbbell or kettlebell [kg]; None: as heavy as it takes.
        is_said: Whether the person named the place.
    """

    equipment: Equipment = Equipment.GYM
    heaviest_kg: float | None = None
    is_said: bool = False

    def may_use(self, movement_id: str) -> bool:
        """Whether a movement's load is at hand."""
        return movement(movement_id).implement in IMPLEMENTS[self.equipment]


def kit_of(journal: Journal, on: date, histories: Callable[[], Mapping[str, LiftHistory]]) -> Kit:
    """What there is to train with on a day.

    Args:
        journal: As far as the day.
        on: The day.
        histories: Gives what was lifted, by movement id: its heaviest dumbbell is at hand too.
    """
    newest = place_said(journal, on)
    if newest is None:
        return Kit()
    if newest.equipment is not Equipment.SMALL:
        return Kit(equipment=newest.equipment, is_said=True)
    heaviest = newest.heaviest_kg
    if heaviest is None:
        heaviest = max(_in_hand(histories()), default=ladder_rules().small.heaviest_kg)
    return Kit(equipment=newest.equipment, heaviest_kg=heaviest, is_said=True)


def place_said(journal: Journal, on: date) -> EquipmentSaid | None:
    """What the person said last about the place, of what holds on a day; None where nothing."""
    held = (
        entry.value
        for entry in reversed(journal.equipment)
        if entry.value.until_on is None or on <= entry.value.until_on
    )
    return next(held, None)


def _in_hand(histories: Mapping[str, LiftHistory]) -> list[float]:
    return [
        day.top_load_kg
        for name, history in histories.items()
        if movement(name).implement in HANDS
        for day in history.days
    ]
