"""Which plates go on each side of a bar."""

from __future__ import annotations

from dataclasses import dataclass

from relift.journal.reports import Profile
from relift.training.movements import Movement
from relift.training.plates import BARS, bar_for
from relift.units import Unit

_SIZES = {
    Unit.KG: (25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25),
    Unit.LB: (45.0, 35.0, 25.0, 10.0, 5.0, 2.5),
}
_GRAIN = 1000  # loads are counted in thousandths, so that adding plates up is exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar and the plates for it.

    Attributes:
        unit: Of everything here.
        empty: Weight of the bar [unit].
        plates: Sizes of plates [unit], largest first, as many of each as it takes.
    """

    unit: Unit
    empty: float
    plates: tuple[float, ...]

    def each_side(self, load: float) -> tuple[float, ...] | None:
        """The plates of one side, largest first; None where the load cannot be put on.

        Args:
            load: The whole load, bar included [unit].
        """
        both = _grains(load) - _grains(self.empty)
        if both < 0 or both % 2:
            return None
        left, used = both // 2, []
        for plate in self.plates:
            n, left = divmod(left, _grains(plate))
            used += [plate] * n
        return None if left else tuple(used)


def own_bar(profile: Profile, unit: Unit) -> Bar:
    """The bar of a person, with plates down to half of their step.

    Args:
        profile: Their bar and plate step, where they said so.
        unit: The unit of their loads.
    """
    bar = bar_for(unit, profile)
    smallest = bar.step / 2
    sizes = tuple(size for size in _SIZES[unit] if size >= smallest)
    return Bar(unit=unit, empty=bar.empty, plates=tuple(dict.fromkeys((*sizes, smallest))))


def is_on_a_bar(movement: Movement) -> bool:
    """Whether a movement is done with a bar that plates go on."""
    return movement.implement in BARS


def _grains(load: float) -> int:
    return round(load * _GRAIN)
