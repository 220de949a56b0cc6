"""How much do the planner's weights change the way back, for a mild and a harsh virtual lifter?

Each weight of data/planner.toml is halved and doubled in turn; two virtual lifters (cohort), three
seeds each, follow the plan. Told are the medians over seeds of: the first day with a hinge at 60%
and at 75% of e1RM, sets that rose by 3 or more, and the sum over days of pain at rest. Writes
results/planner_weights.json and prints the table that stands in docs/explanation/planner.md.
"""

from __future__ import annotations

import json
import statistics
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import numpy as np

from _screen import all_clear
from relift.cohort.lifter_traits import LIFTERS
from relift.cohort.virtual_lifter import VirtualLifter
from relift.journal.lifting import MovementBlock, PerformedSet
from relift.journal.reports import (
    CalmedDown,
    CheckIn,
    FlareReported,
    Profile,
    ScreenAnswered,
    ScreenForm,
)
from relift.journal.timeline import Entry, Exposure, Journal, Workout
from relift.plan import planner
from relift.plan.exposures import PlannedExposure
from relift.plan.ladders import RungKind, ladder_of, ladders
from relift.plan.today import today_with_checkpoints

ONSET = datetime(2026, 3, 2, 8, tzinfo=UTC)
TRUE_1RM_KG = {"hinge": 233.6, "squat": 190.5}
LENGTHS = {"mild": 12, "harsh": 45}
SEEDS = (1, 2, 3)
WEIGHTS = ("expectancy_violation", "training_value", "intolerable", "bad_morning", "variety")
NOMINAL = {
    rung.id: rung.relative_load
    for ladder in ladders()
    for rung in ladder.rungs
    if rung.kind is not RungKind.LOADED
}
RESULT = Path(__file__).parent / "results" / "planner_weights.json"


@dataclass
class Outcome:
    """What one course came to.

    Attributes:
        day_at_60, day_at_75: First day with a tolerated hinge at that share of the true 1RM; None
            where it never was.
        too_much: Sets that rose by 3 or more.
        pain_days: Sum over days of pain at rest.
    """

    day_at_60: int | None = None
    day_at_75: int | None = None
    too_much: int = 0
    pain_days: float = 0.0


def entry(value: object, at: datetime) -> Entry:  # type: ignore[type-arg]
    """Wrap a payload."""
    return Entry(id=uuid4(), at=at, value=value)


def clear(form: ScreenForm, at: datetime) -> Entry:  # type: ignore[type-arg]
    """A screen with every answer no."""
    return entry(ScreenAnswered(form=form, answers=all_clear(form)), at)


def start() -> Journal:
    """A year of squats and deadlifts, a flare, a clear screen and the calm-down."""
    workouts = []
    for week in range(40, 0, -1):
        for name, kg, days in (("Deadlift", 200.0, 1), ("Squat", 163.0, 4)):
            one = PerformedSet(load_kg=kg, reps=5)
            workouts.append(
                Workout(
                    id=uuid4(),
                    at=ONSET - timedelta(days=7 * week - days),
                    title="",
                    source="strong",
                    blocks=(MovementBlock(name=name, sets=(one,) * 3),),
                )
            )
    return Journal(
        profile=Profile(is_adult=True),
        workouts=tuple(workouts),
        flares=(entry(FlareReported(), ONSET),),
        screens=(clear(ScreenForm.FULL, ONSET + timedelta(minutes=5)),),
        calms=(entry(CalmedDown(), ONSET + timedelta(minutes=9)),),
    )


def course(kind: str, seed: int) -> Outcome:
    """One virtual lifter follows the plan to the end of the course."""
    traits = LIFTERS[kind]
    person = VirtualLifter(traits, ONSET.date(), np.random.default_rng(seed))
    journal, outcome, states = start(), Outcome(), {}
    for day in range(LENGTHS[kind]):
        morning = ONSET + timedelta(days=day, minutes=10)
        if day == traits.setback_day:
            person.setback(morning.date())
        said = person.morning(morning.date())
        outcome.pain_days += said.pain_now
        journal = replace(
            journal,
            checkins=(
                *journal.checkins,
                entry(CheckIn(**{f: getattr(said, f) for f in said.__dataclass_fields__}), morning),
            ),
            screens=(*journal.screens, clear(ScreenForm.SHORT, morning)),
        )
        journal = train(journal, person, day, outcome, states)
    return outcome


