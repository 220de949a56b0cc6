"""Numbers and durations are read exactly or refused."""

from __future__ import annotations

import pytest

from relift.importers.values import (
    BadValueError,
    read_duration_s,
    read_number,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [("10", 10), ("10.0", 10), ("82,5", 82.5), (" 7 ", 7), ("", 0), ("-3", -3), (".5", 0.5)],
)
def test_a_number_may_have_a_decimal_comma_or_spaces_around(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["nan", "inf", "1e999", "1_000", "１２", "5 kg", "=1+1", "@A1", "1,000", "--1", "1.2.3"]
)
def test_what_is_no_plain_finite_number_is_refused(text: str) -> None:
    with pytest.raises(BadValueError) as caught:
        read_number(text)
    assert caught.value.problem
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "duration_s"),
    [
        ("1h 43m", 6180),
        ("55s", 55),
        ("38min", 2280),
        ("1 h 46 min", 6360),
        ("3324", 3324),
        ("264h 1m", 950_460),
        ("0:09:21", 561),
        ("1:05", 65),
        ("", None),
    ],
)
def test_a_duration_is_read_in_every_form_that_the_app_writes(
    text: str, duration_s: float | None
) -> None:
    assert read_duration_s(text) == duration_s


@pytest.mark.parametrize("text", ["an hour", "-5", "1h 2x"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        read_duration_s(text)


def test_two_numbers_are_hours_and_minutes_where_the_column_counts_hours() -> None:
    assert read_duration_s("1:05", 3600.0) == 3900
    assert read_duration_s("1.5", 3600.0) == 5400
