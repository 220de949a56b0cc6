"""The chance that any of a day's sets is too much, over all that the model is unsure of.

Sets of one day share the person's parameters, so their chances are joined within each member of the
bank before the members are averaged: P(any) = 1 - sum_m w_m alive_m prod_k (1 - p_km). Given the
member, sets are taken as independent, which rather overstates the chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from relift.threat.equations import mean_floored
from relift.threat.predict import Prediction
from relift.threat.state import QUICK, SLOW, State

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """The chance, by member, that no set so far was too much.

    Attributes:
        alive: By member (m,), 0-1.
        weights: Of the members (m,).
    """

    alive: Array
    weights: Array

    @property
    def p_any(self) -> float:
        """Chance that any set so far is too much, 0-1."""
        return float(1.0 - self.alive @ self.weights)


def resting_mean(state: State) -> float:
    """Pain at rest that the model would foresee now [NRS]: the mean over members, floored at 0."""
    of_parts = slice(QUICK, SLOW + 1)
    variance = state.cov[of_parts, of_parts].sum(axis=(0, 1))
    level, _ = mean_floored(state.mean[of_parts].sum(axis=0), np.maximum(variance, 0.0))
    return float(level @ np.exp(state.log_weights))


def start_of(prediction: Prediction, survived: float) -> Survival:
    """Begin a day, or go on after sets that were survived with a known chance.

    Args:
        prediction: Of the state now; gives the members' weights.
        survived: Chance that none of the day's earlier sets was too much, 0-1.
    """
    return Survival(alive=np.full(prediction.weights.shape, survived), weights=prediction.weights)


def climbs(
    before: Survival,
    prediction: Prediction,
    *,
    threshold: float,
    start: int,
    is_counted: Sequence[bool],
) -> tuple[Survival, ...]:
    """What each target would leave, when the climb to it begins at `start`.

    Args:
        before: The day so far.
        prediction: Of n candidates, from the easiest to the hardest.
        threshold: Felt pain above which a set is too much [NRS].
        start: Where a climb begins; a target under it is done on its own.
        is_counted: For each candidate, whether it is a set at risk at all (n,).

    Returns:
        One for each candidate as the target.
    """
    at_risk = prediction.p_above_by_member(threshold) * np.asarray(is_counted)[:, None]
    passed = 1.0 - at_risk
    passed[start:] = np.cumprod(passed[start:], axis=0)
    return tuple(Survival(alive=before.alive * row, weights=before.weights) for row in passed)
