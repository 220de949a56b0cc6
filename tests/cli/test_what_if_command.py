from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.answer_files import done, exposures_text, flare_text, written
from tests.cli.conftest import Relift


@pytest.fixture
def after_some_sets(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    text = exposures_text(*[done(expected=4, felt=3) for _ in range(3)])
    relift("workout", "--answers", written(tmp_path, text, "workout.toml"))


@pytest.mark.usefixtures("after_some_sets")
class TestAWhatIf:
    def test_json_has_ways_bands_summary_assumptions_and_knowledge(self, relift: Relift) -> None:
        told = relift("what-if", "--weeks", 2, "--json").json
        assert told["is_stopped"] is False
        assert [way["policy"] for way in told["ways"]] == ["avoid", "rush", "grade", "own"]
        assert told["days"][0] == "2026-03-01"
        for way in told["ways"]:
            for band in ("morning", "expected", "load", "too_much"):
                assert {name: len(days) for name, days in way[band].items()} == dict.fromkeys(
                    ("mean", "low", "median", "high"), 15
                )
        for part in ("summary", "assumptions", "knowledge", "meaning", "known"):
            assert told[part]
        assert told["is_little_data"] is True

    @pytest.mark.parametrize("columns", [80, 40])
    def test_text_has_tables_fans_words_and_assumptions_within_the_columns(
        self, relift: Relift, monkeypatch: pytest.MonkeyPatch, columns: int
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        ran = relift("what-if")
        assert ran.code == 0
        for part in ("6 weeks ahead, four ways", "In words", "takes for granted", "cannot know"):
            assert part in ran.said
        for way in ("Avoid", "Rush", "Grade", "As now"):
            assert ran.out.count(f"\n{way} ") == 3, "a row in each table"
        assert ran.out.count("week 6") == (3 if columns == 80 else 6)
        assert max(map(len, ran.out.splitlines())) <= columns

    def test_it_says_first_how_little_it_knows(self, relift: Relift) -> None:
        said = relift("what-if", "--weeks", 1).said
        assert said.index("With under 12") < said.index("Pain on getting up")

    def test_another_ladder_can_be_looked_at(self, relift: Relift) -> None:
        assert relift("what-if", "--ladder", "squat", "--json").json["ladder"] == "squat"

    def test_a_ladder_that_there_is_not_is_refused(self, relift: Relift) -> None:
        ran = relift("what-if", "--ladder", "nordic")
        assert ran.code == 2
        assert "Choose one of: hinge" in ran.told

    def test_a_stop_leaves_nothing(self, relift: Relift) -> None:
        relift("checkin", "--screen", "saddle_numbness=yes")
        ran = relift("what-if")
        assert ran.code == 0
        assert "no look ahead" in ran.said
        assert "Rush" not in ran.out
        assert relift("what-if", "--json").json == {
            "on": "2026-03-01",
            "is_stopped": True,
            "ways": [],
        }


def test_before_any_set_it_still_answers(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    ran = relift("what-if", "--weeks", 1)
    assert "You have rated no set so far" in ran.said
    assert "the same as Avoid" in ran.said
