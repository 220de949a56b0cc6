"""Backs that hurt about the same whatever is done: neither load, time nor belief changes a thing.

Pain is the person's own constant, and noise from night to night and from set to set.
"""

from __future__ import annotations

import numpy as np

from relift.cohort.trial.backs import Effort
from relift.cohort.trial.beliefs import Beliefs
from relift.cohort.trial.people import Array, Mask, People
from relift.scales import NRS_MAX

_SHARE_OF_SEVERITY = 0.65
_NIGHT_SD = 0.5


class ConstantPainBacks:
    """The backs of some people whose pain stays as it is."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._constant = _SHARE_OF_SEVERITY * people.severity
        self._tonight = np.zeros(len(people))
        self._beliefs = Beliefs(people)

    @property
    def level(self) -> Array:
        """See `Backs`."""
        level: Array = np.clip(self._constant + self._tonight, 0.0, NRS_MAX)
        return level

    def night(self, day: int) -> None:
        """See `Backs`."""
        self._tonight = _NIGHT_SD * self._people.nights[day, 0]

    def expects(self, effort: Effort) -> Array:
        """See `Backs`."""
        return self._beliefs.about(effort.demand, self.level)

    def does(self, effort: Effort, is_done: Mask, noise: Array) -> Array:
        """See `Backs`."""
        level = self.level
        felt: Array = np.clip(level + self._people.rating_noise * noise[2], 0.0, NRS_MAX)
        self._beliefs.learn(effort.demand, level, felt, is_done)
        return felt

    def day_ends(self) -> None:
        """See `Backs`."""
