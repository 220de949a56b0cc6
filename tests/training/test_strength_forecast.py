from __future__ import annotations

import math
from datetime import timedelta
from itertools import pairwise

import pytest
from tests.training.builders import START, lift

from relift.errors import InvalidValueError
from relift.training.history import LiftHistory
from relift.training.strength import StrengthForecast, drift_variance, filtered, forecast_e1rm


def steady(n: int = 20, e1rm: float = 200.0) -> LiftHistory:
    """Twice a week, two per cent up and down."""
    return lift(
        *((START + timedelta(days=3 * i), e1rm * (1.02 if i % 2 else 0.98)) for i in range(n))
    )


def width(forecast: StrengthForecast) -> float:
    low, high = forecast.interval_80
    return math.log(high / low)


def test_without_a_loaded_day_there_is_no_forecast() -> None:
    with pytest.raises(InvalidValueError, match="at least one day"):
        forecast_e1rm(lift(), START)
    with pytest.raises(InvalidValueError, match="at least one day"):
        forecast_e1rm(lift((START, 200)), START - timedelta(days=1))


def test_one_day_gives_its_own_e1rm_with_a_wide_interval() -> None:
    forecast = forecast_e1rm(lift((START, 200)), START + timedelta(days=3))
    assert forecast.median_kg == pytest.approx(200)
    assert (forecast.n, forecast.gap_d, forecast.last_on) == (1, 3, START)
    assert width(forecast) > width(forecast_e1rm(steady(), steady().last_on + timedelta(days=3)))


def test_two_days_give_a_middle_between_them() -> None:
    days = lift((START, 190), (START + timedelta(days=3), 200))
    forecast = forecast_e1rm(days, START + timedelta(days=6))
    assert 190 < forecast.median_kg < 200


def test_identical_days_leave_some_uncertainty() -> None:
    same = lift(*((START + timedelta(days=3 * i), 150.0) for i in range(100)))
    forecast = forecast_e1rm(same, same.last_on + timedelta(days=3))
    assert forecast.median_kg == pytest.approx(150)
    assert 0.01 < width(forecast) < 0.3


def test_time_off_keeps_the_middle_and_widens_the_interval() -> None:
    history = steady()
    gaps = [forecast_e1rm(history, history.last_on + timedelta(days=d)) for d in (2, 7, 21, 41, 90)]
    assert len({round(f.median_kg, 9) for f in gaps}) == 1
    assert all(width(a) < width(b) for a, b in pairwise(gaps))


def test_after_a_month_off_a_steady_lifter_is_about_half_as_predictable() -> None:
    history = steady()
    soon, late = (forecast_e1rm(history, history.last_on + timedelta(days=d)) for d in (3, 30))
    assert 1.5 < width(late) / width(soon) < 3.5


def test_a_longer_layoff_lowers_the_cautious_end() -> None:
    history = steady()
    low = [
        forecast_e1rm(history, history.last_on + timedelta(days=d)).quantile(0.2)
        for d in (3, 30, 90)
    ]
    assert low[0] > low[1] > low[2] > 100


def test_years_off_do_not_widen_without_end() -> None:
    assert drift_variance(100_000) == drift_variance(10_000)
    assert drift_variance(0) == drift_variance(-3) == 0.0


@pytest.mark.parametrize("odd", [20.0, 2000.0])
def test_one_odd_day_hardly_moves_the_forecast(odd: float) -> None:
    history = steady()
    on = history.last_on + timedelta(days=3)
    with_odd = lift(*((d.on, d.e1rm_kg) for d in history.days), (on, odd))
    usual = forecast_e1rm(history, on).median_kg
    assert forecast_e1rm(with_odd, on + timedelta(days=3)).median_kg == pytest.approx(
        usual, rel=0.05
    )


