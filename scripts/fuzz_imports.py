"""Fuzz the importer: `fuzz_imports.py --minutes 10 --corpus FOLDER`; CI only replays the corpus.

Atheris is no dependency of Relift: install it beside the program with `pip install atheris` (Linux,
Python 3.11 to 3.13). What ends in anything but a log or an `UnreadableFileError`, or in a log whose
rows do not add up, is written to the corpus as `crash-...`; mend it, and keep the file there.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from datetime import UTC, date
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "importers" / "corpus"
LONGEST = 20_000
TODAY = date(2026, 1, 1)
HOW_TO_INSTALL = "Atheris is missing. Install it into this environment: pip install atheris"


def main() -> None:
    """Read the command line and fuzz until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--found", type=Path, help="folder for new inputs (default: the corpus)")
    parser.add_argument("--seed-corpus", action="store_true", help="write the seeds and stop")
    options = parser.parse_args()
    if options.seed_corpus:
        write_seeds(options.corpus)
        return
    fuzz(options.corpus, options.found or options.corpus, seconds=round(options.minutes * 60))


def fuzz(corpus: Path, found: Path, *, seconds: int) -> None:
    """Run Atheris over the folder; ends the process."""
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        sys.exit(HOW_TO_INSTALL)
    with atheris.instrument_imports(include=["relift.importers"]):
        importlib.import_module("relift.importers")
    found.mkdir(parents=True, exist_ok=True)
    arguments = [
        sys.argv[0],
        str(found),
        *([str(corpus)] if found != corpus else []),
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={found}{os.sep}",
        "-timeout=20",
        "-print_final_stats=1",
    ]
    atheris.Setup(arguments, check_one)
    atheris.Fuzz()


def check_one(data: bytes) -> None:
    """Read a file; anything but a full account or a refusal in words raises."""
    errors = importlib.import_module("relift.errors")
    importers = importlib.import_module("relift.importers")
    try:
        parsed = importers.read_log(io.BytesIO(data), name="log.csv", zone=UTC, today=TODAY)
    except errors.UnreadableFileError as error:
        assert str(error)
        return
    n_accounted = parsed.n_set_rows + parsed.n_pseudo_rows + len(parsed.faults)
    is_wide = parsed.app == "stronglifts"
    assert parsed.n_rows == n_accounted or (is_wide and parsed.n_rows <= n_accounted)
    assert parsed.n_sets == sum(len(b.sets) for w in parsed.workouts for b in w.payload.blocks)
    assert len({key for w in parsed.workouts for key in w.keys}) == parsed.n_sets
    assert all(f.line >= 1 and f.problem and f.remedy for f in parsed.faults)


def write_seeds(folder: Path) -> None:
    """Write one small file of every format, made up by the tests' writers."""
    sys.path.insert(0, str(ROOT))
    formats = importlib.import_module("tests.importers.writers").FORMATS
    made_up = importlib.import_module("tests.importers.writers.made_up")
    folder.mkdir(parents=True, exist_ok=True)
    for form in formats:
        data = form.write(made_up.steady_log(form, n_workouts=2))
        (folder / f"{form.name.replace(' ', '-')}.csv").write_bytes(data)


if __name__ == "__main__":
    main()
