"""People drawn from the priors, rated in whole numbers: are the filter's intervals honest on them?

Simulation-based calibration: if the inference is right, an 80% interval holds 80% of what such
people say next, early on as well as after the members were moved many times.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np
import pytest

from relift.threat import CheckedIn, Expected, Features, Felt, ThreatFilter
from relift.threat.paths import exposed, morning_ratings, sample_paths, walked_to

N_PEOPLE = 40
N_DAYS = 24
LOADS = (0.2, 0.4, 0.3, 0.6, 0.5, 0.8)


class Told(NamedTuple):
    """One person's scores."""

    pit: dict[str, list[float]]
    felt: list[tuple[int, float, float]]
    n_moves: int


def told_by(bank: ThreatFilter, start: datetime, lift: Callable[..., Features], seed: int) -> Told:
    rng = np.random.default_rng([21, seed])
    state = bank.init(start)
    person = sample_paths(state, 1, rng)
    pit: dict[str, list[float]] = {"rest": [], "expected": [], "felt": []}
    felt: list[tuple[int, float, float]] = []
    n_moves = 0
    for day in range(N_DAYS):
        at = start + timedelta(days=1.5 * day)
        x = lift(LOADS[day % len(LOADS)], movement=("hinge", "squat")[day % 2])
        person = walked_to(person, at.timestamp(), rng)
        rest = float(np.round(morning_ratings(person, bank.priors, rng)[0]))
        person, said = exposed(person, x, bank.priors, rng)
        before, after = (float(np.round(r[0])) for r in said)
        for event in (
            CheckedIn(at=at, pain_now=rest),
            Expected(at=at, features=x, expected_pain=before),
            Felt(at=at, features=x, felt_pain=after),
        ):
            state, info = bank.step(state, event)
            score = info.scores[0]
            low, high = (float(score.predictive.cdf(score.rating + d)[0]) for d in (-0.5, 0.5))
            pit[score.what].append(low + (high - low) * rng.random())
            n_moves += info.is_moved
        felt.append((day, after, float(score.predictive.mean[0])))
    return Told(pit, felt, n_moves)


@pytest.fixture(scope="module")
def told(bank: ThreatFilter, start: datetime, lift: Callable[..., Features]) -> list[Told]:
    assert start.tzinfo is UTC
    return [told_by(bank, start, lift, seed) for seed in range(N_PEOPLE)]


@pytest.mark.parametrize("what", ["rest", "expected", "felt"])
def test_intervals_hold_what_they_say(told: list[Told], what: str) -> None:
    pits = np.array([one.pit[what] for one in told])
    assert np.mean(np.abs(pits - 0.5) < 0.4) == pytest.approx(0.8, abs=0.05)
    assert np.mean(np.abs(pits - 0.5) < 0.25) == pytest.approx(0.5, abs=0.07)


def test_high_pain_comes_no_more_often_than_foreseen(told: list[Told]) -> None:
    felt = np.array([one.pit["felt"] for one in told])
    assert np.mean(felt > 0.8) < 0.24
    assert np.mean(felt[:, N_DAYS // 2 :] > 0.8) < 0.25, "nor after the members were moved"


def test_the_members_were_moved_on_the_way(told: list[Told]) -> None:
    assert np.mean([one.n_moves for one in told]) > 1


def test_forecasts_of_felt_pain_beat_the_last_value(told: list[Told]) -> None:
    rated = np.array([[rating for _, rating, _ in one.felt] for one in told])
    foreseen = np.array([[mean for _, _, mean in one.felt] for one in told])
    last = np.mean((rated[:, 1:] - rated[:, :-1]) ** 2)
    assert np.mean((rated[:, 1:] - foreseen[:, 1:]) ** 2) < 0.8 * last
