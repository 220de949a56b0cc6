"""The bank beside a plain bootstrap particle filter whose particles carry the parameters.

Three particle filters of 60,000 (seeds 11, 12 and 13) differ from one another by up to 0.06, 0.03,
0.02, 0.014, 0.03 and 6% on the figures below, in this order: the bounds are little wider.
"""

import math
from datetime import datetime, timedelta

import numpy as np
import pytest
from tests.threat.textbook import VOLUME, People

from relift.threat import CheckedIn, Expected, Features, Felt, State, ThreatFilter, build_filter
from relift.threat.params import Params

N_PARTICLES = 60_000
LOAD, REACH = 0.5, 0.8
Series = tuple[tuple[float, float | None, float | None, float | None], ...]
SERIES: dict[str, Series] = {  # days since the last line, rest, expected, felt
    "all answered": ((0, 4, 6, 4), (1, 3, 5, 5), (1, 3.5, 5.5, 3), (2, 2, 4, 3.5)),
    "answers missing": ((0, 4, None, 4), (1, None, 5, 5), (3, None, None, 3), (2, 2, 4, None)),
    "a gap of two months": ((0, 4, 6, 4), (60, 2, 5, 4), (1, None, 5, 3)),
    "at the floor": ((0, 1, 2, 0), (1, 0, 1, 0), (1, 0, 0, 1)),
}


class Particles(People):
    """A bootstrap filter: weigh by the rating, resample all, every time."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__(N_PARTICLES, rng)
        self.log_evidence = 0.0

    def grow_unsure(self, days: float) -> None:
        """Equation 2b: doubt that is the filter's own, as wide as the particles lack it."""
        share, most = 1 - math.exp(-2 * days / 180), 0.8**2
        for row in (0, 3):
            lacking = max(0.0, most - float(np.var(self.b[row])))
            self.b[row] += math.sqrt(share * lacking) * self.noise()

    def weigh(self, mean: np.ndarray, sd: np.ndarray, rating: float) -> None:
        sd = np.sqrt(sd**2 + 1 / 12)  # ratings are rounded to whole numbers
        if 0 < rating < 10:
            w = np.exp(-0.5 * ((rating - mean) / sd) ** 2) / (sd * math.sqrt(2 * math.pi))
        else:
            over = (mean - 0.5 if rating == 0 else 9.5 - mean) / (sd * math.sqrt(2))
            w = 0.5 * np.vectorize(math.erfc)(over)
        self.log_evidence += math.log(w.mean())
        picks = self.rng.choice(N_PARTICLES, N_PARTICLES, p=w / w.sum())
        self.h, self.b, self.safety = self.h[:, picks], self.b[:, picks], self.safety[:, picks]
        self.p = Params(*(values[picks] for values in self.p))

    def through(self, series: Series) -> "Particles":
        for days, rest, expected, felt in series:
            self.wait(days)
            self.grow_unsure(days)
            if rest is not None:
                self.jitter()
                self.weigh(self.rest(), self.p.rest_noise, rest)
            if expected is not None:
                self.weigh(self.belief(LOAD, REACH), self.p.expected_noise, expected)
            if felt is not None:
                self.jitter()
                self.weigh(self.felt(LOAD, REACH), self.p.felt_noise, felt)
                self.learn(felt, LOAD, REACH, 0)
        return self


def lift() -> Features:
    return Features(movement="hinge", relative_load=LOAD, range_of_motion=REACH, volume=VOLUME)


def heard(bank: ThreatFilter, start: datetime, series: Series) -> tuple[State, datetime, float]:
    state, at, log_evidence = bank.init(start), start, 0.0
    for days, rest, expected, felt in series:
        at += timedelta(days=days)
        for event in (
            CheckedIn(at=at, pain_now=rest),
            Expected(at=at, features=lift(), expected_pain=expected),
            Felt(at=at, features=lift(), felt_pain=felt),
        ):
            state, info = bank.step(state, event)
            log_evidence += sum(score.log_likelihood for score in info.scores)
    return state, at, log_evidence


@pytest.mark.parametrize("name", SERIES)
def test_the_bank_agrees_with_the_particle_filter(start: datetime, name: str) -> None:
    particles = Particles(np.random.default_rng(11)).through(SERIES[name])
    bank = build_filter(members=3000)
    state, at, log_evidence = heard(bank, start, SERIES[name])
    weights = np.exp(state.log_weights)
    seen = bank.predict(state, [lift()], at)
    sensitivity = state.mean[:3].sum(axis=0) @ weights
    expected = np.maximum(0, particles.belief(LOAD, REACH)).mean()
    felt = particles.felt(LOAD, REACH)
    assert sensitivity == pytest.approx(particles.rest().mean(), abs=0.1)
    assert seen.expected_pain[0] == pytest.approx(expected, abs=0.06)
    assert seen.felt.means[0] @ weights == pytest.approx(felt.mean(), abs=0.06)
    assert state.params[0] @ weights == pytest.approx(
        particles.p.expectation_weight.mean(), abs=0.02
    )
    assert log_evidence == pytest.approx(particles.log_evidence, abs=0.1)
    means, sds = seen.felt.means[0], seen.felt.sds[0]
    variance = (means**2 + sds**2) @ weights - (means @ weights) ** 2
    noisy = felt + np.sqrt(particles.p.felt_noise**2 + 1 / 12) * particles.noise()
    assert math.sqrt(variance) == pytest.approx(noisy.std(), rel=0.08)
