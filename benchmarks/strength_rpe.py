"""Does RPE, read by the chart and each person's offset, foretell the next workout's e1RM better?

For each scored lift of the logs in the given folder (default: ../shared/data/training), after each
workout with an RPE of 7 or more: the next workout's best e1RM by reps alone is foretold by this
workout's best e1RM, once by reps alone and once by the chart, less the person's mean difference of
the two so far (an offset, drawn to 0 by five workouts). The history of lifts would use RPE for the
lifters for whom the second is better. Writes results/strength_rpe.json.
"""

from __future__ import annotations

import json
import math
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

from relift.cli.strength_logs import read_lifters
from relift.cohort.strength_cases import FIRST_SCORED, Lifter, lift_histories, sets_of
from relift.training.lift_sets import LiftSet
from relift.training.one_rep_max import e1rm_kg

HERE = Path(__file__).parent
LEAST_RPE = 7
FEWEST = 10
PRIOR_N, KEEP = 5.0, 0.95


def main() -> None:
    """Score every lifter who told RPEs, print and write the result."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "shared/data/training"
    lifters = read_lifters(sorted(path for path in folder.iterdir() if path.is_file())).lifters
    by_lifter = [pairs for one in lifters if len(pairs := errors(one)) >= FEWEST]
    means = [tuple(mean(way) for way in zip(*pairs, strict=True)) for pairs in by_lifter]
    result = {
        "question": __doc__.splitlines()[0],
        "on": datetime.now(UTC).date().isoformat(),
        "lifters": len(means),
        "workouts": sum(map(len, by_lifter)),
        "lifters_whom_rpe_helps": sum(with_rpe < alone for alone, with_rpe in means),
        "mean_error_percent": {
            "reps_alone": round(100 * mean(p[0] for pairs in by_lifter for p in pairs), 2),
            "with_rpe": round(100 * mean(p[1] for pairs in by_lifter for p in pairs), 2),
        },
    }
    text = json.dumps(result, indent=1)
    (HERE / "results" / "strength_rpe.json").write_text(text + "\n", "utf-8")
    print(text)


def errors(lifter: Lifter) -> list[tuple[float, float]]:
    """(error by reps alone, error with RPE) of each workout after one with an RPE, log e1RM."""
    pairs, sets, total, n = [], sets_of(lifter), 0.0, 0.0
    for movement in lift_histories(lifter):
        days: dict[int, list[LiftSet]] = {}
        for one in sets[movement]:
            days.setdefault(one.workout, []).append(one)
        for day in range(1, len(days)):
            before, after = days[day - 1], days[day]
            if not any(one.rpe and one.rpe >= LEAST_RPE for one in before):
                continue
            alone, with_rpe, next_one = best(before), best(before, has_rpe=True), best(after)
            if day >= FIRST_SCORED:
                offset = total / (n + PRIOR_N)
                pairs.append((abs(alone - next_one), abs(with_rpe - offset - next_one)))
            total, n = KEEP * total + with_rpe - alone, KEEP * n + 1.0
    return pairs


def best(sets: list[LiftSet], *, has_rpe: bool = False) -> float:
    """Best e1RM of some sets, log, by reps alone or with RPE where the chart reaches."""
    return math.log(max(e1rm_kg(s.load_kg, s.reps, s.rpe if has_rpe else None) for s in sets))


if __name__ == "__main__":
    main()
