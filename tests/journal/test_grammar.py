from __future__ import annotations

import pytest

from relift.errors import GrammarError, InvalidValueError
from relift.journal.grammar import (
    LoadLimit,
    LoggedLine,
    format_line,
    format_lines,
    parse_limit,
    parse_lines,
)
from relift.units import Unit


def only(text: str) -> LoggedLine:
    (line,) = parse_lines(text)
    return line


def test_every_part_of_a_line_is_read() -> None:
    assert only("deadlift 140kg x5 x3 @7.5 e6 p3 b2") == LoggedLine(
        movement="deadlift",
        load=140.0,
        unit=Unit.KG,
        reps=5,
        sets=3,
        rpe=7.5,
        expected_pain=6.0,
        felt_pain=3.0,
        pain_before=2.0,
    )


def test_only_movement_and_repetitions_are_needed() -> None:
    line = only("glute bridge x12")
    assert line == LoggedLine(movement="glute bridge", reps=12)
    assert line.load is None
    assert line.felt_pain is None


@pytest.mark.parametrize(
    ("typed", "load", "unit"),
    [
        ("squat 100 x5", 100.0, None),
        ("squat 100kg x5", 100.0, Unit.KG),
        ("squat 100 KG x5", 100.0, Unit.KG),
        ("squat 225lb x5", 225.0, Unit.LB),
        ("squat 225 lbs x5", 225.0, Unit.LB),
        ("squat 102,5kg x5", 102.5, Unit.KG),
        ("squat 0kg x5", 0.0, Unit.KG),
    ],
)
def test_a_load_is_read_with_or_without_its_unit(
    typed: str, load: float, unit: Unit | None
) -> None:
    line = only(typed)
    assert (line.load, line.unit) == (load, unit)


@pytest.mark.parametrize(
    ("typed", "movement"),
    [
        ("45 degree back raise x10", "45 degree back raise"),
        ("b stance rdl 60kg x8", "b stance rdl"),
        ('"sled 2 push" 100kg x1', "sled 2 push"),
        ('"x5 x3" x2', "x5 x3"),
        ("  front   squat   x5 ", "front squat"),
    ],
)
def test_a_movement_may_hold_numbers(typed: str, movement: str) -> None:
    assert only(typed).movement == movement


def test_sets_are_separated_by_semicolons_and_empty_ones_do_not_count() -> None:
    lines = parse_lines("squat 100kg x5; squat 110kg x3 ;; plank x1;")
    assert [(line.movement, line.load) for line in lines] == [
        ("squat", 100.0),
        ("squat", 110.0),
        ("plank", None),
    ]


@pytest.mark.parametrize(
    ("typed", "why", "caret_under"),
    [
        ("deadlift 140kg x5 oops @7", "cannot read “oops”", "oops"),
        ("deadlift 140kg 3x5", "cannot read “3x5”", "3x5"),
        ("deadlift 140kg", "Say how many repetitions", ""),
        ("deadlift x5 140kg", "cannot read “140kg”", "140kg"),
        ("deadlift x5 p2 p4", "says again", "p4"),
        ("deadlift x5 x3 x2", "says again", "x2"),
        ("deadlift x5 @11", "RPE must be a number from 1 to 10", "@11"),
        ("deadlift x5 p11", "Felt pain must be", "p11"),
        ("deadlift x0", "Repetitions must be", "x0"),
        ("deadlift x5 x101", "Sets must be", "x101"),
        ("deadlift 2000kg x1", "The load must be", "2000kg"),
        ("140kg x5", "Begin with the movement", "140kg"),
        ("140 x5", "Begin with the movement", "140"),
        ("x5", "Begin with the movement", "x5"),
        ('say "deadlift x5', "not closed", '"deadlift'),
    ],
)
def test_a_fault_is_shown_with_a_caret_and_an_example(
    typed: str, why: str, caret_under: str
) -> None:
    with pytest.raises(GrammarError) as caught:
        parse_lines(typed)
    first, shown, caret, example = str(caught.value).splitlines()
    assert why in first
    assert shown[caret.index("^") :].startswith(caret_under)
    assert example.startswith("Write for example: deadlift 140kg")


def test_a_long_line_is_shown_only_around_the_fault() -> None:
    with pytest.raises(GrammarError) as caught:
        parse_lines("squat 100kg x5; " * 40 + "squat 100kg x5 what; squat x1")
    _, shown, caret, _ = str(caught.value).splitlines()
    assert len(shown) < 70
    assert shown[caret.index("^") :].startswith("what")


def test_nothing_written_is_refused() -> None:
    with pytest.raises(GrammarError, match="Nothing is written"):
        parse_lines(" ; ")


def test_an_example_out_of_the_docs_comes_back_as_it_was() -> None:
    text = "front squat 225lb x3 b2 p3; plank x1"
    assert format_lines(parse_lines(text)) == "front squat 225lb x3 p3 b2; plank x1"


def test_a_movement_that_looks_like_a_part_is_written_in_quotes() -> None:
    line = LoggedLine(movement="sled 2 push", reps=1)
    assert format_line(line) == '"sled 2 push" x1'


def test_a_line_with_quotes_in_its_movement_cannot_exist() -> None:
    with pytest.raises(InvalidValueError):
        LoggedLine(movement='a "b"', reps=1)


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        ("deadlift 400lb", LoadLimit(movement="deadlift", load=400.0, unit=Unit.LB)),
        ("180 kg", LoadLimit(movement="", load=180.0, unit=Unit.KG)),
        ("front squat 100", LoadLimit(movement="front squat", load=100.0, unit=None)),
    ],
)
def test_a_limit_is_a_movement_and_a_load(typed: str, limit: LoadLimit) -> None:
    assert parse_limit(typed) == limit


@pytest.mark.parametrize("typed", ["deadlift", "", "squat 100; deadlift 100", "squat 9999kg"])
def test_a_limit_without_a_plausible_load_is_refused(typed: str) -> None:
    with pytest.raises(GrammarError, match="deadlift 400lb"):
        parse_limit(typed)


@pytest.mark.parametrize("typed", ["140stone", "1e3kg", "140kq", "-140kg", "3x5"])
def test_a_mistyped_load_does_not_become_part_of_the_name(typed: str) -> None:
    with pytest.raises(GrammarError, match="is no load; if it is part of the name, use quotes"):
        parse_lines(f"deadlift {typed} x5")


def test_a_number_in_a_name_stands_in_quotes_or_before_a_load() -> None:
    quoted = '"deadlift 2in deficit" x5'
    (line,) = parse_lines(quoted)
    assert format_line(line) == quoted
    (loaded,) = parse_lines("deadlift 2in deficit 140kg x5")
    assert (loaded.movement, loaded.load) == ("deadlift 2in deficit", 140)
