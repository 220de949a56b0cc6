"""What each kind of rating would show of the state: the measurement equations, linearized.

Nothing is linear about a floor at 0 and a softplus, so slopes are means over the state's own
uncertainty, which stays right where a slope at the mean alone would jump.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.threat.equations import effort, mean_floored, mean_input, mix, rating_variance
from relift.threat.kalman import LEAST_VARIANCE, Look
from relift.threat.params import Params
from relift.threat.state import INTERCEPT, QUICK, SAFETY, SIZE, SLOW, Seen, State

Array = NDArray[np.float64]

_PARTS = slice(QUICK, SLOW + 1)


def typical_belief() -> Array:
    """Weights that read the belief about a middling exposure of no movement in particular."""
    weights = np.zeros(SIZE)
    weights[[INTERCEPT, SAFETY]] = 1.0
    return weights


def rest_look(state: State, noise: Array) -> Look:
    """Pain at rest shows sensitivity."""
    gain = state.cov[_PARTS].sum(axis=0)
    return Look(
        mean=state.mean[_PARTS].sum(axis=0), gain=gain, spread=gain[_PARTS].sum(axis=0), noise=noise
    )


def belief_look(state: State, weights: Array, noise: Array) -> Look:
    """A reported expectation shows the belief.

    Args:
        state: The state.
        weights: That read the belief off it (SIZE,).
        noise: Variance (members,).
    """
    gain = np.tensordot(weights, state.cov, axes=1)
    return Look(mean=weights @ state.mean, gain=gain, spread=weights @ gain, noise=noise)


class FeltLook(NamedTuple):
    """Felt pain shows input and belief, mixed.

    Attributes:
        look: Of the felt pain.
        rest: Of sensitivity.
        belief: Of the belief about this exposure.
    """

    look: Look
    rest: Look
    belief: Look


def felt_look(state: State, seen: Seen, *, grain: float) -> FeltLook:
    """What the felt pain of an exposure would show.

    Args:
        state: The state.
        seen: The exposure.
        grain: Step of the ratings.
    """
    params = Params(*state.params)
    rest = rest_look(state, np.zeros_like(params.felt_noise))
    belief = belief_look(state, seen.belief[0], rest.noise)
    added = effort(params, seen.relative_load[0], seen.range_of_motion[0], seen.log_volume[0])
    felt_input, input_slope = mean_input(rest.mean + added, np.maximum(rest.spread, 0.0))
    expected, floor_slope = mean_floored(belief.mean, belief.spread)
    of_rest = (1.0 - params.expectation_weight) * input_slope
    of_belief = params.expectation_weight * floor_slope
    gain = of_rest * rest.gain + of_belief * belief.gain
    reading_weights = of_rest * gain[_PARTS].sum(axis=0) + of_belief * (seen.belief[0] @ gain)
    look = Look(
        mean=mix(params.expectation_weight, felt_input, expected),
        gain=gain,
        spread=np.maximum(reading_weights, LEAST_VARIANCE),
        noise=rating_variance(params.felt_noise, grain),
    )
    return FeltLook(look, rest, belief)
