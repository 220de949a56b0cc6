"""How long does today's plan take on five years and 20,000 sets: warm, cold, after an old edit?

The journal holds five years of synthetic training (about 20,000 sets) and, in the last 90 days, a
flare with daily check-ins and six rated exposures every second day. Times are medians of one
process; `update` is one step of the pain model after one set, `replan` the whole of `today` with
the states stored up to yesterday, `edit_30_days_back` the same with only the states older than the
edit, `no_states` with none, and `cold_command` the whole command `relift today --json` from its
start, store included. Goals (design.md section 10), on one core: update 5 ms, replan 50 ms, edit
200 ms.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the goals are those of one core

import numpy as np

from _screen import all_clear
from relift.app.records import append
from relift.app.setup import close_store, open_store
from relift.journal.lifting import (
    ExposureDone,
    ImportedWorkout,
    MovementBlock,
    PerformedSet,
    WorkoutStarted,
)
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import (
    CalmedDown,
    CheckIn,
    FlareReported,
    Profile,
    ScreenAnswered,
    ScreenForm,
)
from relift.journal.timeline import Entry, Exposure, Journal, Workout
from relift.plan.learning import threat_filter
from relift.plan.today import today_with_checkpoints
from relift.threat.events import Features, Felt
from relift.units import Unit, to_kg

NOW = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)
FLARE = NOW - timedelta(days=90)
RESULT = Path(__file__).parent / "results" / "today.json"
SHARED = (
    "workout",
    "movement",
    "ladder",
    "rung",
    "load_kg",
    "range_of_motion",
    "reps",
    "sets",
    "expected_pain",
    "pain_before",
    "felt_pain",
)
LIFTS = (
    ("Squat (Barbell)", 300.0),
    ("Deadlift (Barbell)", 385.0),
    ("Bench Press (Barbell)", 225.0),
    ("Overhead Press (Barbell)", 135.0),
)


def entry(value: object, at: datetime) -> Entry:  # type: ignore[type-arg]
    """Wrap a payload."""
    return Entry(id=uuid4(), at=at, value=value)


def trained(n_sets: int, rng: np.random.Generator) -> list[Workout]:
    """About `n_sets` sets over five years before the flare, 16 a workout."""
    n_workouts = n_sets // 16
    start = FLARE - timedelta(days=5 * 365)
    made = []
    for i in range(n_workouts):
        at = start + (FLARE - start) * i / n_workouts
        blocks = []
        for name, load in LIFTS:
            entered = round((load + rng.normal(0, 10)) / 5) * 5.0
            one = PerformedSet(
                load_kg=to_kg(entered, Unit.LB), load_entered=entered, unit=Unit.LB, reps=5
            )
            blocks.append(MovementBlock(name=name, sets=(one,) * 4))
        made.append(Workout(id=uuid4(), at=at, title="", source="strong", blocks=tuple(blocks)))
    return made


def rehab(rng: np.random.Generator) -> tuple[list[Workout], list[Entry], list[Entry]]:  # type: ignore[type-arg]
    """Ninety days of check-ins with short screens, six exposures every second day."""
    workouts, checkins, screens = [], [], []
    for day in range(1, 91):
        morning = FLARE + timedelta(days=day, hours=-10)
        pain = float(np.clip(round(rng.normal(3 - day / 45, 1)), 0, 10))
        checkins.append(entry(CheckIn(pain_now=pain, worry=pain), morning))
        screens.append(
            entry(
                ScreenAnswered(form=ScreenForm.SHORT, answers=all_clear(ScreenForm.SHORT)), morning
            )
        )
        if day % 2 and day < 90:
            workouts.append(rated(FLARE + timedelta(days=day), pain, rng))
    return workouts, checkins, screens


def rated(at: datetime, pain: float, rng: np.random.Generator) -> Workout:
    """A live workout of six rated exposures."""
    workout_id, exposures = uuid4(), []
    for n in range(6):
        ladder = ("hinge", "squat")[n % 2]
        exposures.append(
            Exposure(
                id=uuid4(),
                at=at + timedelta(minutes=5 * n),
                workout=workout_id,
                movement="Deadlift (Barbell)" if ladder == "hinge" else "Squat (Barbell)",
                ladder=ladder,
                rung=f"{ladder}-40",
                load_kg=80.0,
                load_entered=None,
                unit=None,
                range_of_motion=1.0,
                reps=5,
                sets=1,
                expected_pain=float(np.clip(round(pain + rng.normal(1, 1)), 0, 10)),
                felt_pain=float(np.clip(round(pain + rng.normal(0, 1)), 0, 10)),
                pain_before=pain,
                is_done=True,
            )
        )
    return Workout(id=workout_id, at=at, title="", source="", blocks=(), exposures=tuple(exposures))


def five_years() -> Journal:
    """The whole journal."""
    rng = np.random.default_rng(1)
    live, checkins, screens = rehab(rng)
    full = entry(ScreenAnswered(form=ScreenForm.FULL, answers=all_clear(ScreenForm.FULL)), FLARE)
    return Journal(
        profile=Profile(is_adult=True),
        workouts=tuple(sorted([*trained(20_000, rng), *live], key=lambda w: w.at)),
        flares=(entry(FlareReported(), FLARE - timedelta(minutes=1)),),
        screens=(full, *screens),
        calms=(entry(CalmedDown(), FLARE),),
        checkins=tuple(checkins),
    )


def records_of(journal: Journal, person: UUID) -> list[Record]:
    """The journal as the records that tell it."""

    def record(payload: Payload, at: datetime, record_id: UUID | None = None) -> Record:
        return new_record(payload, person=person, at=at, id=record_id)

    told = [record(journal.profile, FLARE)]
    for part in (journal.flares, journal.screens, journal.calms, journal.checkins):
        told += [record(one.value, one.at, one.id) for one in part]
    for workout in journal.workouts:
        if workout.source:
            payload: Payload = ImportedWorkout(source=workout.source, blocks=workout.blocks)
        else:
            payload = WorkoutStarted()
        told.append(record(payload, workout.at, workout.id))
        told += [record(outcome_of(one), one.at) for one in workout.exposures]
    return told


def outcome_of(one: Exposure) -> ExposureDone:
    """An exposure as its record tells it."""
    shared = {name: getattr(one, name) for name in SHARED}
    return ExposureDone(exposure=one.id, **shared)


def cold_ms(journal: Journal, repeats: int) -> float:
    """Median time of the whole command `relift today --json`, from its start [ms]."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        store = open_store(home)
        append(store, records_of(journal, store.person))
        close_store()
        told = os.environ | {"RELIFT_HOME": str(home), "RELIFT_NOW": NOW.isoformat()}
        command = [sys.executable, "-m", "relift", "today", "--json"]

        def run() -> None:
            subprocess.run(command, env=told, check=True, capture_output=True)

        run()  # makes the stored states, as any earlier day would have
        return median_ms(run, repeats)


