"""Weights of the bank's members, and moving the members when few of them carry the weight.

Between two moves a member's log weight is the log likelihood of what was rated, at its own traits.
A move reads from that, by regression over all members, in which directions of the traits the
ratings were told better; where a slope or a bend stands out from its standard error the normal
posterior of the traits is updated, and where it does not it stays as it was, so that what the
ratings say nothing of keeps the prior's spread however often the members move. The members are then
drawn anew, so evenly that their own mean and covariance *are* that posterior. Sensitivity and
belief come from a member drawn by weight, adjusted for the difference of traits.
Source: Breiman, Technometrics 37:373 (1995), for the garrote on the coefficients; White,
Econometrica 48:817 (1980), for their standard errors.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from relift.threat.params import Priors, prior_moments, to_free, to_natural
from relift.threat.state import State

Array = NDArray[np.float64]

LEAST_MEMBERS = 64
"""Fewer cannot tell the traits apart."""

_ROOT_TWO = math.sqrt(2.0)
_DEEPEST = -30.0
_FLATTER = 0.7
_RIDGE = 0.1
_LEAST_PRECISION, _MOST_SHIFT = 0.3, 3.0
_LEAST_SHARE_OF_PRIOR_SD = 0.03


def normalized(log_weights: Array) -> Array:
    """Scale weights to add up to 1; equal weights where none is finite."""
    top = float(np.max(log_weights))
    if not math.isfinite(top):
        return np.full_like(log_weights, -math.log(log_weights.size))
    shifted = log_weights - top
    out: Array = shifted - math.log(float(np.sum(np.exp(shifted))))
    return out


def effective_size(log_weights: Array) -> float:
    """Effective number of members, 1 to all."""
    return 1.0 / float(np.sum(np.exp(2.0 * log_weights)))


def even_normals(n_rows: int, n: int, rng: np.random.Generator) -> Array:
    """Standard normal draws whose sample means are 0 and sample covariance 1, to rounding.

    Args:
        n_rows: Dimensions, fewer than n.
        n: How many.
        rng: Source of random numbers.

    Returns:
        (n_rows, n).
    """
    drawn = rng.standard_normal((n_rows, n))
    drawn -= drawn.mean(axis=1, keepdims=True)
    out: Array = np.linalg.solve(np.linalg.cholesky(drawn @ drawn.T / n), drawn)
    return out


def first_members(priors: Priors, n: int, rng: np.random.Generator) -> Array:
    """The traits of the members before anything is known (parameters, n), natural units."""
    mean, sd = prior_moments(priors)
    return to_natural(priors, mean[:, None] + sd[:, None] * even_normals(mean.size, n, rng))


def moved(state: State, priors: Priors, rng: np.random.Generator) -> State:
    """Move the members; all weigh the same afterwards.

    Args:
        state: With weights that few members carry, all of them gathered since the last move.
        priors: Of the traits, and the rule of the move.
        rng: Source of random numbers.
    """
    free = to_free(priors, state.params)
    size, mean = free.shape[1], free.mean(axis=1)
    centred = free - mean[:, None]
    spread = np.linalg.cholesky(centred @ centred.T / size)
    scaled = np.linalg.solve(spread, centred)
    counts = _flattened(state.log_weights, priors.bank.effective_share * size)
    slopes, bends = _told(scaled, state.log_weights, counts, priors.bank.garrote)
    precision = np.maximum(1.0 - bends, _LEAST_PRECISION)
    shift = np.clip(slopes / precision, -_MOST_SHIFT, _MOST_SHIFT)
    new_spread = _kept_alive(spread / np.sqrt(precision), prior_moments(priors)[1])
    new_mean = mean + spread @ shift
    fresh = new_mean[:, None] + new_spread @ even_normals(len(free), size, rng)
    parents = _systematic(np.exp(state.log_weights), rng)
    change = np.linalg.solve(spread, fresh - free[:, parents])
    return state._replace(
        params=to_natural(priors, fresh),
        log_weights=np.full(size, -math.log(size)),
        mean=state.mean[:, parents] + _along(state.mean, scaled, counts) @ change,
        cov=np.ascontiguousarray(state.cov[:, :, parents]),
        used_to=state.used_to[parents],
        excess=state.excess[parents],
    )


def _flattened(log_weights: Array, least: float) -> Array:
    """The weights, flattened until at least so many members count."""
    depth = np.maximum(log_weights - np.max(log_weights), _DEEPEST)
    while True:
        weights: Array = np.exp(depth)
        weights /= weights.sum()
        if 1.0 / float(weights @ weights) >= least:
            return weights
        depth = _FLATTER * depth


def _told(scaled: Array, log_weights: Array, counts: Array, garrote: float) -> tuple[Array, Array]:
    """Slope and bend of the log likelihood along each scaled trait, 0 where neither stands out.

    Args:
        scaled: Traits with mean 0 and covariance 1 over the members (parameters, members).
        log_weights: Of the members.
        counts: How much each counts in the regression, adding up to 1.
        garrote: Squared t value up to which a coefficient is taken for 0.

    Returns:
        First and second derivatives at the mean (parameters,) each.
    """
    n = len(scaled)
    told = np.maximum(log_weights - np.max(log_weights), _DEEPEST)
    terms = np.concatenate(
        [np.ones((1, scaled.shape[1])), scaled, (scaled * scaled - 1.0) / _ROOT_TWO]
    )
    ridge = np.full(2 * n + 1, _RIDGE * float(counts @ counts))
    ridge[0] = 0.0
    inverse = np.linalg.inv((terms * counts) @ terms.T + np.diag(ridge))
    found = inverse @ ((terms * counts) @ told)
    left = counts * (told - found @ terms)
    error = inverse @ (terms * left)
    variance = np.sum(error * error, axis=1)
    kept = found * np.maximum(0.0, 1.0 - garrote * variance / np.maximum(found**2, 1e-300))
    return kept[1 : n + 1], _ROOT_TWO * kept[n + 1 :]


def _kept_alive(spread: Array, prior_sd: Array) -> Array:
    """Widen the traits that have become as good as certain: no person is that steady."""
    sd = np.sqrt(np.sum(spread * spread, axis=1))
    out: Array = spread * np.maximum(1.0, _LEAST_SHARE_OF_PRIOR_SD * prior_sd / sd)[:, None]
    return out


def _along(mean: Array, scaled: Array, counts: Array) -> Array:
    """How the state of a member goes with its scaled traits (SIZE, parameters), by regression."""
    off = (scaled - (scaled @ counts)[:, None]) * counts
    ridge = _RIDGE * float(counts @ counts) * np.eye(len(scaled))
    slopes = np.linalg.solve(off @ scaled.T + ridge, off @ mean.T)
    return np.asarray(slopes.T, dtype=np.float64)


def _systematic(weights: Array, rng: np.random.Generator) -> NDArray[np.intp]:
    places = (np.arange(weights.size) + rng.random()) / weights.size
    found = np.searchsorted(np.cumsum(weights), places)
    return np.minimum(found, weights.size - 1)
