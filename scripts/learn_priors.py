"""Learn what people are like from trials of pain, and write src/relift/data/priors.toml.

    python scripts/learn_priors.py ../shared/data/pain/heat_cue_trials.csv

Reads one file of trials (columns as for `relift evaluate pain`), fits the group of all its people
by Monte Carlo EM with a fixed seed, and writes its mean and covariance. The same file gives the
same numbers. Takes about ten seconds; needs only NumPy.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from relift.cohort.learned import mark_of
from relift.cohort.population import learn, nobody_known
from relift.cohort.trial_model import Traits, assumed
from relift.cohort.trial_table import as_table
from relift.importers.pain_ratings import read_ratings
from relift.threat.rated import RatedTrial

SEED = 5
COUNTS_AS = 8.0
OUT = Path(__file__).parents[1] / "src" / "relift" / "data" / "priors.toml"


def main() -> int:
    """Learn and write."""
    path = Path(sys.argv[1])
    ratings = read_ratings(path)
    rule, table = assumed(), as_table(ratings.trials)
    group = learn(table, nobody_known(rule), rule, np.random.default_rng(SEED))
    by_person: dict[str, list[RatedTrial]] = {}
    for trial in ratings.trials:
        by_person.setdefault(trial.person, []).append(trial)
    n = len(ratings.trials)
    OUT.write_text(
        _HEAD.format(
            basis=_BASIS,
            file=path.name,
            n_people=len(by_person),
            n=n,
            day=datetime.now(UTC).date(),
        )
        + f"traits = {list(Traits._fields)!r}\n".replace("'", '"')
        + f"mean = {_row(group.mean)}\n"
        + "cov = [\n" + "".join(f"  {_row(row)},\n" for row in group.cov) + "]\n"
        + f"counts_as = {COUNTS_AS}\n"
        + "people = [\n"
        + "".join(f'  "{mark}",\n' for mark in sorted(map(mark_of, by_person.values())))
        + "]\n",
        "utf-8",
    )  # fmt: skip
    return 0


_BASIS = (
    "design_choice: empirical Bayes on laboratory trials with heat and cues; laboratory heat is "
    "not a barbell, so nothing on the scale of days is taken from it"
)
_HEAD = """\
# What people are like who rated pain in trials: learned, not chosen, by scripts/learn_priors.py.
# Do not edit. Traits on the scale on which each is normal (log, logit or plain: trial_model.py).
# `people` are marks (hashes) of the ratings, so that nobody is scored with what they taught.
reviewed_by = "none yet"
basis = "{basis}"
data = "{file}: {n_people} people, {n} trials"
date = "{day}"
command = "python scripts/learn_priors.py ../shared/data/pain/{file}"

[trials]
"""


def _row(values: np.ndarray) -> str:
    return "[" + ", ".join(f"{value:.4f}" for value in values) + "]"


if __name__ == "__main__":
    raise SystemExit(main())
