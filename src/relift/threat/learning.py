"""What a felt exposure teaches: the belief moves, and safety is remembered (equations 7 and 8).

The change is linear in belief and rating, given which way the surprise points, so it is applied to
mean and covariance alike.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.threat.equations import (
    learning_rate,
    learning_shares,
    mean_floored,
    shared_direction,
)
from relift.threat.kalman import squares
from relift.threat.params import Params
from relift.threat.state import (
    INTERCEPT,
    LOAD,
    PLACES,
    QUICK,
    RANGE,
    SAFETY,
    SLOW,
    movement_row,
    read_off,
)

Array = NDArray[np.float64]

_PARTS = slice(QUICK, SLOW + 1)
_ROOT_HALF = math.sqrt(0.5)


class Lesson(NamedTuple):
    """One learning step.

    Attributes:
        error: Felt - expected (members,).
        direction: Change of the state for each point of error (SIZE, members).
        slope: Of the floored expectation (members,).
    """

    error: Array
    direction: Array
    slope: Array


def lesson(
    params: Params, mean: Array, belief: Array, *, belief_variance: Array, felt_pain: Array | float
) -> Lesson:
    """Work out what a felt exposure teaches.

    Args:
        params: Of the members.
        mean: State (SIZE, members).
        belief: Weights that read the belief about this exposure (SIZE,), or one each of one
            movement (SIZE, members).
        belief_variance: Of that belief (members,).
        felt_pain: 0-10, one for all members or one each.
    """
    expected, slope = mean_floored(read_off(belief, mean), belief_variance)
    error = felt_pain - expected
    rate = learning_rate(params, error, expected > np.maximum(0.0, mean[_PARTS].sum(axis=0)))
    lasting, carried, here = learning_shares(params, error)
    direction = np.zeros_like(mean)
    shared = shared_direction(belief[LOAD], belief[RANGE])
    direction[INTERCEPT : RANGE + 1] = shared.reshape(3, -1) * (
        rate * lasting * params.generalization
    )
    direction[movement_row(belief)] = rate * lasting * (1.0 - params.generalization)
    place = next((row for row in PLACES if np.any(belief[row] > 0.0)), SAFETY)
    direction[SAFETY] += rate * carried
    direction[place] += rate * here
    return Lesson(error, direction, slope)


def teach(cov: Array, taught: Lesson, belief: Array, *, belief_gain: Array, scratch: Array) -> None:
    """Apply a learning step to a covariance, in place.

    With d the direction and l what is lost, d l' + l d' is written as a difference of two squares:
    (d + l)(d + l)'/2 - (d - l)(d - l)'/2. Squares are symmetric to the last bit, which a checkpoint
    needs, and share one array for their products.

    Args:
        cov: (SIZE, SIZE, members); written over.
        taught: The step.
        belief: Weights that read the belief (SIZE,).
        belief_gain: Covariance of the state and that belief (SIZE, members).
        scratch: As large as `cov`; written over.
    """
    lost = taught.slope * belief_gain
    lost = lost - taught.direction * (0.5 * taught.slope * (belief @ lost))
    cov -= squares(_ROOT_HALF * (taught.direction + lost), scratch)
    cov += squares(_ROOT_HALF * (taught.direction - lost), scratch)
