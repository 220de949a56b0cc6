"""A forecast of a rating as the chances of the 101 ratings 0.0, 0.1 ... 10.0, and its scores.

Every model is scored in this one form, so that scores compare: the log score is the log of the
chance of the bin that holds the rating, the ends included, never under log 1e-6.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from relift.scales import NRS_MAX
from relift.threat.normal import below

Array = NDArray[np.float64]

STEP = 0.1
RATINGS: Array = np.arange(101, dtype=np.float64) * STEP
QUANTILES = (0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975)
LEVELS = (0.50, 0.80, 0.95)
_EDGES: Array = RATINGS[:-1] + STEP / 2.0
_LEAST = 1e-6


def bin_of(rating: float) -> int:
    """Number of the bin that holds a rating."""
    return round(rating / STEP)


def bins_of_normals(mean: Array, sd: Array, weights: Array) -> Array:
    """Chances under a mixture of normals, clipped to 0-10.

    Args:
        mean, sd, weights: (..., members); sd > 0, weights adding up to 1.

    Returns:
        (..., 101).
    """
    under = below((_EDGES[:, None] - mean[..., None, :]) / sd[..., None, :])
    cdf = (under * weights[..., None, :]).sum(axis=-1)
    ends = np.zeros((*cdf.shape[:-1], 1))
    return np.maximum(0.0, np.diff(np.concatenate((ends, cdf, ends + 1.0), axis=-1), axis=-1))


def bins_of_normal(mean: float, sd: float) -> Array:
    """Chances under one normal, clipped to 0-10 (101,)."""
    return bins_of_normals(np.array([mean]), np.array([sd]), np.ones(1))


def mean_of(bins: Array) -> float:
    """Mean rating, 0-10."""
    return float(np.clip(bins @ RATINGS, 0.0, NRS_MAX))


def quantiles_of(bins: Array) -> tuple[float, ...]:
    """Quantiles at `QUANTILES`, by a straight line within a bin; 0 and 10 where the mass is."""
    cdf = np.concatenate(([0.0], np.cumsum(bins)))
    edges = np.concatenate(([0.0], _EDGES, [NRS_MAX]))
    found = []
    for q in QUANTILES:
        if q <= bins[0]:
            found.append(0.0)
        elif q >= 1.0 - bins[-1]:
            found.append(NRS_MAX)
        else:
            place = int(np.searchsorted(cdf, q)) - 1
            share = (q - cdf[place]) / max(bins[place], _LEAST**2)
            found.append(float(edges[place] + share * (edges[place + 1] - edges[place])))
    return tuple(found)


def log_score(bins: Array, rating: float) -> float:
    """Log of the chance of the bin that holds the rating; higher is better, at most 0."""
    return float(np.log(max(_LEAST, bins[bin_of(rating)])))


def crps(bins: Array, rating: float) -> float:
    """Continuous ranked probability score on the same bins [points]; lower is better.

    Source: Gneiting & Raftery, J Am Stat Assoc 102:359 (2007).
    """
    is_reached = np.arange(len(_EDGES)) >= bin_of(rating)
    return float(STEP * np.sum(np.square(np.cumsum(bins)[:-1] - is_reached)))


def covered(bins: Array, rating: float) -> tuple[float, ...]:
    """Share of the rating's bin inside the central interval of each of `LEVELS`, 0-1.

    The mean of a randomized PIT's verdict: a bin that straddles the border counts in part.
    """
    place = bin_of(rating)
    top = float(bins[: place + 1].sum())
    bottom = top - float(bins[place])
    width = max(top - bottom, 1e-12)
    shares = []
    for level in LEVELS:
        low, high = 0.5 - level / 2.0, 0.5 + level / 2.0
        inside = max(0.0, min(top, high) - max(bottom, low))
        shares.append(min(1.0, inside / width))
    return tuple(shares)
