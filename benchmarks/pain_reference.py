"""How well is pain foreseen beside the full reference model, fitted to each person alone?

The reference is the last row of the table in the project's science notes: Rescorla-Wagner with
assimilation (w), a reported expectation that corrects the belief, a drifting sensitivity and a
confirmation bias, with normal noise. Its eleven parameters are fitted to each person's first two
thirds (differential evolution over bounds that are wide but legal, the same seed for all), once by
maximum likelihood and once held by the priors that the same notes state (posterior mode), which
overfits less; the last third is foreseen one step ahead, as Relift's. Relift's forecasts are those
of `relift evaluate pain` in the same run. Scores are compared rating by rating and paired by
person. Reads ../shared/data/pain/heat_cue_trials.csv or the file that is named; writes
results/pain_reference.json.
"""

from __future__ import annotations

import json
import platform
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from relift.cohort.pain_evaluation import evaluate_trials, place_of, record_of
from relift.cohort.pain_rivals import Record
from relift.cohort.pain_scores import Model, Place, Scored, Target, scored, summary
from relift.cohort.rating_bins import bins_of_normal
from relift.cohort.trial_table import as_table
from relift.importers.pain_ratings import read_ratings

Array = NDArray[np.float64]

HERE = Path(__file__).parent
RESULT = HERE / "results" / "pain_reference.json"
SHARED = HERE.parents[1] / "shared" / "data" / "pain" / "heat_cue_trials.csv"
SEED = 7
GENERATIONS, CANDIDATES = 200, 120
ENOUGH = 36
GOALS = {"expected": 0.10, "felt": 0.07}
LOW = np.array([0.0, 0.0, 0.0, -4.0, 0.0, 0.0, 0.0, 0.0, -0.9, 0.15, 0.15])
HIGH = np.array([10.0, 10.0, 10.0, 8.0, 0.95, 0.95, 0.95, 0.95, 0.9, 4.0, 4.0])
"""Bounds: two first beliefs, base and slope of the input, w, a, gains of report and surprise, k,
noise of expected and felt pain."""
PRIORS = {4: (0.25, 0.54), 5: (0.15, 1.08), 6: (0.2, 0.72), 7: (0.2, 0.72), 9: (0.9, 0.35),
          10: (0.9, 0.35)}  # fmt: skip
"""Median and spread of the logarithm, of all that the notes state so."""
BIAS = (0.25, 0.25)


def foreseen(values: Array, record: Record) -> tuple[Array, Array]:
    """Expected and felt pain of every trial, for candidates (11, c): two (n, c)."""
    first, second, base, slope, weight, rate, by_report, by_surprise, bias = values[:9]
    belief = [first.copy(), second.copy()]
    sensitivity = base.copy()
    expected = np.empty((record.felt.size, values.shape[1]))
    felt = np.empty_like(expected)
    for t, context in enumerate(np.minimum(record.context, 1)):
        expected[t] = belief[context]
        told, rating = record.expected[t], record.felt[t]
        used = belief[context] if np.isnan(told) else told
        if not np.isnan(told):
            belief[context] = belief[context] + by_report * (told - belief[context])
        felt[t] = (1.0 - weight) * (sensitivity + slope * record.stimulus[t]) + weight * used
        if not np.isnan(rating):
            sensitivity = sensitivity + by_surprise * (rating - felt[t])
            error = rating - belief[context]
            confirms = (error > 0.0) == (belief[context] > belief[1 - context])
            share = np.clip(rate * np.where(confirms, 1.0 + bias, 1.0 - bias), 0.0, 1.0)
            belief[context] = belief[context] + share * error
    return expected, felt


def cost(values: Array, record: Record, *, has_priors: bool) -> Array:
    """Minus the log likelihood (or posterior) of the fitted part (c,)."""
    n = record.n_fitted
    part = Record(record.context[:n], record.stimulus[:n], record.expected[:n], record.felt[:n], n)
    total = np.zeros(values.shape[1])
    both = zip(foreseen(values, part), (part.expected, part.felt), values[9:], strict=True)
    for mean, ratings, sd in both:
        off = ratings[:, None] - mean
        n_rated = np.sum(~np.isnan(ratings))
        total += 0.5 * np.nansum((off / sd) ** 2, axis=0) + n_rated * np.log(sd)
    if has_priors:
        for row, (median, spread) in PRIORS.items():
            total += 0.5 * (np.log(np.maximum(values[row], 1e-6) / median) / spread) ** 2
        total += 0.5 * ((values[8] - BIAS[0]) / BIAS[1]) ** 2
    return total


