"""Learn the two groups of src/relift/data/strength.toml from training logs, and write the file.

    python scripts/learn_strength.py ../shared/data/training/*

How: relift.cohort.strength_learning. Nothing is drawn at random, so there is no seed. What stands
under `shape` is kept: it was chosen by scoring each half of the lifters with what the other taught.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from relift.cli.strength_logs import read_lifters
from relift.cohort.strength_learning import learned
from relift.training.e1rm_sources import SOURCES
from relift.training.strength_constants import Constants, constants

TARGET = Path(__file__).parents[1] / "src" / "relift" / "data" / "strength.toml"
HEAD = """\
# Constants of the e1RM forecast (relift.training.e1rm_sources), on the natural log of e1RM.
# `main` (barbell lifts that programmes are built around) and `other` were learned on {on} from
# {files} logs of {lifters} lifters by `python scripts/learn_strength.py ../shared/data/training/*`.
# Rows of `prior`: {sources}.
# Columns: `shape.widths`. The stretches are for the gaps of `shape.gap_rows_d`.
reviewed_by = "none yet"
"""


def main() -> None:
    """Learn and write."""
    files = [Path(name) for name in sys.argv[1:]]
    lifters = read_lifters(files).lifters
    numbers = learned(lifters, constants().shape)
    head = HEAD.format(
        on=datetime.now(UTC).date(),
        files=len(files),
        lifters=len(lifters),
        sources=", ".join(SOURCES).replace("_", " "),
    )
    TARGET.write_text(head + "".join(as_toml(numbers)), "utf-8")


def as_toml(numbers: Constants) -> list[str]:
    """The tables of the file as they are written."""
    parts = []
    for name in ("shape", "main", "other"):
        told = msgspec.to_builtins(getattr(numbers, name))
        parts.append(
            f"\n[{name}]\n" + "".join(f"{key} = {cell(one)}\n" for key, one in told.items())
        )
    return parts


def cell(value: object) -> str:
    """A value in TOML."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | tuple) and value and isinstance(value[0], list | tuple):
        return "[\n" + "".join(f"  {cell(row)},\n" for row in value) + "]"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(cell(one) for one in value) + "]"
    return str(value)


if __name__ == "__main__":
    main()
