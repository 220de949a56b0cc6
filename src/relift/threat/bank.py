"""Weights of the bank's members, and moving the members when few of them carry the weight.

A move resamples the members by weight, pulls their parameters a little towards the mean and adds
noise, so that mean and covariance of the parameters are kept but for the stated tempering; a share
comes from the prior instead. Each is weighted by the fitted normal over the density it was drawn
from. Sensitivity and belief come along from the member it was moved from.
Source: Liu & West, in Sequential Monte Carlo Methods in Practice (2001), for the kernel;
Hesterberg, Technometrics 37:185 (1995), for the share from the prior.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from relift.threat.params import Priors, prior_moments, to_free, to_natural
from relift.threat.state import State

Array = NDArray[np.float64]

_LEAST_SHARE_OF_PRIOR_VARIANCE = 1e-3
_HALF = 0.5


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


def moved(state: State, priors: Priors, rng: np.random.Generator) -> State:
    """Move the members.

    Args:
        state: With weights that few members carry.
        priors: Of the parameters, and the rule of the move.
        rng: Source of random numbers.
    """
    rule = priors.bank
    weights = np.exp(state.log_weights)
    size = weights.size
    free = to_free(priors, state.params)
    prior_mean, prior_sd = prior_moments(priors)
    mean = free @ weights
    cov = _fitted_cov(free - mean[:, None], weights, prior_sd)
    parents = _systematic(weights, rng)
    spread = np.asarray(np.linalg.cholesky(cov), dtype=np.float64)
    noise = spread @ rng.standard_normal(free.shape)
    fresh = math.sqrt(max(0.0, rule.temper - rule.memory**2))
    proposed = mean[:, None] + rule.memory * (free[:, parents] - mean[:, None]) + fresh * noise
    from_prior = rng.random(size) < rule.prior_share
    drawn = prior_mean[:, None] + prior_sd[:, None] * rng.standard_normal(free.shape)
    proposed = np.where(from_prior, drawn, proposed)
    target = _log_normal(proposed, mean, spread)
    kernel = _log_normal(proposed, mean, spread * math.sqrt(rule.temper))
    prior = _log_normal(proposed, prior_mean, np.diag(prior_sd))
    mixture = np.logaddexp(
        math.log1p(-rule.prior_share) + kernel, math.log(rule.prior_share) + prior
    )
    return state._replace(
        params=to_natural(priors, proposed),
        log_weights=normalized(target - mixture),
        mean=state.mean[:, parents],
        cov=np.ascontiguousarray(state.cov[:, :, parents]),
        used_to=state.used_to[parents],
        excess=state.excess[parents],
    )


def _fitted_cov(centred: Array, weights: Array, prior_sd: Array) -> Array:
    """Weighted covariance, half-way to its diagonal: few members cannot tell many correlations."""
    cov = (centred * weights) @ centred.T
    diagonal = np.maximum(np.diag(cov), _LEAST_SHARE_OF_PRIOR_VARIANCE * prior_sd**2)
    out: Array = _HALF * cov
    out[np.diag_indices_from(out)] = diagonal
    return out


def _systematic(weights: Array, rng: np.random.Generator) -> NDArray[np.intp]:
    places = (np.arange(weights.size) + rng.random()) / weights.size
    found = np.searchsorted(np.cumsum(weights), places)
    return np.minimum(found, weights.size - 1)


def _log_normal(points: Array, mean: Array, spread: Array) -> Array:
    """Log density, but for a constant, of a normal with this Cholesky factor."""
    scaled = np.linalg.solve(spread, points - mean[:, None])
    log_volume = float(np.sum(np.log(np.diag(spread))))
    out: Array = -0.5 * np.sum(scaled * scaled, axis=0) - log_volume
    return out
