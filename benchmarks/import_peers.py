"""How many real logs are read, and read faithfully, beside the usual way: pandas into SQLite?

Every export in the given folder (default: ../shared/data/training, else a log made by
relift.cohort). The peer is the approach of the open-source project strong-statistics, written anew:
`read_csv`, columns renamed to one schema, numbers coerced, `INSERT OR IGNORE` under a unique index.
It knows both forms of Strong that the project has known (numbered, and plain with a duration) and
Hevy in kg and km; where the project reads with pandas' slow parser, the fast one stands here. Each
file goes into a store of its own, with Relift and the peer in turn in one process.

Faithful: as many sets as the tests' slow second reading finds, each with its start, movement, load,
reps and seconds (the peer is not blamed for loads without a unit). "With kinds" asks in addition
for the warm-ups, dropsets and failures that the log tags. Writes results/import_peers.json; there
is no goal.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from relift.app.imports import import_file
from relift.app.records import load_records
from relift.app.setup import Store, open_store
from relift.cohort.training_log import strong_export
from relift.errors import UnreadableFileError
from relift.importers import Parsed, read_log

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tests.real_logs.second_reading import (  # noqa: E402
    KG_PER_LB,
    UNITS,
    second_reading,
)

RESULT = HERE / "results" / "import_peers.json"
SHARED = HERE.parents[1] / "shared" / "data" / "training"
NOW = datetime(2026, 9, 1, 18, tzinfo=UTC)
MADE = "strong-05.csv"  # a number of a file in pounds, as the made log is
SCHEMA = """
CREATE TABLE sets (
    at TEXT NOT NULL, workout TEXT, visit_min REAL, movement TEXT NOT NULL, number INTEGER,
    load REAL, reps REAL, distance REAL, seconds REAL
);
CREATE UNIQUE INDEX one_row ON sets (at, workout, movement, number, load, reps, seconds);
"""
STRONG = {
    "Date": "at",
    "Workout Name": "workout",
    "Exercise Name": "movement",
    "Set Order": "number",
}
NUMBERED = {
    **STRONG,
    "Duration (sec)": "visit",
    "Weight (kg)": "load",
    "Reps": "reps",
    "Distance (meters)": "distance",
    "Seconds": "seconds",
    "RPE": "rpe",
}
PLAIN = {
    **STRONG,
    "Duration": "visit",
    "Weight": "load",
    "Reps": "reps",
    "Distance": "distance",
    "Seconds": "seconds",
    "RPE": "rpe",
}
HEVY = {
    "title": "workout",
    "start_time": "at",
    "end_time": "end",
    "exercise_title": "movement",
    "set_index": "number",
    "weight_kg": "load",
    "reps": "reps",
    "distance_km": "distance",
    "duration_seconds": "seconds",
}
COLUMNS = [
    "at",
    "workout",
    "visit_min",
    "movement",
    "number",
    "load",
    "reps",
    "distance",
    "seconds",
]
Sets = Counter[tuple[str, str, float, float, float]]


class NotKnownError(Exception):
    """The peer has no reader for these columns."""


@dataclass
class Score:
    """What one reader made of the files."""

    accepted: list[str] = field(default_factory=list)
    faithful: list[str] = field(default_factory=list)
    with_kinds: list[str] = field(default_factory=list)
    sets_too_many: int = 0
    sets_lost: int = 0
    seconds: dict[str, list[float]] = field(default_factory=dict)


def main() -> None:
    """Measure, print and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=SHARED)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        files = logs(options.folder, Path(scratch))
        scores = {"relift": Score(), "pandas_into_sqlite": Score()}
        for number in range(options.repeats):
            for file in files:
                run(scores, file, Path(scratch) / f"{number}-{file.stem}", is_first=number == 0)
        result = described(files, scores, options.repeats)
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(json.dumps(result, indent=2))