def fitted(record: Record, rng: np.random.Generator, *, has_priors: bool) -> Array:
    """The parameters of greatest likelihood (or posterior), by differential evolution (11, 1)."""
    people = LOW[:, None] + (HIGH - LOW)[:, None] * rng.random((LOW.size, CANDIDATES))
    costs = cost(people, record, has_priors=has_priors)
    for _ in range(GENERATIONS):
        a, b = (people[:, rng.permutation(CANDIDATES)] for _ in range(2))
        best = people[:, [int(np.argmin(costs))]]
        step = 0.5 * (best - people) + 0.6 * (a - b)
        trial = np.where(rng.random(people.shape) < 0.8, people + step, people)
        trial = np.where((trial < LOW[:, None]) | (trial > HIGH[:, None]), people, trial)
        new = cost(trial, record, has_priors=has_priors)
        people = np.where(new < costs, trial, people)
        costs = np.minimum(new, costs)
    return people[:, [int(np.argmin(costs))]]


def reference(path: Path, *, has_priors: bool) -> list[Scored]:
    """The reference's forecasts of every person's last third."""
    table = as_table(read_ratings(path).trials)
    rows = []
    for i in range(len(table.people)):
        record = record_of(table, i)
        if record.felt.size <= record.n_fitted:
            continue
        values = fitted(record, np.random.default_rng(SEED), has_priors=has_priors)
        means = foreseen(values, record)
        for t in range(record.n_fitted, record.felt.size):
            for target, mean, ratings, sd in zip(
                (Target.EXPECTED, Target.FELT), means, (record.expected, record.felt),
                values[9:, 0], strict=True,
            ):  # fmt: skip
                if not np.isnan(ratings[t]):
                    bins = bins_of_normal(float(mean[t, 0]), float(sd))
                    place = place_of(table, i, t)
                    rows.append(scored(place, target, Model.CONSTANT, bins, float(ratings[t])))
    return rows


def compared(mine: list[Scored], theirs: list[Scored], n_of: dict[str, int]) -> dict[str, object]:
    """Both models on the same ratings, and the difference paired by person."""
    out: dict[str, object] = {}
    for name, least in (("all", 1), (f"at_least_{ENOUGH}_trials", ENOUGH)):
        for target in (Target.EXPECTED, Target.FELT):
            a, b = (
                [r for r in rows if r.target is target and n_of[r.place.person] >= least]
                for rows in (mine, theirs)
            )
            scores: dict[Place, float] = {row.place: row.log_score for row in b}
            gains: dict[str, list[float]] = defaultdict(list)
            for row in a:
                gains[row.place.person].append(row.log_score - scores[row.place])
            by_person = np.array([np.mean(one) for one in gains.values()])
            out.setdefault(name, {})[target.value] = {  # type: ignore[attr-defined]
                "n": len(a),
                "people": len(by_person),
                "relift": figures(a),
                "reference": figures(b),
                "gain_a_rating": round(float(np.mean(np.concatenate(list(gains.values())))), 3),
                "gain_by_person": round(float(by_person.mean()), 3),
                "standard_error": round(float(by_person.std() / np.sqrt(len(by_person))), 3),
                "share_of_people_better": round(float(np.mean(by_person > 0.0)), 3),
                "goal": GOALS[target.value],
            }
    return out


def figures(rows: list[Scored]) -> dict[str, float]:
    """RMSE and log score."""
    one = summary(rows)
    return {"rmse": round(one.rmse, 3), "log_score": round(one.log_score, 3)}


def main() -> int:
    """Fit, foresee, compare, and write the result."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if not path.exists():
        sys.stdout.write("needs the shared pain trials, or a file of trials: nothing measured\n")
        return 0
    trials = read_ratings(path).trials
    n_of: dict[str, int] = defaultdict(int)
    for trial in trials:
        n_of[trial.person] += 1
    mine = [row for row in evaluate_trials(trials).rows if row.model is Model.RELIFT]
    result = {
        "question": __doc__.splitlines()[0],
        "maximum_likelihood": compared(mine, reference(path, has_priors=False), n_of),
        "posterior_mode": compared(mine, reference(path, has_priors=True), n_of),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "date": datetime.now(UTC).date().isoformat(),
    }
    text = json.dumps(result, indent=1)
    RESULT.write_text(text + "\n", "utf-8")
    sys.stdout.write(text + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