def train(
    journal: Journal, person: VirtualLifter, day: int, outcome: Outcome, states: dict[bytes, bytes]
) -> Journal:
    """One day's workout, planned anew after every set."""
    workout_id, done = uuid4(), []
    for turn in range(30):
        now = ONSET + timedelta(days=day, hours=9, minutes=6 * turn)
        plan, fresh = today_with_checkpoints(journal, now=now, posterior=states)
        states.update({state.digest: state.state for state in fresh})
        todo = [e for e in plan.exposures if not e.is_optional]
        if not todo:
            break
        done.append(perform(todo[0], person, now, day, outcome))
        others = tuple(w for w in journal.workouts if w.id != workout_id)
        live = Workout(
            id=workout_id, at=done[0].at, title="", source="", blocks=(), exposures=tuple(done)
        )
        journal = replace(journal, workouts=(*others, live))
    return journal


def perform(
    planned: PlannedExposure, person: VirtualLifter, now: datetime, day: int, outcome: Outcome
) -> Exposure:
    """Do one planned exposure and note what it came to."""
    true_kg = TRUE_1RM_KG.get(planned.ladder, TRUE_1RM_KG["hinge"])
    share = max(planned.load_kg / true_kg, NOMINAL.get(planned.rung, 0.0))
    share *= ladder_of(planned.ladder).back_share
    how = {"relative_load": share, "range_of_motion": planned.range_of_motion}
    expected = person.expects(planned.movement, **how)
    felt = person.feels(planned.movement, **how, reps=planned.reps, sets=planned.sets)
    rise = felt.felt_pain - felt.pain_before
    outcome.too_much += rise >= 3
    if planned.ladder == "hinge" and planned.load_kg and rise < 3:
        outcome.day_at_60 = outcome.day_at_60 or (day if share >= 0.6 else None)
        outcome.day_at_75 = outcome.day_at_75 or (day if share >= 0.75 else None)
    return Exposure(
        id=uuid4(),
        at=now,
        workout=uuid4(),
        movement=planned.movement,
        ladder=planned.ladder,
        rung=planned.rung,
        load_kg=planned.load_kg or None,
        load_entered=planned.load_entered,
        unit=planned.unit,
        range_of_motion=planned.range_of_motion,
        reps=planned.reps,
        sets=planned.sets,
        is_done=True,
        expected_pain=expected,
        pain_before=felt.pain_before,
        felt_pain=felt.felt_pain,
        is_settled=felt.is_settled,
    )


def summary(kind: str) -> dict[str, float | None]:
    """Medians over the seeds; None where most never got there."""
    courses = [course(kind, seed) for seed in SEEDS]

    def middle(values: list[int | None]) -> float | None:
        known = sorted(v if v is not None else 10**6 for v in values)
        found = statistics.median(known)
        return None if found >= 10**6 else found

    return {
        "day_at_60": middle([c.day_at_60 for c in courses]),
        "day_at_75": middle([c.day_at_75 for c in courses]),
        "too_much": statistics.median(c.too_much for c in courses),
        "pain_days": statistics.median(c.pain_days for c in courses),
    }


def table(rows: list[dict[str, object]]) -> str:
    """The rows in Markdown, as in docs/explanation/planner.md."""
    lines = [
        "| weights | course | day at 60% | day at 75% | sets too much | pain x days |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        cells = [row[c] for c in ("day_at_60", "day_at_75", "too_much", "pain_days")]
        told = " | ".join("never" if c is None else f"{c:g}" for c in cells)
        lines.append(f"| {row['weights']} | {row['course']} | {told} |")
    return "\n".join(lines)


def main() -> int:
    """Run every variant, print the table, write the result."""
    shipped = planner.weights()
    variants = {"as shipped": shipped}
    for name in WEIGHTS:
        for factor in (0.5, 2.0):
            value = getattr(shipped, name) * factor
            variants[f"{name} x {factor:g}"] = msgspec.structs.replace(shipped, **{name: value})
    rows: list[dict[str, object]] = []
    for label, variant in variants.items():
        planner.weights = lambda variant=variant: variant  # type: ignore[assignment]
        for kind in LENGTHS:
            rows.append({"weights": label, "course": kind, **summary(kind)})
            sys.stderr.write(f"{label}, {kind}: done\n")
    result = {
        "question": __doc__.splitlines()[0],
        "rows": rows,
        "seeds": SEEDS,
        "date": datetime.now(UTC).date().isoformat(),
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    sys.stdout.write(table(rows) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
