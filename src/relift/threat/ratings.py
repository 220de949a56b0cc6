"""What the bank foresees of ratings: a weighted mixture of normals, clipped into the 0-10 scale.

Mass below 0 and above 10 sits at the ends, as people's ratings do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.errors import InvalidValueError
from relift.scales import NRS_MAX
from relift.threat.normal import above, clipped_mean

Array = NDArray[np.float64]

_HALVINGS = 18
_OUTER = (0.1, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Predictive distributions of n ratings.

    Attributes:
        means: Of every member, before clipping (n, members).
        sds: Likewise, > 0 (n, members).
        weights: Of the members, adding up to 1 (members,).
    """

    means: Array
    sds: Array
    weights: Array

    @property
    def mean(self) -> Array:
        """Mean rating (n,), 0-10."""
        by_member = clipped_mean(self.means, self.sds, 0.0, NRS_MAX)
        return np.clip(by_member @ self.weights, 0.0, NRS_MAX)

    @property
    def interval_80(self) -> Array:
        """10% and 90% quantiles (n, 2)."""
        n = len(self.means)
        both = self.only([*range(n), *range(n)])
        return both._quantiles(np.repeat(_OUTER, n)).reshape(2, n).T

    def only(self, rows: Sequence[int]) -> Mixture:
        """Some of the ratings: quantiles cost, and most forecasts are never shown."""
        picked = list(rows)
        return Mixture(means=self.means[picked], sds=self.sds[picked], weights=self.weights)

    def p_above_by_member(self, threshold: float | Array) -> Array:
        """Probability of each rating above a threshold, member by member (n, members).

        Args:
            threshold: One for all ratings, or one each (n,).
        """
        level = np.broadcast_to(np.asarray(threshold, dtype=np.float64), (len(self.means),))
        chance = above((level[:, None] - self.means) / self.sds)
        chance[level >= NRS_MAX] = 0.0
        chance[level < 0.0] = 1.0
        return chance

    def p_above(self, threshold: float | Array) -> Array:
        """Probability of each rating above a threshold (n,), 0-1."""
        return np.clip(self.p_above_by_member(threshold) @ self.weights, 0.0, 1.0)

    def quantile(self, q: float) -> Array:
        """The rating that is not exceeded with probability q (n,), by halving the scale.

        Args:
            q: 0-1, both ends excluded.

        Raises:
            InvalidValueError: q is out of range.
        """
        if not 0.0 < q < 1.0:
            raise InvalidValueError("q must lie between 0 and 1")
        return self._quantiles(np.full(len(self.means), q))

    def _quantiles(self, q: Array) -> Array:
        low = np.zeros(len(self.means))
        high = np.full(len(self.means), NRS_MAX)
        for _ in range(_HALVINGS):
            middle = 0.5 * (low + high)
            is_under = 1.0 - self.p_above(middle) < q
            low, high = np.where(is_under, middle, low), np.where(is_under, high, middle)
        is_at_floor = 1.0 - self.p_above(0.0) >= q
        return np.where(is_at_floor, 0.0, 0.5 * (low + high))

    def cdf(self, rating: float | Array) -> Array:
        """Probability of each rating at or under a value (n,), 0-1."""
        return 1.0 - self.p_above(rating)


class Score(NamedTuple):
    """How one rating compares with what was foreseen of it.

    Attributes:
        what: `rest`, `morning`, `worry`, `unconfidence` (10 - confidence), `expected` or `felt`.
        rating: 0-10.
        predictive: One-step-ahead distribution, from before the rating was seen.
        log_likelihood: Of the rating under the bank (as the filter read it).
    """

    what: str
    rating: float
    predictive: Mixture
    log_likelihood: float

    @property
    def surprise(self) -> float:
        """Rating - predictive mean; negative: better than foreseen."""
        return self.rating - float(self.predictive.mean[0])
