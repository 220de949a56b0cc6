from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.answer_files import done, exposures_text, flare_text, written
from tests.cli.conftest import Relift

from relift.cli.forecast_view import bar, score_words
from relift.plan.outlook import Range, Scored


@pytest.fixture
def after_some_sets(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    text = exposures_text(*[done(expected=4, felt=3) for _ in range(3)])
    relift("workout", "--answers", written(tmp_path, text, "workout.toml"))


@pytest.mark.usefixtures("after_some_sets")
class TestAForecast:
    def test_json_has_days_course_assumptions_and_score(self, relift: Relift) -> None:
        told = relift("forecast", "--days", 7, "--json").json
        assert told["days"][0]["on"] == "2026-03-02"
        assert len(told["days"]) == 7
        assert {"mean", "low", "high"} == told["days"][0]["morning"].keys()
        assert {"mean", "low", "high"} == told["days"][0]["expected"]["hinge"].keys()
        assert told["course"]
        assert told["assumptions"]
        assert told["is_little_data"] is True

    def test_text_has_table_chart_assumptions_and_score_within_80_columns(
        self, relift: Relift
    ) -> None:
        ran = relift("forecast")
        assert ran.code == 0
        for part in (
            "If you go on",
            "come to expect",
            "Morning pain",
            "takes for granted",
            "How good",
        ):
            assert part in ran.out
        assert ran.out.count("●") >= 10
        assert "these numbers say little" in ran.said
        assert max(map(len, ran.out.splitlines())) <= 80

    def test_a_stop_leaves_only_the_look_back(self, relift: Relift) -> None:
        relift("checkin", "--screen", "saddle_numbness=yes")
        ran = relift("forecast")
        assert ran.code == 0
        assert "There is no forecast before the safety questions are answered" in ran.said
        told = relift("forecast", "--json").json
        assert (told["is_stopped"], told["days"]) == (True, [])


def test_without_any_set_it_says_what_is_missing(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    ran = relift("forecast", "--days", 3)
    assert "nothing to score yet" in ran.said
    assert "there were none in the last week" in ran.said


@pytest.mark.parametrize(
    ("one", "drawn"),
    [
        (Range(mean=0.0, low=0.0, high=0.0), "●"),
        (Range(mean=10.0, low=10.0, high=10.0), " " * 40 + "●"),
        (Range(mean=5.0, low=4.0, high=6.0), " " * 16 + "────●────"),
    ],
)
def test_a_bar_stands_where_its_numbers_are(one: Range, drawn: str) -> None:
    assert bar(one) == drawn


@pytest.mark.parametrize(
    ("surprise", "words"), [(-1.2, "1.2 points less"), (0.7, "0.7 points more"), (0.0, "just as")]
)
def test_the_score_says_whether_it_felt_better_or_worse(surprise: float, words: str) -> None:
    scored = Scored(n=40, forecast=0.5, expected=0.6, same_as_last=0.8, surprise=surprise)
    told = score_words(scored)
    assert words in told
    assert "say little" not in told
