"""A move keeps what the ratings said nothing of, and takes in what they said."""

from datetime import UTC, datetime

import numpy as np
import pytest

from relift.threat import State, build_filter
from relift.threat.bank import even_normals, first_members, moved, normalized
from relift.threat.params import Params, default_priors, prior_moments, to_free

PRIORS = default_priors()
LEARNING = Params._fields.index("learning_rate")


@pytest.fixture
def fresh() -> State:
    return build_filter().init(datetime(2026, 3, 2, tzinfo=UTC))


def scaled(state: State) -> np.ndarray:
    """Traits in the prior's standard deviations from its mean."""
    mean, sd = prior_moments(PRIORS)
    return (to_free(PRIORS, state.params) - mean[:, None]) / sd[:, None]


def weighed(state: State, log_likelihood: np.ndarray) -> State:
    return state._replace(log_weights=normalized(state.log_weights + log_likelihood))


def test_even_draws_have_the_moments_that_they_stand_for() -> None:
    drawn = even_normals(23, 64, np.random.default_rng(1))
    assert np.max(np.abs(drawn.mean(axis=1))) < 1e-12
    assert np.max(np.abs(drawn @ drawn.T / 64 - np.eye(23))) < 1e-10


def test_the_first_members_have_the_moments_of_the_prior(fresh: State) -> None:
    z = scaled(fresh._replace(params=first_members(PRIORS, 256, np.random.default_rng(2))))
    assert np.max(np.abs(z.mean(axis=1))) < 1e-9
    assert z.std(axis=1) == pytest.approx(np.ones(23), abs=1e-9)


def test_a_move_finds_the_posterior_of_a_normal_likelihood(fresh: State) -> None:
    z = scaled(fresh)[LEARNING]
    told = weighed(fresh, -0.5 * (z - 1.0) ** 2 / 0.25)
    after = scaled(moved(told, PRIORS, np.random.default_rng(3)))[LEARNING]
    assert after.mean() == pytest.approx(0.8, abs=0.05)
    assert after.std() == pytest.approx(np.sqrt(0.2), abs=0.05)


def test_a_move_leaves_alone_what_the_ratings_said_nothing_of(fresh: State) -> None:
    z = scaled(fresh)
    told = weighed(fresh, -0.5 * (z[LEARNING] - 1.0) ** 2 / 0.25)
    after = scaled(moved(told, PRIORS, np.random.default_rng(4)))
    others = np.delete(after, LEARNING, axis=0)
    assert np.max(np.abs(others.mean(axis=1))) < 0.1
    assert others.std(axis=1) == pytest.approx(np.ones(22), abs=0.1)


@pytest.mark.parametrize("seed", [5, 6, 7])
def test_thirty_moves_by_mere_chance_keep_the_spread(fresh: State, seed: int) -> None:
    rng, state = np.random.default_rng(seed), fresh
    for _ in range(30):
        state = moved(weighed(state, 1.5 * rng.standard_normal(256)), PRIORS, rng)
    z = scaled(state)
    assert np.mean(z.var(axis=1)) == pytest.approx(1.0, abs=0.25)
    assert np.mean(z.mean(axis=1) ** 2) < 0.35


def test_all_members_weigh_the_same_after_a_move(fresh: State) -> None:
    told = weighed(fresh, np.linspace(-9, 0, 256))
    assert np.ptp(moved(told, PRIORS, np.random.default_rng(8)).log_weights) == 0.0


@pytest.mark.parametrize("n_alive", [0, 1, 2])
def test_a_move_gets_over_weights_that_one_or_two_members_carry(fresh: State, n_alive: int) -> None:
    log_likelihood = np.full(256, -np.inf)
    log_likelihood[:n_alive] = 0.0
    state = moved(weighed(fresh, log_likelihood), PRIORS, np.random.default_rng(9))
    assert np.all(np.isfinite(state.params))
    assert np.all(np.isfinite(state.mean))
    assert np.max(np.abs(scaled(state).mean(axis=1))) < 3.5


def test_the_state_goes_along_with_the_traits_that_it_depends_on(fresh: State) -> None:
    z = scaled(fresh)[LEARNING]
    mean = fresh.mean.copy()
    mean[0] = 2.0 * z
    told = weighed(fresh._replace(mean=mean), -0.5 * (z - 1.0) ** 2 / 0.25)
    after = moved(told, PRIORS, np.random.default_rng(10))
    assert np.corrcoef(after.mean[0], scaled(after)[LEARNING])[0, 1] > 0.9
