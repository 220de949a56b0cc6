"""Backs in which expectation has no effect: an irritated back answers a load, and that is all.

Pain at rest is a quick part, from overdoing and outside events, and the course of the person. A
load provokes pain along a Hill curve of its demand, as far as the back is irritable. What goes
beyond the demand that the back takes that day does nothing at once, and wakes up with the person.
"""

from __future__ import annotations

import numpy as np

from relift.cohort.trial.backs import Effort
from relift.cohort.trial.beliefs import Beliefs
from relift.cohort.trial.people import Array, Mask, People
from relift.scales import NRS_MAX

_QUICK_DAYS = 3.0
_HALF_EFFECT_DEMAND = 0.7
_STEEPNESS = 3.0
_NIGHT_SD = 0.3
_CALM_SCALE = 4.0
_TRUST_GAIN = 0.3
_REFERENCE_VOLUME = 5.0


class NoExpectationBacks:
    """The backs of some people without any effect of expectation."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._fast = (1.0 - people.slow_share) * people.severity
        self._slow = people.slow_share * people.severity
        self._quick = np.zeros(len(people))
        self._pending = np.zeros(len(people))
        self._trusted = 0.2 + 0.25 * people.tolerance
        self._headroom = 0.45 + 0.3 * people.tolerance
        self._reactivity = 4.0 + 5.0 * people.reactivity
        self._overdoing = 8.0 + 22.0 * people.overdoing
        self._beliefs = Beliefs(people)

    @property
    def level(self) -> Array:
        """See `Backs`."""
        level: Array = np.clip(self._quick + self._fast + self._slow, 0.0, NRS_MAX)
        return level

    def night(self, day: int) -> None:
        """See `Backs`."""
        people = self._people
        self._quick = self._quick * np.exp(-1.0 / _QUICK_DAYS) + self._pending
        self._quick = self._quick + people.setbacks[day] + _NIGHT_SD * people.nights[day, 0]
        self._pending = np.zeros(len(people))
        self._fast = self._fast * np.exp(-1.0 / people.fast_days)
        self._slow = self._slow * np.exp(-1.0 / people.slow_days)

    def expects(self, effort: Effort) -> Array:
        """See `Backs`."""
        return self._beliefs.about(effort.demand, self.level)

    def does(self, effort: Effort, is_done: Mask, noise: Array) -> Array:
        """See `Backs`."""
        demand, level = effort.demand, self.level
        raised = (demand / _HALF_EFFECT_DEMAND) ** _STEEPNESS
        volume = 1.0 + 0.08 * np.log2(np.maximum(1.0, effort.volume / _REFERENCE_VOLUME))
        irritable = level / (level + 2.0)
        provoked = self._reactivity * raised / (1.0 + raised) * irritable * volume
        felt: Array = np.clip(level + provoked + self._people.rating_noise * noise[2], 0.0, NRS_MAX)
        self._beliefs.learn(demand, level, felt, is_done)
        tolerated = self._trusted + self._headroom * np.exp(-level / _CALM_SCALE)
        excess = np.maximum(0.0, demand - tolerated) * is_done
        self._pending = self._pending + self._overdoing * excess**2
        grown = _TRUST_GAIN * np.maximum(0.0, demand - self._trusted)
        self._trusted = self._trusted + np.where(is_done & (excess == 0.0), grown, 0.0)
        return felt

    def day_ends(self) -> None:
        """See `Backs`."""
