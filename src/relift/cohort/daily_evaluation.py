"""Relift's forecasts of one pain rating a day, scored on each record's last third.

The forecast is that of the app's own filter, told nothing but the rating of the day, and mixed with
how the person uses the scale. A year of ratings teaches it the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time

import numpy as np
from numpy.typing import NDArray

from relift.cohort.marks import Marks
from relift.cohort.pain_rivals import RATES, error_sd
from relift.cohort.pain_scores import Model, Place, Scored, Target, scored
from relift.cohort.rating_bins import bins_of_normal, bins_of_normals
from relift.threat import CheckedIn, build_filter
from relift.threat.rated import RatedDay

Array = NDArray[np.float64]

_MORNING = time(8, tzinfo=UTC)
_START = np.array([0.7, 0.1, 0.1, 0.1])
_WEIGHTS = np.linspace(0.0, 1.0, 11)


def records_of(days: Sequence[RatedDay]) -> list[list[RatedDay]]:
    """The rated days of each person and site, oldest first."""
    found: dict[tuple[str, str], list[RatedDay]] = {}
    for day in days:
        if day.pain is not None:
            found.setdefault((day.person, day.site), []).append(day)
    return list(found.values())


def evaluate_days(
    days: Sequence[RatedDay], on_day: Callable[[], None] = lambda: None
) -> tuple[Scored, ...]:
    """Foresee and score each rating of the last thirds.

    Args:
        days: Of any people and sites, oldest first within each.
        on_day: Called for each rated day.
    """
    return tuple(row for record in records_of(days) for row in _scores(record, on_day))


def _scores(record: list[RatedDay], on_day: Callable[[], None]) -> Iterator[Scored]:
    ratings = np.array([day.pain for day in record], dtype=np.float64)
    n_fitted = -(-2 * ratings.size // 3)
    fits = [
        (model, mean, error_sd(ratings - mean, n_fitted))
        for model, mean in _rivals(ratings, n_fitted)
    ]
    for t, bins in enumerate(_foreseen(record)):
        on_day()
        if t < n_fitted:
            continue
        day = record[t]
        place = Place(day.person, day.site, "", day.on.isoformat())
        yield scored(place, Target.DAILY, Model.RELIFT, bins, float(ratings[t]))
        for model, mean, sd in fits:
            plain = bins_of_normal(float(mean[t]), sd)
            yield scored(place, Target.DAILY, model, plain, float(ratings[t]))


def _foreseen(record: list[RatedDay]) -> Iterator[Array]:
    """Each day's rating as foreseen from those before it."""
    threat, marks = build_filter(), Marks(_START)
    state = threat.init(datetime.combine(record[0].on, _MORNING))
    for day in record:
        assert day.pain is not None
        state, info = threat.step(
            state, CheckedIn(at=datetime.combine(day.on, _MORNING), pain_now=day.pain)
        )
        ahead = info.scores[0].predictive
        plain = bins_of_normals(ahead.means[0], ahead.sds[0], ahead.weights)
        yield marks.foresee(plain)
        marks.see(plain, day.pain)


def _rivals(ratings: Array, n: int) -> Iterator[tuple[Model, Array]]:
    """Means of every rival, each from the ratings before; fitted to the first n."""
    constant = np.full(ratings.size, ratings[:n].mean())
    yield Model.CONSTANT, constant
    yield Model.LAST_VALUE, np.concatenate((constant[:1], ratings[:-1]))
    paths = [_learned(ratings, float(rate), constant[0]) for rate in RATES]
    yield Model.RESCORLA_WAGNER, min(paths, key=lambda path: _cost(ratings, path, n))
    mixed = [w * path + (1.0 - w) * constant for path in paths for w in _WEIGHTS]
    yield Model.RW_ASSIMILATION, min(mixed, key=lambda path: _cost(ratings, path, n))


def _learned(ratings: Array, rate: float, start: float) -> Array:
    out = np.empty_like(ratings)
    level = start
    for t, rating in enumerate(ratings):
        out[t] = level
        level += rate * (rating - level)
    return out


def _cost(ratings: Array, mean: Array, n: int) -> float:
    return float(np.sum((ratings - mean)[:n] ** 2))
