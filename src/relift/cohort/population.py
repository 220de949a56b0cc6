"""What people are like as a group: a normal distribution of traits, learned from their trials.

Empirical Bayes by Monte Carlo EM: each person's traits are sampled by importance, from a proposal
that follows their own posterior round by round; the group's mean and covariance then follow the
people, held towards a base that counts as so many people more.
Source: Wei & Tanner, J Am Stat Assoc 85:699 (1990), for Monte Carlo EM; Cappe et al., Stat Comput
18:447 (2008), for proposals that adapt.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.cohort.trial_model import Ahead, Assumed, Traits, filtered
from relift.cohort.trial_table import Trials

Array = NDArray[np.float64]

ROUNDS = 10
_MEMBERS = 200
_TAIL = 6.0
_WIDER = 1.15
_GROUP_SHARE = 0.2
_ENOUGH = 40.0
_JITTER = 0.02
_COV_PEOPLE = 2.0


class Population(NamedTuple):
    """A group of people.

    Attributes:
        mean: Of the traits on their free scales (13,).
        cov: Their covariance (13, 13).
        n_people: What it counts as when it is the base for another group; for the covariance too.
    """

    mean: Array
    cov: Array
    n_people: float


class Sample(NamedTuple):
    """Weighted draws of each person's traits.

    Attributes:
        free: (13, P, M).
        log_base: Log of prior over proposal density (P, M).
    """

    free: Array
    log_base: Array


def nobody_known(rule: Assumed) -> Population:
    """The base where no like people are known: the means and spreads of data/trial_model.toml."""
    mean = np.array([rule.free_mean[name] for name in Traits._fields])
    sd = np.array([rule.free_sd[name] for name in Traits._fields])
    return Population(mean, np.diag(sd**2), 0.5)


def learn(
    table: Trials,
    base: Population,
    rule: Assumed,
    rng: np.random.Generator,
    on_round: Callable[[], None] = lambda: None,
) -> Population:
    """Learn a group from its people's trials.

    Args:
        table: Their trials, all of them.
        base: What is assumed before.
        rule: Constants of the model.
        rng: Source of random numbers.
        on_round: Called after each of the `ROUNDS`.
    """
    group, n = base, len(table.people)
    own = Own.like(group, n)
    for _ in range(ROUNDS):
        sample = draw(own, group, _MEMBERS, rng)
        weights = normalized(sample.log_base + log_likelihood(filtered(sample.free, table, rule)))
        own = own_of(sample.free, weights, group)
        mean = (own.mean.sum(axis=1) + base.n_people * base.mean) / (n + base.n_people)
        off = sample.free - mean[:, None, None]
        scatter = np.einsum("ipm,jpm,pm->ij", off, off, weights)
        strength = base.n_people + _COV_PEOPLE
        cov = (scatter + strength * base.cov) / (n + strength)
        group = Population(mean, cov, base.n_people)
        on_round()
    return group


class Own(NamedTuple):
    """Mean (13, P) and spread (P, 13, 13) of each person's traits, to propose from."""

    mean: Array
    cov: Array

    @classmethod
    def like(cls, group: Population, n: int) -> Own:
        """Nothing known of n people but their group."""
        return cls(np.repeat(group.mean[:, None], n, axis=1), np.repeat(group.cov[None], n, axis=0))


def own_of(free: Array, weights: Array, group: Population) -> Own:
    """Each person's posterior moments; where few draws carry the weight, the group's help out."""
    mean = np.einsum("ipm,pm->ip", free, weights)
    off = free - mean[:, :, None]
    cov = np.einsum("ipm,jpm,pm->pij", off, off, weights)
    trust = np.minimum(1.0, 1.0 / (weights**2).sum(axis=1) / _ENOUGH)[:, None, None]
    return Own(mean, trust * cov + (1.0 - trust) * 0.6 * group.cov + _JITTER * group.cov)


def draw(own: Own, group: Population, members: int, rng: np.random.Generator) -> Sample:
    """Draw traits about each person's own, a share about the group's, with heavy tails."""
    size, n = own.mean.shape
    lower: Array = np.linalg.cholesky(_WIDER * own.cov).astype(np.float64)
    of_group: Array = np.linalg.cholesky(group.cov).astype(np.float64)
    noise = rng.standard_normal((n, size, members)) * np.sqrt(
        _TAIL / rng.chisquare(_TAIL, (n, 1, members))
    )
    free = own.mean.T[:, :, None] + lower @ noise
    n_group = math.ceil(_GROUP_SHARE * members)
    free[:, :, :n_group] = group.mean[:, None] + of_group @ noise[:, :, :n_group]
    from_group = free - group.mean[:, None]
    log_proposal = np.logaddexp(
        math.log1p(-_GROUP_SHARE) + _log_t(free - own.mean.T[:, :, None], lower),
        math.log(_GROUP_SHARE) + _log_t(from_group, of_group),
    )
    scaled = np.linalg.solve(of_group, from_group)
    log_prior = -0.5 * np.sum(scaled**2, axis=1) - np.log(np.diag(of_group)).sum()
    return Sample(np.moveaxis(free, 1, 0), log_prior - log_proposal)


def log_likelihood(foreseen: list[tuple[Ahead, Ahead]]) -> Array:
    """Of all ratings (P, M)."""
    out: Array = np.sum([a.log_likelihood + b.log_likelihood for a, b in foreseen], axis=0)
    return out


def normalized(log_weights: Array) -> Array:
    """Weights of each person's members, adding up to 1 (P, M)."""
    weights = np.exp(log_weights - log_weights.max(axis=1, keepdims=True))
    out: Array = weights / weights.sum(axis=1, keepdims=True)
    return out


def _log_t(off: Array, lower: Array) -> Array:
    """Log density of a t with `_TAIL` degrees of freedom, but for a constant; (P, M)."""
    size = off.shape[1]
    scaled = np.linalg.solve(lower, off)
    volume = np.log(np.diagonal(lower, axis1=-2, axis2=-1)).sum(axis=-1)
    distance = np.log1p(np.sum(scaled**2, axis=1) / _TAIL)
    out: Array = -0.5 * (_TAIL + size) * distance - volume[..., None]
    return out
