"""`relift programme`: kept, shown, laid over today, ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from numpy.random import default_rng
from tests.cli.answer_files import flare_text, written
from tests.cli.conftest import Relift

from relift.cohort.training_log import strong_export

BRIDGE = """programme The Bridge
start 2026-03-01
weeks 1-4
day 1: heavy
squat 1x5 @8, 2x5 -10%
note pause
bench press 3x5 @75%
deadlift 1x3 140kg; 3x8 @6
triceps pushdown 3x12
"""
TABLE = "week,day,movement,sets,reps,percent\n1,1,squat,3,5,75\n1,1,bench,3,5,x\n"


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    return written(tmp_path, BRIDGE, "bridge.txt")


@pytest.fixture
def flared(relift: Relift, tmp_path: Path) -> None:
    text = strong_export(last_on=date(2026, 2, 28), years=1, rng=default_rng(4))
    relift("import", written(tmp_path, text, "strong.csv"))
    relift("flare", "--answers", written(tmp_path, flare_text()))


class TestKeeping:
    def test_it_shows_what_was_understood_and_keeps_it(self, relift: Relift, bridge: Path) -> None:
        ran = relift("programme", bridge)
        assert ran.code == 0
        assert "Week 1-4, day 1: heavy - squat 1x5 @8, 2x5 -10% (pause)" in ran.said
        assert "Kept." in ran.said
        assert relift("programme", "--json").json["programme"]["name"] == "The Bridge"

    def test_a_check_keeps_nothing(self, relift: Relift, bridge: Path) -> None:
        ran = relift("programme", bridge, "--check")
        assert "nothing is kept" in ran.said
        assert relift("programme", "--json").json == {
            "programme": None,
            "stop": None,
            "today": None,
        }

    def test_what_cannot_be_read_is_told_with_its_place_and_the_rest_is_kept(
        self, relift: Relift, tmp_path: Path
    ) -> None:
        file = written(tmp_path, TABLE, "plan.csv")
        ran = relift("programme", file)
        assert ran.code == 0
        assert f"{file.name}, line 3, column 15: Relift cannot read" in ran.said
        told = relift("programme", file, "--json").json
        assert (told["name"], told["lifts"]) == ("plan", 1)
        assert [(fault["line"], fault["value"]) for fault in told["faults"]] == [
            (3, "1,1,bench,3,5,x")
        ]

    def test_it_comes_in_by_standard_input_too(self, relift: Relift) -> None:
        ran = relift("programme", "-", "--json", typed="day 1\nsquat 3x5\n")
        assert (ran.json["name"], ran.json["start_on"]) == ("My programme", "2026-03-01")

    def test_the_first_day_that_is_given_goes_before_the_files(
        self, relift: Relift, bridge: Path
    ) -> None:
        told = relift("programme", bridge, "--start", "2026-03-09", "--json").json
        assert told["start_on"] == "2026-03-09"

    @pytest.mark.parametrize(
        ("text", "code", "words"),
        [("squat", 2, "no lift in it"), ("", 3, "empty"), ("PK\x03\x04", 3, "no text")],
    )
    def test_a_file_without_a_lift_is_refused(
        self, relift: Relift, tmp_path: Path, text: str, code: int, words: str
    ) -> None:
        ran = relift("programme", written(tmp_path, text, "x.txt"))
        assert (ran.code, words in ran.told) == (code, True)

    @pytest.mark.parametrize(
        "arguments", [("--check",), ("--start", "2026-03-01"), ("x.txt", "--end"), ("--end",)]
    )
    def test_wrong_use_is_refused(self, relift: Relift, arguments: tuple[str, ...]) -> None:
        assert relift("programme", *arguments).code == 2

    def test_a_day_that_is_none_is_refused(self, relift: Relift, bridge: Path) -> None:
        ran = relift("programme", bridge, "--start", "soon")
        assert (ran.code, "2026-03-02" in ran.told) == (2, True)

    def test_a_file_that_is_not_there_is_refused(self, relift: Relift, tmp_path: Path) -> None:
        assert relift("programme", tmp_path / "none.txt").code == 3


class TestOverToday:
    @pytest.mark.usefixtures("flared")
    def test_today_shows_each_lift_with_its_verdict_its_reason_and_the_way_back(
        self, relift: Relift, bridge: Path
    ) -> None:
        relift("programme", bridge)
        said = relift("today").said
        assert "Your programme: The Bridge" in said
        assert "Next is week 1, day 1 (heavy)." in said
        assert "deadlift 1x3 140kg, 3x8 @6 Swap: Round and arch on hands and knees" in said
        assert "As written: 140 kg" in said
        assert "triceps pushdown 3x12 Keep: 3 sets of 12." in said
        assert "1 of 4 lifts as written." in said
        assert "words on your programme" in relift("today", "--basis").said

    @pytest.mark.usefixtures("flared")
    def test_json_has_the_documented_keys(self, relift: Relift, bridge: Path) -> None:
        relift("programme", bridge)
        told = relift("today", "--json").json["programme"]
        assert told == relift("programme", "--json").json["today"]
        assert (told["week"], told["day"], told["is_due"], told["as_written"]) == (1, "1", True, 1)
        lift = told["lifts"][2]
        assert (lift["verdict"], lift["written"]) == ("swap", "1x3 140kg, 3x8 @6")
        assert {"why", "guardrails", "way_back", "rungs_to_go", "basis"} <= lift.keys()

    @pytest.mark.usefixtures("flared")
    def test_the_workout_goes_on_beside_it(self, relift: Relift, bridge: Path) -> None:
        before = relift("today", "--json").json["exposures"]
        relift("programme", bridge)
        assert relift("today", "--json").json["exposures"] == before

    def test_a_stop_shows_no_line_of_it(self, relift: Relift, bridge: Path) -> None:
        relift("programme", bridge)
        for command in ("today", "programme"):
            said = relift(command).said
            assert "safety questions" in said
            assert "squat" not in said
        assert relift("today", "--json").json["programme"] is None
        told = relift("programme", "--json").json
        assert (told["today"], told["stop"]["kind"]) == (None, "need_full_screen")

    def test_ending_takes_it_off(self, relift: Relift, bridge: Path) -> None:
        relift("programme", bridge)
        assert "off the plan" in relift("programme", "--end").said
        assert "no programme" in relift("programme").said
        titles = [line["title"] for line in relift("history", "--json").json["entries"]]
        assert titles == [
            "Follows the programme “The Bridge” from 2026-03-01",
            "Ended the programme",
        ]


@pytest.mark.usefixtures("flared")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("start 2026-03-09\nday 1\nsquat 3x5", "It begins on 2026-03-09 with week 1, day 1."),
        ("monday\nsquat 3x5", "Nothing of it is for today. Next is week 1, Monday."),
        ("day 1\nrest\nday 2\nsquat 3x5", "Today is a rest day in it."),
    ],
)
def test_where_nothing_is_due_it_says_what_is_next(relift: Relift, text: str, words: str) -> None:
    relift("programme", "-", typed=text)
    assert words in relift("programme").said
