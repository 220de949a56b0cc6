from __future__ import annotations

import numpy as np
import pytest
from numpy.random import default_rng
from tests.training.builders import START

from relift.training.lift_sets import LiftSet
from relift.training.one_rep_max import effective_reps_at, share_of_1rm
from relift.training.rpe_offset import (
    RpeOffset,
    after_telling,
    chart_rpe,
    foretold_rpe,
    rpe_of_like_sets,
)


def rated(offset: float, n: int, *, noise: float, seed: int, spread: float = 1.0) -> RpeOffset:
    """A simulated lifter who rates by the chart plus their own offset."""
    luck = default_rng(seed)
    known = RpeOffset()
    for chart in 7.0 + spread * luck.uniform(-1.0, 1.0, n):
        told = float(np.clip(chart + offset + noise * luck.standard_normal(), 1.0, 10.0))
        known = after_telling(known, told, like=None, chart=float(chart))
    return known


@pytest.mark.parametrize("offset", [-1.5, 0.0, 1.5])
def test_the_offset_of_a_simulated_lifter_is_recovered(offset: float) -> None:
    found = [rated(offset, 120, noise=0.4, seed=seed).value for seed in range(10)]
    # Drawn to 0 by 10 sets beside the 33 that count.
    assert np.mean(found) == pytest.approx(offset * 33 / 43, abs=0.15)


def test_with_little_data_the_offset_stays_near_zero() -> None:
    assert RpeOffset().value == 0.0
    assert 0.0 < rated(2.0, 1, noise=0.0, seed=1).value < 0.25
    assert rated(2.0, 1, noise=0.0, seed=1).value < rated(2.0, 20, noise=0.0, seed=1).value


def test_it_is_switched_on_for_a_lifter_whose_rpe_follows_the_chart() -> None:
    known = rated(1.0, 60, noise=0.2, seed=3, spread=2.0)
    assert known.helps
    foretold = foretold_rpe(known, like=9.0, chart=6.0)
    assert foretold is not None
    assert foretold[0] == pytest.approx(6.0 + known.value)


def test_it_stays_off_for_a_lifter_who_always_tells_the_same() -> None:
    luck, known = default_rng(4), RpeOffset()
    for chart in luck.uniform(5.0, 9.0, 80):
        known = after_telling(known, 8.0, like=8.0, chart=float(chart))
        assert not known.helps
    foretold = foretold_rpe(known, like=8.0, chart=5.0)
    assert foretold is not None and foretold[0] == 8.0


def test_it_stays_off_until_enough_sets_were_foretold() -> None:
    assert not rated(0.0, 14, noise=0.0, seed=5, spread=2.0).helps
    assert rated(0.0, 40, noise=0.0, seed=5, spread=2.0).helps


def test_before_any_rpe_was_told_none_is_foretold() -> None:
    assert foretold_rpe(RpeOffset(), like=None, chart=8.0) is None


def test_where_it_is_off_the_better_of_last_and_like_sets_is_used() -> None:
    known = RpeOffset()
    for i in range(40):
        told = 9.0 if i % 2 else 6.0
        known = after_telling(known, told, like=told, chart=2.0)
    foretold = foretold_rpe(known, like=6.0, chart=2.0)
    assert foretold is not None
    assert (foretold[0], foretold[1].last) == (6.0, 9.0)


def test_the_chart_and_the_way_back_agree() -> None:
    for reps in (1.0, 2.5, 6.0, 9.5, 10.0):
        assert effective_reps_at(share_of_1rm(reps)) == pytest.approx(reps)
    assert effective_reps_at(1.2) == 1.0
    assert effective_reps_at(0.3) == 10.0


def test_the_charts_rpe_of_a_set_rises_with_load_and_reps_and_stays_on_the_scale() -> None:
    assert chart_rpe(86.3, 5, 100.0) == pytest.approx(10.0)
    assert chart_rpe(86.3, 3, 100.0) == pytest.approx(8.0)
    assert chart_rpe(80.0, 3, 100.0) < chart_rpe(85.0, 3, 100.0)
    assert chart_rpe(130.0, 5, 100.0) == 10.0
    assert chart_rpe(20.0, 1, 100.0) == 1.0


def test_sets_of_the_same_load_and_reps_tell_the_rpe() -> None:
    past = [
        LiftSet(START, day, place, load, reps, rpe)
        for day in range(4)
        for place, (load, reps, rpe) in enumerate([(100.0, 5, 7.0), (120.0, 3, 9.0)])
    ]
    assert rpe_of_like_sets(past, 100.0, 5, workout=4, place=0) == 7.0
    assert rpe_of_like_sets(past, 120.0, 3, workout=4, place=1) == 9.0
    assert rpe_of_like_sets([], 100.0, 5, workout=4, place=0) is None
