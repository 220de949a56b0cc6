"""A programme as a lifter types it."""

from __future__ import annotations

import pytest

from relift.errors import InvalidValueError
from relift.journal.programme import ProgrammeKept, WrittenDay, WrittenLift, WrittenSets
from relift.journal.programme_faults import LineKind, ProgrammeRead
from relift.journal.programme_text import read_text

SQUAT = WrittenLift(movement="squat", sets=(WrittenSets(sets=3, reps=5),))


def faults(text: str) -> dict[int, str]:
    return {fault.line: fault.why for fault in read_text(text).faults}


def shape(read: ProgrammeRead) -> list[tuple[tuple[int, ...], str, int]]:
    return [(day.weeks, day.day, len(day.lifts)) for day in read.days]


def test_a_programme_of_weeks_and_days_is_read_whole() -> None:
    read = read_text(
        "programme The Bridge\nstart 2026-03-02\n# a comment\nweeks 1-3, 5\nday 1: heavy\n"
        "squat 1x5 @8, 2x5 -10%  # in words\nnote pause\n- bench press 3x5 @75%\n\nday 2\nrest\n"
        "week 4\nDay 1\ndeadlift 3x5 @6\n"
    )

    assert (read.name, read.start_on, read.repeats) == ("The Bridge", "2026-03-02", False)
    assert shape(read) == [((1, 2, 3, 5), "1", 2), ((1, 2, 3, 5), "2", 0), ((4,), "1", 1)]
    assert read.days[0].title == "heavy"
    assert [lift.movement for lift in read.days[0].lifts] == ["squat", "bench press"]
    assert read.days[0].lifts[0].note == "pause"
    assert read.faults == ()
    assert read.lines[3] is LineKind.COMMENT


def test_days_without_a_week_are_every_weeks_days() -> None:
    read = read_text("monday\nsquat 3x5\nThu: pulls\ndeadlift 1x5\nsat rest\n")

    assert read.repeats
    assert shape(read) == [((1,), "monday", 1), ((1,), "thursday", 1), ((1,), "saturday", 0)]


def test_a_programme_of_weeks_begins_again_where_it_says_so() -> None:
    assert read_text("repeat\nweek 1\nday 1\nsquat 3x5").repeats
    assert not read_text("week 1\nday 1\nsquat 3x5").repeats


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("squat 3x5", 1, "Write a day first"),
        ("day 1\nnote deep", 2, "below the lift"),
        ("day 1\nsquat 3x5\nfoo\nnote deep", 4, "lift above could not be read"),
        ("day 1\nday 2\nsquat 3x5", 1, "No lift follows"),
        ("day 1\nsquat 3x5\nday 1\nsquat 3x5", 3, "this day already, in line 1"),
        ("weeks 1-3\nday 1\nsquat 3x5\nweek 2\nday 1\nsquat 3x5", 5, "Week 2 has this day"),
        ("day 1\nsquat 3x5\nmonday\nsquat 3x5", 3, "numbers or weekdays"),
        ("day 1\nsquat 3x5\nweek 2", 3, "before the first of them"),
        ("day 1\nrest\nsquat 3x5", 3, "rest day"),
        ("day 1\nsquat 3x5\nrest", 3, "no rest day"),
        ("week 0\nday 1\nsquat 3x5", 1, "from 1 to 104"),
        ("week one\nday 1\nsquat 3x5", 1, "Weeks are numbers"),
        ("day 99\nsquat 3x5", 1, "from 1 to 14"),
        ("start 2026-13-01\nday 1\nsquat 3x5", 1, "as in 2026-03-02"),
        ("start 1026-03-01\nday 1\nsquat 3x5", 1, "2000 to 2100"),
        ("programme A\nprogramme B\nday 1\nsquat 3x5", 2, "a name already"),
    ],
)
def test_a_line_that_cannot_be_is_a_fault_in_its_place(text: str, line: int, why: str) -> None:
    assert why in faults(text)[line]


def test_lifts_below_a_heading_that_cannot_be_read_go_to_no_other_day() -> None:
    read = read_text("day 1\nsquat 3x5\nday first\ndeadlift 1x5\nweek x\nday 2\nrow 3x5\n")

    assert shape(read) == [((1,), "1", 1)]
    assert [fault.line for fault in read.faults] == [3, 4, 5, 6, 7]


def test_a_day_of_which_no_lift_could_be_read_is_no_rest_day() -> None:
    assert shape(read_text("day 1\nsquat\nday 2\nsquat 3x5")) == [((1,), "2", 1)]


def test_a_fault_is_shown_with_file_line_column_a_caret_and_an_example() -> None:
    (fault,) = read_text("day 1\nsquat 3x5\nbench 3x5 @12").faults

    assert fault.shown("plan.txt").splitlines() == [
        "plan.txt, line 3, column 11: RPE must be a number from 1 to 10:",
        "  bench 3x5 @12",
        "            ^",
        "Write for example: squat 1x5 @8, 2x5 -10%",
    ]


@pytest.mark.parametrize(
    "days",
    [
        (WrittenDay(weeks=(1,), day="1"),),
        (WrittenDay(weeks=(1,), day="1", lifts=(SQUAT,)),) * 2,
        (
            WrittenDay(weeks=(1,), day="1", lifts=(SQUAT,)),
            WrittenDay(weeks=(1,), day="monday", lifts=(SQUAT,)),
        ),
    ],
    ids=["no lift", "a day twice", "numbers and weekdays"],
)
def test_a_programme_that_cannot_be_followed_cannot_be_made(days: tuple[WrittenDay, ...]) -> None:
    from datetime import date

    with pytest.raises(InvalidValueError):
        ProgrammeKept(name="x", start_on=date(2026, 3, 2), days=days)
