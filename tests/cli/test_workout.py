from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cli.answer_files import done, exposures_text, flare_text, written
from tests.cli.conftest import Ran, Relift

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.journal.timeline import Exposure, Workout


@pytest.fixture(autouse=True)
def calmed(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text(), "flare.toml"))


def walk(relift: Relift, folder: Path, *entries: dict[str, Any], as_json: bool = True) -> Ran:
    path = written(folder, exposures_text(*entries), "workout.toml")
    return relift("workout", "--answers", path, *(["--json"] if as_json else []))


def workouts() -> list[Workout]:
    return [w for w in load_journal(open_store()).workouts if not w.source]


def exposures() -> tuple[Exposure, ...]:
    return load_journal(open_store()).exposures


def planned(relift: Relift) -> list[dict[str, Any]]:
    todo = relift("today", "--json").json["exposures"]
    return [e for e in todo if not e["is_optional"]]


def test_expectation_and_outcome_are_kept_and_the_day_is_planned_anew(
    relift: Relift, tmp_path: Path
) -> None:
    first = planned(relift)[0]["rung"]
    told = walk(relift, tmp_path, done(rung=first, expected=5, felt=2, feared="locks up")).json
    assert told["status"] == "interrupted"
    (one,) = told["exposures"]
    assert (one["expected_pain"], one["felt_pain"], one["prediction_error"]) == (5, 2, -3)
    assert exposures()[0].feared == "locks up"
    assert first not in [e["rung"] for e in told["today"]["exposures"]]


def test_going_through_it_to_the_end_closes_the_workout(relift: Relift, tmp_path: Path) -> None:
    while planned(relift):
        walk(relift, tmp_path, done())
    assert walk(relift, tmp_path).json["status"] == "finished"
    (workout,) = workouts()
    assert not workout.is_open
    assert all(e.is_done for e in workout.exposures)


def test_answers_left_over_are_named_and_what_was_done_is_kept(
    relift: Relift, tmp_path: Path
) -> None:
    ran = walk(relift, tmp_path, *[done() for _ in range(60)], as_json=False)
    n_done = len(exposures())
    assert ran.code == 2
    assert f"left over after today's plan was done: exposure {n_done + 1}," in ran.told
    assert not planned(relift)


def test_a_rung_that_the_plan_does_not_ask_for_is_refused(relift: Relift, tmp_path: Path) -> None:
    ran = walk(relift, tmp_path, done(), done(rung="hinge-95"))
    assert ran.code == 2
    assert "exposure 2 answers for rung 'hinge-95'" in ran.told
    assert len(exposures()) == 1


def test_missing_answers_are_named_and_the_expectation_is_kept(
    relift: Relift, tmp_path: Path
) -> None:
    ran = walk(relift, tmp_path, {"expected": 4, "done": True})
    assert ran.code == 2
    assert "exposure 1, felt: a number from 0 to 10" in ran.told
    assert "exposure 1, nerve_sign: true or false" in ran.told
    (waiting,) = exposures()
    assert (waiting.expected_pain, waiting.is_done) == (4, False)


def test_what_was_expected_and_not_done_is_asked_for_first(relift: Relift, tmp_path: Path) -> None:
    walk(relift, tmp_path, {"expected": 4})
    (waiting,) = exposures()
    assert not waiting.is_done
    walk(relift, tmp_path, done(expected=9, rung=waiting.rung))
    (finished,) = exposures()
    assert finished.id == waiting.id
    assert (finished.expected_pain, finished.felt_pain) == (4, 2)
    assert len(workouts()) == 1


def test_leaving_one_out_is_kept_as_that_and_teaches_nothing(
    relift: Relift, tmp_path: Path
) -> None:
    walk(relift, tmp_path, {"expected": 7, "done": False})
    (left_out,) = exposures()
    assert left_out.is_avoided
    assert left_out.felt_pain is None


def test_a_sign_in_a_leg_stops_at_once_and_points_to_the_screen(
    relift: Relift, tmp_path: Path
) -> None:
    ran = walk(relift, tmp_path, done(nerve_sign=True), done(), as_json=False)
    assert ran.code == 0
    assert "You told us of a new sign in your leg" in ran.said
    assert len(exposures()) == 1
    assert not workouts()[0].is_open
    assert relift("today", "--json").json["stop"]["kind"] == "new_nerve_sign"
    told = walk(relift, tmp_path, done()).json
    assert (told["status"], told["unused_answers"]) == ("stopped", ["exposure 1"])


