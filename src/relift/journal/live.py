"""Live workouts, folded from a header and one record per answer and set.

The parts may arrive in any order; what has no header still counts, and a workout starts no later
than its first part, so that nothing said on a phone is lost when the header comes later or wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from relift.journal.lifting import (
    ExpectationGiven,
    ExposureDone,
    MovementBlock,
    PerformedSet,
    WorkoutEnded,
    WorkoutStarted,
)
from relift.journal.records import Record, decode_payload
from relift.journal.timeline import Exposure, Workout


def fold_live(
    *,
    started: Sequence[Record],
    ended: Sequence[Record],
    expectations: Sequence[Record],
    outcomes: Sequence[Record],
) -> list[Workout]:
    """Fold the records of live workouts.

    Args:
        started, ended: Headers and closings, by time.
        expectations, outcomes: What was said before and after, by time.

    Returns:
        One workout for each workout id that any record names.
    """
    headers = {r.id: r for r in started}
    closed = {decode_payload(r, WorkoutEnded).workout for r in ended}
    exposures: dict[UUID, dict[UUID, Exposure]] = defaultdict(dict)
    for record in expectations:
        said = decode_payload(record, ExpectationGiven)
        exposures[said.workout][said.exposure] = _expected(record, said)
    for record in outcomes:
        done = decode_payload(record, ExposureDone)
        earlier = exposures[done.workout].get(done.exposure)
        exposures[done.workout][done.exposure] = _done(record, done, earlier)
    workouts = []
    for workout_id in headers.keys() | exposures.keys():
        parts = sorted(exposures[workout_id].values(), key=lambda e: (e.at, e.id))
        header = headers.get(workout_id)
        workouts.append(
            Workout(
                id=workout_id,
                at=min([*([header.at] if header else []), *(part.at for part in parts)]),
                title=decode_payload(header, WorkoutStarted).title if header else "",
                source="",
                blocks=tuple(_block(e) for e in parts if e.is_done),
                exposures=tuple(parts),
                is_open=workout_id not in closed,
            )
        )
    return workouts


def _expected(record: Record, said: ExpectationGiven) -> Exposure:
    return Exposure(
        id=said.exposure,
        at=record.at,
        workout=said.workout,
        movement=said.movement,
        ladder=said.ladder,
        rung=said.rung,
        load_kg=said.load_kg,
        load_entered=said.load_entered,
        unit=said.unit,
        range_of_motion=said.range_of_motion,
        reps=said.reps,
        sets=said.sets,
        expected_pain=said.expected_pain,
        feared=said.feared,
        records=(record.id,),
    )


def _done(record: Record, done: ExposureDone, earlier: Exposure | None) -> Exposure:
    said_before = earlier.expected_pain if earlier else None
    if done.is_expectation_retrospective:
        retrospective = done.expected_pain
    else:
        retrospective = None
        said_before = done.expected_pain if done.expected_pain is not None else said_before
    return Exposure(
        id=done.exposure,
        at=record.at,
        workout=done.workout,
        movement=done.movement,
        ladder=done.ladder,
        rung=done.rung,
        load_kg=done.load_kg,
        load_entered=done.load_entered,
        unit=done.unit,
        range_of_motion=done.range_of_motion,
        reps=done.reps,
        sets=done.sets,
        expected_pain=said_before,
        retrospective_expected_pain=retrospective,
        feared=earlier.feared if earlier else "",
        is_done=done.sets > 0,
        is_avoided=done.sets == 0,
        pain_before=done.pain_before,
        felt_pain=done.felt_pain,
        is_settled=done.is_settled,
        has_new_nerve_sign=done.has_new_nerve_sign or bool(earlier and earlier.has_new_nerve_sign),
        rpe=done.rpe,
        note=done.note,
        records=(*(earlier.records if earlier else ()), record.id),
    )


def _block(exposure: Exposure) -> MovementBlock:
    one = PerformedSet(
        load_kg=exposure.load_kg,
        load_entered=exposure.load_entered,
        unit=exposure.unit,
        reps=exposure.reps,
        rpe=exposure.rpe,
        note=exposure.note,
    )
    return MovementBlock(name=exposure.movement, sets=(one,) * exposure.sets)
