from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import at, exposure, flared, with_checkin, with_exposures

from relift.journal.timeline import Journal
from relift.plan.ladders import ladder_of
from relift.plan.outlook import outlook

NOW = at(5, 20)


def lifted(*days: int, felt: float = 3.0, expected: float = 4.0) -> Journal:
    journal = flared()
    for day in range(6):
        journal = with_checkin(journal, at(day, 9), pain_now=2.0, pain_morning=2.0)
    done = [
        exposure(
            at(day, 18),
            "hinge",
            "hinge-50",
            load_kg=100.0,
            expected_pain=expected,
            pain_before=2.0,
            felt_pain=felt,
        )
        for day in days
    ]
    return with_exposures(journal, *done) if done else journal


def test_there_is_one_day_for_each_that_was_asked_for() -> None:
    seen = outlook(lifted(1, 3, 5), now=NOW, n_days=10)
    assert [day.on for day in seen.days] == [(NOW + timedelta(days=k)).date() for k in range(1, 11)]
    for day in seen.days:
        assert 0 <= day.morning.low <= day.morning.mean <= day.morning.high <= 10


def test_the_course_repeats_the_top_of_the_last_week_at_its_pace() -> None:
    seen = outlook(lifted(1, 3, 5), now=NOW, n_days=6)
    (course,) = seen.course
    assert (course.ladder, course.every_d) == ("hinge", 2)
    assert [bool(day.felt) for day in seen.days] == [True, False] * 3


def test_without_recent_lifting_only_mornings_are_foreseen() -> None:
    seen = outlook(lifted(), now=NOW, n_days=3)
    assert seen.course == ()
    assert all(day.felt == {} for day in seen.days)
    assert seen.scored is None


def test_no_days_still_look_back() -> None:
    seen = outlook(lifted(1, 3), now=NOW, n_days=0)
    assert seen.days == ()
    assert seen.scored is not None


def test_the_first_set_has_no_last_time_and_is_not_scored() -> None:
    assert outlook(lifted(1), now=NOW, n_days=0).scored is None


def test_errors_are_those_of_the_field() -> None:
    scored = outlook(lifted(1, 2, 3, felt=3.0, expected=5.0), now=NOW, n_days=0).scored
    assert scored is not None
    assert scored.n == 2
    assert scored.expected == pytest.approx(2.0)
    assert scored.surprise == pytest.approx(-2.0)
    assert scored.same_as_last == 0.0
    assert scored.forecast >= 0.0


def test_a_ladder_of_another_family_is_foreseen_as_the_model_learned_it() -> None:
    floor = exposure(at(5, 18), "floor", ladder_of("floor").rungs[1].id, felt_pain=2.0)
    seen = outlook(with_exposures(lifted(), floor), now=NOW, n_days=2)
    assert [one.ladder for one in seen.course] == ["floor"]
    assert seen.days[0].felt.keys() == seen.days[0].expected.keys() == {"floor"}
