"""A date is read in every form that apps write, or refused; nothing is guessed."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest

from relift.importers.dates import DateReader, DateStyle, date_style, read_clock
from relift.importers.values import BadValueError

_at = partial(datetime, tzinfo=None)


def _read(text: str, *others: str) -> datetime:
    return DateReader([text, *others]).read(text).at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2020-01-20 11:43:41", _at(2020, 1, 20, 11, 43, 41)),
        ("2020-01-20T11:43:41", _at(2020, 1, 20, 11, 43, 41)),
        ("2018/8/31 5:49", _at(2018, 8, 31, 5, 49)),
        ("2026-08-10", _at(2026, 8, 10)),
        ("03/03/2021 10:41", _at(2021, 3, 3, 10, 41)),
        ("29.04.2025", _at(2025, 4, 29)),
        ("03.04.2025 18:03", _at(2025, 4, 3, 18, 3)),
        ("29 Jun 2024, 10:39", _at(2024, 6, 29, 10, 39)),
        ("17 may 2024, 18:03", _at(2024, 5, 17, 18, 3)),
        ("17 de mayo de 2024, 18:03", _at(2024, 5, 17, 18, 3)),
        ("27 dic 2023, 18:34", _at(2023, 12, 27, 18, 34)),
        ("2024\u5e748\u670817\u65e5 18:03", _at(2024, 8, 17, 18, 3)),
        ("2024\ub144 8\uc6d4 17\uc77c 18:03", _at(2024, 8, 17, 18, 3)),
        ("44289", _at(2021, 4, 3)),
        ("44290.75", _at(2021, 4, 4, 18)),
        ("1617450000", _at(2021, 4, 3, 11, 40)),
        ("1617450000123", _at(2021, 4, 3, 11, 40)),
        ("3 A\u011fu 2024, 09:00", _at(2024, 8, 3, 9)),
        ("3 Mai 2024, 09:00", _at(2024, 5, 3, 9)),
        ("3 f\u00e9vr. 2024, 09:00", _at(2024, 2, 3, 9)),
        ("Mar 19, 2026, 5:15 PM", _at(2026, 3, 19, 17, 15)),
        ("Mar 19, 2026, 12:15\u202fAM", _at(2026, 3, 19, 0, 15)),
        ("19 mar 2026, 5:15 p. m.", _at(2026, 3, 19, 17, 15)),
    ],
)
def test_a_date_that_can_be_read_in_one_way_only_is_read(text: str, at: datetime) -> None:
    assert _read(text) == at


def test_a_date_of_which_the_month_is_unclear_is_refused() -> None:
    with pytest.raises(BadValueError, match="which is the day"):
        _read("03/04/2021")


def test_one_day_over_twelve_decides_for_the_whole_file() -> None:
    assert date_style(["03/04/2021", "13/04/2021"]) is DateStyle.DAY_FIRST
    assert date_style(["03/04/2021", "04/13/2021"]) is DateStyle.MONTH_FIRST
    assert date_style(["03/04/2021", "13/04/2021", "04/13/2021"]) is DateStyle.UNDECIDED
    assert _read("03/04/2021", "13/04/2021") == _at(2021, 4, 3)
    assert _read("03/04/2021", "04/13/2021") == _at(2021, 3, 4)


def test_the_other_dates_of_the_file_tell_the_language_of_a_month() -> None:
    # "lis" is October in Croatian and November in Polish.
    assert _read("3 lis 2024", "3 sty 2024").month == 11
    assert _read("3 lis 2024", "3 sij 2024").month == 10


@pytest.mark.parametrize(
    "text",
    [
        "0205-01-01",
        "2021-02-29",
        "2021-01-01 25:00",
        "2021-01-01 13:00 PM",
        "today",
        "13/04/21",
        "99999",
        "12345",
        "161745000012",
        "",
        "5 may 6 jun 2024",
        "may 2024",
        "2021-01-01 10:00 +99:00",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadValueError):
        _read(text, "13/04/2021")


def test_a_zone_that_a_date_states_is_kept() -> None:
    moment = DateReader([]).read("2022-07-11 15:07:21 +0200")
    assert moment.at == _at(2022, 7, 11, 15, 7, 21)
    assert moment.zone is not None
    assert moment.zone.utcoffset(None) == timedelta(hours=2)
    assert DateReader([]).read("2022-07-11T15:07:21Z").zone is not None


def test_a_time_of_day_is_read_alone() -> None:
    assert read_clock("6:03 PM") == timedelta(hours=18, minutes=3)
    assert read_clock("18:03") == timedelta(hours=18, minutes=3)
    assert read_clock("24:03") is None
    assert read_clock("soon") is None
