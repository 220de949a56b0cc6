"""Whether a flare is running."""

from __future__ import annotations

from tests.builders import at, entry

from relift.journal.reports import CheckIn, FlareReported
from relift.journal.timeline import Journal
from relift.screening.flare import is_flare_on, newest_flare

FLARE = entry(FlareReported(), at(0))


def test_without_a_report_there_is_no_flare() -> None:
    assert not is_flare_on(Journal(), at(0))


def test_a_reported_flare_runs() -> None:
    assert is_flare_on(Journal(flares=(FLARE,)), at(3))


def test_a_flare_that_has_not_begun_yet_does_not_run() -> None:
    assert not is_flare_on(Journal(flares=(FLARE,)), at(-1))


def test_a_checkin_that_says_so_ends_it() -> None:
    over = entry(CheckIn(is_flare=False), at(2))
    assert not is_flare_on(Journal(flares=(FLARE,), checkins=(over,)), at(3))


def test_a_checkin_that_does_not_say_leaves_it_running() -> None:
    quiet = entry(CheckIn(pain_now=1), at(2))
    assert is_flare_on(Journal(flares=(FLARE,), checkins=(quiet,)), at(3))


def test_it_ends_after_fourteen_days_in_which_no_checkin_called_it_one() -> None:
    journal = Journal(flares=(FLARE,))
    assert is_flare_on(journal, at(14))
    assert not is_flare_on(journal, at(14, 8.1))


def test_each_checkin_that_calls_it_one_prolongs_it() -> None:
    called = entry(CheckIn(is_flare=True), at(10))
    assert is_flare_on(Journal(flares=(FLARE,), checkins=(called,)), at(20))


def test_a_checkin_can_start_one_again_after_its_end() -> None:
    over, again = entry(CheckIn(is_flare=False), at(2)), entry(CheckIn(is_flare=True), at(4))
    assert is_flare_on(Journal(flares=(FLARE,), checkins=(over, again)), at(5))


def test_of_one_instant_the_word_that_it_is_a_flare_stands() -> None:
    both = (entry(CheckIn(is_flare=True), at(2)), entry(CheckIn(is_flare=False), at(2)))
    for checkins in (both, both[::-1]):
        assert is_flare_on(Journal(flares=(FLARE,), checkins=checkins), at(3))


def test_a_checkin_after_quiet_weeks_begins_a_new_flare_and_one_within_them_does_not() -> None:
    again = entry(CheckIn(is_flare=True), at(10))
    much_later = entry(CheckIn(is_flare=True), at(40))
    newest = newest_flare(Journal(flares=(FLARE,), checkins=(again,)))
    assert newest
    assert (newest.began_at, newest.is_reported) == (FLARE.at, True)
    newest = newest_flare(Journal(flares=(FLARE,), checkins=(again, much_later)))
    assert newest
    assert (newest.began_at, newest.is_reported) == (much_later.at, False)
