"""Learn what people are like from trials of pain, and write src/relift/data/priors.toml.

    python scripts/learn_priors.py ../shared/data/pain/heat_cue_trials.csv

Reads one file of trials (columns as for `relift evaluate pain`), fits the group of all its people
by Monte Carlo EM with a fixed seed, and writes its mean and covariance. The same file gives the
same numbers. Takes about ten seconds; needs only NumPy.

The app's own priors of the five traits that a laboratory may speak of are written too: half what
was learned here and half what the project's notes sum up of other laboratory data, as wide as the
two together, so wider than either where they differ.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from relift.cohort.learned import mark_of
from relift.cohort.population import Population, learn, nobody_known
from relift.cohort.trial_model import Traits, assumed
from relift.cohort.trial_table import as_table, by_person
from relift.importers.pain_ratings import read_ratings

SEED = 5
COUNTS_AS = 8.0
OUT = Path(__file__).parents[1] / "src" / "relift" / "data" / "priors.toml"


STATED = {
    "expectation_weight": ("logit", -1.10, 0.86),
    "learning_rate": ("logit", -1.73, 1.50),
    "confirmation_bias": ("plain", 0.25, 0.25),
    "expected_noise": ("log", -0.105, 0.40),
    "felt_noise": ("log", -0.105, 0.40),
}
"""Scale, mean and spread of each trait as the notes have them (science.md, section 1)."""

WORDS = {
    "expectation_weight": "How much of the felt pain comes from what was expected.",
    "learning_rate": "How far one exposure moves the expectation towards what was felt.",
    "confirmation_bias": (
        "How much more is learned from what fits the belief than from what does not."
    ),
    "expected_noise": "How far a reported expectation strays from the belief, in points.",
    "felt_noise": "How far a rating of felt pain strays from the model, in points.",
}


def main() -> int:
    """Learn and write."""
    path = Path(sys.argv[1])
    ratings = read_ratings(path)
    rule, table = assumed(), as_table(ratings.trials)
    group = learn(table, nobody_known(rule), rule, np.random.default_rng(SEED))
    people = by_person(ratings.trials)
    n = len(ratings.trials)
    OUT.write_text(
        _HEAD.format(
            basis=_BASIS,
            file=path.name,
            n_people=len(people),
            n=n,
            day=datetime.now(UTC).date(),
        )
        + f"traits = {list(Traits._fields)!r}\n".replace("'", '"')
        + f"mean = {_row(group.mean)}\n"
        + "cov = [\n" + "".join(f"  {_row(row)},\n" for row in group.cov) + "]\n"
        + f"counts_as = {COUNTS_AS}\n"
        + "people = [\n"
        + "".join(f'  "{mark}",\n' for mark in sorted(map(mark_of, people.values())))
        + "]\n"
        + "".join(app_prior(name, group) for name in STATED),
        "utf-8",
    )  # fmt: skip
    return 0


def app_prior(name: str, group: Population) -> str:
    """The app's prior of one trait: two sources, half each."""
    scale, mean, spread = STATED[name]
    row = Traits._fields.index(name)
    learned, variance = float(group.mean[row]), float(group.cov[row, row])
    both = (mean + learned) / 2.0
    sd = np.sqrt((spread**2 + variance) / 2.0 + ((mean - learned) / 2.0) ** 2)
    median = {"log": np.exp(both), "logit": 1.0 / (1.0 + np.exp(-both)), "plain": both}[scale]
    return (
        f'\n[parameters.{name}]\nscale = "{scale}"\nmedian = {median:.3f}\n'
        f'spread = {sd:.2f}\nwords = "{WORDS[name]}"\nbasis = "{_APP_BASIS}"\n'
    )


_BASIS = (
    "design_choice: empirical Bayes on laboratory trials with heat and cues; laboratory heat is "
    "not a barbell, so nothing on the scale of days is taken from it"
)
_APP_BASIS = (
    "design_choice: half learned from these trials, half as the science notes sum up other "
    "laboratory data, and as wide as both; no data on lifting exist"
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
