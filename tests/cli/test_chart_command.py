from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.answer_files import done, exposures_text, flare_text, written
from tests.cli.conftest import Relift

from relift.report.charts import CHARTS


@pytest.fixture
def after_some_sets(relift: Relift, tmp_path: Path) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    text = exposures_text(*[done(expected=4, felt=3) for _ in range(3)])
    relift("workout", "--answers", written(tmp_path, text, "workout.toml"))


def test_without_a_name_every_chart_is_listed_with_its_line(relift: Relift) -> None:
    ran = relift("chart")
    assert ran.code == 0
    for name, one in CHARTS.items():
        assert name in ran.out
        assert one.line in ran.said
    assert [c["id"] for c in relift("chart", "--json").json["charts"]] == list(CHARTS)


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_journal_is_no_failure(relift: Relift, name: str) -> None:
    ran = relift("chart", name)
    assert ran.code == 0
    assert "Nothing to show yet" in ran.said or "There is no forecast" in ran.said
    assert relift("chart", name, "--json").json["rows"] == []


@pytest.mark.usefixtures("after_some_sets")
class TestAChart:
    @pytest.mark.parametrize("name", ["expected_felt", "feared_happened", "ladders", "forecast"])
    def test_is_drawn_within_the_width(self, relift: Relift, name: str) -> None:
        ran = relift("chart", name)
        assert ran.code == 0
        assert max(map(len, ran.out.splitlines())) <= 80
        assert CHARTS[name].line
        assert "Nothing to show yet" not in ran.said

    def test_is_printed_as_svg_csv_and_json(self, relift: Relift) -> None:
        assert relift("chart", "expected_felt", "--format", "svg").out.startswith("<svg")
        lines = relift("chart", "expected_felt", "--format", "csv").out.splitlines()
        assert lines[0] == "day,what,expected,felt,difference"
        told = relift("chart", "expected_felt", "--json").json
        assert len(lines) - 1 == len(told["rows"]) == 3
        assert told["rows"][0]["difference"] == -1.0

    def test_goes_into_a_file_or_a_folder(self, relift: Relift, tmp_path: Path) -> None:
        file = tmp_path / "felt.png"
        assert relift("chart", "expected_felt", "--format", "png", "--output", file).code == 0
        assert file.read_bytes().startswith(b"\x89PNG")
        assert file.stat().st_mode & 0o077 == 0
        for form, suffix in (("terminal", "txt"), ("json", "json"), ("csv", "csv")):
            relift("chart", "ladders", "--format", form, "--output", tmp_path)
            assert (tmp_path / f"relift-ladders.{suffix}").stat().st_size > 100

    def test_a_picture_can_be_piped(self, relift: Relift, home: Path) -> None:
        assert relift("chart", "ladders", "--format", "svg").code == 0
        command = [sys.executable, "-m", "relift", "chart", "ladders", "--format", "png"]
        ran = subprocess.run(command, capture_output=True, check=True)
        assert ran.stdout.startswith(b"\x89PNG")
        assert home.exists()

    def test_replaces_no_file(self, relift: Relift, tmp_path: Path) -> None:
        file = tmp_path / "felt.svg"
        file.write_text("mine")
        ran = relift("chart", "expected_felt", "--format", "svg", "--output", file)
        assert ran.code == 4
        assert "is there already" in ran.told
        assert file.read_text() == "mine"

    def test_dark_is_dark(self, relift: Relift) -> None:
        light, dark = (
            relift("chart", "ladders", "--format", "svg", "--theme", theme).out
            for theme in ("light", "dark")
        )
        assert light != dark

    def test_a_stop_takes_the_forecast_and_leaves_the_past(self, relift: Relift) -> None:
        relift("checkin", "--screen", "saddle_numbness=yes")
        assert "There is no forecast while a stop stands" in relift("chart", "forecast").said
        assert "nothing is allowed today" in relift("chart", "ladders").said
        assert "3 rated sets" in relift("chart", "expected_felt").said


def test_a_wrong_name_is_told_with_those_that_there_are(relift: Relift) -> None:
    ran = relift("chart", "pian")
    assert ran.code == 2
    assert "expected_felt" in ran.told


def test_a_file_in_no_folder_is_refused(relift: Relift, tmp_path: Path) -> None:
    ran = relift("chart", "ladders", "--output", tmp_path / "nowhere" / "x.txt")
    assert ran.code == 4
    assert "There is no folder" in ran.told


def test_a_drawing_in_text_loads_no_drawing_library(home: Path) -> None:
    code = (
        "import sys; sys.argv = ['relift', 'chart', 'ladders']\n"
        "from relift.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'altair', 'vl_convert', 'jinja2', 'pandas'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
    assert home.exists()
