from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
import pytest

from relift.errors import InvalidValueError
from relift.threat import CheckedIn, Features, Felt, State, ThreatFilter
from relift.threat.forecast import forecast

Lift = Callable[..., Features]


@pytest.fixture(scope="module")
def sore(bank: ThreatFilter, start: datetime) -> State:
    return bank.step(bank.init(start), CheckedIn(at=start, pain_now=5.6))[0]


def test_the_mean_course_without_training_is_that_of_acute_back_pain(
    bank: ThreatFilter, start: datetime, sore: State
) -> None:
    # Row E01 of evidence.csv on 0-10: 5.6, then 2.6, 2.2 and 2.1 after 6, 26 and 52 weeks.
    days = [start + timedelta(weeks=w) for w in (0, 6, 26, 52)]
    fan = forecast(bank, sore, days=days, schedule=[()] * 4)
    assert fan.morning.mean == pytest.approx([5.6, 2.6, 2.2, 2.1], abs=0.4)


def test_the_fan_opens_with_the_days(bank: ThreatFilter, start: datetime, sore: State) -> None:
    days = [start + timedelta(days=d) for d in (0, 3, 30)]
    fan = forecast(bank, sore, days=days, schedule=[()] * 3)
    widths = fan.morning.high - fan.morning.low
    assert np.all(np.diff(widths) > 0)
    assert np.all(fan.morning.low <= fan.morning.median)
    assert np.all(fan.morning.median <= fan.morning.high)
    assert fan.morning.low.min() >= 0
    assert fan.morning.high.max() <= 10


def test_todays_forecast_is_that_of_the_filter(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state = bank.init(start)
    for k in range(3):
        at = start + timedelta(days=k)
        state, _ = bank.step(state, CheckedIn(at=at, pain_now=2))
        state, _ = bank.step(state, Felt(at=at, features=lift(0.4), felt_pain=3))
    seen = bank.predict(state, [lift(0.5)], at)
    fan = forecast(bank, state, days=[at], schedule=[[lift(0.5)]])
    assert fan.felt[0].mean == pytest.approx(seen.mean, abs=0.15)
    assert fan.felt[0].low == pytest.approx(seen.interval_80[:, 0], abs=0.3)
    assert fan.felt[0].high == pytest.approx(seen.interval_80[:, 1], abs=0.3)


def test_the_same_state_gives_the_same_fan(
    bank: ThreatFilter, start: datetime, sore: State, lift: Lift
) -> None:
    days = [start + timedelta(days=d) for d in range(1, 4)]
    schedule = [[lift(0.2)], [], [lift(0.3), lift(0.4, context="hotel")]]
    one, other = (
        forecast(bank, sore, days=days, schedule=schedule, doses=[2, 0, 4]) for _ in range(2)
    )
    assert [len(band.mean) for band in one.felt] == [1, 0, 2]
    for a, b in zip((one.morning, *one.felt), (other.morning, *other.felt), strict=True):
        assert np.array_equal(a.mean, b.mean)
        assert np.array_equal(a.high, b.high)


def test_no_days_give_an_empty_fan(bank: ThreatFilter, sore: State) -> None:
    assert forecast(bank, sore, days=[], schedule=[]).morning.mean.shape == (0,)


def test_a_schedule_of_another_length_is_refused(
    bank: ThreatFilter, start: datetime, sore: State
) -> None:
    with pytest.raises(InvalidValueError, match="schedule"):
        forecast(bank, sore, days=[start], schedule=[])
