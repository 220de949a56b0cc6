"""The one thing to do now, in the order in which it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import at, flared, ident, with_checkin

from relift.errors import DataFileError
from relift.journal.choices import Paused
from relift.journal.timeline import Entry, Journal, Workout
from relift.plan.next_step import NextStep, next_step, step_table, step_text
from relift.plan.today import today


def step_at(journal: Journal, day: float = 1) -> NextStep | None:
    now = at(day, 18)
    return next_step(today(journal, now=now), journal.until(now))


def checked_in(day: float = 1) -> Journal:
    return with_checkin(flared(), at(day, 9), pain_now=3.0, pain_morning=3.0)


def open_workout(day: float) -> Workout:
    return Workout(
        id=ident("open", day), at=at(day, 17), title="", source="", blocks=(), is_open=True
    )


def test_a_stop_says_itself_what_to_do() -> None:
    assert step_at(Journal()) is None


def test_a_new_flare_begins_with_the_calm_down() -> None:
    assert step_at(replace(checked_in(), calms=())) is NextStep.CALM


def test_a_day_without_a_word_begins_with_the_check_in() -> None:
    assert step_at(flared()) is NextStep.CHECK_IN


def test_after_the_check_in_the_plan_is_ready() -> None:
    assert step_at(checked_in()) is NextStep.TRAIN


def test_an_open_workout_of_today_goes_on_and_one_of_yesterday_does_not() -> None:
    journal = checked_in()
    assert step_at(replace(journal, workouts=(open_workout(1),))) is NextStep.GO_ON
    assert step_at(replace(journal, workouts=(open_workout(0),))) is NextStep.TRAIN


def test_a_break_comes_before_all_but_a_stop() -> None:
    pause = Entry(id=ident("pause"), at=at(1, 10), value=Paused())
    assert step_at(replace(checked_in(), pauses=(pause,), calms=())) is NextStep.PAUSED


def test_where_nothing_is_left_it_is_all_for_today() -> None:
    journal = checked_in()
    now = at(1, 18)
    done = replace(today(journal, now=now), exposures=())
    assert next_step(done, journal) is NextStep.REST


def test_every_step_has_its_words() -> None:
    assert all(step_text(step).heading for step in NextStep)
    assert step_table().reviewed_by


def test_a_table_without_a_step_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    table = step_table()
    fewer = type(table)(reviewed_by="x", steps={"calm": table.steps["calm"]})
    monkeypatch.setattr("relift.plan.next_step.load_table", lambda *_: fewer)
    step_table.cache_clear()
    with pytest.raises(DataFileError, match="next_steps"):
        step_table()
    step_table.cache_clear()
