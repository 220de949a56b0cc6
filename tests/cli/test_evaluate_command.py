"""`relift evaluate`."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from tests.cli.conftest import Relift
from tests.cohort.simulated_trials import simulated


def test_a_part_must_be_named(relift: Relift) -> None:
    ran = relift("evaluate")
    assert ran.code == 2
    assert "relift evaluate intake" in ran.told


def test_intake_prints_precision_and_recall_with_intervals(relift: Relift) -> None:
    said = relift("evaluate", "intake").said
    assert "Precision" in said and "recall" in said
    assert "by hand: quiet offer" in said
    assert "backwards" in said


def test_intake_lists_what_was_taken_wrongly_and_gives_json(relift: Relift) -> None:
    told = relift("evaluate", "intake", "--errors", "--json").json
    recall = told["total"]["recall"]
    assert recall["low"] <= recall["value"] <= recall["high"]
    assert all(case["split"] == "held-out" for case in told["errors"])
    assert "missed" in relift("evaluate", "intake", "--errors").said


def test_the_figures_in_the_docs_are_what_the_command_prints(relift: Relift) -> None:
    page = Path(__file__).parents[2] / "docs" / "explanation" / "intake.md"
    told = page.read_text("utf-8").split("```text\n")[1].split("```")[0].split()
    assert " ".join(told) in " ".join(relift("evaluate", "intake").out.split())


def trials_file(folder: Path) -> Path:
    path = folder / "trials.csv"
    rows = ["person,session,run,trial,context,stimulus,expected,pain"]
    for t, trial in enumerate(simulated(4, 18, np.random.default_rng(2))):
        pain = "11" if t == 0 else trial.felt
        rows.append(
            f"{trial.person},1,{trial.run},{trial.trial},{trial.context},{trial.stimulus},"
            f"{trial.expected},{pain}"
        )
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_pain_prints_every_model_and_names_what_it_left_out(relift: Relift, tmp_path: Path) -> None:
    ran = relift("evaluate", "pain", trials_file(tmp_path))
    assert ran.code == 0
    for name in ("Relift", "constant", "last value", "Rescorla-Wagner", "RW + assimilation"):
        assert name in ran.said
    assert "Expected pain" in ran.said and "Felt pain" in ran.said
    assert 'line 2, column "pain", value "11"' in ran.told


def test_pain_gives_json_and_forecasts_that_agree(relift: Relift, tmp_path: Path) -> None:
    out = tmp_path / "forecasts.csv"
    told = relift("evaluate", "pain", trials_file(tmp_path), "--predictions", out, "--json").json
    assert told["n_people"] == 4
    assert told["n_expected"] == told["n_felt"] == 24
    assert set(told["models"]) == {
        "relift", "constant", "last_value", "rescorla_wagner", "rw_assimilation"
    }  # fmt: skip
    figures = told["models"]["relift"]["felt"]
    assert set(figures) >= {"rmse", "mae", "log_score", "crps", "coverage"}
    assert set(figures["coverage"]) == {"50", "80", "95"}
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert len(rows) == 48
    mine = [row for row in rows if row["target"] == "felt"]
    off = [float(row["observed"]) - float(row["mean"]) for row in mine]
    assert np.sqrt(np.mean(np.square(off))) == pytest.approx(figures["rmse"], abs=1e-3)
    logs = [float(row["log_score"]) for row in mine]
    assert np.mean(logs) == pytest.approx(figures["log_score"], abs=1e-3)
    for row in mine:
        marks = [float(row[q]) for q in ("q025", "q10", "q25", "q50", "q75", "q90", "q975")]
        assert marks == sorted(marks)


def test_pain_writes_over_its_own_forecasts_and_nothing_else(
    relift: Relift, tmp_path: Path
) -> None:
    file, out = trials_file(tmp_path), tmp_path / "out.csv"
    assert relift("evaluate", "pain", file, "--predictions", out).code == 0
    assert relift("evaluate", "pain", file, "--predictions", out).code == 0
    ran = relift("evaluate", "pain", file, "--predictions", file)
    assert ran.code == 4
    assert "something else" in ran.told
    assert relift("evaluate", "pain", file, "--predictions", tmp_path / "no" / "x.csv").code == 4


def test_pain_scores_days_and_trials_together(relift: Relift, tmp_path: Path) -> None:
    days = tmp_path / "days.csv"
    rows = [f"1,back,2024-03-{day:02},{day % 4}" for day in range(1, 25)]
    days.write_text("\n".join(["person,site,date,pain", *rows]), encoding="utf-8")
    told = relift("evaluate", "pain", days, trials_file(tmp_path), "--json").json
    assert told["n_daily"] == 8
    assert told["n_people"] == 5
    assert set(told["models"]["relift"]) == {"expected", "felt", "daily"}


@pytest.mark.parametrize("text", ["person,pain\n1,4\n", "a,b\n1,2\n"])
def test_pain_says_when_there_is_nothing_to_score(
    relift: Relift, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "few.csv"
    file.write_text(text, encoding="utf-8")
    assert relift("evaluate", "pain", file).code == 3
    assert relift("evaluate", "pain").code == 2
