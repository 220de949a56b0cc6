"""The unit that a person counts loads in."""

from __future__ import annotations

from relift.journal.timeline import Journal
from relift.units import Unit


def own_unit(journal: Journal) -> Unit | None:
    """The unit of a bare number: the profile's, else that of the newest set; None: not known."""
    if journal.profile.unit is not None:
        return journal.profile.unit
    for workout in reversed(journal.workouts):
        for block in reversed(workout.blocks):
            for one in reversed(block.sets):
                if one.unit is not None and one.load_entered:
                    return one.unit
    return None
