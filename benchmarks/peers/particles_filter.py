"""The threat model as a bootstrap filter of the library `particles`, for filter_peers.py.

Runs in an environment of its own. Reads the priors and one person's days as JSON from standard
input, writes times and log likelihoods as JSON to standard output. The static parameters are
carried in the particles, as the bank carries them in its members.
"""

import json
import sys
import time
from importlib.metadata import version

import numpy as np
import particles
from particles import distributions as dists
from particles import state_space_models as ssm

LOAD, REACH = 0.5, 0.8


class Cloud(dists.ProbDist):
    """Particles one step on, drawn by a function."""

    def __init__(self, draw):
        self.draw = draw
        self.dim = 1

    def rvs(self, size=None):
        """Draw them."""
        return self.draw(size)


class Answers(dists.ProbDist):
    """Log density of the day's answers; one that is missing is no factor."""

    def __init__(self, means, sds):
        self.means, self.sds = means, sds

    def logpdf(self, x):
        """Of (rest, expected, felt) in whole numbers, NaN where not said."""
        total = 0.0
        for rating, mean, sd in zip(x, self.means, self.sds, strict=True):
            if np.isnan(rating):
                continue
            if 0 < rating < 10:
                total = total - 0.5 * ((rating - mean) / sd) ** 2 - np.log(sd * 2.5066282746)
            else:
                over = (mean - 0.5 if rating == 0 else 9.5 - mean) / sd
                total = total + dists.stats.norm.logsf(over)
        return total


class Threat(ssm.StateSpaceModel):
    """Rows of a particle: the parameters, three parts, four of the belief, two of safety."""

    def PX0(self):  # noqa: N802
        """The start."""
        return Cloud(self.first)

    def PX(self, t, xp):  # noqa: N802
        """The day's lesson, then the days until the next answer."""
        return Cloud(lambda size: self.walked(self.taught(xp, self.days[t - 1][3]), t))

    def PY(self, t, xp, x):  # noqa: N802
        """What is said of the day."""
        p = self.named(x)
        grain = 1 / 12
        sds = [np.sqrt(p[n] ** 2 + grain) for n in ("rest_noise", "expected_noise", "felt_noise")]
        rest = self.rest(x)
        return Answers((rest, self.belief(x), self.felt(x)), sds)

    def first(self, n):
        """Parameters from the priors, and the state of a fresh tweak."""
        rows = []
        for one in self.priors["parameters"]:
            free = one["spread"] * np.random.standard_normal(n)
            if one["scale"] == "log":
                rows.append(one["median"] * np.exp(free))
            elif one["scale"] == "logit":
                rows.append(1 / (1 + (1 / one["median"] - 1) * np.exp(-free)))
            else:
                rows.append(one["median"] + free)
        s, z = self.priors["start"], np.random.standard_normal((9, n))
        bad = s["severity_mean"] + s["severity_sd"] * z[0]
        quick_sd = rows[self.at("quick_sd")]
        rows += [
            s["quick_share"] * bad + quick_sd * z[1],
            s["fast_share"] * bad + s["exchange_sd"] * z[2],
            s["slow_share"] * bad - s["exchange_sd"] * z[2],
            s["intercept_base"] + s["intercept_per_severity"] * bad + s["intercept_sd"] * z[3],
            s["load_slope"] + s["load_slope_sd"] * z[4],
            s["range_slope"] + s["range_slope_sd"] * z[5],
            s["movement_sd"] * z[6],
            s["safety_sd"] * z[7],
            s["safety_sd"] * z[8],
        ]
        return np.array(rows).T

    def at(self, name):
        """Column of a parameter."""
        return [one["name"] for one in self.priors["parameters"]].index(name)

    def named(self, x):
        """Parameters by name."""
        return {one["name"]: x[:, i] for i, one in enumerate(self.priors["parameters"])}

    def rest(self, x):
        """Sensitivity."""
        return x[:, -9] + x[:, -8] + x[:, -7]

    def belief(self, x):
        """Expected pain before its floor."""
        shared = x[:, -6] + (LOAD - 0.5) * x[:, -5] + (REACH - 0.5) * x[:, -4]
        return shared + x[:, -3] + x[:, -2] + x[:, -1]

    def felt(self, x):
        """Felt pain before noise."""
        p = self.named(x)
        level = self.rest(x) + p["load_gain"] * (LOAD - 0.5) + p["range_gain"] * REACH
        w = p["expectation_weight"]
        return (1 - w) * np.log1p(np.exp(level)) + w * np.maximum(0, self.belief(x))

    def taught(self, x, rating):
        """What a felt exposure teaches."""
        x = x.copy()
        if np.isnan(rating):
            return x
        p, expected, n = self.named(x), np.maximum(0, self.belief(x)), len(x)
        error = rating - expected
        leans = (error > 0) == (expected > np.maximum(0, self.rest(x)))
        bias = np.clip(p["confirmation_bias"], -0.95, 0.95) * (2 * leans - 1)
        change = np.clip(p["learning_rate"] * (1 + bias), 0, 1) * error
        lasting = np.where(error < 0, p["lasting_share"], 1.0)
        carried = (1 - lasting) * p["safety_carry"]
        features = np.array([1.0, LOAD - 0.5, REACH - 0.5])
        shared = features / (features @ features)
        x[:, -6:-3] += (change * lasting * p["generalization"])[:, None] * shared
        x[:, -3] += change * lasting * (1 - p["generalization"])
        x[:, -2] += change * carried
        x[:, -1] += change * (1 - lasting - carried)
        for column in (-6, -3):
            x[:, column] += np.sqrt(0.5 * p["belief_drift"]) * np.random.standard_normal(n)
        return x

    def walked(self, x, t):
        """Time passes, and sensitivity drifts from report to report."""
        p, days, n = self.named(x), self.days[t][0], len(x)
        for column, part in ((-9, "quick"), (-8, "fast"), (-7, "slow")):
            constant, sd = p[f"{part}_days"], p[f"{part}_sd"]
            spread = sd * np.sqrt(1 - np.exp(-2 * days / constant))
            x[:, column] *= np.exp(-days / constant)
            x[:, column] += spread * np.random.standard_normal(n)
        x[:, -2:] *= np.exp(-days / p["safety_days"])[:, None]
        x[:, -9] += np.sqrt(2 * p["event_drift"]) * np.random.standard_normal(n)
        return x


def run(priors, days, n):
    """One run: seconds and log likelihood."""
    model = Threat(priors=priors, days=days)
    data = [np.array(day[1:]) for day in days]
    feynman_kac = ssm.Bootstrap(ssm=model, data=data)
    filtering = particles.SMC(fk=feynman_kac, N=n, resampling="systematic")
    began = time.perf_counter()
    filtering.run()
    return time.perf_counter() - began, float(filtering.logLt)


def main():
    """Time 1,000 and 10,000 particles, and take 100,000 as the truth."""
    told = json.load(sys.stdin)
    days = [[np.nan if v is None else v for v in day] for day in told["days"]]
    np.random.seed(1)
    run(told["priors"], days[:3], 1000)
    small = [run(told["priors"], days, 1000) for _ in range(told["repeats"])]
    middle = [run(told["priors"], days, 10_000) for _ in range(told["repeats"])]
    large = [run(told["priors"], days, 100_000) for _ in range(8)]
    result = {"small": small, "middle": middle, "large": large}
    json.dump(result | {"version": version("particles")}, sys.stdout)


if __name__ == "__main__":
    main()
