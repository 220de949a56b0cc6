from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relift.errors import InvalidValueError
from relift.journal.rough_dates import Precision, RoughDate, check_order, parse_rough_date

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
rough = (
    days.map(lambda d: RoughDate(d.year, d.month, d.day))
    | days.map(lambda d: RoughDate(d.year, d.month))
    | days.map(lambda d: RoughDate(d.year))
)


@given(rough)
def test_a_rough_date_is_read_back_as_it_is_written(on: RoughDate) -> None:
    assert parse_rough_date(str(on)) == on


@given(rough)
def test_what_it_can_mean_begins_before_it_ends_and_holds_its_middle(on: RoughDate) -> None:
    assert on.first <= on.middle <= on.last
    assert (on.first == on.last) is (on.precision is Precision.DAY)


@given(rough, rough)
def test_rough_dates_are_in_order_by_the_first_day_that_they_can_mean(
    one: RoughDate, other: RoughDate
) -> None:
    if one.first < other.first:
        assert one < other
    assert (one < other) + (other < one) + (one == other) == 1


@pytest.mark.parametrize(
    ("typed", "words", "precision"),
    [
        ("2016", "2016", Precision.YEAR),
        ("2016-05", "May 2016", Precision.MONTH),
        (" 2016-5-3 ", "3 May 2016", Precision.DAY),
    ],
)
def test_a_rough_date_is_said_no_more_precisely_than_it_is_known(
    typed: str, words: str, precision: Precision
) -> None:
    on = parse_rough_date(typed)

    assert (on.words, on.precision) == (words, precision)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "16",
        "2016-13",
        "2016-02-30",
        "1850",
        "Summer 2016",
        "31 June 2016",
        "M 2016",
        "2016-05-03T10:00",
        "2016/05",
    ],
)
def test_what_is_no_date_is_refused_with_the_way_to_write_one(typed: str) -> None:
    with pytest.raises(InvalidValueError, match="2016, 2016-05 or 2016-05-03"):
        parse_rough_date(typed)


def test_a_day_without_its_month_cannot_be() -> None:
    with pytest.raises(InvalidValueError, match="month"):
        RoughDate(2016, None, 3)


def test_it_happened_at_noon_of_its_first_day_and_never_after_now() -> None:
    morning = datetime(2026, 3, 1, 8, tzinfo=UTC)

    assert RoughDate(2016, 5).instant(UTC, now=morning) == datetime(2016, 5, 1, 12, tzinfo=UTC)
    assert RoughDate(2026, 3, 1).instant(UTC, now=morning) == morning


def test_an_end_within_what_the_beginning_can_mean_is_no_contradiction() -> None:
    check_order(RoughDate(2016, 5, 20), RoughDate(2016))
    check_order(RoughDate(2016), RoughDate(2016, 2))
    check_order(RoughDate(2016), None)
    with pytest.raises(InvalidValueError, match="end"):
        check_order(RoughDate(2016, 5), RoughDate(2016, 4, 30))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("May 2016", "2016-05"),
        ("3 May 2016", "2016-05-03"),
        (" sept. 2016 ", "2016-09"),
        ("03. december 2016", "2016-12-03"),
    ],
)
def test_a_date_may_be_written_with_the_name_of_its_month(typed: str, meant: str) -> None:
    assert str(parse_rough_date(typed)) == meant


@given(rough)
def test_a_date_is_read_back_from_the_words_it_is_told_in(on: RoughDate) -> None:
    assert parse_rough_date(on.words) == on
