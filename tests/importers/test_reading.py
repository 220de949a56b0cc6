"""Odd rows end up where a lifter would look for them."""

from __future__ import annotations

import gc
import io
from datetime import UTC, date

import pytest

from relift.errors import UnreadableFileError
from relift.importers import Parsed, read_log
from relift.journal.lifting import PerformedSet
from relift.units import Unit

HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes\n"


def _read(*rows: str, unit: Unit | None = Unit.KG, today: date | None = None) -> Parsed:
    text = HEADER + "".join(f"2025-03-01 10:00:00,A,1h,{row}\n" for row in rows)
    return read_log(io.BytesIO(text.encode()), name="log.csv", zone=UTC, unit=unit, today=today)


def _sets(parsed: Parsed) -> list[PerformedSet]:
    return [s for w in parsed.workouts for b in w.payload.blocks for s in b.sets]


def test_rest_goes_to_the_set_above_it_and_adds_up() -> None:
    parsed = _read("Squat,1,100,5,,,", "Squat,Rest Timer,,,,60,", "Squat,Rest Timer,,,,30,")
    assert [s.rest_s for s in _sets(parsed)] == [90]
    assert dict(parsed.pseudo_rows) == {"rest timer": 2}


def test_rest_before_the_first_set_is_counted_and_belongs_to_none() -> None:
    parsed = _read("Squat,Rest Timer,,,,60,", "Squat,1,100,5,,,")
    assert [s.rest_s for s in _sets(parsed)] == [None]
    assert parsed.n_pseudo_rows == 1


def test_a_note_row_goes_to_the_next_set_of_its_movement() -> None:
    parsed = _read("Row,1,50,8,,,", "Squat,Note,,,,,narrow", "Squat,1,100,5,,,deep")
    assert [s.note for s in _sets(parsed)] == ["", "deep\nnarrow"]


def test_a_note_row_after_its_sets_goes_to_the_last_of_them() -> None:
    parsed = _read("Squat,1,100,5,,,", "Squat,2,100,5,,,", "Squat,Note,,,,,tired")
    assert [s.note for s in _sets(parsed)] == ["", "tired"]


def test_a_note_row_without_a_set_of_its_movement_stays_with_the_workout() -> None:
    parsed = _read("Squat,1,100,5,,,", "Curl,Note,,,,,skipped")
    assert parsed.workouts[0].payload.note == "Curl: skipped"


def test_reps_of_0_under_a_load_are_kept_as_a_miss_and_empty_reps_as_unknown() -> None:
    parsed = _read("Squat,1,100,0,,,", "Squat,2,100,,,,", "Carry,1,40,0,,30,")
    assert [s.reps for s in _sets(parsed)] == [0, None, None]


def test_a_workout_of_pseudo_rows_alone_is_no_workout() -> None:
    parsed = _read("Squat,Rest Timer,,,,60,")
    assert parsed.workouts == ()
    assert (parsed.n_rows, parsed.n_pseudo_rows) == (1, 1)


def test_the_callers_unit_counts_where_the_file_states_none() -> None:
    pounds = _read("Squat,1,100,5,,,", unit=Unit.LB)
    assert (pounds.unit, pounds.unit_certainty) == (Unit.LB, 1.0)
    assert _sets(pounds)[0].load_kg == pytest.approx(45.359237)


def test_the_heaviest_load_is_judged_in_kilograms() -> None:
    assert len(_read("Leg Press,1,3000,1,,,", unit=Unit.KG).faults) == 1
    assert len(_read("Leg Press,1,3000,1,,,", unit=Unit.LB).faults) == 0


def test_tomorrow_is_taken_and_the_day_after_is_a_fault() -> None:
    assert not _read("Squat,1,100,5,,,", today=date(2025, 2, 28)).faults
    (fault,) = _read("Squat,1,100,5,,,", today=date(2025, 2, 27)).faults
    assert fault.problem == "this day is still to come"


def test_an_unknown_unit_in_a_unit_column_is_a_fault() -> None:
    text = (
        "Date,Exercise Name,Set Order,Weight,Weight Unit,Reps,Distance,Distance Unit\n"
        "2025-03-01,Squat,1,100,stone,5,,\n2025-03-01,Run,1,,,,5,leagues\n2025-03-01,Row,1,,,9,,\n"
    )
    parsed = read_log(io.BytesIO(text.encode()), name="log.csv", zone=UTC)
    assert [(f.line, f.column) for f in parsed.faults] == [(2, "Weight Unit")]
    assert parsed.n_set_rows == 2


def test_a_distance_in_an_unknown_unit_is_kept_as_a_note_of_its_set() -> None:
    text = (
        "Date,Exercise Name,Set Order,Weight,Weight Unit,Reps,Distance,Distance Unit\n"
        "2025-03-01,Run,1,,,,5,leagues\n"
    )
    parsed = read_log(io.BytesIO(text.encode()), name="log.csv", zone=UTC)
    (one,) = _sets(parsed)
    assert (one.distance_m, one.note) == (None, "Distance in the file: 5 leagues")


def test_the_movements_and_days_of_a_log_are_told() -> None:
    parsed = _read("Squat,1,100,5,,,", "Row,1,50,8,,,")
    assert parsed.movements == {"Squat", "Row"}
    assert parsed.first_on == parsed.last_on == date(2025, 3, 1)


def test_a_number_a_mark_or_nothing_in_the_set_column_is_told_apart_by_what_it_means() -> None:
    parsed = _read("Squat,1,100,5,,,", "Squat,12.0,100,5,,,", "Squat,,100,5,,,", "Squat,F,100,5,,,")
    assert [s.kind.value for s in _sets(parsed)] == ["working", "working", "working", "failure"]


def test_a_row_that_has_only_a_set_number_is_a_fault_and_not_an_empty_row() -> None:
    text = HEADER + ",,,,7,,,,,\n"
    parsed = read_log(io.BytesIO(text.encode()), name="log.csv", zone=UTC)
    assert (len(parsed.faults), parsed.n_pseudo_rows) == (1, 0)


def test_a_movement_taken_up_again_is_judged_by_all_of_its_sets() -> None:
    parsed = _read("Squat,1,40,5,,,", "Row,1,50,8,,,", "Squat,2,100,5,,,")
    assert [s.is_kind_inferred for s in _sets(parsed)] == [True, False, False]


@pytest.mark.parametrize("ending", [b"", b"\xff"])
def test_the_collector_of_cycles_is_left_on_also_when_a_file_is_refused(ending: bytes) -> None:
    data = HEADER.encode() + b"2025-03-01,A,1h,Squat,1,100,5,,,\n" + ending
    try:
        read_log(io.BytesIO(data), name="log.csv", zone=UTC)
    except UnreadableFileError:
        assert ending
    assert gc.isenabled()


def test_empty_columns_at_the_end_are_taken_in_where_every_row_has_them() -> None:
    row = "Squat,1,100,5,,,,,"
    assert _read(row, row).n_set_rows == 2


def test_a_thousands_separator_that_splits_a_load_is_a_fault_and_no_set_of_1_kg() -> None:
    parsed = _read("Squat,1,100,5,,,", "Squat,2,1,000,5,,,")
    assert (parsed.n_set_rows, len(parsed.faults)) == (1, 1)
    assert "11 columns" in parsed.faults[0].problem
