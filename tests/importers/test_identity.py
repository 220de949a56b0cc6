"""The key of a row names what was lifted, and nothing that is edited without lifting."""

from __future__ import annotations

import io
from datetime import UTC

import pytest

from relift.importers import Parsed, new_only, read_log
from relift.importers.identity import split_keys
from relift.units import Unit

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,RPE\n"
)
ROWS = [
    "2025-03-01 10:00:00,A,1h,Squat,1,60,5,0,0,,",
    "2025-03-01 10:00:00,A,1h,Squat,2,100.0,5,0,0,deep,8",
    "2025-03-01 10:00:00,A,1h,Row,1,50,8,0,0,,",
]


def _read(*rows: str, header: str = HEADER, unit: Unit = Unit.KG) -> Parsed:
    text = header + "".join(row + "\n" for row in rows)
    return read_log(io.BytesIO(text.encode()), name="log.csv", zone=UTC, unit=unit)


def _keys(parsed: Parsed) -> set[bytes]:
    return {key for workout in parsed.workouts for key in workout.keys}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (",deep,", ",deeper than ever,"),
        (",A,", ",Leg day,"),
        (",1h,", ",2h,"),
        (",2,100.0,", ",1,100,"),
        (",2,100.0,", ",W,100,"),
        (",5,0,0,", ",5.0,,0.0,"),
        ("2025-03-01 10:00:00", "2025/3/1 10:00"),
    ],
)
def test_an_edit_that_lifts_nothing_adds_nothing(before: str, after: str) -> None:
    known = _keys(_read(*ROWS))
    edited = _read(*(row.replace(before, after) for row in ROWS))
    assert new_only(edited, known) == ((), 0, 3)


def test_reading_in_another_unit_adds_nothing() -> None:
    known = _keys(_read(*ROWS, unit=Unit.KG))
    assert new_only(_read(*ROWS, unit=Unit.LB), known) == ((), 0, 3)


def test_an_added_rest_timer_adds_nothing() -> None:
    rest = "2025-03-01 10:00:00,A,1h,Squat,Rest Timer,0,0,0,90,,"
    assert new_only(_read(ROWS[0], rest, *ROWS[1:]), _keys(_read(*ROWS)))[1] == 0


def test_a_set_deleted_in_the_app_renumbers_the_others_and_adds_nothing() -> None:
    later = _read(ROWS[1].replace("Squat,2", "Squat,1"), ROWS[2])
    assert new_only(later, _keys(_read(*ROWS)))[1:] == (0, 2)


@pytest.mark.parametrize(
    ("before", "after"),
    [("Squat,2,100.0", "Squat,2,102.5"), (",5,0,0,deep", ",6,0,0,deep"), ("deep,8", "deep,9")],
)
def test_another_load_reps_or_rpe_is_another_set(before: str, after: str) -> None:
    changed = _read(*(row.replace(before, after) for row in ROWS))
    assert new_only(changed, _keys(_read(*ROWS)))[1:] == (1, 2)


def test_a_workout_known_in_part_comes_as_a_supplement_with_its_new_sets_alone() -> None:
    known = _keys(_read(ROWS[0], ROWS[2]))
    workouts, n_new, n_known = new_only(_read(*ROWS), known)
    assert (n_new, n_known) == (1, 2)
    (workout,) = workouts
    (block,) = workout.payload.blocks
    assert (block.name, [s.load_kg for s in block.sets]) == ("Squat", [100.0])
    assert workout.payload.title == "A"
    assert workout.payload.duration_s is None
    assert split_keys(workout.payload.row_keys) == list(workout.keys)


def test_equal_rows_are_each_kept_and_told_apart_by_their_count() -> None:
    once, twice = _read(ROWS[0]), _read(ROWS[0], ROWS[0])
    assert len(_keys(twice)) == 2
    assert new_only(twice, _keys(once))[1:] == (1, 1)


def test_the_keys_of_a_known_file_never_change() -> None:
    (workout,) = _read(*ROWS).workouts
    assert [key.hex() for key in workout.keys] == [
        "5c0413c31a3119aa",
        "23f5aa489bb14ef8",
        "946fec4b9b767c5a",
    ]
