"""The simple rivals of the pain forecast, fitted to each person's first two thirds.

All are normal about a mean, with the spread of the person's own errors. Rescorla-Wagner learns the
pain of a context by a share a of each surprise; with assimilation, felt pain is drawn towards the
expectation by a weight w. The stimulus shifts felt pain along a straight line in all but the last
value. Shares are searched on a grid, the rest is least squares.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.cohort.pain_scores import Model

Array = NDArray[np.float64]

RATES = np.linspace(0.02, 0.9, 23)
_LEAST_SD = 0.1
_UNKNOWN_SD = 2.0
_MIDDLE = 5.0


class Record(NamedTuple):
    """One person's trials; arrays (n,), ratings NaN where there is none.

    Attributes:
        context: Number of the context.
        stimulus: -1/2 to 1/2.
        expected, felt: 0-10.
        n_fitted: Trials that a rival may learn from: the first two thirds.
    """

    context: NDArray[np.int64]
    stimulus: Array
    expected: Array
    felt: Array
    n_fitted: int


class Rival(NamedTuple):
    """What one rival foresees of a person.

    Attributes:
        expected, felt: Means (n,), each from what came before that rating.
        expected_sd, felt_sd: Spread of the errors in the first two thirds [points].
    """

    expected: Array
    felt: Array
    expected_sd: float
    felt_sd: float


def rivals(record: Record) -> Iterator[tuple[Model, Rival]]:
    """Every rival's forecasts of one person."""
    fits = (
        (Model.CONSTANT, _constant(record)),
        (Model.LAST_VALUE, _last_value(record)),
        (Model.RESCORLA_WAGNER, _learner(record, has_weight=False)),
        (Model.RW_ASSIMILATION, _learner(record, has_weight=True)),
    )
    for model, (expected, felt) in fits:
        yield (
            model,
            Rival(
                expected,
                felt,
                error_sd(record.expected - expected, record.n_fitted),
                error_sd(record.felt - felt, record.n_fitted),
            ),
        )


def _constant(record: Record) -> tuple[Array, Array]:
    n = record.n_fitted
    expected = np.full(record.felt.size, _mean(record.expected[:n]))
    columns = np.column_stack((np.ones(record.felt.size), record.stimulus))
    return expected, columns @ _fitted(columns, record.felt, n)


def _last_value(record: Record) -> tuple[Array, Array]:
    """The last rating of the same kind in the same context, or in any, or the middle."""
    found = []
    for ratings in (record.expected, record.felt):
        out = np.full(ratings.size, _MIDDLE)
        last: dict[int, float] = {}
        newest = _MIDDLE
        for t, rating in enumerate(ratings):
            out[t] = last.get(int(record.context[t]), newest)
            if not np.isnan(rating):
                newest = last[int(record.context[t])] = float(rating)
        found.append(out)
    return found[0], found[1]


def _learner(record: Record, *, has_weight: bool) -> tuple[Array, Array]:
    """Rescorla-Wagner with the rate that fits expectations best; felt pain where none were told."""
    n = record.n_fitted
    is_told = not np.all(np.isnan(record.expected[:n]))
    best: tuple[float, Array, Array] | None = None
    for rate in RATES:
        belief = _belief(record, float(rate))
        felt = _felt(record, belief, has_weight=has_weight)
        off = (record.expected - belief if is_told else record.felt - felt)[:n]
        cost = float(np.nansum(off**2))
        if best is None or cost < best[0]:
            best = cost, belief, felt
    assert best is not None
    return best[1], best[2]


def _belief(record: Record, rate: float) -> Array:
    """What a learner of this rate expects in each trial, from the start that fits best."""
    n_contexts = int(record.context.max()) + 1
    parts = np.zeros((record.felt.size, n_contexts + 1))
    left, learned = np.ones(n_contexts), np.zeros(n_contexts)
    for t, (context, felt) in enumerate(zip(record.context, record.felt, strict=True)):
        parts[t, context], parts[t, -1] = left[context], learned[context]
        if not np.isnan(felt):
            left[context] *= 1.0 - rate
            learned[context] += rate * (felt - learned[context])
    seen = record.expected if not np.all(np.isnan(record.expected)) else record.felt
    start = _fitted(parts[:, :-1], seen - parts[:, -1], record.n_fitted)
    unmet = ~np.isin(np.arange(n_contexts), record.context[: record.n_fitted])
    start[unmet] = np.mean(start[~unmet]) if not np.all(unmet) else _MIDDLE
    return np.asarray(parts[:, :-1] @ start + parts[:, -1])


def _felt(record: Record, belief: Array, *, has_weight: bool) -> Array:
    """Felt pain: the belief and a slope of the stimulus, or a mix of input and expectation."""
    n = record.n_fitted
    if not has_weight:
        columns = record.stimulus[:, None]
        return np.asarray(belief + columns @ _fitted(columns, record.felt - belief, n))
    expected = np.where(np.isnan(record.expected), belief, record.expected)
    columns = np.column_stack((np.ones(belief.size), record.stimulus, expected))
    fit = _fitted(columns, record.felt, n)
    weight = float(np.clip(fit[2], 0.0, 1.0))
    rest = _fitted(columns[:, :2], record.felt - weight * expected, n)
    return np.asarray(columns[:, :2] @ rest + weight * expected)


def _fitted(columns: Array, target: Array, n: int) -> Array:
    """Least squares over the first n trials that have the target; a little drawn to 0."""
    is_there = ~np.isnan(target[:n])
    a, b = columns[:n][is_there], target[:n][is_there]
    ridge = 1e-3 * np.eye(columns.shape[1])
    return np.asarray(np.linalg.solve(a.T @ a + ridge, a.T @ b))


def _mean(ratings: Array) -> float:
    return float(np.nanmean(ratings)) if not np.all(np.isnan(ratings)) else _MIDDLE


def error_sd(errors: Array, n: int) -> float:
    """Spread of the first n errors that there are [points]; wide where they are too few to tell."""
    own = errors[:n][~np.isnan(errors[:n])]
    if own.size < 3:  # noqa: PLR2004 a spread needs three
        return _UNKNOWN_SD
    return max(_LEAST_SD, float(np.sqrt(np.sum(own**2) / (own.size - 1))))