def test_a_typing_slip_leaves_the_level_in_doubt_until_the_next_ordinary_day() -> None:
    history = steady()
    on = history.last_on + timedelta(days=3)
    days = [(d.on, d.e1rm_kg) for d in history.days]
    slip = forecast_e1rm(lift(*days, (on, 2000.0)), on + timedelta(days=3))
    after = lift(*days, (on, 2000.0), (on + timedelta(days=3), 200.0))
    settled = forecast_e1rm(after, on + timedelta(days=6))
    assert width(slip) > 1.5 * width(forecast_e1rm(history, on))
    assert width(settled) < 0.75 * width(slip)


def test_a_log_that_changes_its_unit_is_followed_within_four_days() -> None:
    history = steady()
    days = [(d.on, d.e1rm_kg) for d in history.days]
    on = history.last_on
    pounds = [(on + timedelta(days=3 * i), 441.0) for i in range(1, 5)]
    changed = lift(*days, *pounds)
    assert forecast_e1rm(changed, changed.last_on).median_kg == pytest.approx(441, rel=0.05)


def test_lasting_progress_is_followed() -> None:
    stronger = [(START + timedelta(days=3 * i), 150.0 if i < 10 else 180.0) for i in range(25)]
    history = lift(*stronger)
    assert forecast_e1rm(history, history.last_on).median_kg == pytest.approx(180, rel=0.02)


def test_a_lift_that_scatters_more_is_forecast_less_surely() -> None:
    wild = lift(
        *((START + timedelta(days=3 * i), 200 * (1.08 if i % 2 else 0.92)) for i in range(20))
    )
    on = wild.last_on + timedelta(days=3)
    assert width(forecast_e1rm(wild, on)) > 1.5 * width(forecast_e1rm(steady(), on))


def test_days_after_the_day_of_the_forecast_do_not_count() -> None:
    history = steady()
    on = history.days[9].on
    cut = lift(*((d.on, d.e1rm_kg) for d in history.days[:10]))
    assert forecast_e1rm(history, on) == forecast_e1rm(cut, on)


def test_quantiles_and_chances_are_each_others_inverse() -> None:
    forecast = forecast_e1rm(steady(), steady().last_on + timedelta(days=5))
    for p in (0.01, 0.1, 0.2, 0.5, 0.9, 0.99):
        assert forecast.cdf(forecast.quantile(p)) == pytest.approx(p, abs=1e-9)
    assert forecast.quantile(0.5) == pytest.approx(forecast.median_kg)
    assert forecast.cdf(0.0) == 0.0


def test_the_mean_lies_a_little_above_the_median() -> None:
    forecast = forecast_e1rm(steady(), steady().last_on + timedelta(days=5))
    assert forecast.median_kg < forecast.mean_kg < 1.05 * forecast.median_kg


@pytest.mark.parametrize("p", [0.0, 1.0, -0.1, float("nan")])
def test_a_quantile_needs_a_chance_between_0_and_1(p: float) -> None:
    with pytest.raises(InvalidValueError):
        forecast_e1rm(steady(), steady().last_on).quantile(p)


def test_most_of_the_weight_of_the_forecast_is_an_ordinary_day() -> None:
    forecast = forecast_e1rm(steady(), steady().last_on + timedelta(days=3))
    low, high = forecast.interval_80
    assert 180 < low < 200 < high < 222


def test_days_too_old_to_tell_change_the_forecast_by_less_than_a_thousandth() -> None:
    values = [150.0 + 20.0 * math.sin(i / 9.0) + (i * 7 % 11) for i in range(600)]
    days = lift(*((START + timedelta(days=3 * i), v) for i, v in enumerate(values))).days
    full, cut = filtered(days), filtered(days[-200:])
    assert cut.mean == pytest.approx(full.mean, abs=1e-3)
    assert math.sqrt(cut.variance) == pytest.approx(math.sqrt(full.variance), abs=1e-3)
    assert math.sqrt(cut.scatter) == pytest.approx(math.sqrt(full.scatter), abs=1e-3)
