"""Print the table `usual` of src/relift/data/reps.toml, counted from training logs.

    python scripts/learn_reps.py ../shared/data/training/*

For each working set of 1-10 reps: its load over the best e1RM of the lift's last 60 sets, and its
reps. Each lifter counts as one, however much they log.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from relift.cli.strength_logs import read_lifters
from relift.cohort.strength_cases import sets_of
from relift.training.one_rep_max import EPLEY_REPS, MOST_REPS
from relift.training.reps_at_load import SETS_THAT_TELL

ROWS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def main() -> None:
    """Count and print."""
    total = np.zeros((len(ROWS), MOST_REPS))
    lifters = read_lifters([Path(name) for name in sys.argv[1:]]).lifters
    for lifter in lifters:
        own = np.zeros_like(total)
        for done in sets_of(lifter).values():
            for i, one in enumerate(done[1:], start=1):
                before = done[max(0, i - SETS_THAT_TELL) : i]
                best = max(s.load_kg * (1.0 + s.reps / EPLEY_REPS) for s in before)
                row = int(np.argmin(np.abs(np.array(ROWS) - one.load_kg / best)))
                own[row, one.reps - 1] += 1
        total += own / max(1.0, own.sum())
    shares = total / total.sum(axis=1, keepdims=True)
    rows = ",\n".join("  [" + ", ".join(f"{x:.3f}" for x in row) + "]" for row in shares)
    sys.stdout.write(
        f"# {len(lifters)} lifters\nrelative_loads = {list(ROWS)}\nshares = [\n{rows},\n]\n"
    )


if __name__ == "__main__":
    main()
