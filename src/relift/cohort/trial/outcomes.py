"""What came of a policy, each figure with a 95% interval.

Means and ratios are resampled over people (bootstrap, 1,000 times, the same people for every policy
of a model, so that differences are paired); shares have Wilson's interval. Whoever never returned
counts with the whole horizon, so a mean of days is a restricted one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from relift.cohort.intake_evaluation import Share, share
from relift.cohort.trial.people import Array
from relift.cohort.trial.run import Courses

_RESAMPLES = 1000
_SEED = 73
_INTERVAL = (2.5, 97.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with its 95% interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What came of a policy under one model.

    Attributes:
        days: Mean days to 90% of the old e1RM, the horizon for those who never got there.
        median_days: Their median; None where half or more never got there.
        never: Share who never got there.
        bad_days: Share of training days on the way back with a set that was too much.
        bad_sets: Sets that were too much in the whole horizon, a person.
        bad_sets_on_the_way: Those of them on the way back.
        sets: Exposures on the way back, a person.
        flares: Flares in the whole horizon, a person.
        fear: Pain that is expected of five pulls at 70%, on the last day [NRS].
        left_out: Exposures that were left out, a person.
    """

    days: Estimate
    median_days: float | None
    never: Share
    bad_days: Estimate
    bad_sets: Estimate
    bad_sets_on_the_way: Estimate
    sets: Estimate
    flares: Estimate
    fear: Estimate
    left_out: Estimate


def resamples(n: int) -> Array:
    """How often each of n people comes up in each resample, the sample itself first.

    Returns:
        Counts (1 + resamples, n).
    """
    rng = np.random.default_rng(_SEED)
    drawn = rng.multinomial(n, np.full(n, 1.0 / n), size=_RESAMPLES)
    return np.vstack([np.ones(n), drawn]).astype(np.float64)


def joined(parts: Sequence[Courses]) -> Courses:
    """The courses of several groups of people as one."""
    names = [field.name for field in fields(Courses)]
    return Courses(**{name: np.concatenate([getattr(p, name) for p in parts]) for name in names})


def days_to_return(courses: Courses, horizon: int) -> Array:
    """Days to the return, the horizon for those who never returned (people,)."""
    returned = courses.returned_on
    days: Array = np.where(np.isnan(returned), float(horizon), returned)
    return days


def bad_sets(courses: Courses) -> Array:
    """Sets that were too much in the whole horizon (people,)."""
    return courses.n_too_much + courses.n_too_much_after


def outcomes_of(courses: Courses, horizon: int, counts: Array) -> Outcomes:
    """Sum courses up.

    Args:
        courses: Of people under one policy.
        horizon: Days of the trial.
        counts: Of `resamples`.
    """
    days = days_to_return(courses, horizon)
    n_never = int(np.isnan(courses.returned_on).sum())
    middle = float(np.median(days))
    return Outcomes(
        days=mean_of(days, counts),
        median_days=middle if 2 * n_never < days.size else None,
        never=share(n_never, days.size),
        bad_days=estimate(ratio(courses.n_days_too_much, courses.n_days, counts)),
        bad_sets=mean_of(bad_sets(courses), counts),
        bad_sets_on_the_way=mean_of(courses.n_too_much, counts),
        sets=mean_of(courses.n_sets, counts),
        flares=mean_of(courses.n_flares, counts),
        fear=mean_of(courses.final_fear, counts),
        left_out=mean_of(courses.n_left_out, counts),
    )


def mean_of(values: Array, counts: Array) -> Estimate:
    """A mean over people with its interval."""
    return estimate(counts @ values / values.size)


def ratio(above: Array, below: Array, counts: Array) -> Array:
    """Sum over sum for each resample; 0 where there is nothing below."""
    total = counts @ below
    out: Array = np.divide(counts @ above, total, out=np.zeros_like(total), where=total > 0.0)
    return out


def estimate(found: Array) -> Estimate:
    """The first as the value, the rest as its resamples."""
    low, high = np.percentile(found[1:], _INTERVAL)
    return Estimate(value=float(found[0]), low=float(low), high=float(high))
