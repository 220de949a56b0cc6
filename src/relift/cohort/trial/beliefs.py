"""What people expect of an effort, for the models that have no belief of their own.

Expected pain is pain at rest, plus a level, plus a slope over the demand. Each felt set moves level
and slope by a share of the surprise (the delta rule, normalized so that the belief about this very
effort moves by that share); a bad surprise teaches more than a good one.
"""

from __future__ import annotations

import numpy as np

from relift.cohort.trial.people import Array, Mask, People
from relift.scales import NRS_MAX

_MOST_DREAD = 6.0
_GOOD_NEWS_SHARE = 0.7


class Beliefs:
    """The beliefs of some people; dread at first."""

    def __init__(self, people: People) -> None:
        self._learning = people.learning
        self._level = np.zeros(len(people))
        self._slope = 1.0 + _MOST_DREAD * people.dread

    def about(self, demand: Array, resting: Array) -> Array:
        """Expected pain [NRS] (people,)."""
        out: Array = np.clip(resting + self._level + self._slope * demand, 0.0, NRS_MAX)
        return out

    def learn(self, demand: Array, resting: Array, felt: Array, is_done: Mask) -> None:
        """Take in what was felt."""
        error = felt - self.about(demand, resting)
        rate = self._learning * np.where(error < 0.0, _GOOD_NEWS_SHARE, 1.0) * is_done
        step = rate * error / (1.0 + demand**2)
        self._level = self._level + step
        self._slope = self._slope + step * demand
