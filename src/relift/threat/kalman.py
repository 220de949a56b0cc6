"""One rating read by a bank of Kalman filters, members on the last axis, in closed form.

A rating inside the scale is a noisy look at a linear reading of the state. A rating at an end says
only that the look was nearer to it than to the next step, or beyond it: the moments of the
truncated normal are matched. A rating
far off is read with more noise, the more the further off it is, but such that a higher rating never
counts for less than a lower one (near enough the noise of Huber's density).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.scales import NRS_MAX
from relift.threat.normal import hazard, log_above, log_density

Array = NDArray[np.float64]

LEAST_VARIANCE = 1e-12


class Look(NamedTuple):
    """What every member foresees of one rating.

    Attributes:
        mean: Of the rating before censoring (members,).
        gain: Covariance of state and reading (SIZE, members).
        spread: Variance of the reading, without noise (members,).
        noise: Variance of the rating about the reading (members,).
    """

    mean: Array
    gain: Array
    spread: Array
    noise: Array

    @property
    def variance(self) -> Array:
        """Variance of the rating before censoring (members,)."""
        return np.maximum(self.spread, LEAST_VARIANCE) + self.noise


class Pull(NamedTuple):
    """What a rating does to every member.

    Attributes:
        mean: The state's mean moves by mean * gain (members,).
        shrink: The covariance falls by shrink * gain gain' (members,).
        log_likelihood: Of the rating (members,).
    """

    mean: Array
    shrink: Array
    log_likelihood: Array


def pull_of(look: Look, rating: float, *, outlier_from: float, grain: float) -> Pull:
    """Weigh a rating against what was foreseen.

    Args:
        look: What was foreseen.
        rating: 0-10; 0 and 10 are read as censored.
        outlier_from: Standard deviations from which a rating is read with more noise.
        grain: Step of the ratings: what lies within half of it from an end is rated as that end.
    """
    off = rating - look.mean
    sd = np.sqrt(look.variance)
    if 0.0 < rating < NRS_MAX:
        extra = np.maximum(0.0, np.abs(off) / (outlier_from * sd) - 1.0)
        variance = look.variance + look.noise * extra
        sd = np.sqrt(variance)
        return Pull(off / variance, 1.0 / variance, log_density(off / sd) - np.log(sd))
    side = -1.0 if rating <= 0.0 else 1.0
    beyond = (side * off - 0.5 * grain) / sd
    ratio = hazard(beyond)
    shrink = np.clip(ratio * (ratio - beyond), 0.0, 1.0) / look.variance
    return Pull(side * ratio / sd, shrink, log_above(beyond))


def pulled(mean: Array, look: Look, pull: Pull) -> Array:
    """The state's mean after a rating (SIZE, members)."""
    out: Array = mean + look.gain * pull.mean
    return out


def shrunk(cov: Array, look: Look, pull: Pull) -> Array:
    """The state's covariance after a rating (SIZE, SIZE, members)."""
    out = squares(look.gain * np.sqrt(pull.shrink), np.empty_like(cov))
    return np.subtract(cov, out, out=out)


def squares(vectors: Array, out: Array) -> Array:
    """Each member's vector times itself, written into `out`.

    Args:
        vectors: (SIZE, members).
        out: (SIZE, SIZE, members); reused, because asking for memory takes longer than the sum.
    """
    return np.multiply(vectors[:, None, :], vectors[None, :, :], out=out)