def logs(folder: Path, scratch: Path) -> list[Path]:
    """The real logs that the second reading knows, or one that is made."""
    files = [file for file in sorted(folder.glob("*.csv")) if file.name in UNITS]
    if not files:
        files = [scratch / MADE]
        text = strong_export(last_on=date(2026, 3, 1), years=20, rng=np.random.default_rng(1))
        files[0].write_text(text, "utf-8")
    return files


def run(scores: dict[str, Score], file: Path, home: Path, *, is_first: bool) -> None:
    """Read and store one file with each reader in turn, and compare once."""
    store = open_store(home)
    load_records(store)  # the connection is turned to it
    readers: dict[str, Callable[[], tuple[Sets, Counter[str]]]] = {
        "relift": lambda: relift_sets(timed(scores["relift"], file, lambda: relift(file, store))),
        "pandas_into_sqlite": lambda: peer_sets(
            timed(scores["pandas_into_sqlite"], file, lambda: peer(file, home / "peer.db")), file
        ),
    }
    truth, kinds = true_sets(file)
    for name, read in readers.items():
        score = scores[name]
        try:
            sets, tagged = read()
        except (UnreadableFileError, NotKnownError, ValueError):
            continue
        if is_first:
            judge(score, file.name, sets=sets, truth=truth, has_kinds=tagged == kinds)


def timed(score: Score, file: Path, read: Callable[[], Any]) -> Any:
    """Run and remember how long it took."""
    start = time.perf_counter()
    found = read()
    score.seconds.setdefault(file.name, []).append(time.perf_counter() - start)
    return found


def judge(score: Score, name: str, *, sets: Sets, truth: Sets, has_kinds: bool) -> None:
    """Hold what was read against the second reading."""
    score.accepted.append(name)
    score.sets_too_many += (sets - truth).total()
    score.sets_lost += (truth - sets).total()
    if sets == truth:
        score.faithful.append(name)
        if has_kinds:
            score.with_kinds.append(name)


def true_sets(file: Path) -> tuple[Sets, Counter[str]]:
    """Every set of the second reading, and the kinds that are tagged."""
    found = second_reading(file.name, file.parent)
    lines = [(at, line) for at, group in found.lines.items() for line in group]
    sets = Counter(
        _set(at.isoformat(), line.name, line.load_kg, line.reps, line.duration_s)
        for at, line in lines
    )
    return sets, Counter(line.kind for _, line in lines)


def relift(file: Path, store: Store) -> Parsed:
    """Parse, check and store with Relift."""
    with file.open("rb") as stream:
        parsed = read_log(stream, name=file.name, zone=UTC)
    import_file(store, parsed, now=NOW)
    return parsed


def relift_sets(parsed: Parsed) -> tuple[Sets, Counter[str]]:
    """The sets of a log; a kind that Relift inferred is taken back."""
    lines = [
        (w.at.replace(tzinfo=None).isoformat(), b.name, one)
        for w in parsed.workouts
        for b in w.payload.blocks
        for one in b.sets
    ]
    sets = Counter(
        _set(at, name, one.load_kg or 0, one.reps or 0, one.duration_s or 0)
        for at, name, one in lines
    )
    kinds = Counter("working" if one.is_kind_inferred else str(one.kind) for *_, one in lines)
    return sets, kinds


def peer(file: Path, database: Path) -> list[tuple[str, str, float, float, float]]:
    """Read with pandas, rename, coerce, and store what the unique index lets in."""
    frame = _peer_frame(file)
    for column in ("number", "load", "reps", "distance", "seconds"):
        frame[column] = pd.to_numeric(frame[column], errors="coerce")
    rows = frame[COLUMNS].astype(object).where(frame[COLUMNS].notna(), None)
    connection = sqlite3.connect(database)
    try:
        connection.executescript(SCHEMA)
        connection.executemany(
            f"INSERT OR IGNORE INTO sets VALUES ({','.join('?' * len(COLUMNS))})",
            rows.itertuples(index=False, name=None),
        )
        connection.commit()
        return connection.execute("SELECT at, movement, load, reps, seconds FROM sets").fetchall()
    finally:
        connection.close()


