"""The rule of the rise."""

import pytest
from tests.builders import at, exposure

from relift.plan.outcomes import Outcome, judge
from relift.plan.thresholds import intolerable_above, thresholds, tolerable_pain


def outcome(before, felt, *, settled=True, resting=None, own=None, done=True):
    made = exposure(
        at(1),
        "hinge",
        "hinge-40",
        pain_before=before,
        felt_pain=felt,
        is_settled=settled,
        is_done=done,
    )
    return judge(made, resting=resting, own_tolerable=own)


@pytest.mark.parametrize(
    ("before", "felt"), [(0, 0), (1, 3), (2, 4), (3, 5), (4, 3), (4, 6), (5, 6)]
)
def test_a_rise_of_up_to_two_that_settles_is_tolerated(before, felt):
    assert outcome(before, felt) is Outcome.TOLERATED


@pytest.mark.parametrize(("before", "felt"), [(0, 3), (1, 4), (2, 8), (7, 10)])
def test_a_rise_of_three_or_more_stops(before, felt):
    assert outcome(before, felt) is Outcome.STOP


def test_a_rise_between_two_and_three_is_repeated():
    assert outcome(1, 3.5) is Outcome.REPEAT


def test_a_rise_that_does_not_settle_is_repeated():
    assert outcome(1, 3, settled=False) is Outcome.REPEAT


def test_a_rise_whose_settling_was_not_asked_is_tolerated():
    assert outcome(1, 3, settled=None) is Outcome.TOLERATED


def test_pain_above_what_the_person_calls_tolerable_is_repeated_even_with_a_small_rise():
    assert outcome(2, 4, own=2) is Outcome.REPEAT
    assert outcome(2, 4, own=4) is Outcome.TOLERATED


def test_pain_before_that_was_not_asked_is_taken_from_the_check_in():
    assert outcome(None, 5, resting=4) is Outcome.TOLERATED
    assert outcome(None, 5, resting=1) is Outcome.STOP


def test_nothing_is_shown_without_a_rating_or_anything_to_compare_it_with():
    assert outcome(1, None) is Outcome.UNKNOWN
    assert outcome(None, 3) is Outcome.UNKNOWN
    assert outcome(None, 0) is Outcome.UNKNOWN
    assert outcome(1, 2, done=False) is Outcome.UNKNOWN


def test_a_persons_tolerable_pain_stays_within_the_bounds_of_the_table():
    rule = thresholds().tolerable
    assert tolerable_pain(None) == rule.value
    assert tolerable_pain(10) == rule.high
    assert tolerable_pain(0) == rule.low
    assert tolerable_pain(3) == 3


def test_some_room_above_resting_pain_is_always_left():
    for resting in range(11):
        for own in (None, 1, 4, 7):
            room = intolerable_above(resting, own) - resting
            assert thresholds().tolerable.least_room <= room <= thresholds().rise.stop_rise - 0.5


def test_much_pain_stops_even_where_nobody_knows_what_it_was_before():
    assumed = thresholds().check_in.assumed_resting
    assert outcome(None, assumed + thresholds().rise.stop_rise) is Outcome.STOP
