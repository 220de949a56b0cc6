from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from numpy.random import default_rng
from tests.cli.answer_files import flare_text, written
from tests.cli.conftest import Relift

from relift.cohort.training_log import strong_export

KEYS = [
    "movement",
    "ladder",
    "rung",
    "load_kg",
    "load_entered",
    "reps",
    "sets",
    "range_of_motion",
    "predicted_felt_pain",
    "interval_80",
    "p_intolerable",
    "reason",
]


@pytest.fixture
def with_log(relift: Relift, tmp_path: Path) -> None:
    text = strong_export(last_on=date(2026, 2, 28), years=1, rng=default_rng(4))
    relift("import", written(tmp_path, text, "strong.csv"))
    relift("flare", "--answers", written(tmp_path, flare_text()))


def test_a_stranger_is_told_which_command_comes_first(relift: Relift) -> None:
    assert "Go on with: relift flare" in relift("today").said


def test_before_anything_the_screen_comes_first(relift: Relift) -> None:
    told = relift("today", "--json").json
    assert (told["stage"], told["tier"]) == ("screen", None)
    assert told["stop"]["kind"] == "need_full_screen"
    assert told["exposures"] == []
    assert "safety questions" in relift("today").said


@pytest.mark.usefixtures("with_log")
class TestAPlan:
    def test_json_has_the_documented_keys(self, relift: Relift) -> None:
        told = relift("today", "--json").json
        expected = ["on", "stage", "tier", "stop", "exposures", "guardrails_that_bound", "messages"]
        assert list(told)[:7] == expected
        for exposure in told["exposures"]:
            assert list(exposure)[:5] == KEYS[:5]
            assert set(KEYS) <= exposure.keys()
            low, high = exposure["interval_80"]
            assert 0 <= low <= high <= 10
            assert 0 <= exposure["p_intolerable"] <= 1
            assert exposure["reason"]

    def test_every_step_and_limit_says_what_it_rests_on(self, relift: Relift) -> None:
        told = relift("today", "--json").json
        assert all(exposure["basis"] for exposure in told["exposures"])
        assert all(limit["basis"] for limit in told["guardrails"])
        said = relift("today", "--basis").said
        assert "What the steps rest on" in said
        assert said.count("our own choice") >= len(told["exposures"])

    def test_text_says_stage_forecast_reason_and_what_holds_it_down(self, relift: Relift) -> None:
        ran = relift("today")
        told = relift("today", "--json").json
        assert "Stage: first movements." in ran.said
        assert ran.said.count("Forecast: felt pain about") == len(told["exposures"])
        assert ran.said.count("Why: ") == len(told["exposures"])
        for words in told["guardrails_that_bound"]:
            assert words in ran.said

    def test_no_line_is_wider_than_80_columns_and_piped_text_has_no_colour(
        self, relift: Relift
    ) -> None:
        out = relift("today").out
        assert max(map(len, out.splitlines())) <= 80
        assert "\x1b" not in out

    def test_asking_twice_gives_the_same_answer(self, relift: Relift) -> None:
        assert relift("today", "--json").out == relift("today", "--json").out