def peer_sets(
    rows: list[tuple[str, str, float, float, float]], file: Path
) -> tuple[Sets, Counter[str]]:
    """The rows of the peer's table, in kilograms; it keeps no kind of set."""
    factor = KG_PER_LB if UNITS[file.name] == "lb" else 1.0
    sets = Counter(
        _set(at, name, round((load or 0) * factor, 6), reps or 0, seconds or 0)
        for at, name, load, reps, seconds in rows
    )
    return sets, Counter({"working": sets.total()})


def _set(
    at: str, name: str, load_kg: float, reps: float, seconds: float
) -> tuple[str, str, float, float, float]:
    return at, name.strip(), round(load_kg, 6), reps, seconds


def _peer_frame(file: Path) -> pd.DataFrame:
    with file.open(encoding="utf-8-sig") as stream:
        separator = ";" if ";" in stream.readline() else ","
    frame = pd.read_csv(file, sep=separator)
    for names in (NUMBERED, PLAIN, HEVY):
        if set(names) <= set(frame.columns):
            frame = frame.rename(columns=names)
            return _with_dates(frame, is_hevy=names is HEVY)
    raise NotKnownError(file.name)


def _with_dates(frame: pd.DataFrame, *, is_hevy: bool) -> pd.DataFrame:
    if not is_hevy:
        at = pd.to_datetime(frame["at"], format="%Y-%m-%d %H:%M:%S")
        minutes = pd.to_numeric(frame["visit"].astype(str).str.removesuffix("m"), errors="coerce")
        return frame.assign(at=_iso(at), visit_min=minutes)
    at, end = (
        pd.to_datetime(frame[column], format="%d %b %Y, %H:%M", errors="coerce")
        for column in ("at", "end")
    )
    return frame.assign(
        at=_iso(at),
        visit_min=(end - at).dt.total_seconds() / 60,
        number=frame["number"] + 1,
        distance=frame["distance"] * 1000,
    )


def _iso(at: pd.Series) -> pd.Series:
    return at.dt.strftime("%Y-%m-%dT%H:%M:%S")


def described(files: list[Path], scores: dict[str, Score], repeats: int) -> dict[str, object]:
    """The result as it is written."""
    n_rows = {file.name: second_reading(file.name, file.parent).n_rows for file in files}
    both = set.intersection(*(set(score.accepted) for score in scores.values()))
    return {
        "question": (__doc__ or "").splitlines()[0],
        "on": datetime.now(UTC).date().isoformat(),
        "machine": {"system": platform.system(), "cpu": platform.machine(), "n": os.cpu_count()},
        "versions": {
            "python": platform.python_version(),
            "pandas": pd.__version__,
            "sqlite": sqlite3.sqlite_version,
        },
        "files": len(files),
        "rows": sum(n_rows.values()),
        "repeats": repeats,
        "files_that_both_accept": len(both),
        "readers": {name: figures(score, n_rows, both) for name, score in scores.items()},
        "goal": None,
    }


def figures(score: Score, n_rows: dict[str, int], both: set[str]) -> dict[str, object]:
    """Shares of all files, and the speed over the files accepted."""
    n_files = len(n_rows)
    return {
        "accepted": len(score.accepted),
        "accepted_share": round(len(score.accepted) / n_files, 3),
        "faithful": len(score.faithful),
        "faithful_share": round(len(score.faithful) / n_files, 3),
        "faithful_with_kinds": len(score.with_kinds),
        "faithful_with_kinds_share": round(len(score.with_kinds) / n_files, 3),
        "sets_made_up_or_changed": score.sets_too_many,
        "sets_lost_or_changed": score.sets_lost,
        "rows_per_s": _speed(score, n_rows, set(score.accepted)),
        "rows_per_s_on_files_that_both_accept": _speed(score, n_rows, both),
    }


def _speed(score: Score, n_rows: dict[str, int], names: set[str]) -> int | None:
    seconds = sum(statistics.median(score.seconds[name]) for name in names)
    return round(sum(n_rows[name] for name in names) / seconds) if names else None


if __name__ == "__main__":
    main()
