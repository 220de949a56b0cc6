"""Where the next e1RM of a lift may lie: near one of its last days, or near their averages.

Lifters repeat a load, alternate heavy and light days, or drift. So a forecast is a mixture: each
source (the last four days, the median of the last seven, a quick and a slow average) with each of
four widths.

    share of (source s, width w) ~ prior_n * prior(s, w) + n(s, w)                            (1)
    n after a day = keep * n + how well each (s, w) had foretold that day, adding up to 1     (2)
    p(log e1RM) = sum of share * Normal(centre of s, width w)                                 (3)

After a gap, (2) takes every width to be wider by the mean of the gap's two stretches. All on the
natural log of e1RM. Numbers: data/strength.toml.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.training.strength_constants import Group, Shape

Array = NDArray[np.float64]

N_LAGS = 4
SOURCES = ("last", "second_last", "third_last", "fourth_last", "median_of_7", "quick", "slow")
_MEDIAN_OF = 7
_QUICK, _SLOW = 0.3, 0.1
_FAR, _PLAUSIBLE_OF = math.log(8.0), 3
_SQRT_TAU = 2.5066282746310002


class Mixtures(NamedTuple):
    """Forecasts of each day of a lift from the days before it, and of the day after the last.

    Attributes:
        centres: Of the sources, log e1RM, (n + 1, sources); NaN where a source does not exist yet.
        shares: (n + 1, sources, widths), adding up to 1 but for the first day, which none foretold.
        fits: How well each had foretold the day by its prior share, adding up to 1,
            (n, sources, widths).
    """

    centres: Array
    shares: Array
    fits: Array


def mixtures(log_e1rm: Array, gaps_d: Array, group: Group, shape: Shape) -> Mixtures:
    """Forecast every day of a lift from those before it.

    Args:
        log_e1rm: Of the days, oldest first, (n,).
        gaps_d: Days since the day before, for each day and the one to come, (n + 1,); the first
            is not used.
        group: What lifts of its kind have in common.
        shape: What all lifts have in common.
    """
    centres = source_centres(log_e1rm)
    exists = ~np.isnan(centres)[:, :, None]
    prior = np.where(exists, np.asarray(group.prior), 0.0)
    sds = np.asarray(shape.widths) * stretches(gaps_d[:-1], group, shape).mean(axis=1)[:, None]
    fits = as_shares(prior[:-1] * densities(log_e1rm, centres[:-1], sds))
    learned = np.zeros_like(prior)
    for day in range(1, len(log_e1rm)):
        learned[day + 1] = shape.keep * learned[day] + fits[day]
    return Mixtures(
        centres, as_shares(np.where(exists, shape.prior_n * prior + learned, 0.0)), fits
    )


def source_centres(log_e1rm: Array) -> Array:
    """Centres of the sources for each day and the one to come, (n + 1, sources).

    A day at more than eight times the median of the three before it, or less than an eighth, is
    taken for a slip in typing: it is no source of its own, and its pull on the averages is bounded.
    Smaller jumps are real in logs of machines, where many days lie at half or double the last.
    """
    n = len(log_e1rm)
    centres = np.full((n + 1, len(SOURCES)), np.nan)
    values: Sequence[float] = log_e1rm.tolist()
    quick = slow = values[0]
    for day in range(1, n + 1):
        value = values[day - 1]
        if (
            abs(value - _median(values[max(0, day - 1 - _PLAUSIBLE_OF) : day - 1] or [value]))
            <= _FAR
        ):
            for lag in range(1, min(N_LAGS, n + 1 - day) + 1):
                centres[day - 1 + lag, lag - 1] = value
        quick += max(_QUICK, 1.0 / day) * _bounded(value - quick)
        slow += max(_SLOW, 1.0 / day) * _bounded(value - slow)
        centres[day, N_LAGS:] = (_median(values[max(0, day - _MEDIAN_OF) : day]), quick, slow)
    return centres


def stretches(gaps_d: Array, group: Group, shape: Shape) -> Array:
    """How much further below and above the middle all lies after each gap, 1 or more, (n, 2)."""
    table = np.array([group.stretch_below, group.stretch_above])
    return np.asarray(hats(gaps_d, shape) @ table.T)


def hats(gaps_d: Array, shape: Shape) -> Array:
    """How much each of `gap_rows_d` counts for each gap, adding up to 1, (n, rows)."""
    rows = np.log(np.asarray(shape.gap_rows_d))
    place = np.interp(np.log(np.maximum(gaps_d, 1.0)), rows, np.arange(len(rows)))
    return np.maximum(0.0, 1.0 - np.abs(place[:, None] - np.arange(len(rows))))


def densities(log_e1rm: Array, centres: Array, sds: Array) -> Array:
    """Density of each day under each source and width, 0 where a source is missing, (n, s, w)."""
    z = (log_e1rm[:, None, None] - centres[:, :, None]) / sds[:, None, :]
    return np.nan_to_num(np.exp(-0.5 * z * z) / (sds[:, None, :] * _SQRT_TAU))


def as_shares(weights: Array) -> Array:
    """Weights of each day brought to a sum of 1; all 0 where they are."""
    total = weights.sum(axis=(1, 2), keepdims=True)
    return weights / np.where(total > 0.0, total, 1.0)


def _bounded(off: float) -> float:
    return min(_FAR, max(-_FAR, off))


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2.0
