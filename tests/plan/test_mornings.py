"""Mornings."""

from dataclasses import replace

from tests.builders import at, day_of, entry

from relift.journal.reports import CheckIn
from relift.journal.timeline import Journal
from relift.plan.mornings import agrees, is_rising, mornings, resting_pain


def series(*pains, first=0):
    return {day_of(first + i): pain for i, pain in enumerate(pains) if pain is not None}


def test_three_mornings_two_points_above_the_three_before_are_rising():
    assert is_rising(series(2, 2, 2, 4, 4, 4), day_of(5))


def test_a_single_bad_morning_is_not_a_verdict():
    assert not is_rising(series(2, 2, 2, 2, 2, 9), day_of(5))


def test_mornings_that_fall_or_stay_are_not_rising():
    assert not is_rising(series(5, 5, 4, 3, 3, 3), day_of(5))
    assert not is_rising(series(3, 3, 3, 3, 3, 3), day_of(5))


def test_too_few_mornings_are_no_verdict():
    assert not is_rising(series(1, 5, 5, 5), day_of(3))
    assert not is_rising({}, day_of(3))


def test_mornings_after_today_are_not_looked_at():
    assert not is_rising(series(2, 2, 2, 2, 2, 2, 9, 9, 9), day_of(5))


def test_the_next_morning_agrees_when_it_rose_by_less_than_two():
    assert agrees(series(2, 3), day_of(0), day_of(1)) is True
    assert agrees(series(2, 4), day_of(0), day_of(1)) is False


def test_without_a_later_morning_nothing_is_known():
    assert agrees(series(2), day_of(0), day_of(1)) is None


def test_the_first_morning_that_is_told_counts_even_days_later():
    assert agrees(series(2, None, None, 3), day_of(0), day_of(3)) is True


def test_a_first_morning_without_one_before_it_agrees_at_or_under_the_resting_limit():
    assert agrees(series(5, first=1), day_of(0), day_of(1)) is True
    assert agrees(series(6, first=1), day_of(0), day_of(1)) is False


def test_the_morning_rating_counts_before_the_days_first_pain_at_rest():
    journal = Journal(
        checkins=(
            entry(CheckIn(pain_now=6), at(0, 6)),
            entry(CheckIn(pain_now=5, pain_morning=3), at(0, 9)),
            entry(CheckIn(pain_morning=8), at(0, 10)),
            entry(CheckIn(pain_now=2), at(1, 7)),
            entry(CheckIn(worry=2), at(2, 7)),
        )
    )
    assert mornings(journal) == {day_of(0): 3, day_of(1): 2}


def test_pain_at_rest_is_the_newest_of_the_last_day():
    journal = Journal(
        checkins=(
            entry(CheckIn(pain_now=6), at(0, 6)),
            entry(CheckIn(pain_morning=4), at(0, 7)),
            entry(CheckIn(worry=4), at(0, 8)),
        )
    )
    assert resting_pain(journal, at(0, 9)) == 4
    assert resting_pain(journal, at(1, 9)) is None
    assert resting_pain(replace(journal, checkins=()), at(0, 9)) is None
