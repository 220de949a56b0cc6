"""How well does the e1RM forecast do on real logs, one workout ahead, against simple rivals?

Big barbell lifts of every Strong export in the given folder (default: ../shared/data/training). For
each training day from the sixth on, the forecast from the days before it is held against that day's
best e1RM: absolute errors beside last value and an exponential average, coverage of the 50, 80 and
95% intervals, and the same after gaps of 21-41 days. Errors are shares of e1RM, so the files'
unknown weight units do not matter. The constants in data/strength.toml were chosen on every second
of these files, from the first on; `held_out` scores the others (one constant, the drift in a gap,
was set after both had been seen). Writes
benchmarks/results/strength_forecast.json.
"""

from __future__ import annotations

import csv
import json
import platform
import sys
import time
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import mean, median
from uuid import UUID

from relift.journal.lifting import MovementBlock, PerformedSet, SetKind
from relift.journal.timeline import Workout
from relift.training.history import LiftDay, LiftHistory, lift_history
from relift.training.strength import forecast_e1rm

HERE = Path(__file__).parent
LIFTS = ("squat", "deadlift", "sumo_deadlift", "bench_press", "overhead_press", "front_squat",
         "romanian_deadlift")  # fmt: skip
FIRST_SCORED = 5
GAP_D = range(21, 42)
EWMA_SHARE = 0.5
DATES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%d/%m/%Y %H:%M")
LOADS = ("Weight", "Weight (kg)", "kg", "lb")


def main() -> None:
    """Score every file and print the table as JSON."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "shared/data/training"
    files = sorted(folder.glob("strong-*.csv"))
    scored: list[dict[str, float]] = []
    seconds: list[float] = []
    for number, file in enumerate(files):
        histories = lift_history(read(file))
        for lift in LIFTS:
            if lift in histories and histories[lift].days:
                rows = score(histories[lift], seconds)
                scored += [row | {"is_held_out": number % 2 == 1} for row in rows]
    after_gap = [s for s in scored if s["gap_d"] in GAP_D]
    result = {
        "question": __doc__.splitlines()[0],
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "files": len(files),
        "all": table(scored),
        "held_out": table([s for s in scored if s["is_held_out"]]),
        "after_gap_21_41_d": table(after_gap),
        "held_out_after_gap_21_41_d": table([s for s in after_gap if s["is_held_out"]]),
        "median_ms_per_100_days": round(1e3 * median(seconds), 3),
    }
    text = json.dumps(result, indent=1)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "strength_forecast.json").write_text(text + "\n")
    print(text)


def score(history: LiftHistory, seconds: list[float]) -> list[dict[str, float]]:
    """Forecast each day of a lift from the days before it."""
    rows = []
    average = history.days[0].e1rm_kg
    for i in range(1, len(history.days)):
        day, before = history.days[i], history.days[i - 1]
        if i >= FIRST_SCORED:
            began = time.perf_counter()
            forecast = forecast_e1rm(part(history, history.days[:i]), day.on)
            seconds.append((time.perf_counter() - began) * 100 / i)
            rows.append(
                {
                    "relift": forecast.median_kg / day.e1rm_kg - 1,
                    "last_value": before.e1rm_kg / day.e1rm_kg - 1,
                    "ewma": average / day.e1rm_kg - 1,
                    "p": forecast.cdf(day.e1rm_kg),
                    "gap_d": (day.on - before.on).days,
                }
            )
        average += EWMA_SHARE * (day.e1rm_kg - average)
    return rows


def part(history: LiftHistory, days: tuple[LiftDay, ...]) -> LiftHistory:
    """A history as far as some days."""
    return LiftHistory(
        movement_id=history.movement_id, days=days, last_on=days[-1].on, n_workouts=len(days)
    )


def table(rows: list[dict[str, float]]) -> dict[str, object]:
    """Errors [%] and coverage [%] of some rows."""
    errors = {
        name: {
            "mape": round(100 * mean(abs(r[name]) for r in rows), 2),
            "median_ape": round(100 * median(abs(r[name]) for r in rows), 2),
            "bias": round(100 * mean(r[name] for r in rows), 2),
        }
        for name in ("relift", "last_value", "ewma")
    }
    covered = {
        f"covered_{level}": round(100 * mean(abs(r["p"] - 0.5) <= level / 200 for r in rows), 1)
        for level in (50, 80, 95)
    }
    below = {f"below_p{p}": round(100 * mean(r["p"] <= p / 100 for r in rows), 1) for p in (5, 20)}
    return {"n": len(rows), **errors, **covered, **below}


def read(file: Path) -> list[Workout]:
    """Workouts of a Strong export, read with the csv module alone; other rows are passed over."""
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(text.splitlines(), delimiter=";" if head.count(";") > 2 else ",")
    days: dict[date, dict[str, list[PerformedSet]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        load = next((row[c] for c in LOADS if row.get(c)), "")
        on = read_date(row.get("Date") or row.get("date") or "")
        try:
            kg, reps = float(load), int(float(row.get("Reps") or 0))
        except ValueError:
            continue
        if on and 0 < kg <= 1000 and 0 < reps <= 100:
            kind = SetKind.WARMUP if row.get("Set Order") == "W" else SetKind.WORKING
            name = row.get("Exercise Name") or ""
            days[on][name].append(PerformedSet(load_kg=kg, reps=reps, kind=kind))
    return [
        Workout(
            id=UUID(int=0),
            at=datetime(on.year, on.month, on.day, tzinfo=UTC),
            title="",
            source="strong",
            blocks=tuple(MovementBlock(name=n, sets=tuple(s)) for n, s in blocks.items()),
        )
        for on, blocks in days.items()
    ]


def read_date(text: str) -> date | None:
    """A date in one of the forms that the exports use."""
    for form in DATES:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


if __name__ == "__main__":
    main()
