"""How fast are real logs parsed, checked and stored, beside pandas' bare `read_csv` of them?

Every English Strong export in the given folder (default: ../shared/data/training, else a log made
by relift.cohort). Each file is another person's, so each goes into a store of its own (made before
the clock starts): Relift reads it from disk, checks every row, and stores the records in one
transaction that waits for the disk; pandas only reads the columns into memory. The two take turns
in one process; a round is the sum over all files, and the figures are medians of rounds. Writes
results/import_logs.json; goal: at least 0.10 of pandas' speed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import django
import msgspec
import numpy as np
import pandas as pd

from relift.app.imports import import_file
from relift.app.records import load_records
from relift.app.setup import Store, open_store
from relift.cohort.training_log import strong_export
from relift.errors import UnreadableFileError
from relift.importers import read_log

HERE = Path(__file__).parent
RESULT = HERE / "results" / "import_logs.json"
SHARED = HERE.parents[1] / "shared" / "data" / "training"
NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
GOAL = 0.10


def main() -> None:
    """Measure, print and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=SHARED)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files, left_out = readable(options.folder, Path(folder))
        relift_s, parse_s, pandas_s = [], [], []
        for number in range(options.repeats + 1):
            stores = [open_store(Path(folder) / f"{number}-{file.stem}") for file in files]
            parsing, storing, n_rows, n_sets = read_with_relift(files, stores)
            relift_s.append(parsing + storing)
            parse_s.append(parsing)
            pandas_s.append(read_with_pandas(files))
    result = {
        "question": __doc__.splitlines()[0],
        "on": datetime.now(UTC).date().isoformat(),
        "machine": {"system": platform.system(), "cpu": platform.machine(), "n": os.cpu_count()},
        "versions": {
            "python": platform.python_version(),
            "pandas": pd.__version__,
            "django": django.__version__,
            "msgspec": msgspec.__version__,
        },
        "files": len(files),
        "left_out": left_out,
        "rows": n_rows,
        "sets": n_sets,
        "repeats": options.repeats,
        **figures(n_rows, relift_s[1:], parse_s[1:], pandas_s[1:]),
        "goal": GOAL,
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(json.dumps(result, indent=2))


def figures(
    n_rows: int, relift_s: list[float], parse_s: list[float], pandas_s: list[float]
) -> dict[str, float]:
    """Medians of the rounds after the first, which warms caches up."""
    whole, parse, bare = map(statistics.median, (relift_s, parse_s, pandas_s))
    return {
        "relift_s": round(whole, 4),
        "of_which_parse_and_check_s": round(parse, 4),
        "pandas_read_csv_s": round(bare, 4),
        "relift_rows_per_s": round(n_rows / whole),
        "pandas_rows_per_s": round(n_rows / bare),
        "speed_beside_pandas": round(bare / whole, 3),
    }


def readable(folder: Path, scratch: Path) -> tuple[list[Path], list[str]]:
    """The logs that Relift knows, and the names of the others; a made one where there are none."""
    files, left_out = [], []
    for file in sorted(folder.glob("strong*.csv")):
        try:
            with file.open("rb") as stream:
                read_log(stream, name=file.name, zone=UTC)
        except UnreadableFileError:
            left_out.append(file.name)
        else:
            files.append(file)
    if not files:
        files = [scratch / "made.csv"]
        files[0].write_text(
            strong_export(last_on=date(2026, 3, 1), years=20, rng=np.random.default_rng(1)), "utf-8"
        )
    return files, left_out


def read_with_relift(files: list[Path], stores: list[Store]) -> tuple[float, float, int, int]:
    """(parse and check [s], store [s], rows, sets) of all files."""
    parsing = storing = 0.0
    n_rows = n_sets = 0
    for file, store in zip(files, stores, strict=True):
        load_records(store)  # the connection is turned to it
        start = time.perf_counter()
        with file.open("rb") as stream:
            parsed = read_log(stream, name=file.name, zone=UTC)
        parsed_at = time.perf_counter()
        import_file(store, parsed, now=NOW)
        storing += time.perf_counter() - parsed_at
        parsing += parsed_at - start
        n_rows += parsed.n_rows
        n_sets += parsed.n_sets
    return parsing, storing, n_rows, n_sets


def read_with_pandas(files: list[Path]) -> float:
    """Seconds for a bare `read_csv` of all files."""
    separators = [
        ";" if ";" in file.open(encoding="utf-8-sig").readline() else "," for file in files
    ]
    start = time.perf_counter()
    for file, separator in zip(files, separators, strict=True):
        pd.read_csv(file, sep=separator)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
