"""The bank beside a plain bootstrap particle filter whose particles carry the parameters."""

import math
from datetime import datetime, timedelta

import numpy as np
import pytest

from relift.threat import CheckedIn, Expected, Features, Felt, build_filter
from relift.threat.params import Params, default_priors, draw_members

N_PARTICLES = 60_000
SERIES = [  # days since the last line, rest, expected, felt
    (0.0, 4.0, 6.0, 4.0),
    (1.0, 3.0, 5.0, 5.0),
    (1.0, 3.5, 5.5, 3.0),
    (2.0, 2.0, 4.0, 3.5),
]
LOAD, REACH, VOLUME = 0.5, 0.8, 10.0


class Particles:
    """The model once more, written from docs/explanation/model.md without the filter's code."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng, self.p = rng, draw_members(default_priors(), N_PARTICLES, rng)
        s, z = default_priors().start, rng.standard_normal((9, N_PARTICLES))
        bad = s.severity_mean + s.severity_sd * z[0]
        self.h = np.array(
            [
                s.quick_share * bad + self.p.quick_sd * z[1],
                s.fast_share * bad + s.exchange_sd * z[2],
                s.slow_share * bad - s.exchange_sd * z[2],
            ]
        )
        self.b = np.array(
            [
                s.intercept_base + s.intercept_per_severity * bad + s.intercept_sd * z[3],
                s.load_slope + s.load_slope_sd * z[4],
                s.range_slope + s.range_slope_sd * z[5],
                s.movement_sd * z[6],
            ]
        )
        self.safety = s.safety_sd * z[7:9]
        self.log_evidence = 0.0

    def wait(self, days: float) -> None:
        p = self.p
        parts = ((p.quick_days, p.quick_sd), (p.fast_days, p.fast_sd), (p.slow_days, p.slow_sd))
        for row, (constant, sd) in enumerate(parts):
            wander = sd * np.sqrt(1 - np.exp(-2 * days / constant))
            self.h[row] = self.h[row] * np.exp(-days / constant) + wander * self.noise()
        self.safety *= np.exp(-days / p.safety_days)

    def noise(self) -> np.ndarray:
        return self.rng.standard_normal(N_PARTICLES)

    def jitter(self) -> None:
        self.h[0] += np.sqrt(self.p.event_drift) * self.noise()

    def belief(self) -> np.ndarray:
        features = np.array([1.0, LOAD - 0.5, REACH - 0.5, 1.0])
        return features @ self.b + self.safety.sum(axis=0)

    def felt(self) -> np.ndarray:
        p = self.p
        level = self.h.sum(axis=0) + p.load_gain * (LOAD - 0.5) + p.range_gain * REACH
        w = p.expectation_weight
        return (1 - w) * np.log1p(np.exp(level)) + w * np.maximum(0, self.belief())

    def weigh(self, mean: np.ndarray, sd: np.ndarray, rating: float) -> None:
        sd = np.sqrt(sd**2 + 1 / 12)  # ratings are rounded to whole numbers
        log_w = -0.5 * ((rating - mean) / sd) ** 2 - np.log(sd * math.sqrt(2 * math.pi))
        w = np.exp(log_w)
        self.log_evidence += math.log(w.mean())
        picks = self.rng.choice(N_PARTICLES, N_PARTICLES, p=w / w.sum())
        self.h, self.b, self.safety = self.h[:, picks], self.b[:, picks], self.safety[:, picks]
        self.p = Params(*(values[picks] for values in self.p))

    def learn(self, rating: float) -> None:
        p, expected = self.p, np.maximum(0, self.belief())
        error = rating - expected
        leans = (error > 0) == (expected > np.maximum(0, self.h.sum(axis=0)))
        rate = p.learning_rate * (1 + np.clip(p.confirmation_bias, -0.95, 0.95) * (2 * leans - 1))
        change = np.clip(rate, 0, 1) * error
        lasting = np.where(error < 0, p.lasting_share, 1.0)
        features = np.array([1.0, LOAD - 0.5, REACH - 0.5])
        shared = features[:, None] / (features @ features)
        self.b[:3] += shared * change * lasting * p.generalization
        self.b[3] += change * lasting * (1 - p.generalization)
        carried = (1 - lasting) * p.safety_carry
        self.safety += change * np.array([carried, 1 - lasting - carried])
        for row in (0, 3):
            self.b[row] += np.sqrt(0.5 * p.belief_drift) * self.noise()


@pytest.fixture(scope="module")
def particles() -> Particles:
    cloud = Particles(np.random.default_rng(11))
    for days, rest, expected, felt in SERIES:
        cloud.wait(days)
        cloud.jitter()
        cloud.weigh(cloud.h.sum(axis=0), cloud.p.rest_noise, rest)
        cloud.weigh(cloud.belief(), cloud.p.expected_noise, expected)
        cloud.jitter()
        cloud.weigh(cloud.felt(), cloud.p.felt_noise, felt)
        cloud.learn(felt)
    return cloud


def test_the_bank_agrees_with_the_particle_filter(start: datetime, particles: Particles) -> None:
    bank = build_filter(members=3000)
    lift = Features(movement="hinge", relative_load=LOAD, range_of_motion=REACH, volume=VOLUME)
    state, at, log_evidence = bank.init(start), start, 0.0
    for days, rest, expected, felt in SERIES:
        at += timedelta(days=days)
        for event in (
            CheckedIn(at=at, pain_now=rest),
            Expected(at=at, features=lift, expected_pain=expected),
            Felt(at=at, features=lift, felt_pain=felt),
        ):
            state, info = bank.step(state, event)
            log_evidence += info.scores[0].log_likelihood
    weights = np.exp(state.log_weights)
    seen = bank.predict(state, [lift], at)
    sensitivity = state.mean[:3].sum(axis=0) @ weights
    assert sensitivity == pytest.approx(particles.h.sum(axis=0).mean(), abs=0.12)
    assert seen.expected_pain[0] == pytest.approx(particles.belief().mean(), abs=0.15)
    assert seen.mean[0] == pytest.approx(particles.felt().mean(), abs=0.12)
    assert state.params[0] @ weights == pytest.approx(
        particles.p.expectation_weight.mean(), abs=0.03
    )
    assert log_evidence == pytest.approx(particles.log_evidence, abs=0.35)
    of_felt = seen.felt
    variance = (of_felt.means**2 + of_felt.sds**2) @ weights - (of_felt.means @ weights) ** 2
    sd = np.sqrt(particles.p.felt_noise**2 + 1 / 12)
    spread = particles.felt() + sd * particles.noise()
    assert math.sqrt(variance[0]) == pytest.approx(spread.std(), rel=0.08)
