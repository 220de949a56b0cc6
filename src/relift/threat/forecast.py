"""Days ahead: a fan of mornings, and of expected and felt pain, if a schedule is kept.

A forecast is a set of possible courses: people drawn from what the filter knows, walked through the
schedule day by day with all noise. It is about the model's person, not a promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from relift.errors import InvalidValueError
from relift.threat.equations import nominal_dose
from relift.threat.events import Features
from relift.threat.filter import ThreatFilter
from relift.threat.params import Priors
from relift.threat.paths import exposed, morning_ratings, sample_paths, trained, walked_to
from relift.threat.state import State

Array = NDArray[np.float64]

_N_PATHS = 1024
_QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A forecast of several ratings, 0-10, each array (n,)."""

    mean: Array
    low: Array
    median: Array
    high: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """A forecast of several days.

    Attributes:
        days: As asked for.
        morning: Pain on getting up, one for each day; `low` and `high` are the 10% and 90%
            quantiles.
        expected: For each day, what would be expected of each exposure, in order.
        felt: For each day, the felt pain of each exposure, in order.
    """

    days: tuple[datetime, ...]
    morning: Band
    expected: tuple[Band, ...]
    felt: tuple[Band, ...]


def forecast(
    filter: ThreatFilter,
    state: State,
    *,
    days: Sequence[datetime],
    schedule: Sequence[Sequence[Features]],
    doses: Sequence[float] | None = None,
) -> Fan:
    """Foresee the coming days, if a schedule is kept.

    It assumes that every scheduled exposure is done, at the loads given and at the day's time,
    whatever hurts; that an expectation is reported before and the felt pain after each, and is
    learned from; that the morning rating comes before the day's exposures; that nothing else
    happens (no flare but those of chance, no other training, no medicine); and that the person is
    one that the model can describe. A planner that adapts would do better than a fixed schedule.

    Args:
        filter: That made the state.
        state: Of the person.
        days: One instant for each day, in order; one before the state counts as the state's time.
        schedule: The exposures of each day, () for none.
        doses: Training dose of each day [hard-set equivalents]; None works it out roughly.

    Returns:
        The fan: the same one for the same state.

    Raises:
        InvalidValueError: schedule or doses do not have one entry for each day.
    """
    if len(schedule) != len(days) or (doses is not None and len(doses) != len(days)):
        raise InvalidValueError("schedule and doses must hold one entry for each day")
    rng = np.random.default_rng([filter.seed, state.n_steps, len(days)])
    paths = sample_paths(state, _N_PATHS, rng)
    mornings: list[Array] = []
    expected: list[Band] = []
    felt: list[Band] = []
    for index, (day, exposures) in enumerate(zip(days, schedule, strict=True)):
        paths = walked_to(paths, day.timestamp(), rng)
        mornings.append(morning_ratings(paths, filter.priors, rng))
        before: list[Array] = []
        after: list[Array] = []
        for exposure in exposures:
            paths, ratings = exposed(paths, exposure, filter.priors, rng)
            before.append(ratings.expected)
            after.append(ratings.felt)
        expected.append(_band(before))
        felt.append(_band(after))
        dose = _dose(exposures, filter.priors) if doses is None else doses[index]
        if dose > 0.0:
            paths = trained(paths, dose, filter.priors)
    return Fan(
        days=tuple(days), morning=_band(mornings), expected=tuple(expected), felt=tuple(felt)
    )


def _dose(exposures: Sequence[Features], priors: Priors) -> float:
    loads = np.array([e.relative_load for e in exposures])
    volumes = np.array([e.volume for e in exposures])
    return float(np.sum(nominal_dose(loads, volumes, priors.overload)))


def _band(samples: Sequence[Array]) -> Band:
    if not samples:
        none = np.zeros(0)
        return Band(mean=none, low=none, median=none, high=none)
    table = np.stack(samples)
    low, median, high = np.quantile(table, _QUANTILES, axis=1)
    return Band(mean=table.mean(axis=1), low=low, median=median, high=high)
