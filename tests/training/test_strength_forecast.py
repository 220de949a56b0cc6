from __future__ import annotations

import math
from datetime import timedelta

import pytest
from tests.training.builders import START, lift

from relift.errors import InvalidValueError
from relift.training.history import LiftHistory
from relift.training.strength import StrengthForecast, forecast_e1rm, forecasts_one_ahead


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
    widths = [width(forecast) for forecast in gaps]
    assert widths == sorted(widths)
    assert widths[1] < widths[2] < widths[3] < widths[4]


def test_after_a_month_off_a_steady_lifter_is_clearly_less_predictable() -> None:
    history = steady()
    soon, late = (forecast_e1rm(history, history.last_on + timedelta(days=d)) for d in (3, 30))
    assert 1.3 < width(late) / width(soon) < 3.5


def test_a_longer_layoff_lowers_the_cautious_end() -> None:
    history = steady()
    low = [
        forecast_e1rm(history, history.last_on + timedelta(days=d)).quantile(0.2)
        for d in (3, 30, 90)
    ]
    assert low[0] > low[1] > low[2] > 100


def test_years_off_do_not_widen_without_end() -> None:
    history = steady()
    year, decade = (
        forecast_e1rm(history, history.last_on + timedelta(days=d)) for d in (365, 3650)
    )
    assert width(year) == width(decade)


@pytest.mark.parametrize("odd", [20.0, 2000.0])
def test_one_odd_day_hardly_moves_the_forecast(odd: float) -> None:
    history = steady()
    on = history.last_on + timedelta(days=3)
    with_odd = lift(*((d.on, d.e1rm_kg) for d in history.days), (on, odd))
    usual = forecast_e1rm(history, on).median_kg
    assert forecast_e1rm(with_odd, on + timedelta(days=3)).median_kg == pytest.approx(
        usual, rel=0.05
    )


def test_a_typing_slip_leaves_doubt_that_ordinary_days_clear() -> None:
    history = steady()
    days = [(d.on, d.e1rm_kg) for d in history.days]
    days.append((history.last_on + timedelta(days=3), 2000.0))
    slip = forecast_e1rm(lift(*days), days[-1][0] + timedelta(days=3))
    days += [(days[-1][0] + timedelta(days=3 * i), 198.0) for i in range(1, 9)]
    settled = forecast_e1rm(lift(*days), days[-1][0] + timedelta(days=3))
    assert width(slip) > 1.2 * width(forecast_e1rm(history, history.last_on))
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
    history = lift(*((START + timedelta(days=3 * i), v) for i, v in enumerate(values)))
    *_, full = forecasts_one_ahead(history)
    cut = forecast_e1rm(lift(*((d.on, d.e1rm_kg) for d in history.days[:-1])), history.last_on)
    for p in (0.1, 0.5, 0.9):
        assert cut.quantile(p) == pytest.approx(full.quantile(p), rel=1e-3)


def test_forecasts_one_ahead_are_those_of_each_day_from_the_days_before_it() -> None:
    history = steady(12)
    ahead = list(forecasts_one_ahead(history))
    assert len(ahead) == 11
    for i, forecast in enumerate(ahead, start=1):
        before = lift(*((d.on, d.e1rm_kg) for d in history.days[:i]))
        alone = forecast_e1rm(before, history.days[i].on)
        assert (forecast.n, forecast.gap_d) == (alone.n, alone.gap_d)
        assert forecast.median_kg == pytest.approx(alone.median_kg, rel=1e-6)
        assert forecast.quantile(0.1) == pytest.approx(alone.quantile(0.1), rel=1e-6)


def test_one_day_alone_was_foretold_by_none() -> None:
    assert list(forecasts_one_ahead(lift((START, 100)))) == []


def test_a_lifter_who_alternates_heavy_and_light_is_foretold_to_alternate() -> None:
    days = [(START + timedelta(days=3 * i), 200.0 if i % 2 else 160.0) for i in range(40)]
    light, heavy = (
        forecast_e1rm(lift(*days[:n]), days[n - 1][0] + timedelta(days=3)) for n in (40, 39)
    )
    assert light.median_kg == pytest.approx(160, rel=0.05)
    assert heavy.median_kg == pytest.approx(200, rel=0.05)


def test_the_mean_is_the_middle_where_the_forecast_is_narrow() -> None:
    same = lift(*((START + timedelta(days=3 * i), 150.0) for i in range(60)))
    forecast = forecast_e1rm(same, same.last_on)
    quantiles = [forecast.quantile((i + 0.5) / 200) for i in range(200)]
    assert forecast.mean_kg == pytest.approx(sum(quantiles) / 200, rel=5e-3)
