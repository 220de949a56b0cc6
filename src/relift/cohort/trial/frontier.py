"""Relift beside the frontier of its rivals: who is quicker at no more sets that are too much?

Of the rivals with no more of them than Relift, the quickest is its match; resting for good, which
has none and never returns, is always one. Relift is beyond the frontier where it is quicker than
its match beyond doubt (95% interval of the difference, paired by person), behind where slower, and
on it otherwise. Asked twice: by the share of training days with such a set on the way back, and by
how many there were in the whole horizon.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from relift.cohort.trial.outcomes import (
    Estimate,
    bad_sets,
    days_to_return,
    estimate,
    ratio,
    resamples,
)
from relift.cohort.trial.people import Array
from relift.cohort.trial.run import Courses

NEVER = "rest for good"


class Verdict(enum.StrEnum):
    """Where Relift stands."""

    BEYOND = "beyond"
    ON = "on"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Relift beside the quickest rival with no more sets that are too much.

    Attributes:
        verdict: Where Relift stands.
        rival: Its match.
        days_apart: Relift's mean days less the match's.
    """

    verdict: Verdict
    rival: str
    days_apart: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """Relift less the plain rule of 10% a session.

    Attributes:
        bad_days: Share of training days with a set that was too much.
        bad_sets: Such sets a person in the whole horizon.
        bad_sets_on_the_way: Those on the way back.
    """

    bad_days: Estimate
    bad_sets: Estimate
    bad_sets_on_the_way: Estimate


def by_share_of_days(courses: Courses, counts: Array) -> Array:
    """Share of training days on the way back with a set that was too much, by resample."""
    return ratio(courses.n_days_too_much, courses.n_days, counts)


def by_number(courses: Courses, counts: Array) -> Array:
    """Sets that were too much in the whole horizon, a person, by resample."""
    found: Array = counts @ bad_sets(courses) / courses.n_sets.size
    return found


def match(
    relift: Courses,
    rivals: Mapping[str, Courses],
    *,
    horizon: int,
    measure: Callable[[Courses, Array], Array],
) -> Match:
    """Find Relift's match and compare.

    Args:
        relift: Its courses.
        rivals: The rivals' by name, of the same people in the same order.
        horizon: Days of the trial.
        measure: What is held equal: `by_share_of_days` or `by_number`.
    """
    counts = resamples(relift.n_sets.size)
    most = measure(relift, counts)[0]
    days = {name: days_to_return(one, horizon) for name, one in rivals.items()}
    allowed = {n: d for n, d in days.items() if measure(rivals[n], counts)[0] <= most}
    allowed[NEVER] = np.full(relift.n_sets.size, float(horizon))
    quickest = min(allowed, key=lambda name: (float(allowed[name].mean()), name))
    apart = days_to_return(relift, horizon) - allowed[quickest]
    found = estimate(counts @ apart / apart.size)
    return Match(verdict=_verdict(found), rival=quickest, days_apart=found)


def safety(relift: Courses, plain: Courses) -> Safety:
    """Hold Relift against the plain rule; the same people in the same order."""
    counts = resamples(relift.n_sets.size)
    on_the_way = counts @ (relift.n_too_much - plain.n_too_much) / relift.n_sets.size
    return Safety(
        bad_days=estimate(by_share_of_days(relift, counts) - by_share_of_days(plain, counts)),
        bad_sets=estimate(by_number(relift, counts) - by_number(plain, counts)),
        bad_sets_on_the_way=estimate(on_the_way),
    )


def _verdict(apart: Estimate) -> Verdict:
    if apart.high < 0.0:
        return Verdict.BEYOND
    return Verdict.BEHIND if apart.low > 0.0 else Verdict.ON
