"""How a person uses the scale: whole numbers only, a few marks, or the same as last time.

Beside the plain forecast stand three others: the last rating again, the plain one gathered on the
marks that this person uses nearby, and how often they used each mark at all. Each counts by how
well it foresaw this person's ratings so far, so that whoever rates freely loses next to nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from relift.cohort.rating_bins import bin_of

Array = NDArray[np.float64]

N_WAYS = 4
PLAIN_FIRST: Array = np.array([0.94, 0.02, 0.02, 0.02])
_UNUSED = 0.02
_MEMORY = 0.98
_LEAST = 1e-12
_WINDOW: Array = np.array([0.5, *[1.0] * 9, 0.5])


class Marks:
    """The marks that one person used for one kind of rating."""

    def __init__(self, start: Array = PLAIN_FIRST) -> None:
        """Know nothing of the person but how others rate.

        Args:
            start: How much each way counts at first, adding up to 1.
        """
        self._log = np.log(start)
        self._start = self._log.copy()
        self._used = np.zeros(101)
        self._last: int | None = None

    @property
    def weights(self) -> Array:
        """How much each way counts now, adding up to 1."""
        weights = np.exp(self._log - self._log.max())
        out: Array = weights / weights.sum()
        return out

    def foresee(self, plain: Array) -> Array:
        """The forecast of the next rating, from the plain one (101,)."""
        out: Array = self.weights @ self._ways(plain)
        return out

    def see(self, plain: Array, rating: float) -> None:
        """Learn from a rating, whose plain forecast was this."""
        place = bin_of(rating)
        chances = np.maximum(self._ways(plain)[:, place], _LEAST)
        self._log = _MEMORY * self._log + (1.0 - _MEMORY) * self._start + np.log(chances)
        self._log -= self._log.max()
        self._used[place] += 1.0
        self._last = place

    def _ways(self, plain: Array) -> Array:
        """Each way's forecast (4, 101)."""
        if self._last is None:
            return np.repeat(plain[None], N_WAYS, axis=0)
        again = 0.02 * plain
        again[self._last] += 0.98
        habit = self._used + _UNUSED * plain
        habit /= habit.sum()
        used = self._used + _UNUSED / len(plain)
        local = _near(plain) * used / _near(used)
        return np.array([plain, again, local / local.sum(), habit])


def _near(values: Array) -> Array:
    """Sums over the marks up to half a point away, those at the border half (101,)."""
    out: Array = np.convolve(values, _WINDOW, mode="same")
    return out
