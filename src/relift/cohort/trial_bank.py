"""Forecasts of each rating of new people from what came before it, by a bank that is renewed.

Members are draws of a person's traits, weighted by how well each foresaw that person's ratings so
far. After a few trials, and then ever more seldom, new members are drawn about what is known by
then, and run through the person's whole past, so that their weights are exact.
Source: Chopin, Biometrika 89:539 (2002), for renewing against the whole past.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.cohort.pain_scores import Target
from relift.cohort.population import (
    Own,
    Population,
    draw,
    log_likelihood,
    normalized,
    own_of,
)
from relift.cohort.rating_bins import bins_of_normals
from relift.cohort.trial_model import Ahead, Assumed, filtered
from relift.cohort.trial_table import Trials

Array = NDArray[np.float64]

RENEWED_AT = (0, 3, 6, 10, 15, 21, 28, 36, 46, 58, 75, 100, 140, 200, 300, 500)
"""Trials before which members are drawn anew; after the last of them every 300."""

_TARGETS = (Target.EXPECTED, Target.FELT)
_MEMBERS = 400
_SHOWN = 128
_REFINED = 2


class Forecast(NamedTuple):
    """One rating of everybody, foreseen.

    Attributes:
        trial: Number of the trial, from 0.
        target: Which of the two ratings.
        bins: Chances of 0.0, 0.1 ... 10.0 (P, 101).
    """

    trial: int
    target: Target
    bins: Array


def foresee(
    table: Trials,
    group: Population,
    rule: Assumed,
    rng: np.random.Generator,
    on_stage: Callable[[], None] = lambda: None,
) -> Iterator[Forecast]:
    """Foresee every rating of people from the group and from their own ratings before it.

    Args:
        table: The people; forecasts of trials beyond a person's last mean nothing.
        group: Learned without them.
        rule: Constants of the model.
        rng: Source of random numbers.
        on_stage: Called after each stage of `RENEWED_AT`.
    """
    n, longest = len(table.people), int(table.n.max(initial=0))
    everyone = range(n)
    own = Own.like(group, n)
    stages = stages_of(longest)
    for since, until in zip(stages, [*stages[1:], longest], strict=True):
        sample = draw(own, group, _MEMBERS, rng)
        for _ in range(_REFINED if since else 0):
            past = filtered(sample.free, table.only(everyone, since), rule)
            weights = normalized(sample.log_base + log_likelihood(past))
            sample = draw(own_of(sample.free, weights, group), group, _MEMBERS, rng)
        foreseen = filtered(sample.free, table.only(everyone, until), rule)
        log_weights = sample.log_base + (log_likelihood(foreseen[:since]) if since else 0.0)
        for t in range(since, len(foreseen)):
            for target, ahead in zip(_TARGETS, foreseen[t], strict=True):
                yield Forecast(t, target, _bins(ahead, normalized(log_weights), rule))
                log_weights = log_weights + ahead.log_likelihood
        own = own_of(sample.free, normalized(log_weights), group)
        on_stage()


def knowing_only(
    n_known: int, table: Trials, group: Population, rule: Assumed, rng: np.random.Generator
) -> Iterator[Forecast]:
    """The same with traits as known after the first trials, to see what few trials teach.

    Sensitivity and belief go on being followed; only the members' weights stand still.

    Args:
        n_known: Trials that the traits are learned from.
        table, group, rule, rng: As for `foresee`.
    """
    own = Own.like(group, len(table.people))
    past = table.only(range(len(table.people)), n_known)
    for _ in range(_REFINED + 1):
        sample = draw(own, group, _MEMBERS, rng)
        known = log_likelihood(filtered(sample.free, past, rule))
        weights = normalized(sample.log_base + known)
        own = own_of(sample.free, weights, group)
    for t, both in enumerate(filtered(sample.free, table, rule)):
        for target, ahead in zip(_TARGETS, both, strict=True):
            yield Forecast(t, target, _bins(ahead, weights, rule))


def stages_of(longest: int) -> list[int]:
    """The trials of `RENEWED_AT` that come before the end of the longest record."""
    far = range(RENEWED_AT[-1] + 300, longest, 300)
    return [start for start in (*RENEWED_AT, *far) if start < max(1, longest)]


def _bins(ahead: Ahead, weights: Array, rule: Assumed) -> Array:
    """A mixture over members and both kinds of noise, thinned by even steps of weight."""
    places = (np.arange(_SHOWN) + 0.5) / _SHOWN
    picked = np.array([np.searchsorted(np.cumsum(own), places) for own in weights])
    picked = np.minimum(picked, weights.shape[1] - 1)
    mean, usual, wide = (np.take_along_axis(one, picked, axis=1) for one in ahead[:3])
    shares = np.repeat([1.0 - rule.odd_share, rule.odd_share], _SHOWN) / _SHOWN
    sds = np.sqrt(np.concatenate((usual, wide), axis=1))
    return bins_of_normals(np.concatenate((mean, mean), axis=1), sds, shares)
