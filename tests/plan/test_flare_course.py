"""Where a flare is left off, and where it goes on."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import at, entry, screen

from relift.journal.reports import Answer, CalmedDown, FlareReported, ScreenAnswered, ScreenForm
from relift.journal.timeline import Journal
from relift.plan.flare_course import flare_course, is_under_way, unfinished_screen

FLARE = entry(FlareReported(reported_labels=("spasm",)), at(0, 8))
PART = entry(
    ScreenAnswered(form=ScreenForm.FULL, answers={"saddle_numbness": Answer.NO}), at(0, 8.1)
)
REPORTED = Journal(flares=(FLARE,))


def test_before_any_flare_nothing_is_under_way() -> None:
    course = flare_course(Journal(), at(0))
    assert course.reported_at is None
    assert not course.is_calm_due
    assert not is_under_way(Journal(), at(0))


def test_a_flare_of_today_is_under_way_until_its_calm_down() -> None:
    screened = replace(REPORTED, screens=(screen(at(0, 8.2)),))
    assert is_under_way(REPORTED, at(0, 9))
    assert is_under_way(screened, at(0, 9))
    assert flare_course(screened, at(0, 9)).labels == ("spasm",)
    calmed = replace(screened, calms=(entry(CalmedDown(), at(0, 8.5)),))
    assert not flare_course(calmed, at(0, 9)).is_calm_due


def test_a_flare_of_another_day_is_not_taken_for_a_new_one() -> None:
    assert not is_under_way(REPORTED, at(1, 9))


def test_a_screen_that_was_broken_off_goes_on_on_the_same_day_only() -> None:
    broken_off = replace(REPORTED, screens=(PART,))
    assert unfinished_screen(broken_off, at(0).date()) is PART
    assert unfinished_screen(broken_off, at(1).date()) is None
    whole = replace(REPORTED, screens=(PART, screen(at(0, 8.2))))
    assert unfinished_screen(whole, at(0).date()) is None


def test_a_screen_before_the_flare_is_not_its_own() -> None:
    early = replace(REPORTED, screens=(replace(PART, at=at(0, 7)),))
    assert unfinished_screen(early, at(0).date()) is None
