"""What may come of different ways to go on: possible courses of one person, walked side by side.

People drawn from what the filter knows walk through the same days under each policy. All policies
share the people and the random numbers of each day, so that a difference between two policies is
one of the policies and not of chance; and the numbers of a day depend on that day alone, so that
looking further ahead changes nothing nearer.
It is about the model's people: no promise, and no better than the model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from relift.errors import InvalidValueError
from relift.threat.courses import Bands, Course, Fixed, Frame, Future, Graded, Retry
from relift.threat.filter import ThreatFilter
from relift.threat.params import Priors
from relift.threat.paths import entered, sample_paths
from relift.threat.state import State
from relift.threat.walk import MOST_SETS, WEEK_D, Walk

Array = NDArray[np.float64]

N_FUTURES = 1024
_QUANTILES = (0.1, 0.5, 0.9)
_PLACE = ""


def generator_of(filter: ThreatFilter, state: State) -> np.random.Generator:
    """Random numbers that belong to a state: the same for the same journal."""
    return np.random.default_rng([filter.seed, state.n_steps, 4])


def what_if(
    priors: Priors,
    state: State,
    courses: Mapping[str, Course],
    *,
    days: Sequence[datetime],
    frame: Frame,
    rng: np.random.Generator,
) -> dict[str, Future]:
    """Walk the same possible people through each course.

    The morning comes before the day's exposures. Nothing else happens: no flare but those of
    chance, no other training, no medicine; and the person is one that the model can describe.

    Args:
        priors: Of the filter that made the state.
        state: Of the person, now.
        courses: By name; the first is what the others' retries are compared with.
        days: One instant for each day ahead, in order.
        frame: What is the same in every course.
        rng: Source of random numbers; draws the people and a seed for each day.

    Returns:
        What may come of each, by name.

    Raises:
        InvalidValueError: a course does not have one entry for each day, or a day of it holds more
            exposures than are drawn for.
    """
    for name, course in courses.items():
        _check(name, course, len(days))
    people = entered(sample_paths(state, N_FUTURES, rng), _PLACE)
    seed = int(rng.integers(2**62))
    walked = {
        name: Walk(people, course, frame, priors, seed).through(days)
        for name, course in courses.items()
    }
    first = next(iter(walked.values()), None)
    return {name: _told(walk, first) for name, walk in walked.items()}


def _check(name: str, course: Course, n_days: int) -> None:
    days = course.trains if isinstance(course, Graded) else course.days
    if len(days) != n_days:
        raise InvalidValueError(f"course {name} must hold one entry for each day")
    if isinstance(course, Fixed) and max(map(len, course.days), default=0) > MOST_SETS:
        raise InvalidValueError(f"course {name} holds more than {MOST_SETS} exposures on a day")


def _told(walk: Walk, first: Walk | None) -> Future:
    clear, retried = walk.clear_change, walk.retried
    compared = retried if first is None else first.retried
    loads = np.stack(walk.loads)
    of_week = [loads[max(0, k - WEEK_D + 1) : k + 1].max(axis=0) for k in range(len(loads))]
    level_end = walk.mornings[-1] if len(walk.mornings) == 1 else _last_week(walk.mornings)
    return Future(
        morning=_bands(walk.mornings),
        expected=_bands(walk.expected),
        load=_bands(of_week),
        too_much=_bands(walk.too_much),
        n_sets=float(walk.n_sets.mean()),
        n_too_much=float(walk.n_too_much.mean()),
        p_too_much=float(np.mean(walk.n_too_much > 0)),
        p_bad_week=float(walk.has_bad_week.mean()),
        p_pain_lower=float(np.mean(walk.level_now - level_end >= clear)),
        p_expected_lower=float(np.mean(walk.expected[0] - walk.expected[-1] >= clear)),
        retry=Retry(
            expected=float(retried.expected.mean()),
            felt=float(retried.felt.mean()),
            p_too_much=float(walk.is_retry_too_much.mean()),
            p_hurts_less=float(np.mean(compared.felt - retried.felt >= clear)),
        ),
    )


def _last_week(mornings: Sequence[Array]) -> Array:
    median: Array = np.median(np.stack(mornings[-WEEK_D:]), axis=0)
    return median


def _bands(samples: Sequence[Array]) -> Bands:
    table = np.stack(samples)
    low, median, high = np.quantile(table, _QUANTILES, axis=1)
    return Bands(
        mean=tuple(map(float, table.mean(axis=1))),
        low=tuple(map(float, low)),
        median=tuple(map(float, median)),
        high=tuple(map(float, high)),
    )
