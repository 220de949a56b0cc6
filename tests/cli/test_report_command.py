from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.answer_files import done, exposures_text, flare_text, written
from tests.cli.conftest import Relift

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def after_some_sets(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    text = exposures_text(*[done(expected=4, felt=3) for _ in range(3)])
    relift("workout", "--answers", written(tmp_path, text, "workout.toml"))


def test_an_empty_journal_makes_a_report(relift: Relift) -> None:
    ran = relift("report")
    assert ran.code == 0
    assert "The safety questions have not been answered yet" in ran.said
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.usefixtures("after_some_sets")
class TestAReport:
    def test_says_how_it_went_with_the_number_of_sets(self, relift: Relift) -> None:
        said = relift("report").said
        assert "n = 3" in said
        assert "Relift summary, 1 March 2026" in said
        assert "No clinician has reviewed" in said

    def test_keeps_own_words_and_answers_back_unless_asked(self, relift: Relift) -> None:
        assert "no more squats" not in relift("report").said
        assert "tweaked it" not in relift("report").said
        assert "no more squats" in relift("report", "--with-notes").said
        relift("checkin", "--screen", "saddle_numbness=yes")
        assert "numb" not in relift("report").said
        assert "numb" in relift("report", "--with-answers").said

    def test_is_one_html_file_that_only_its_owner_reads(
        self, relift: Relift, tmp_path: Path
    ) -> None:
        ran = relift("report", "--format", "html", "--output", tmp_path)
        file = tmp_path / "relift-report-2026-03-01.html"
        assert ran.code == 0
        assert "Read it through" in ran.told
        assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
        assert file.stat().st_mode & 0o077 == 0
        assert relift("report", "--format", "html", "--output", file).code == 4

    def test_json_has_every_section_with_its_charts(self, relift: Relift) -> None:
        told = relift("report", "--json").json
        ids = [one["id"] for one in told["sections"]]
        assert {"where", "safety", "flares", "loads", "medicines", "cannot-know"} <= set(ids)
        charts = [c["id"] for one in told["sections"] for c in one["charts"]]
        assert {"expected_felt", "pain_load", "e1rm", "ladders", "forecast"} <= set(charts)
        assert told["is_stopped"] is False

    def test_begins_on_the_day_that_was_asked_for(self, relift: Relift) -> None:
        assert "n = 3" not in relift("report", "--since", "2026-03-02").said
        assert relift("report", "--since", "soon").code == 2


def test_hostile_names_and_notes_are_text_in_the_page(relift: Relift, tmp_path: Path) -> None:
    text = flare_text(head="").replace('"spasm"', f'"{EVIL}"').replace("no more squats", EVIL)
    relift("flare", "--answers", written(tmp_path, text))
    relift("medication", EVIL, "--class", "other")
    page = relift("report", "--format", "html", "--with-notes").out
    assert page.count("‹script›") >= 3
    assert "<script" not in page
