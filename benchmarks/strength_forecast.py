"""How well are e1RM, reps at a load and RPE foretold on real logs, one workout ahead?

The scoring is that of `relift evaluate strength`, on all logs of the given folder (default:
../shared/data/training). The shipped numbers were learned on such logs; so that nothing is scored
on what taught it, each fifth of the lifters is foretold here with numbers that the other four
taught. Goals: a mean error below that of the Student-t Kalman filter, intervals within 3 points
also after gaps of three weeks, reps within 1.0, RPE no worse than the last one told. Writes
results/strength_forecast.json.
"""

from __future__ import annotations

import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from relift.cli.strength_logs import read_lifters
from relift.cohort.strength_evaluation import evaluated
from relift.cohort.strength_learning import learned
from relift.cohort.strength_scoring import score_strength
from relift.training.strength_constants import constants

HERE = Path(__file__).parent
FOLDS = 5


def main() -> None:
    """Learn without each fold, score it, print and write the result."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "shared/data/training"
    files = sorted(path for path in folder.iterdir() if path.is_file())
    lifters = read_lifters(files).lifters
    taught = [
        learned([one for i, one in enumerate(lifters) if i % FOLDS != fold], constants().shape)
        for fold in range(FOLDS)
    ]
    numbers = [taught[i % FOLDS] for i in range(len(lifters))]
    result = {
        "question": __doc__.splitlines()[0],
        "on": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "files": len(files),
        "folds": FOLDS,
        "cross_validated": msgspec.to_builtins(evaluated(score_strength(lifters, numbers=numbers))),
        "as_shipped": msgspec.to_builtins(evaluated(score_strength(lifters))),
    }
    text = json.dumps(rounded(result), indent=1)
    (HERE / "results" / "strength_forecast.json").write_text(text + "\n", "utf-8")
    print(text)


def rounded(value: object) -> object:
    """The same with floats cut to four places."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
