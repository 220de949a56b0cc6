"""The threat model once more, written from docs/explanation/model.md without the filter's code.

Every array has one column a person (or a particle). One place, two movements; ratings are rounded
to whole numbers where people give them.
"""

from __future__ import annotations

import math

import numpy as np

from relift.threat.params import default_priors, draw_members

VOLUME = 10.0
MOVEMENTS = ("hinge", "squat")


class People:
    """People drawn from the priors, each with a hidden state."""

    def __init__(self, n: int, rng: np.random.Generator, *, used_to: float = 0.0) -> None:
        self.n, self.rng, self.p = n, rng, draw_members(default_priors(), n, rng)
        s, z = default_priors().start, rng.standard_normal((10, n))
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
                s.movement_sd * z[7],
            ]
        )
        self.safety = s.safety_sd * z[8:10]
        self.used_to, self.excess = np.full(n, used_to), np.zeros(n)
        self.since_dose = math.inf

    def wait(self, days: float) -> None:
        """Equations 1 and 2a."""
        p = self.p
        parts = ((p.quick_days, p.quick_sd), (p.fast_days, p.fast_sd), (p.slow_days, p.slow_sd))
        for row, (constant, sd) in enumerate(parts):
            wander = sd * np.sqrt(1 - np.exp(-2 * days / constant))
            self.h[row] = self.h[row] * np.exp(-days / constant) + wander * self.noise()
        self.safety *= np.exp(-days / p.safety_days)
        self.since_dose += days

    def jitter(self) -> None:
        """Sensitivity drifts a little from each report to the next."""
        self.h[0] += np.sqrt(self.p.event_drift) * self.noise()

    def rest(self) -> np.ndarray:
        return self.h.sum(axis=0)

    def morning(self) -> np.ndarray:
        """Equation 9."""
        is_sore = 0.0 < self.since_dose <= 1.5
        return self.rest() + 0.3 * self.p.overload_gain * self.excess * is_sore

    def belief(self, load: float, reach: float, movement: int = 0) -> np.ndarray:
        """Equation 5, before its floor."""
        features = np.array([1.0, load - 0.5, reach - 0.5, movement == 0, movement == 1])
        return features @ self.b + self.safety.sum(axis=0)

    def felt(self, load: float, reach: float, movement: int = 0) -> np.ndarray:
        """Equations 4 and 6, for a volume that adds nothing."""
        p = self.p
        level = self.rest() + p.load_gain * (load - 0.5) + p.range_gain * reach
        w, expected = p.expectation_weight, np.maximum(0, self.belief(load, reach, movement))
        return (1 - w) * np.log1p(np.exp(level)) + w * expected

    def learn(self, rating: np.ndarray | float, load: float, reach: float, movement: int) -> None:
        """Equations 7 and 8."""
        p, expected = self.p, np.maximum(0, self.belief(load, reach, movement))
        error = rating - expected
        leans = (error > 0) == (expected > np.maximum(0, self.rest()))
        rate = p.learning_rate * (1 + np.clip(p.confirmation_bias, -0.95, 0.95) * (2 * leans - 1))
        change = np.clip(rate, 0, 1) * error
        lasting = np.where(error < 0, p.lasting_share, 1.0)
        features = np.array([1.0, load - 0.5, reach - 0.5])
        shared = features[:, None] / (features @ features)
        self.b[:3] += shared * change * lasting * p.generalization
        self.b[3 + movement] += change * lasting * (1 - p.generalization)
        carried = (1 - lasting) * p.safety_carry
        self.safety += change * np.array([carried, 1 - lasting - carried])
        for row in (0, 3 + movement):
            self.b[row] += np.sqrt(0.5 * p.belief_drift) * self.noise()

    def train(self, dose: float) -> None:
        """Equation 3, in the week of the last training."""
        p, days = self.p, min(self.since_dose, 7.0)
        self.excess = np.minimum(3.0, np.maximum(0.0, dose - p.overload_margin * self.used_to) / 10)
        self.h[0] += p.overload_gain * self.excess
        self.used_to = self.used_to + (1 - math.exp(-days / 28)) * (dose - self.used_to)
        self.since_dose = 0.0

    def said(self, level: np.ndarray, sd: np.ndarray) -> np.ndarray:
        """A rating in whole numbers."""
        return np.clip(np.rint(level + sd * self.noise()), 0, 10)

    def noise(self) -> np.ndarray:
        return self.rng.standard_normal(self.n)
