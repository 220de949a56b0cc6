"""Chances of the 101 ratings, and their scores."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relift.cohort.rating_bins import (
    LEVELS,
    QUANTILES,
    RATINGS,
    bins_of_normal,
    covered,
    crps,
    log_score,
    mean_of,
    quantiles_of,
)

means, sds = st.floats(-3.0, 13.0), st.floats(0.05, 6.0)


@given(means, sds)
def test_chances_add_up_to_one(mean: float, sd: float) -> None:
    bins = bins_of_normal(mean, sd)
    assert bins.shape == (101,)
    assert np.all(bins >= 0.0)
    assert float(bins.sum()) == pytest.approx(1.0, abs=1e-6)


@given(means, sds)
def test_quantiles_rise_and_stay_on_the_scale(mean: float, sd: float) -> None:
    found = quantiles_of(bins_of_normal(mean, sd))
    assert list(found) == sorted(found)
    assert 0.0 <= found[0] <= found[-1] <= 10.0


def test_mean_and_quantiles_are_those_of_the_normal_far_from_the_ends() -> None:
    bins = bins_of_normal(5.0, 0.8)
    assert mean_of(bins) == pytest.approx(5.0, abs=1e-6)
    at = dict(zip(QUANTILES, quantiles_of(bins), strict=True))
    assert at[0.9] == pytest.approx(5.0 + 1.2816 * 0.8, abs=0.01)
    assert at[0.025] == pytest.approx(5.0 - 1.96 * 0.8, abs=0.01)


def test_mass_beyond_the_scale_sits_at_its_ends() -> None:
    bins = bins_of_normal(0.0, 1.0)
    assert bins[0] == pytest.approx(0.5 + 0.01994, abs=1e-4)
    assert quantiles_of(bins)[0] == 0.0


def test_the_log_score_is_the_chance_of_the_bin_with_a_floor() -> None:
    bins = bins_of_normal(5.0, 1.0)
    assert log_score(bins, 5.04) == pytest.approx(math.log(0.039878), abs=1e-3)
    assert log_score(bins_of_normal(0.0, 0.1), 9.0) == math.log(1e-6)


def test_crps_of_a_sure_forecast_is_its_error() -> None:
    sure = np.zeros(101)
    sure[30] = 1.0
    assert crps(sure, 3.0) == 0.0
    assert crps(sure, 5.5) == pytest.approx(2.5)


def test_crps_agrees_with_the_closed_form_of_a_normal() -> None:
    z = (6.3 - 5.0) / 0.9
    pdf, cdf = math.exp(-z * z / 2) / math.sqrt(2 * math.pi), 0.5 * (1 + math.erf(z / math.sqrt(2)))
    exact = 0.9 * (z * (2 * cdf - 1) + 2 * pdf - 1 / math.sqrt(math.pi))
    assert crps(bins_of_normal(5.0, 0.9), 6.3) == pytest.approx(exact, abs=0.01)


@given(means, sds)
def test_an_interval_covers_what_it_says_under_its_own_forecast(mean: float, sd: float) -> None:
    bins = bins_of_normal(mean, sd)
    shares = sum(p * np.array(covered(bins, r)) for p, r in zip(bins, RATINGS, strict=True))
    assert shares == pytest.approx(LEVELS, abs=1e-6)
