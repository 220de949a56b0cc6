"""How long does the command line take to start, beside the least that Python needs for it?

`relift --help` beside `python -c pass` (goal: under 10 times), and `relift today` on a three-year
synthetic journal in a flare beside the imports and the Django set-up that it needs (goal: under 1.5
times). `imports` loads every module that `today` loads and opens no store; `packages` loads only
the packages of others and sets Django up. Programs are run in turn, medians of their wall-clock
times; `first_today` is the first one on a journal, which has to learn from the whole of it, the
others find the stored states. Writes results/cli_start.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np

from relift.cohort.training_log import strong_export

HERE = Path(__file__).parent
RESULT = HERE / "results" / "cli_start.json"
NOW = "2026-03-01T18:00:00+00:00"
RELIFT = (
    "import sys; sys.argv = ['relift', *{arguments!r}]; from relift.cli.main import main; main()"
)
PACKAGES = (
    "import msgspec, numpy, typer, django; from django.conf import settings; "
    "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'relift.app.settings'; django.setup(); "
    "from django.db import connection, models, transaction; connection.ensure_connection()"
)
LIST_MODULES = (
    "\nimport contextlib, io"
    "\nwith contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): main()"
    "\nprint(*[m for m in sys.modules if m.split('.')[0] == 'relift'])"
)


def main() -> None:
    """Measure, print and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=15)
    repeats = parser.parse_args().repeats
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"RELIFT_HOME": folder, "RELIFT_NOW": NOW, "TZ": "UTC"}
        n_sets = fill(Path(folder), environment)
        today = RELIFT.format(arguments=["today", "--json"])
        first_ms, plan = run(today, environment)
        told = json.loads(plan)
        modules = run(today.replace("; main()", LIST_MODULES), environment)[1].split()
        programs = {
            "pass": "pass",
            "help": RELIFT.format(arguments=["--help"]),
            "packages": PACKAGES,
            "imports": f"{PACKAGES}; import {', '.join(modules)}",
            "today": today,
        }
        ms = in_turn(programs, environment, repeats)
    result = {
        "question": __doc__.splitlines()[0],
        "ms": ms | {"first_today": round(first_ms, 1)},
        "ratios": {
            "help_to_pass": round(ms["help"] / ms["pass"], 2),
            "today_to_imports": round(ms["today"] / ms["imports"], 2),
            "today_to_packages": round(ms["today"] / ms["packages"], 2),
        },
        "goals": {"help_to_pass": 10, "today_to_imports": 1.5},
        "sets": n_sets,
        "exposures_planned": len(told["exposures"]),
        "repeats": repeats,
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "date": datetime.now(UTC).date().isoformat(),
    }
    text = json.dumps(result, indent=2)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(text + "\n", "utf-8")
    print(text)


def in_turn(
    programs: dict[str, str], environment: dict[str, str], repeats: int
) -> dict[str, float]:
    """Median wall-clock time of each program [ms], so that a busy moment meets them all."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(repeats):
        for name, code in programs.items():
            times[name].append(run(code, environment)[0])
    return {name: round(statistics.median(each), 1) for name, each in times.items()}


def run(code: str, environment: dict[str, str]) -> tuple[float, str]:
    """Run a program once.

    Returns:
        (wall-clock time [ms], what it printed).
    """
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return (time.perf_counter() - began) * 1e3, done.stdout


def fill(folder: Path, environment: dict[str, str]) -> int:
    """Write three years of training, and a flare with a clear screen and two weeks of check-ins.

    Returns:
        How many sets were imported.
    """
    log = folder / "strong.csv"
    rng = np.random.default_rng(7)
    log.write_text(strong_export(last_on=date(2026, 2, 14), years=3, rng=rng), "utf-8")
    imported = run(RELIFT.format(arguments=["import", str(log), "--json"]), environment)[1]
    keep_flare(folder)
    return int(json.loads(imported)["files"][0]["sets"])


def keep_flare(folder: Path) -> None:
    """Write the records of the flare."""
    from _screen import all_clear
    from relift.app.records import append
    from relift.app.setup import close_store, open_store
    from relift.journal.records import new_record
    from relift.journal.reports import (
        CalmedDown,
        CheckIn,
        FlareReported,
        Profile,
        ScreenAnswered,
        ScreenForm,
    )

    began = datetime.fromisoformat(NOW) - timedelta(days=14)
    told = [
        (Profile(is_adult=True), began),
        (FlareReported(), began),
        (
            ScreenAnswered(form=ScreenForm.FULL, answers=all_clear(ScreenForm.FULL)),
            began + timedelta(minutes=5),
        ),
        (CalmedDown(breathing_s=120.0), began + timedelta(minutes=9)),
    ]
    for day in range(15):
        at = began + timedelta(days=day, hours=-1 if day else 1)
        told.append((CheckIn(pain_now=max(1.0, 4.0 - day // 4), worry=4.0), at))
        short = ScreenAnswered(form=ScreenForm.SHORT, answers=all_clear(ScreenForm.SHORT))
        told.append((short, at + timedelta(minutes=1)))
    store = open_store(folder)
    append(store, [new_record(said, person=store.person, at=at) for said, at in told])
    close_store()


if __name__ == "__main__":
    main()
