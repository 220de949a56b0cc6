from __future__ import annotations

import pytest
from tests.cli.conftest import Relift

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.journal.timeline import Workout


def only_workout() -> Workout:
    (workout,) = load_journal(open_store()).workouts
    return workout


def test_a_line_becomes_a_closed_workout(relift: Relift) -> None:
    ran = relift("log", "deadlift 140kg x5 x3 @7 p3 b2")
    assert ran.code == 0
    workout = only_workout()
    assert not workout.is_open
    (one,) = workout.exposures
    assert (one.load_kg, one.load_entered, one.reps, one.sets) == (140, 140, 5, 3)
    assert (one.rpe, one.felt_pain, one.pain_before) == (7, 3, 2)
    assert one.is_done


def test_an_expectation_given_afterwards_is_kept_apart(relift: Relift) -> None:
    ran = relift("log", "deadlift 140kg x5 e6 p3")
    assert "left out of what Relift learns" in ran.said
    (one,) = only_workout().exposures
    assert one.expected_pain is None
    assert one.retrospective_expected_pain == 6


def test_sets_keep_their_order_also_at_a_time_of_their_own(relift: Relift) -> None:
    line = "; ".join(f"squat {load}kg x5" for load in range(60, 160, 10))
    relift("log", line, "--at", "2026-02-27T07:30")
    workout = only_workout()
    assert f"{workout.at:%Y-%m-%d %H:%M}" == "2026-02-27 07:30"
    assert [e.load_entered for e in workout.exposures] == list(range(60, 160, 10))


def test_a_bare_number_is_in_the_persons_unit(relift: Relift) -> None:
    relift("profile", "--unit", "lb")
    told = relift("log", "squat 225 x5", "--json").json
    assert told["sets"][0]["unit"] == "lb"
    assert told["sets"][0]["load_kg"] == pytest.approx(102.06, abs=0.01)


def test_a_bare_number_is_in_the_unit_used_last(relift: Relift) -> None:
    relift("log", "squat 225lb x5")
    assert relift("log", "squat 230 x5", "--json").json["sets"][0]["unit"] == "lb"


def test_a_bare_number_without_any_unit_to_go_by_is_refused(relift: Relift) -> None:
    ran = relift("log", "squat 225 x5")
    assert ran.code == 2
    assert "100kg or 225lb" in ran.told
    assert not load_journal(open_store()).workouts


def test_a_line_that_cannot_be_read_is_shown_with_a_caret(relift: Relift) -> None:
    ran = relift("log", "squat 100kg x5 what")
    assert ran.code == 2
    shown, caret = ran.err.splitlines()[1:3]
    assert shown[caret.index("^") :] == "what"


def test_a_sign_in_a_leg_stops_and_says_so(relift: Relift) -> None:
    ran = relift("log", "deadlift 140kg x5 p4", "--nerve-sign")
    assert ran.code == 0
    assert "new sign in your leg" in ran.said
    assert relift("log", "squat 60kg x5", "--nerve-sign", "--json").json["stop"] is not None


@pytest.mark.parametrize("at", ["2026-03-02T18:00", "yesterday"])
def test_a_time_that_cannot_be_is_refused(relift: Relift, at: str) -> None:
    assert relift("log", "squat 60kg x5", "--at", at).code == 2
    assert not load_journal(open_store()).workouts
