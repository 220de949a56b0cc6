"""Backs that answer to load alone: pain is load beyond what is tolerated, and rest heals.

One thing matters, the demand that goes without pain. What it lacks has a fast and a slow part that
heal with time; pain at rest is in proportion to the lack. Demand beyond it hurts in proportion, and
going far beyond makes the lack larger by the next morning; work close under it makes it smaller.
"""

from __future__ import annotations

import numpy as np

from relift.cohort.trial.backs import Effort
from relift.cohort.trial.beliefs import Beliefs
from relift.cohort.trial.people import Array, Mask, People
from relift.scales import NRS_MAX

_FULL = 1.15
_MARGIN = 0.1
_TRAINED_SHARE = 0.04
_NIGHT_SD = 0.015
_SHOCK_A_POINT = 0.1
_QUICK_DAYS = 4.0


class LoadDrivenBacks:
    """The backs of some people that answer to load alone."""

    def __init__(self, people: People) -> None:
        self._people = people
        lack = _FULL - (0.15 + 0.4 * people.tolerance)
        self._fast = (1.0 - people.slow_share) * lack
        self._slow = people.slow_share * lack
        self._quick = np.zeros(len(people))
        self._pending = np.zeros(len(people))
        self._pain_a_lack = people.severity / lack
        self._slope = 5.0 + 9.0 * people.reactivity
        self._overdoing = 0.3 + 0.9 * people.overdoing
        self._beliefs = Beliefs(people)

    @property
    def level(self) -> Array:
        """See `Backs`."""
        level: Array = np.clip(self._pain_a_lack * self._lack, 0.0, NRS_MAX)
        return level

    @property
    def _lack(self) -> Array:
        lack: Array = np.maximum(0.0, self._quick + self._fast + self._slow)
        return lack

    def night(self, day: int) -> None:
        """See `Backs`."""
        people = self._people
        self._quick = self._quick * np.exp(-1.0 / _QUICK_DAYS) + self._pending
        self._quick = self._quick + _NIGHT_SD * people.nights[day, 0]
        self._quick = self._quick + _SHOCK_A_POINT * people.setbacks[day]
        self._pending = np.zeros(len(people))
        self._fast = self._fast * np.exp(-1.0 / people.fast_days)
        self._slow = self._slow * np.exp(-1.0 / people.slow_days)

    def expects(self, effort: Effort) -> Array:
        """See `Backs`."""
        return self._beliefs.about(effort.demand, self.level)

    def does(self, effort: Effort, is_done: Mask, noise: Array) -> Array:
        """See `Backs`."""
        demand, level = effort.demand, self.level
        beyond = demand - (_FULL - self._lack)
        felt: Array = np.clip(
            level + self._slope * np.maximum(0.0, beyond) + self._people.rating_noise * noise[2],
            0.0,
            NRS_MAX,
        )
        self._beliefs.learn(demand, level, felt, is_done)
        excess = np.maximum(0.0, beyond - _MARGIN) * is_done
        self._pending = self._pending + self._overdoing * excess
        is_useful = is_done & (np.abs(beyond) <= _MARGIN)
        self._slow = self._slow * np.where(is_useful, 1.0 - _TRAINED_SHARE, 1.0)
        return felt

    def day_ends(self) -> None:
        """See `Backs`."""
