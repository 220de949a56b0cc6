from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from relift.journal.lifting import (
    ExpectationGiven,
    ExposureDone,
    WorkoutEnded,
    WorkoutStarted,
)
from relift.journal.log import fold
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import Tombstone
from relift.journal.timeline import Exposure, Workout

WORKOUT, SQUAT, HINGE = UUID(int=1), UUID(int=2), UUID(int=3)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def record(
    payload: Payload, *, minute: int = 0, id: UUID | None = None, supersedes: UUID | None = None
) -> Record:
    at = NOON + timedelta(minutes=minute)
    return new_record(payload, person=UUID(int=9), at=at, id=id, supersedes=supersedes)


HEADER = record(WorkoutStarted(title="Monday"), id=WORKOUT)
EXPECTED = record(
    ExpectationGiven(
        workout=WORKOUT, exposure=HINGE, movement="Deadlift", expected_pain=6.0, feared="a pop"
    ),
    minute=1,
)
DONE = record(
    ExposureDone(
        workout=WORKOUT,
        exposure=HINGE,
        movement="Deadlift",
        load_kg=100.0,
        reps=5,
        sets=2,
        felt_pain=2.0,
    ),
    minute=5,
)


def only_workout(*records: Record) -> Workout:
    (workout,) = fold(records).workouts
    return workout


def only_exposure(*records: Record) -> Exposure:
    (exposure,) = only_workout(*records).exposures
    return exposure


def test_expectation_and_outcome_of_one_exposure_become_one() -> None:
    exposure = only_exposure(HEADER, EXPECTED, DONE)
    assert (exposure.expected_pain, exposure.felt_pain) == (6.0, 2.0)
    assert exposure.feared == "a pop"
    assert exposure.is_done
    assert exposure.records == (EXPECTED.id, DONE.id)


def test_a_workout_is_open_until_it_is_closed() -> None:
    closing = record(WorkoutEnded(workout=WORKOUT), minute=60)
    assert only_workout(HEADER, DONE).is_open
    assert not only_workout(HEADER, DONE, closing).is_open


def test_sets_done_are_listed_as_blocks_and_planned_ones_are_not() -> None:
    planned = record(
        ExpectationGiven(workout=WORKOUT, exposure=SQUAT, movement="Squat", sets=3), minute=9
    )
    workout = only_workout(HEADER, EXPECTED, DONE, planned)
    (block,) = workout.blocks
    assert (block.name, len(block.sets), block.sets[0].load_kg) == ("Deadlift", 2, 100.0)
    assert [exposure.is_done for exposure in workout.exposures] == [True, False]


def test_parts_without_a_header_still_count() -> None:
    workout = only_workout(DONE)
    assert (workout.id, workout.at, workout.title) == (WORKOUT, DONE.at, "")


def test_a_header_alone_is_an_open_empty_workout() -> None:
    workout = only_workout(HEADER)
    assert (workout.title, workout.blocks, workout.is_open) == ("Monday", (), True)


def test_an_expectation_said_only_afterwards_is_kept_apart() -> None:
    late = ExposureDone(
        workout=WORKOUT,
        exposure=HINGE,
        movement="Deadlift",
        felt_pain=2.0,
        expected_pain=7.0,
        is_expectation_retrospective=True,
    )
    alone = only_exposure(HEADER, record(late))
    assert (alone.expected_pain, alone.retrospective_expected_pain) == (None, 7.0)
    both = only_exposure(HEADER, EXPECTED, record(late, minute=5))
    assert (both.expected_pain, both.retrospective_expected_pain) == (6.0, 7.0)


def test_what_was_left_out_is_avoided_and_not_done() -> None:
    avoided = ExposureDone(workout=WORKOUT, exposure=HINGE, movement="Deadlift", sets=0)
    exposure = only_exposure(HEADER, EXPECTED, record(avoided, minute=5))
    assert (exposure.is_avoided, exposure.is_done) == (True, False)
    assert only_workout(HEADER, record(avoided)).blocks == ()


def test_a_corrected_set_takes_the_place_of_the_wrong_one() -> None:
    corrected = ExposureDone(
        workout=WORKOUT, exposure=HINGE, movement="Deadlift", load_kg=90.0, felt_pain=3.0
    )
    exposure = only_exposure(HEADER, EXPECTED, DONE, record(corrected, supersedes=DONE.id))
    assert (exposure.load_kg, exposure.felt_pain, exposure.expected_pain) == (90.0, 3.0, 6.0)


def test_a_deleted_set_leaves_what_was_expected_of_it() -> None:
    gone = record(Tombstone(), minute=9, supersedes=DONE.id)
    exposure = only_exposure(HEADER, EXPECTED, DONE, gone)
    assert (exposure.is_done, exposure.expected_pain) == (False, 6.0)


def test_the_journal_lists_exposures_of_all_workouts_by_time() -> None:
    other = ExposureDone(workout=UUID(int=5), exposure=SQUAT, movement="Squat")
    journal = fold([DONE, HEADER, record(other, minute=-600)])
    assert [exposure.id for exposure in journal.exposures] == [SQUAT, HINGE]


def test_a_header_that_a_wrong_clock_dated_later_hides_no_set() -> None:
    late = record(WorkoutStarted(title="Monday"), id=WORKOUT, minute=60 * 24 * 400)
    workout = only_workout(late, DONE)
    assert workout.at == DONE.at
    assert fold([late, DONE]).until(DONE.at).exposures