def median_ms(run: Callable[[], object], repeats: int) -> float:
    """Median wall-clock time [ms]."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return round(statistics.median(times), 2)


def main() -> int:
    """Measure and print; write the result beside the others."""
    journal = five_years()
    plan, states = today_with_checkpoints(journal, now=NOW)
    stored = {state.digest: state.state for state in states}
    older = {
        state.digest: state.state
        for state in states
        if state.on < (NOW - timedelta(days=30)).date()
    }
    edited = replace(
        journal,
        checkins=tuple(
            replace(c, value=CheckIn(pain_now=6))
            if c.on == (NOW - timedelta(days=30)).date()
            else c
            for c in journal.checkins
        ),
    )
    threat = threat_filter()
    state = threat.init(NOW, 3.0)
    felt = Felt(
        at=NOW,
        features=Features(movement="hinge", relative_load=0.5, range_of_motion=1.0, volume=5.0),
        felt_pain=2.0,
    )
    result = {
        "question": __doc__.splitlines()[0],
        "sets": sum(len(b.sets) for w in journal.workouts for b in w.blocks),
        "exposures_planned": len(plan.exposures),
        "ms": {
            "update": median_ms(lambda: threat.step(state, felt), 200),
            "replan": median_ms(
                lambda: today_with_checkpoints(journal, now=NOW, posterior=stored), 15
            ),
            "edit_30_days_back": median_ms(
                lambda: today_with_checkpoints(edited, now=NOW, posterior=older), 5
            ),
            "cold_command": cold_ms(journal, 5),
            "no_states": median_ms(lambda: today_with_checkpoints(journal, now=NOW), 3),
        },
        "goals_ms": {"update": 5, "replan": 50, "edit_30_days_back": 200},
        "machine": platform.machine(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "date": datetime.now(UTC).date().isoformat(),
    }
    text = json.dumps(result, indent=2)
    RESULT.write_text(text + "\n", "utf-8")
    sys.stdout.write(text + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
