"""From how many rated sets on can a trait of one person be known, where the truth is known?

Simulate and recover: people are drawn from the priors, train every second day for half a year and
answer a check-in each training morning; each session has three sets, on one of two movements in
turn, with an expectation before and the felt pain after, in whole numbers, and a training dose
between a quarter and twice the usual one. After 6, 12, 24, 48, 96 and 192 rated
sets the filter's posterior of each trait is held against the truth. A trait counts as recovered
from a number of sets on when, there and at every larger number,
- the correlation of posterior mean and truth over people is at least 0.7,
- the median ratio of posterior to prior spread is at most 0.7, and
- 80% intervals hold between 70% and 90% of the truths.
The rule was written down before the first run. Sensitivity is a state and not a trait: it is
compared with its value at that moment. Simulation-based calibration stands beside it: the weighted
rank of every truth among the members, and the chi-square of ten bins against uniform ranks, with 9
degrees of freedom (99.9% of it lies under 27.9). People from the same equations as the filter are
the kindest test there is: what fails here cannot be known in real people either, what passes may
still fail.
Writes results/recover.json.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from relift.threat import CheckedIn, Dosed, Expected, Features, Felt, ThreatFilter, build_filter
from relift.threat.narrowing import SENSITIVITY, narrowing
from relift.threat.params import Params, draw_members, to_free
from relift.threat.paths import exposed, morning_ratings, sample_paths, trained, walked_to
from relift.threat.state import QUICK, SLOW, State

N_PEOPLE = 160
COUNTS = (6, 12, 24, 48, 96, 192)
SETS_A_DAY = 3
USUAL_DOSE = 8.0
EVERY_D = 2
LEAST_CORRELATION, MOST_RATIO, COVERED = 0.7, 0.7, (0.7, 0.9)
START = datetime(2026, 3, 2, 7, tzinfo=UTC)
PARTS = slice(QUICK, SLOW + 1)
RESULT = Path(__file__).parent / "results" / "recover.json"
Z80 = NormalDist().inv_cdf(0.9)


class Found(NamedTuple):
    """A trait of one person: the truth, posterior mean and spread, and the truth's rank, 0-1."""

    truth: float
    mean: float
    sd: float
    rank: float


