"""Which day of a programme is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import at, entry, exposure, flared, with_exposures, workout
from tests.plan.programmes import kept

from relift.journal.naming import MovementNamed
from relift.journal.programme import ProgrammeEnded
from relift.journal.timeline import Journal
from relift.plan.programme_day import Position, position_of

NUMBERED = kept(
    "weeks 1-2\nday 1\nsquat 3x5\nbench press 3x5\nday 2\ndeadlift 1x5\nrow 3x8\n", date(2026, 3, 2)
)
WEEKLY = kept(
    "monday\nsquat 3x5\nwednesday\ndeadlift 1x5\nfriday\nbench press 3x5", date(2026, 3, 2)
)


def position(programme, journal: Journal, day: int) -> Position:
    return position_of(programme, journal, at(day).date())[0]


def trained(*days: tuple[int, str]) -> Journal:
    """A journal of workouts, each with one movement; day 0 is a Monday."""
    return Journal(workouts=tuple(workout(at(day, 18), (name, 100.0, 5)) for day, name in days))


def test_before_its_first_day_it_waits_and_says_when_it_begins():
    found = position(NUMBERED, Journal(), -3)
    assert (found.is_due, found.begins_on) == (False, date(2026, 3, 2))


def test_a_missed_day_waits_and_none_is_left_out():
    found = position(NUMBERED, Journal(), 20)
    assert (found.week, found.day, found.is_due, found.n_done) == (1, "1", True, 0)


def test_a_day_is_done_where_half_of_its_lifts_were_and_the_next_one_is_due_the_day_after():
    journal = trained((0, "Squat (Barbell)"), (3, "Deadlift (Barbell)"))
    same = position(NUMBERED, journal, 0)
    assert (same.day, same.n_done) == ("1", 0)
    assert position(NUMBERED, journal, 1).day == "2"
    after = position(NUMBERED, journal, 4)
    assert (after.week, after.day, after.n_done, after.n_days) == (2, "1", 2, 4)


def test_another_lift_than_the_next_days_does_not_move_the_programme_on():
    assert position(NUMBERED, trained((0, "Deadlift (Barbell)")), 1).day == "1"


def test_what_was_done_before_its_first_day_does_not_count():
    assert position(NUMBERED, trained((-1, "Squat (Barbell)")), 1).n_done == 0


def test_after_its_last_day_it_is_over_and_one_that_repeats_begins_again():
    four = ((0, "Squat"), (1, "Deadlift"), (2, "Squat"), (3, "Deadlift"))
    over = position(NUMBERED, trained(*four), 4)
    assert (over.is_over, over.is_due) == (True, False)
    again = position(WEEKLY, trained((0, "Squat"), (2, "Deadlift"), (4, "Bench Press")), 5)
    assert (again.day, again.n_done) == ("monday", 3)


@pytest.mark.parametrize(("rung", "kg", "n_done"), [("squat-50", 80.0, 1), ("squat-body", None, 0)])
def test_a_rung_of_the_ladder_counts_for_the_lift_only_with_a_load(rung, kg, n_done):
    done = exposure(at(0, 18), "squat", rung, load_kg=kg)
    assert position(WEEKLY, with_exposures(Journal(), done), 1).n_done == n_done


def test_weekdays_are_due_on_the_weekdays_of_the_programme_a_missed_one_on_the_next_of_them():
    journal = trained((0, "Squat"))
    assert [position(WEEKLY, journal, day).is_due for day in range(1, 7)] == [
        *(False, True, False, True, False, False)
    ]
    assert {position(WEEKLY, journal, day).day for day in range(1, 12)} == {"wednesday"}


def test_a_rest_day_between_numbered_days_passes_with_its_date():
    programme = kept("day 1\nsquat 3x5\nday 2\nrest\nday 3\ndeadlift 1x5", date(2026, 3, 2))
    journal = trained((0, "Squat"))
    resting = position(programme, journal, 1)
    assert (resting.is_rest, resting.is_due) == (True, False)
    assert position(programme, journal, 2).day == "3"


def test_what_the_lifter_said_of_a_name_counts_for_the_programme_too():
    programme = kept("day 1\nblorp 3x5\nday 2\nsquat 3x5", date(2026, 3, 2))
    said = entry(MovementNamed(name="Blorp", movement="bench_press"), at(0))
    journal = replace(trained((0, "Bench Press (Barbell)")), movement_names=(said,))
    assert position(programme, journal, 1).day == "2"


class TestTheProgrammeThatCounts:
    """The newest counts, until it is ended; a newer one may follow."""

    def test_the_newest(self):
        journal = flared(programmes=(entry(NUMBERED, at(0)), entry(WEEKLY, at(1))))
        assert journal.programme == WEEKLY
        assert journal.until(at(0.5)).programme == NUMBERED

    def test_an_ended_one_is_none_and_a_newer_one_counts_again(self):
        ended = flared(
            programmes=(entry(NUMBERED, at(0)),), programme_ends=(entry(ProgrammeEnded(), at(1)),)
        )
        assert ended.programme is None
        assert ended.until(at(0.5)).programme == NUMBERED
        again = replace(ended, programmes=(*ended.programmes, entry(WEEKLY, at(2))))
        assert again.programme == WEEKLY
