"""How much memory does an import of 300,000 rows take at its peak?

A synthetic Strong export of that many rows (several lifters' lives in one file) is parsed, checked
and stored in a process of its own, whose peak resident memory is read from the system; beside it
the peak of the same process having only imported its modules and opened the store. Writes
results/import_memory.json; goal: under 300 MB.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
RESULT = HERE / "results" / "import_memory.json"
N_ROWS = 300_000
SETS_A_WORKOUT = 16
GOAL_MB = 300
HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
LIFTS = (
    "Squat (Barbell)",
    "Bench Press (Barbell)",
    "Deadlift (Barbell)",
    "Bent Over Row (Barbell)",
)


def main() -> None:
    """Measure, print and write the result; with `--import`, be the measured process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--import", dest="measured", type=Path)
    measured = parser.parse_args().measured
    if measured is not None:
        print(json.dumps(import_and_tell(measured)))
        return
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "strong.csv"
        write_log(log)
        size_mb = log.stat().st_size / 1e6
        done = subprocess.run(
            [sys.executable, __file__, "--import", str(log)],
            env=os.environ | {"RELIFT_HOME": str(Path(folder) / "home")},
            capture_output=True,
            check=True,
            text=True,
        )
    result = {
        "question": __doc__.splitlines()[0],
        "on": datetime.now(UTC).date().isoformat(),
        "machine": {"system": platform.system(), "cpu": platform.machine(), "n": os.cpu_count()},
        "versions": {"python": platform.python_version()},
        "file_mb": round(size_mb, 1),
        **json.loads(done.stdout),
        "goal_mb": GOAL_MB,
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(json.dumps(result, indent=2))


def write_log(log: Path) -> None:
    """A log of the commonest Strong form; every workout on another day, loads that vary."""
    start = datetime(1985, 1, 1, 18, tzinfo=UTC)
    with log.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER.split(","))
        for row in range(N_ROWS):
            workout, nth = divmod(row, SETS_A_WORKOUT)
            at = start + timedelta(hours=18 * workout)
            lift = LIFTS[nth // 4]
            load = 60 + 2.5 * ((workout + nth) % 40)
            writer.writerow(
                (f"{at:%Y-%m-%d %H:%M:%S}", f"Workout {workout % 3}", "1h 5m", lift, nth % 4 + 1,
                 load, 5 + workout % 4, 0, 0, "", "", 8 if nth == 3 else "")
            )  # fmt: skip


def import_and_tell(log: Path) -> dict[str, float]:
    """Import a log into the store of the environment and tell time and peak memory."""
    from relift.app.imports import import_file
    from relift.app.setup import open_store
    from relift.importers import read_log

    store = open_store()
    idle_mb = peak_mb()
    start = time.perf_counter()
    with log.open("rb") as stream:
        parsed = read_log(stream, name=log.name, zone=UTC)
    parsed_mb = peak_mb()
    done = import_file(store, parsed, now=datetime(2026, 3, 1, 18, tzinfo=UTC))
    return {
        "rows": parsed.n_rows,
        "new_sets": done.n_new,
        "took_s": round(time.perf_counter() - start, 2),
        "idle_mb": round(idle_mb, 1),
        "peak_after_parsing_mb": round(parsed_mb, 1),
        "peak_mb": round(peak_mb(), 1),
    }


def peak_mb() -> float:
    """Peak resident memory of this process [MB]."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


if __name__ == "__main__":
    main()
