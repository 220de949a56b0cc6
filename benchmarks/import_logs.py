"""How fast are real logs parsed, checked and stored, beside pandas' bare `read_csv` of them?

Every export in the given folder that both can read (default: ../shared/data/training, else a log
made by relift.cohort); the Strong exports are also told alone. Each file is another person's, so
each goes into a store of its own (made before the clock starts): Relift reads it from disk, checks
every row, and stores the records in one transaction that waits for the disk; pandas only reads the
columns into memory. The two take turns in one process, file by file; a round is the sum over all
files, and the figures are medians of rounds. Writes results/import_logs.json; goal: at least 0.10
of pandas' speed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import compress
from pathlib import Path

import django
import msgspec
import numpy as np
import pandas as pd

from relift.app.imports import import_file
from relift.app.records import load_records
from relift.app.setup import open_store
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
        logs, left_out = readable(options.folder, Path(folder))
        rounds = [
            [one_file(log, Path(folder) / f"{number}-{log.file.stem}") for log in logs]
            for number in range(options.repeats + 1)
        ][1:]  # the first warms caches up
    is_strong = [log.file.name.startswith("strong") for log in logs]
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
        "left_out": left_out,
        "repeats": options.repeats,
        "all": figures(logs, rounds),
        "strong": figures(
            [log for log, wanted in zip(logs, is_strong, strict=True) if wanted],
            [list(compress(one_round, is_strong)) for one_round in rounds],
        ),
        "goal": GOAL,
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(json.dumps(result, indent=2))


@dataclass(frozen=True)
class Log:
    """A file that both can read, and how pandas has to be told to."""

    file: Path
    separator: str
    n_rows: int
    n_sets: int


@dataclass(frozen=True)
class Took:
    """Seconds for one file."""

    parse: float
    store: float
    pandas: float


def figures(logs: list[Log], rounds: list[list[Took]]) -> dict[str, float]:
    """Medians of rounds, a round being the sum over the files."""
    parse = statistics.median(sum(t.parse for t in one) for one in rounds)
    whole = statistics.median(sum(t.parse + t.store for t in one) for one in rounds)
    bare = statistics.median(sum(t.pandas for t in one) for one in rounds)
    n_rows = sum(log.n_rows for log in logs)
    return {
        "files": len(logs),
        "rows": n_rows,
        "sets": sum(log.n_sets for log in logs),
        "relift_s": round(whole, 4),
        "of_which_parse_and_check_s": round(parse, 4),
        "pandas_read_csv_s": round(bare, 4),
        "relift_rows_per_s": round(n_rows / whole),
        "pandas_rows_per_s": round(n_rows / bare),
        "speed_beside_pandas": round(bare / whole, 3),
    }


def readable(folder: Path, scratch: Path) -> tuple[list[Log], dict[str, str]]:
    """The logs that both can read, and why not of the others; a made one where there are none."""
    files = sorted(folder.glob("*.csv"))
    if not files:
        files = [scratch / "strong-made.csv"]
        text = strong_export(last_on=date(2026, 3, 1), years=20, rng=np.random.default_rng(1))
        files[0].write_text(text, "utf-8")
    logs, left_out = [], {}
    for file in files:
        try:
            with file.open("rb") as stream:
                parsed = read_log(stream, name=file.name, zone=UTC)
            head = file.open(encoding="utf-8-sig").readline()
            separator = max(",;\t", key=head.count)
            pd.read_csv(file, sep=separator)
        except (UnreadableFileError, ValueError) as error:
            left_out[file.name] = f"{type(error).__name__}: {str(error).splitlines()[0]}"
        else:
            logs.append(Log(file, separator, parsed.n_rows, parsed.n_sets))
    return logs, left_out


def one_file(log: Log, home: Path) -> Took:
    """Read a file with both; Relift into a store of its own, made before the clock starts."""
    store = open_store(home)
    load_records(store)  # the connection is turned to it
    start = time.perf_counter()
    with log.file.open("rb") as stream:
        parsed = read_log(stream, name=log.file.name, zone=UTC)
    parsed_at = time.perf_counter()
    import_file(store, parsed, now=NOW)
    stored_at = time.perf_counter()
    pd.read_csv(log.file, sep=log.separator)
    read_at = time.perf_counter()
    return Took(parsed_at - start, stored_at - parsed_at, read_at - stored_at)


if __name__ == "__main__":
    main()
