"""Simulation-based calibration: where does the truth rank among the members, over many people?

People are drawn from the priors and simulated by the textbook, not by the filter's code; a fifth of
the answers is missing. If the posterior is right, the truth's weighted rank is uniform for every
trait (Talts et al., arXiv:1804.06788, 2018), tested by chi-square over ten bins. After 24 rated
sets the bounds are the 99.9% points: 27.9 for all traits pooled, 36.9 for the worst of 23. The
posterior is known to become a little too sure of some traits after 192 sets: benchmarks/recover.py.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
import pytest
from tests.threat.textbook import MOVEMENTS, VOLUME, People

from relift.threat import CheckedIn, Dosed, Expected, Features, Felt, State, ThreatFilter
from relift.threat.params import Params, to_free

N_PEOPLE, N_DAYS, N_BINS = 120, 24, 10
POOLED_BOUND, WORST_BOUND = 27.9, 36.9
LOADS = (0.2, 0.4, 0.3, 0.6, 0.5, 0.8)
USED_TO = 8.0
Lift = Callable[..., Features]


def answers(people: People, rng: np.random.Generator) -> list[dict[str, np.ndarray]]:
    """What everyone says, by day; NaN where they do not."""
    said = []
    for day in range(N_DAYS):
        load, movement = LOADS[day % len(LOADS)], day % 2
        people.wait(1.5)
        people.jitter()
        told = {"morning": people.said(people.morning(), people.p.rest_noise)}
        belief = people.belief(load, 0.9, movement)
        told["expected"] = people.said(np.maximum(0, belief), people.p.expected_noise)
        people.jitter()
        told["felt"] = people.said(people.felt(load, 0.9, movement), people.p.felt_noise)
        for what, ratings in told.items():
            if what != "felt":  # a felt pain that is not told still teaches
                ratings[rng.random(people.n) < 0.2] = np.nan
        people.learn(told["felt"], load, 0.9, movement)
        dose = float(rng.uniform(0.25, 2.0)) * USED_TO
        people.train(dose)
        said.append(told | {"dose": np.full(people.n, dose)})
    return said


def heard(bank: ThreatFilter, start: datetime, said: list[dict[str, np.ndarray]], i: int) -> State:
    """The filter's state after all that one person says."""
    state = bank.init(start, USED_TO)
    for day, told in enumerate(said):
        at = start + timedelta(days=1.5 * (day + 1))
        x = Features(
            movement=MOVEMENTS[day % 2],
            relative_load=LOADS[day % len(LOADS)],
            range_of_motion=0.9,
            volume=VOLUME,
        )
        rated = {
            what: None if np.isnan(r[i]) else float(r[i])
            for what, r in told.items()
            if what != "dose"
        }
        for event in (
            CheckedIn(at=at, pain_morning=rated["morning"]),
            Expected(at=at, features=x, expected_pain=rated["expected"]),
            Felt(at=at, features=x, felt_pain=rated["felt"]),
            Dosed(at=at, dose=float(told["dose"][i])),
        ):
            state, _ = bank.step(state, event)
    return state


@pytest.fixture(scope="module")
def told(bank: ThreatFilter, start: datetime) -> tuple[np.ndarray, list[State]]:
    rng = np.random.default_rng(41)
    people = People(N_PEOPLE, rng, used_to=USED_TO)
    truth = to_free(bank.priors, np.array(people.p))
    said = answers(people, rng)
    return truth, [heard(bank, start, said, i) for i in range(N_PEOPLE)]


def ranks(
    told: tuple[np.ndarray, list[State]], bank: ThreatFilter, *, narrowed: float = 1.0
) -> np.ndarray:
    """Weighted share of members under the truth (traits, people)."""
    truth, states = told
    found = []
    for state, true in zip(states, truth.T, strict=True):
        weights, free = np.exp(state.log_weights), to_free(bank.priors, state.params)
        middle = (free @ weights)[:, None]
        found.append(((middle + narrowed * (free - middle)) < true[:, None]) @ weights)
    return np.array(found).T


def chi_square(ranks: np.ndarray) -> float:
    counts, _ = np.histogram(ranks, bins=N_BINS, range=(0, 1 + 1e-9))
    expected = ranks.size / N_BINS
    return float(np.sum((counts - expected) ** 2) / expected)


def test_the_truth_ranks_anywhere_among_the_members(
    bank: ThreatFilter, told: tuple[np.ndarray, list[State]]
) -> None:
    found = ranks(told, bank)
    assert chi_square(found) < POOLED_BOUND
    by_trait = {name: chi_square(row) for name, row in zip(Params._fields, found, strict=True)}
    assert max(by_trait.values()) < WORST_BOUND, by_trait


def test_a_posterior_that_is_too_sure_is_found_out(
    bank: ThreatFilter, told: tuple[np.ndarray, list[State]]
) -> None:
    assert chi_square(ranks(told, bank, narrowed=0.75)) > POOLED_BOUND
