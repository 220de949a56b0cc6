"""Numbers, dates and durations are read exactly or refused."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest

from relift.importers.values import (
    BadValueError,
    DateStyle,
    date_style,
    read_duration_s,
    read_instant,
    read_number,
)

_at = partial(datetime, tzinfo=None)


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
    ("text", "at"),
    [
        ("2020-01-20 11:43:41", _at(2020, 1, 20, 11, 43, 41)),
        ("2020-01-20T11:43:41", _at(2020, 1, 20, 11, 43, 41)),
        ("2018/8/31 5:49", _at(2018, 8, 31, 5, 49)),
        ("2026-08-10", _at(2026, 8, 10)),
        ("03/03/2021 10:41", _at(2021, 3, 3, 10, 41)),
    ],
)
def test_a_date_that_can_be_read_in_one_way_only_is_read(text: str, at: datetime) -> None:
    assert read_instant(text, DateStyle.UNDECIDED) == at


def test_a_date_of_which_the_month_is_unclear_is_refused() -> None:
    with pytest.raises(BadValueError, match="which is the day"):
        read_instant("03/04/2021", DateStyle.UNDECIDED)


def test_one_day_over_twelve_decides_for_the_whole_file() -> None:
    assert date_style(["03/04/2021", "13/04/2021"]) is DateStyle.DAY_FIRST
    assert date_style(["03/04/2021", "04/13/2021"]) is DateStyle.MONTH_FIRST
    assert date_style(["03/04/2021", "13/04/2021", "04/13/2021"]) is DateStyle.UNDECIDED
    assert read_instant("03/04/2021", DateStyle.DAY_FIRST) == _at(2021, 4, 3)
    assert read_instant("03/04/2021", DateStyle.MONTH_FIRST) == _at(2021, 3, 4)


@pytest.mark.parametrize("text", ["0205-01-01", "2021-02-29", "2021-01-01 25:00", "today", ""])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        read_instant(text, DateStyle.DAY_FIRST)


@pytest.mark.parametrize(
    ("text", "duration_s"),
    [
        ("1h 43m", 6180),
        ("55s", 55),
        ("38min", 2280),
        ("1 h 46 min", 6360),
        ("3324", 3324),
        ("264h 1m", 950_460),
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