def test_a_sign_in_a_leg_counts_also_in_a_part_that_was_left_out(
    relift: Relift, tmp_path: Path
) -> None:
    told = walk(relift, tmp_path, {"expected": 5, "done": False, "nerve_sign": True}).json
    assert told["status"] == "stopped"
    assert told["today"]["stop"]["kind"] == "new_nerve_sign"


def test_no_workout_begins_while_a_stop_stands(relift: Relift, tmp_path: Path) -> None:
    relift("checkin", "--screen", "saddle_numbness=yes")
    assert walk(relift, tmp_path, done()).json["status"] == "stopped"
    assert not workouts()


def test_a_next_day_begins_a_workout_of_its_own(
    relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(relift, tmp_path, done())
    monkeypatch.setenv("RELIFT_NOW", "2026-03-02T18:00")
    walk(relift, tmp_path, done())
    assert [len(w.exposures) for w in workouts()] == [1, 1]


def test_json_without_answers_asks_nothing(relift: Relift) -> None:
    assert relift("workout", "--json").code == 2


class TestAPersonAtTheKeyboard:
    def test_the_forecast_comes_after_their_own_expectation(self, relift: Relift) -> None:
        ran = relift("workout", typed="5\n\n")
        assert ran.code == 2  # the input ended
        asked = ran.out.index("How much pain do you expect")
        assert "Forecast" not in ran.out[:asked]
        assert "Forecast" in ran.out[asked:]
        assert exposures()[0].expected_pain == 5

    def test_goes_on_exactly_where_they_were(self, relift: Relift) -> None:
        relift("workout", typed="5\nit locks up\n")
        ran = relift("workout", typed="done\n2\n3\ny\nn\n")
        assert "Going on with the workout" in ran.said
        assert "You expected 5 and felt 3: less than you expected." in ran.said
        (one,) = [e for e in exposures() if e.is_done]
        assert (one.pain_before, one.is_settled) == (2, True)

    def test_effort_is_only_asked_of_a_set_with_a_load(self, relift: Relift) -> None:
        ran = relift("workout", typed="2\n\ndone\n3\n3\nn\n")
        assert exposures()[0].is_done
        assert "RPE" not in ran.out

    def test_whether_it_settled_is_only_asked_after_a_rise(self, relift: Relift) -> None:
        ran = relift("workout", typed="2\n\ndone\n3\n3\n\nn\n")
        assert "settled" not in ran.out
        assert exposures()[0].is_settled is None

    def test_may_stop_for_the_day(self, relift: Relift) -> None:
        ran = relift("workout", typed="2\n\nstop\nn\n")
        assert ran.code == 0, ran.err
        assert "Closed for today" in ran.said
        assert not workouts()[0].is_open

    def test_may_leave_one_out(self, relift: Relift) -> None:
        relift("workout", typed="8\n\nskip\nn\n")
        assert exposures()[0].is_avoided

    @pytest.mark.parametrize("choice", ["skip", "stop"])
    def test_who_breaks_off_because_of_a_leg_is_stopped_and_screened(
        self, relift: Relift, choice: str
    ) -> None:
        ran = relift("workout", typed=f"2\n\n{choice}\ny\n")
        assert "You told us of a new sign in your leg" in ran.said
        assert "Go on with: relift flare" in ran.said
        assert relift("today", "--json").json["stop"]["kind"] == "new_nerve_sign"
        assert "new sign in a leg" in relift("history", "--kind", "exposure").said

    def test_an_expectation_is_kept_before_the_fear_is_asked(self, relift: Relift) -> None:
        assert relift("workout", typed="7\n").code == 2
        (one,) = exposures()
        assert (one.expected_pain, one.feared) == (7, "")

    def test_a_fear_stands_beside_the_expectation(self, relift: Relift) -> None:
        relift("workout", typed="7\nit locks\n")
        (one,) = exposures()
        assert (one.expected_pain, one.feared) == (7, "it locks")
        assert len(one.records) == 1
