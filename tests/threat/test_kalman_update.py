"""The fast update beside the textbook's, member by member in loops."""

import math

import numpy as np
import pytest

from relift.threat.kalman import Look, pull_of, pulled, shrunk
from relift.threat.learning import Lesson, teach

N_STATES, N_MEMBERS = 18, 7


def bank_of_filters(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    roots = rng.standard_normal((N_MEMBERS, N_STATES, N_STATES)) / 3
    covs = np.einsum("mij,mkj->ikm", roots, roots) + 0.1 * np.eye(N_STATES)[:, :, None]
    means = rng.uniform(1, 2, (N_STATES, N_MEMBERS))
    slopes = rng.uniform(-0.5, 1, (N_STATES, N_MEMBERS))
    noises = rng.uniform(2, 3, N_MEMBERS)
    return means, covs, slopes, noises


def look_of(means: np.ndarray, covs: np.ndarray, slopes: np.ndarray, noises: np.ndarray) -> Look:
    gain = np.einsum("ijm,jm->im", covs, slopes)
    return Look(
        mean=np.einsum("im,im->m", slopes, means),
        gain=gain,
        spread=np.einsum("im,im->m", slopes, gain),
        noise=noises,
    )


@pytest.mark.parametrize("seed", range(5))
def test_a_rating_inside_the_scale_updates_as_the_textbook_says(seed: int) -> None:
    means, covs, slopes, noises = bank_of_filters(seed)
    look = look_of(means, covs, slopes, noises)
    rating = float(np.clip(np.median(look.mean), 1, 9))
    pull = pull_of(look, rating, outlier_from=1e9, grain=1.0)
    fast_mean, fast_cov = pulled(means, look, pull), shrunk(covs, look, pull)
    for m in range(N_MEMBERS):
        h, cov = slopes[:, m][None, :], covs[:, :, m]
        innovation = h @ cov @ h.T + noises[m]
        gain = cov @ h.T @ np.linalg.inv(innovation)
        off = rating - h @ means[:, m]
        mean = means[:, m] + gain @ off
        kept = np.eye(N_STATES) - gain @ h
        joseph = kept @ cov @ kept.T + noises[m] * gain @ gain.T
        log_likelihood = -0.5 * (
            off[0] ** 2 / innovation[0, 0] + math.log(2 * math.pi * innovation[0, 0])
        )
        assert fast_mean[:, m] == pytest.approx(mean, abs=1e-10)
        assert np.max(np.abs(fast_cov[:, :, m] - joseph)) < 1e-10
        assert pull.log_likelihood[m] == pytest.approx(log_likelihood, abs=1e-10)


@pytest.mark.parametrize(("rating", "mean"), [(0.0, 0.4), (0.0, 4.0), (10.0, 9.5), (10.0, 5.0)])
def test_a_rating_at_an_end_matches_the_moments_of_a_grid(rating: float, mean: float) -> None:
    spread, noise = 1.7, 0.8
    look = Look(
        mean=np.array([mean]),
        gain=np.array([[spread]]),
        spread=np.array([spread]),
        noise=np.array([noise]),
    )
    pull = pull_of(look, rating, outlier_from=2.0, grain=1.0)
    grid = np.linspace(mean - 12, mean + 12, 60_001)
    side = 1.0 if rating > 0 else -1.0
    edge = rating - 0.5 * side  # whole numbers: what lies nearer to the end than to the next one
    likelihood = np.array([0.5 * math.erfc(side * (edge - z) / math.sqrt(2 * noise)) for z in grid])
    prior = np.exp(-0.5 * (grid - mean) ** 2 / spread)
    mass = prior * likelihood
    slow_mean = np.sum(grid * mass) / np.sum(mass)
    slow_variance = np.sum((grid - slow_mean) ** 2 * mass) / np.sum(mass)
    assert mean + spread * pull.mean[0] == pytest.approx(slow_mean, abs=1e-5)
    assert spread - spread**2 * pull.shrink[0] == pytest.approx(slow_variance, abs=1e-4)
    assert pull.log_likelihood[0] == pytest.approx(math.log(np.sum(mass) / np.sum(prior)), abs=1e-5)


def test_a_far_rating_counts_less_but_a_higher_one_never_less_than_a_lower() -> None:
    look = Look(
        mean=np.array([2.0]), gain=np.ones((1, 1)), spread=np.array([0.5]), noise=np.array([0.5])
    )
    ratings = np.linspace(2.0, 10.0, 81)
    robust = np.array([pull_of(look, r, outlier_from=2.0, grain=1.0).mean[0] for r in ratings])
    plain = np.array([pull_of(look, r, outlier_from=1e9, grain=1.0).mean[0] for r in ratings])
    assert np.all(np.diff(robust) > 0)
    assert robust[70] < 0.7 * plain[70]
    assert robust[5] == plain[5]


def test_learning_moves_the_covariance_as_a_linear_step_does() -> None:
    _, covs, _, _ = bank_of_filters(9)
    rng = np.random.default_rng(4)
    belief = rng.standard_normal(N_STATES)
    direction = rng.standard_normal((N_STATES, N_MEMBERS))
    slope = rng.uniform(0, 1, N_MEMBERS)
    taught = Lesson(np.zeros(N_MEMBERS), direction, slope)
    fast, gain = covs.copy(), np.einsum("i,ijm->jm", belief, covs)
    teach(fast, taught, belief, belief_gain=gain, scratch=np.empty_like(covs))
    for m in range(N_MEMBERS):
        step = np.eye(N_STATES) - slope[m] * np.outer(direction[:, m], belief)
        assert np.max(np.abs(fast[:, :, m] - step @ covs[:, :, m] @ step.T)) < 1e-10
