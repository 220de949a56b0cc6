"""Rated sets: expected before, felt in it; and how the two compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relift.journal.timeline import Exposure
from relift.report.free_text import shown
from relift.report.material import Material
from relift.units import format_load

_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A set that was expected before it and rated after it.

    Attributes:
        day: The training day.
        what: Movement, load and repetitions.
        expected, felt: 0-10.
    """

    day: date
    what: str
    expected: float
    felt: float

    @property
    def difference(self) -> float:
        """Felt less expected; negative: better than feared."""
        return self.felt - self.expected


def rated_sets(material: Material) -> tuple[Rated, ...]:
    """Every set with both ratings, by time; what was said only afterwards is left out."""
    return tuple(
        Rated(
            day=e.at.date(),
            what=what_was_done(e),
            expected=e.expected_pain,
            felt=e.felt_pain,
        )
        for e in material.past.exposures
        if e.is_done
        and e.expected_pain is not None
        and e.felt_pain is not None
        and material.is_shown(e.at.date())
    )


def verdicts(sets: Iterable[Rated]) -> tuple[int, int, int]:
    """How many sets felt better than, as, and worse than expected."""
    differences = [one.difference for one in sets]
    better = sum(1 for d in differences if d < 0)
    worse = sum(1 for d in differences if d > 0)
    return better, len(differences) - better - worse, worse


def what_was_done(exposure: Exposure) -> str:
    """Movement, load and repetitions, such as `Deadlift 225 lb × 5`."""
    load = ""
    if exposure.load_entered and exposure.unit is not None:
        load = f" {format_load(exposure.load_entered, exposure.unit)}"
    reps = f" × {exposure.reps}" if exposure.reps > 1 else ""
    return f"{shown(exposure.movement, _NAME)}{load}{reps}"
