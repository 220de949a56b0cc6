"""A programme out of a CSV."""

from __future__ import annotations

from relift.journal.programme_faults import LineKind
from relift.journal.programme_reading import read_programme
from relift.journal.programme_sets import format_lift
from relift.units import Unit


def lifts(text: str, unit: Unit | None = None) -> list[tuple[tuple[int, ...], str, str]]:
    read = read_programme(text, unit=unit)
    return [(day.weeks, day.day, format_lift(one)) for day in read.days for one in day.lifts]


def test_columns_stand_in_any_order_and_case_and_rows_of_one_movement_are_one_lift() -> None:
    text = (
        "Note;REPS;Exercise;Sets;Week;Day;%;RPE;Weight (lb)\n"
        "deep;5;Squat;1;1-2;Mon;;8;\n"
        ";5;squat;2;;;-10%;;\n"
        ";3;Deadlift;1;;;;;315\n"
        ";30s;Plank;3;;fri;;;\n"
    )

    assert lifts(text) == [
        ((1, 2), "monday", "Squat 1x5 @8, 2x5 -10%"),
        ((1, 2), "monday", "Deadlift 1x3 315lb"),
        ((1, 2), "friday", "Plank 3x30s"),
    ]
    assert read_programme(text).days[0].lifts[0].note == "deep"


def test_a_table_without_weeks_is_every_weeks_and_a_rest_day_is_named_by_its_movement() -> None:
    read = read_programme("day,movement,sets,reps\n1,squat,3,5\n2,rest,,\n")

    assert read.repeats
    assert [day.is_rest for day in read.days] == [False, True]
    assert list(read.lines.values()) == [LineKind.HEADINGS, LineKind.LIFT, LineKind.REST]


def test_a_cell_of_sets_may_hold_them_as_the_text_form_writes_them() -> None:
    assert lifts('day,lift,sets\n1,squat,"1x5 @8, 2x5 -10%"') == [
        ((1,), "1", "squat 1x5 @8, 2x5 -10%")
    ]


def test_a_bare_load_takes_the_units_column_then_the_heading_then_the_lifters_own_unit() -> None:
    assert lifts("day,lift,sets,reps,load,unit\n1,squat,3,5,100,kg")[0][2] == "squat 3x5 100kg"
    assert lifts("day,lift,sets,reps,kg\n1,squat,3,5,100")[0][2] == "squat 3x5 100kg"
    assert lifts("day,lift,sets,reps,load\n1,squat,3,5,225", Unit.LB)[0][2] == "squat 3x5 225lb"


def test_a_row_that_cannot_be_read_is_told_with_its_cell_and_the_others_are_kept() -> None:
    read = read_programme(
        "week,day,movement,sets,reps,percent,load\n"
        "1,1,squat,3,5,0.75,\n"
        "1,1,bench,3,5,75,\n"
        "1,1,row,3,5,,60\n"
        "1,1,,3,5,,\n"
        "1,1,curl,,,,\n"
    )

    assert [one.movement for one in read.days[0].lifts] == ["bench"]
    assert [(fault.line, fault.column) for fault in read.faults] == [
        (2, 15),
        (4, 14),
        (5, 0),
        (6, 0),
    ]
    assert "Write the unit" in read.faults[1].why


def test_rows_below_one_whose_day_cannot_be_read_go_to_no_other_day() -> None:
    read = read_programme(
        "week,day,movement,sets,reps\n1,1,squat,3,5\n2,x,squat,3,5\n,,bench,3,5\n2,2,row,3,5\n"
    )

    assert [(day.weeks, day.day) for day in read.days] == [((1,), "1"), ((2,), "2")]
    assert [fault.line for fault in read.faults] == [3, 4]


def test_a_change_does_not_count_from_a_row_that_could_not_be_read() -> None:
    read = read_programme(
        "day,movement,sets,reps,percent\n1,squat,1,5,70\n1,squat,1,5,x\n1,squat,2,5,-10%\n"
    )

    assert [fault.line for fault in read.faults] == [3, 4]


def test_a_day_that_stands_in_a_week_already_is_a_fault() -> None:
    text = "week,day,movement,sets,reps\n1-3,1,squat,3,5\n2,1,squat,3,5\n"

    assert "Week 2 has this day" in read_programme(text).faults[0].why
