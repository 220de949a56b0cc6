"""Scores of pain forecasts: one row a rating and model, and their means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.cohort.rating_bins import (
    LEVELS,
    QUANTILES,
    covered,
    crps,
    log_score,
    mean_of,
    quantiles_of,
)

Array = NDArray[np.float64]


class Target(StrEnum):
    """What was foreseen."""

    EXPECTED = "expected"
    FELT = "felt"
    DAILY = "daily"


class Model(StrEnum):
    """Who foresaw it."""

    RELIFT = "relift"
    CONSTANT = "constant"
    LAST_VALUE = "last_value"
    RESCORLA_WAGNER = "rescorla_wagner"
    RW_ASSIMILATION = "rw_assimilation"


class Place(NamedTuple):
    """Which rating, in the words of the file; the daily form has its site and date here."""

    person: str
    session: str
    run: str
    trial: str


class Scored(NamedTuple):
    """One rating as one model foresaw it.

    Attributes:
        place: Which rating.
        target, model: What, and who foresaw it.
        observed: 0-10.
        mean, median: Of the forecast, 0-10.
        quantiles: At `rating_bins.QUANTILES`; () where nobody asks for them.
        log_score, crps: Of the rating.
        covered: By each of the 50, 80 and 95% intervals, 0-1.
    """

    place: Place
    target: Target
    model: Model
    observed: float
    mean: float
    median: float
    quantiles: tuple[float, ...]
    log_score: float
    crps: float
    covered: tuple[float, ...]


class Summary(NamedTuple):
    """Means over ratings: RMSE of the mean, MAE of the median; coverage as shares, by level [%]."""

    n: int
    rmse: float
    mae: float
    log_score: float
    crps: float
    coverage: dict[str, float]


class Spread(NamedTuple):
    """Coverage of the 80% interval by person: share at the 10th, 50th and 90th of 100 people."""

    n_people: int
    low: float
    middle: float
    high: float


LEAST_RATINGS = 8
"""Scored ratings from which one person's coverage is worth telling."""


def scored(place: Place, target: Target, model: Model, bins: Array, observed: float) -> Scored:
    """Score a forecast (101 chances) against the rating."""
    quantiles = quantiles_of(bins)
    return Scored(
        place=place,
        target=target,
        model=model,
        observed=observed,
        mean=mean_of(bins),
        median=quantiles[QUANTILES.index(0.5)],
        quantiles=quantiles if model is Model.RELIFT else (),
        log_score=log_score(bins, observed),
        crps=crps(bins, observed),
        covered=covered(bins, observed),
    )


def summary(rows: Sequence[Scored]) -> Summary:
    """Means over one or more rows."""
    off = np.array([row.observed - row.mean for row in rows])
    off_median = np.array([row.observed - row.median for row in rows])
    shares = np.mean([row.covered for row in rows], axis=0)
    return Summary(
        n=len(rows),
        rmse=float(np.sqrt(np.mean(off**2))),
        mae=float(np.mean(np.abs(off_median))),
        log_score=float(np.mean([row.log_score for row in rows])),
        crps=float(np.mean([row.crps for row in rows])),
        coverage={f"{100 * level:.0f}": float(s) for level, s in zip(LEVELS, shares, strict=True)},
    )


def spread(rows: Iterable[Scored]) -> Spread | None:
    """How coverage differs between people; None where fewer than two have ratings enough."""
    own: dict[str, list[float]] = {}
    for row in rows:
        own.setdefault(row.place.person, []).append(row.covered[1])
    shares = [float(np.mean(one)) for one in own.values() if len(one) >= LEAST_RATINGS]
    if len(shares) <= 1:
        return None
    low, middle, high = np.quantile(shares, (0.1, 0.5, 0.9))
    return Spread(len(shares), float(low), float(middle), float(high))
