"""The grammar of one lift of a programme."""

from __future__ import annotations

import pytest

from relift.journal.programme import Amount, WrittenLift, WrittenSets
from relift.journal.programme_sets import LineError, format_lift, parse_lift
from relift.units import Unit


@pytest.mark.parametrize(
    ("written", "sets"),
    [
        ("3x5 @75%", {"sets": 3, "reps": 5, "percent": 75.0}),
        ("3 x 5 75 %", {"sets": 3, "reps": 5, "percent": 75.0}),
        ("3x5 75% of 1RM", {"sets": 3, "reps": 5, "percent": 75.0}),
        ("1x5 @8", {"reps": 5, "rpe": 8.0}),
        ("1x5 @RPE 8,5", {"reps": 5, "rpe": 8.5}),
        ("1×5 rpe 9", {"reps": 5, "rpe": 9.0}),
        ("x3 140kg", {"reps": 3, "load": 140.0, "unit": Unit.KG}),
        ("1x3 @ 102,5 kg", {"reps": 3, "load": 102.5, "unit": Unit.KG}),
        ("1x3 315 LBS @8", {"reps": 3, "load": 315.0, "unit": Unit.LB, "rpe": 8.0}),
        ("3x8-12", {"sets": 3, "reps": 8, "reps_to": 12}),
        ("1x5+ 85%", {"reps": 5, "is_amrap": True, "percent": 85.0}),
        ("2xAMRAP", {"sets": 2, "is_amrap": True}),
        ("3x30s", {"sets": 3, "reps": 30, "amount": Amount.SECONDS}),
        ("2x1min", {"sets": 2, "reps": 60, "amount": Amount.SECONDS}),
        ("4x40m 32kg", {"sets": 4, "reps": 40, "amount": Amount.METRES, "load": 32.0}),
    ],
)
def test_sets_are_read_in_each_way_to_write_them(written: str, sets: dict[str, object]) -> None:
    (read,) = parse_lift(f"squat {written}").sets

    assert {name: getattr(read, name) for name in sets} == sets


def test_a_change_counts_from_the_sets_before_it_and_commas_or_semicolons_stand_between() -> None:
    lift = parse_lift("squat 1x5 @8,2x5 -10%; 1x3 +2.5%,")

    assert [one.change for one in lift.sets] == [None, -10.0, 2.5]


def test_a_colon_or_comma_may_stand_between_the_name_and_its_sets() -> None:
    assert parse_lift("squat: 3x5") == parse_lift("squat, 3x5") == parse_lift("squat 3x5")


def test_quotes_hold_a_name_that_looks_like_sets() -> None:
    assert parse_lift('"sled 2x push" 3x5').movement == "sled 2x push"


@pytest.mark.parametrize(
    ("line", "at", "why"),
    [
        ("squat", 5, "how many sets"),
        ("3x5 @8", 0, "Begin with the movement"),
        ("deadlift 140kg 3x5", 9, "after them"),
        ("deadlift @8 3x5", 9, "after them"),
        ("squat 3x5 -10%", 6, "first sets"),
        ("squat 3x5 @11", 10, "RPE must be a number from 1 to 10"),
        ("squat 3x5 200%", 10, "from 1 to 150"),
        ("squat 3x5, 2x5 -70%", 15, "60%"),
        ("squat 3x5 70% 100kg", 14, "enough"),
        ("squat 3x5 @8 @9", 13, "enough"),
        ("squat 3x5 5000kg", 10, "too large"),
        ("squat 3x5 140", 10, "cannot read “140”"),
        ("squat 0x5", 6, "Sets must"),
        ("squat 3x12-8", 6, "fewer to more"),
        ("squat 3x5s+", 6, "how many sets"),
        ("squat 3x5, foo", 11, "cannot read “foo”"),
        ('"squat 3x5', 0, "not closed"),
        ("squat 999x5", 6, "from 1 to 100"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(line: str, at: int, why: str) -> None:
    with pytest.raises(LineError, match=why) as refused:
        parse_lift(line)
    assert refused.value.at == at


def test_what_a_fault_quotes_cannot_drive_a_terminal() -> None:
    with pytest.raises(LineError) as refused:
        parse_lift("squat 3x5 \x1b[2J")
    assert refused.value.why.isprintable()


def test_a_lift_is_written_plainly_and_in_quotes_only_where_it_must_be() -> None:
    lift = WrittenLift(
        movement="squat",
        sets=(WrittenSets(reps=5, rpe=8.0), WrittenSets(sets=2, reps=5, change=-10.0)),
    )
    odd = WrittenLift(movement="week 5 press", sets=(WrittenSets(reps=5),))

    assert format_lift(lift) == "squat 1x5 @8, 2x5 -10%"
    assert format_lift(odd) == '"week 5 press" 1x5'
