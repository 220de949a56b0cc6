"""Odd journals never break the filter: no exception, no number that is not one."""

from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
import pytest

from relift.threat import (
    MOVEMENTS,
    Avoided,
    CheckedIn,
    Dosed,
    Event,
    Expected,
    Features,
    Felt,
    Flared,
    State,
    ThreatFilter,
)

Lift = Callable[..., Features]


def assert_sound(bank: ThreatFilter, state: State, x: Features, at: datetime) -> None:
    for name, value in state._asdict().items():
        if isinstance(value, np.ndarray):
            assert np.all(np.isfinite(value)), name
    assert np.all(np.einsum("iim->im", state.cov) >= 0)
    assert np.exp(state.log_weights).sum() == pytest.approx(1.0)
    seen = bank.predict(state, [x], at)
    for value in (seen.mean, seen.expected_pain, seen.next_morning_mean, seen.interval_80):
        assert np.all((value >= 0) & (value <= 10))
    assert 0 <= seen.p_above(5.0)[0] <= 1


def everything(at: datetime, x: Features, rating: float) -> list[Event]:
    return [
        CheckedIn(at=at, pain_now=rating, pain_morning=rating, worry=rating, confidence=rating),
        Expected(at=at, features=x, expected_pain=rating),
        Felt(at=at, features=x, felt_pain=rating),
        Dosed(at=at, dose=rating),
    ]


@pytest.mark.parametrize("rating", [0.0, 3.0, 10.0])
@pytest.mark.parametrize("gap", [timedelta(0), timedelta(days=1), timedelta(days=1200)])
def test_ratings_that_never_change_at_any_pace_are_read(
    bank: ThreatFilter, start: datetime, lift: Lift, rating: float, gap: timedelta
) -> None:
    state, at = bank.init(start), start
    for _ in range(40):
        for event in everything(at, lift(0.5), rating):
            state, info = bank.step(state, event)
            assert all(np.isfinite(s.log_likelihood) for s in info.scores)
        at += gap
    assert_sound(bank, state, lift(0.5), at)
    assert bank.predict(state, [lift(0.5)], at).mean[0] == pytest.approx(rating, abs=1.5)


def test_ratings_that_jump_from_end_to_end_are_read(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state = bank.init(start)
    for k in range(40):
        at = start + timedelta(days=k)
        for event in everything(at, lift(0.9 - 0.8 * (k % 2)), 10.0 * (k % 2)):
            state, _ = bank.step(state, event)
    assert_sound(bank, state, lift(0.5), at)


def test_an_earlier_event_counts_as_the_same_instant(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state, _ = bank.step(bank.init(start), CheckedIn(at=start, pain_now=3))
    felt = [Felt(at=start - timedelta(days=d), features=lift(0.5), felt_pain=3) for d in (0, 400)]
    one, other = (bank.step(state, event)[0] for event in felt)
    assert one.at == other.at == state.at
    assert np.array_equal(one.mean, other.mean)
    assert_sound(bank, other, lift(0.5), start - timedelta(days=1))


def test_two_days_at_once_are_as_one_day_twice(bank: ThreatFilter, start: datetime) -> None:
    state, _ = bank.step(bank.init(start), CheckedIn(at=start, pain_now=3))
    days = [CheckedIn(at=start + timedelta(days=d)) for d in (1, 2)]
    once, _ = bank.step(state, days[1])
    twice, _ = bank.step(bank.step(state, days[0])[0], days[1])
    assert twice.mean == pytest.approx(once.mean, abs=1e-12)
    assert np.max(np.abs(twice.cov - once.cov)) < 1e-12


def test_odd_exposures_and_doses_are_read(bank: ThreatFilter, start: datetime) -> None:
    state = bank.init(start)
    for k, movement in enumerate(MOVEMENTS):
        x = Features(
            movement=movement,
            relative_load=[0.0, 1.3, 40.0][k % 3],
            range_of_motion=k % 2,
            volume=[0.0, 5.0, 1e5][k % 3],
            context=f"place {k}",
        )
        for event in (
            Felt(at=start, features=x, felt_pain=k),
            Avoided(at=start, features=x),
            Dosed(at=start, dose=1e4),
            Flared(at=start),
        ):
            state, _ = bank.step(state, event)
    assert_sound(bank, state, x, start)
    assert_sound(bank, state, x, start + timedelta(days=30_000))


def test_a_flare_reported_again_and_again_stays_on_the_scale(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    state, _ = bank.step(bank.init(start), CheckedIn(at=start, pain_now=6))
    for k in range(50):
        state, _ = bank.step(state, Flared(at=start + timedelta(minutes=k)))
    assert np.max(state.mean[:3].sum(axis=0)) <= 10.0 + 1e-9
    assert_sound(bank, state, lift(0.5), start)


def test_years_of_daily_reports_keep_every_variance_alive(
    bank: ThreatFilter, start: datetime, lift: Lift
) -> None:
    rng = np.random.default_rng(8)
    state = bank.init(start)
    for k in range(400):
        at = start + timedelta(days=k)
        for event in everything(at, lift(0.6), float(np.clip(round(rng.normal(2, 1)), 0, 10))):
            state, _ = bank.step(state, event)
    assert_sound(bank, state, lift(0.6), at)
    eigenvalues = np.linalg.eigvalsh(np.moveaxis(state.cov, 2, 0))
    assert eigenvalues.min() > -1e-9
    assert np.ptp(state.params[0]) > 0.02, "the members have collapsed into one"
