"""Write a synthetic Strong export of one lifter: `make_strong_export.py OUT.csv --seed 7 ...`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import numpy as np

from relift.cohort.training_log import strong_export


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT.csv")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--last-on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--years", type=int, default=3)
    options = parser.parse_args()
    text = strong_export(
        last_on=options.last_on, years=options.years, rng=np.random.default_rng(options.seed)
    )
    options.out.write_text(text, encoding="utf-8")
    print(f"{options.out}: {text.count(chr(10)) - 1} rows")


if __name__ == "__main__":
    main()