def exposure(n_done: int, rng: np.random.Generator) -> Features:
    """A set as lifters on the way back do them: loads climb and vary, two movements in turn."""
    reach = min(0.95, 0.2 + 0.01 * n_done)
    return Features(
        movement=("hinge", "squat")[n_done // SETS_A_DAY % 2],
        relative_load=float(rng.uniform(0.1, reach)),
        range_of_motion=float(rng.uniform(0.6, 1.0)),
        volume=float(rng.integers(3, 17)),
    )


def person(bank: ThreatFilter, seed: int) -> dict[int, dict[str, Found]]:
    """One person's posterior at each count, by trait."""
    rng = np.random.default_rng([31, seed])
    state = bank.init(START, USUAL_DOSE)
    truth = sample_paths(state, 1, rng)
    # The truth is drawn from the priors, not from the bank's members, which could be picked out.
    truth = truth._replace(params=np.array(draw_members(bank.priors, 1, rng)))
    told: dict[int, dict[str, Found]] = {}
    n_done, day = 0, 0
    while n_done < COUNTS[-1]:
        at = START + timedelta(days=EVERY_D * day)
        truth = walked_to(truth, at.timestamp(), rng)
        morning = float(np.rint(morning_ratings(truth, bank.priors, rng)[0]))
        state, _ = bank.step(state, CheckedIn(at=at, pain_morning=morning))
        for _ in range(SETS_A_DAY):
            x = exposure(n_done, rng)
            truth, said = exposed(truth, x, bank.priors, rng)
            before, after = (float(np.rint(r[0])) for r in said)
            state, _ = bank.step(state, Expected(at=at, features=x, expected_pain=before))
            state, _ = bank.step(state, Felt(at=at, features=x, felt_pain=after))
            n_done += 1
            if n_done in COUNTS:
                level = float(truth.values[PARTS].sum())
                told[n_done] = posterior(bank, state, truth.params, level)
        dose = float(rng.uniform(0.25, 2.0)) * USUAL_DOSE
        truth = trained(truth, dose, bank.priors)
        state, _ = bank.step(state, Dosed(at=at, dose=dose))
        day += 1
    return told


def posterior(
    bank: ThreatFilter, state: State, truth: np.ndarray, level: float
) -> dict[str, Found]:
    """Every trait on the scale where it is normal, and sensitivity."""
    weights = np.exp(state.log_weights)
    free, true = to_free(bank.priors, state.params), to_free(bank.priors, truth)[:, 0]
    mean = free @ weights
    sd = np.sqrt((free - mean[:, None]) ** 2 @ weights)
    rank = (free < true[:, None]) @ weights
    found = {
        n: Found(float(true[i]), float(mean[i]), float(sd[i]), float(rank[i]))
        for i, n in enumerate(Params._fields)
    }
    levels = state.mean[PARTS].sum(axis=0)
    within = state.cov[PARTS, PARTS].sum(axis=(0, 1))
    middle = float(levels @ weights)
    spread = float(np.sqrt((within + (levels - middle) ** 2) @ weights))
    within_rank = [
        NormalDist(m, float(np.sqrt(v))).cdf(level) for m, v in zip(levels, within, strict=True)
    ]
    return found | {SENSITIVITY: Found(level, middle, spread, float(within_rank @ weights))}


def verdicts(bank: ThreatFilter, people: list[dict]) -> dict[str, dict[str, object]]:
    """By trait: what each count came to, and from which count on it is recovered."""
    table: dict[str, dict[str, object]] = {}
    firsts = narrowing(bank.init(START), bank.priors)
    prior_sd = {name: bank.priors.parameters[name].spread for name in Params._fields}
    assert set(firsts) == {*prior_sd, SENSITIVITY}
    start = bank.init(START)
    prior_sd[SENSITIVITY] = float(np.sqrt(np.mean(start.cov[PARTS, PARTS].sum(axis=(0, 1)))))
    for name, spread in prior_sd.items():
        rows = []
        for count in COUNTS:
            truth, mean, sd, rank = np.array([p[count][name] for p in people]).T
            rows.append(
                {
                    "sets": count,
                    "correlation": round(float(np.corrcoef(truth, mean)[0, 1]), 2),
                    "ratio": round(float(np.median(sd / spread)), 2),
                    "covered_80": round(float(np.mean(np.abs(truth - mean) <= Z80 * sd)), 2),
                    "chi_square": round(chi_square(rank), 1),
                }
            )
        table[name] = {"from_sets": recovered_from(rows), "rows": rows}
    return table


def chi_square(ranks: np.ndarray) -> float:
    """Of ten bins against uniform ranks."""
    counts, _ = np.histogram(np.clip(ranks, 0.0, 1.0), bins=10, range=(0.0, 1.0))
    expected = ranks.size / counts.size
    return float(np.sum((counts - expected) ** 2) / expected)


def pooled(people: list[dict[int, dict[str, Found]]]) -> dict[int, dict[str, float]]:
    """Over all traits, by count: the chi-square of the ranks, and what 80% intervals hold."""
    table = {}
    for count in COUNTS:
        all_of = np.array([p[count][name] for p in people for name in Params._fields])
        truth, mean, sd, rank = all_of.T
        table[count] = {
            "chi_square": round(chi_square(rank), 1),
            "covered_80": round(float(np.mean(np.abs(truth - mean) <= Z80 * sd)), 3),
        }
    return table


def recovered_from(rows: list[dict]) -> int | None:
    """The least count from which on the rule holds at every count, or None."""
    least = None
    for row in reversed(rows):
        holds = row["correlation"] >= LEAST_CORRELATION and row["ratio"] <= MOST_RATIO
        if not (holds and COVERED[0] <= row["covered_80"] <= COVERED[1]):
            break
        least = row["sets"]
    return least


def main() -> int:
    """Run everyone, print a line for each trait, write the result."""
    began, bank = time.perf_counter(), build_filter()
    people = []
    for seed in range(N_PEOPLE):
        people.append(person(bank, seed))
        if seed % 20 == 19:
            sys.stderr.write(f"{seed + 1} of {N_PEOPLE} people\n")
    table = verdicts(bank, people)
    for name, found in table.items():
        last = found["rows"][-1]  # type: ignore[index]
        sys.stdout.write(
            f"{name}: from {found['from_sets']} sets; at {last['sets']} correlation "
            f"{last['correlation']}, spread {last['ratio']} of the prior's, "
            f"covered {last['covered_80']}\n"
        )
    by_count: dict[int, int] = defaultdict(int)
    for found in table.values():
        for count in COUNTS:
            by_count[count] += found["from_sets"] is not None and found["from_sets"] <= count  # type: ignore[operator]
    result = {
        "question": __doc__.splitlines()[0],
        "rule": {
            "least_correlation": LEAST_CORRELATION,
            "most_ratio": MOST_RATIO,
            "covered_80_between": COVERED,
            "most_sets": COUNTS[-1],
        },
        "people": N_PEOPLE,
        "traits": len(table) - 1,
        "recovered": {n: f["from_sets"] for n, f in table.items() if f["from_sets"] is not None},
        "recovered_by_sets": dict(by_count),
        "all_traits": pooled(people),
        "table": table,
        "seconds": round(time.perf_counter() - began),
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "numpy": np.__version__,
        "date": datetime.now(UTC).date().isoformat(),
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
