from __future__ import annotations

from datetime import timedelta

import pytest
from tests.training.builders import START, done, warmup, workout

from relift.errors import InvalidValueError
from relift.training.lift_sets import LiftSet, lift_sets
from relift.training.reps_at_load import RepsForecast, forecast_reps


def sets(*days: list[tuple[float, int]]) -> list[LiftSet]:
    """Sets of a lift, day by day, as (load, reps)."""
    return [
        LiftSet(START + timedelta(days=3 * day), day, place, load, reps, None)
        for day, of_day in enumerate(days)
        for place, (load, reps) in enumerate(of_day)
    ]


def test_what_was_done_at_the_load_before_is_foretold() -> None:
    past = sets(*([[(100, 5), (100, 5), (120, 2)]] * 4))
    assert forecast_reps(past, 100, workout=4, place=0).quantile(0.5) == 5
    assert forecast_reps(past, 120, workout=4, place=2).quantile(0.5) == 2


def test_a_third_set_is_like_third_sets() -> None:
    past = sets(*([[(100, 8), (100, 7), (100, 5)]] * 5))
    foretold = [forecast_reps(past, 100, workout=5, place=p).quantile(0.5) for p in range(3)]
    assert foretold == [8, 7, 5]


def test_a_set_of_today_counts_more_than_one_of_last_week() -> None:
    past = sets(*([[(100, 8), (100, 8)]] * 4))
    today = [*past, LiftSet(START, 4, 0, 100, 5, None)]
    without, with_it = (forecast_reps(p, 100, workout=4, place=1).mean for p in (past, today))
    assert with_it < without


def test_at_a_load_far_from_any_before_it_what_is_usual_fills_in() -> None:
    past = sets(*([[(100, 5)]] * 6))
    near = forecast_reps(past, 100, workout=6, place=0)
    far = forecast_reps(past, 60, workout=6, place=0)
    assert far.quantile(0.9) - far.quantile(0.1) > near.quantile(0.9) - near.quantile(0.1)
    assert far.mean > near.mean


def test_chances_are_whole_reps_in_order_and_add_up_to_one() -> None:
    forecast = forecast_reps(sets([(100, 5), (90, 12)]), 95, workout=1, place=0)
    reps = [r for r, _ in forecast.chances]
    assert reps == sorted(set(reps))
    assert sum(chance for _, chance in forecast.chances) == pytest.approx(1.0)
    assert forecast.quantile(0.0) == reps[0] and forecast.quantile(1.0) == reps[-1]


def test_a_quantile_is_the_fewest_reps_that_reach_the_chance() -> None:
    forecast = RepsForecast(chances=((3, 0.2), (5, 0.5), (8, 0.3)))
    assert [forecast.quantile(p) for p in (0.2, 0.21, 0.7, 0.71)] == [3, 5, 5, 8]
    assert forecast.mean == pytest.approx(5.5)
    with pytest.raises(InvalidValueError):
        forecast.quantile(1.1)


@pytest.mark.parametrize("load", [0.0, -5.0, float("nan")])
def test_a_forecast_of_reps_needs_a_load(load: float) -> None:
    with pytest.raises(InvalidValueError, match="needs a load"):
        forecast_reps(sets([(100, 5)]), load, workout=1, place=0)


def test_a_forecast_of_reps_needs_a_set_before_it() -> None:
    with pytest.raises(InvalidValueError, match="one set before"):
        forecast_reps([], 100, workout=0, place=0)


def test_sets_are_numbered_by_day_and_by_place_without_warm_ups_and_long_sets() -> None:
    later = START + timedelta(days=2)
    found = lift_sets(
        [
            workout(later, Deadlift=[done(110, 4, rpe=8.0)]),
            workout(START, Deadlift=[warmup(60, 5), done(100, 5), done(80, 15), done(100, 4)]),
            workout(START, Nonsense_of_mine=[done(100, 5)], Plank=[done(None, None)]),
        ],
        most_reps=10,
    )
    assert found == {
        "deadlift": [
            LiftSet(START, 0, 0, 100, 5, None),
            LiftSet(START, 0, 1, 100, 4, None),
            LiftSet(later, 1, 0, 110, 4, 8.0),
        ]
    }
