"""Where Relift stands beside its rivals, on courses made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from relift.cohort.trial.frontier import (
    NEVER,
    Verdict,
    by_number,
    by_share_of_days,
    match,
    safety,
)
from relift.cohort.trial.outcomes import outcomes_of, resamples
from relift.cohort.trial.run import Courses

N, HORIZON = 50, 100


def made(days: float, *, bad: float, trained: float = 20.0) -> Courses:
    jitter = np.linspace(-2.0, 2.0, N)
    zeros = np.zeros(N)
    return Courses(
        returned_on=np.full(N, days) + (jitter if not np.isnan(days) else 0.0),
        n_too_much=np.full(N, bad),
        n_too_much_after=zeros,
        n_sets=np.full(N, trained),
        n_days=np.full(N, trained),
        n_days_too_much=np.full(N, bad),
        n_flares=zeros,
        final_fear=zeros,
        final_pain=zeros,
        n_left_out=zeros,
    )


@pytest.mark.parametrize("measure", [by_share_of_days, by_number])
def test_a_quicker_rival_counts_only_at_no_more_sets_that_are_too_much(measure: object) -> None:
    rivals = {"rash": made(10.0, bad=8.0), "slow": made(60.0, bad=1.0)}

    found = match(made(30.0, bad=2.0), rivals, horizon=HORIZON, measure=measure)  # type: ignore[arg-type]

    assert (found.rival, found.verdict) == ("slow", Verdict.BEYOND)
    assert found.days_apart.value == pytest.approx(-30.0)


def test_relift_is_behind_a_rival_that_is_quicker_and_safer() -> None:
    found = match(
        made(30.0, bad=2.0),
        {"good": made(20.0, bad=1.0)},
        horizon=HORIZON,
        measure=by_share_of_days,
    )

    assert found.verdict is Verdict.BEHIND


def test_relift_is_on_the_frontier_where_the_difference_is_in_doubt() -> None:
    rival = made(30.0, bad=2.0)
    rng = np.random.default_rng(1)
    shaken = np.asarray(rival.returned_on + rng.normal(0.0, 5.0, N))
    relift = Courses(**{**{n: getattr(rival, n) for n in rival.__slots__}, "returned_on": shaken})

    found = match(relift, {"twin": rival}, horizon=HORIZON, measure=by_share_of_days)

    assert found.verdict is Verdict.ON


def test_resting_for_good_is_always_a_rival() -> None:
    found = match(
        made(float("nan"), bad=1.0),
        {"rash": made(10.0, bad=8.0)},
        horizon=HORIZON,
        measure=by_share_of_days,
    )

    assert (found.rival, found.verdict) == (NEVER, Verdict.ON)


def test_safety_is_relift_less_the_plain_rule() -> None:
    found = safety(made(30.0, bad=2.0), made(20.0, bad=4.0, trained=10.0))

    assert found.bad_sets.value == pytest.approx(-2.0)
    assert found.bad_days.value == pytest.approx(0.1 - 0.4)
    assert found.bad_days.high < 0.0


def test_who_never_returns_counts_with_the_whole_horizon() -> None:
    never = made(float("nan"), bad=0.0, trained=0.0)
    found = outcomes_of(never, HORIZON, resamples(N))

    assert found.days.value == HORIZON
    assert found.median_days is None
    assert (found.never.hits, found.never.n) == (N, N)
    assert found.bad_days.value == 0.0
