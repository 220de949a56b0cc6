"""`relift evaluate strength`."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import Relift
from tests.cli.strong_logs import HEADER

LOGS = Path(__file__).parents[2] / ".." / "shared" / "data" / "training"
SOME = ("strong-17.csv", "hevy-04.csv", "fitnotes-03.csv")
COLUMNS = (
    "file", "movement", "date", "target", "observed", "mean",
    "q025", "q10", "q25", "q50", "q75", "q90", "q975",
)  # fmt: skip


def write_log(path: Path, n: int = 20, *, first: int = 0, unit_scale: float = 1.0) -> Path:
    """Squats every third day, in sets of five that get a little heavier."""
    rows = []
    for i in range(first, first + n):
        on = date(2025, 1, 6) + timedelta(days=3 * i)
        for order in (1, 2):
            load = unit_scale * (100 + 2.5 * (i // 3))
            rows.append(
                f'{on} 18:00:00,"Day",1h,"Squat (Barbell)",{order},{load},{5 - order},0,0,"","",8'
            )
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def test_without_a_file_it_says_how_to_name_one(relift: Relift) -> None:
    ran = relift("evaluate", "strength")
    assert ran.code == 2
    assert "relift evaluate strength logs/" in ran.told


def test_the_figures_come_as_tables(relift: Relift, tmp_path: Path) -> None:
    ran = relift("evaluate", "strength", write_log(tmp_path / "a.csv"))
    assert ran.code == 0
    assert "15 workouts and 30 sets of 1 lift, 1 lifter, 1 file" in ran.said
    assert "Kalman, Student-t" in ran.said and "last reps at the load" in ran.said
    assert "Too few lifters to fit" in ran.said
    assert "RPE of 29 sets by 1 lifter" in ran.said


def test_json_has_each_model_with_its_targets(relift: Relift, tmp_path: Path) -> None:
    told = relift("evaluate", "strength", write_log(tmp_path / "a.csv"), "--json").json
    assert (told["n_files"], told["n_lifters"], told["n_workouts"], told["n_sets"]) == (
        1,
        1,
        15,
        30,
    )
    assert set(told["models"]) == {
        "relift", "last_value", "ewma", "best_28d", "kalman_gaussian", "kalman_student_t",
        "last_reps", "last_reps_at_load",
    }  # fmt: skip
    assert set(told["models"]["relift"]["e1rm"]) == {"mape", "median_ape", "bias", "coverage"}
    assert set(told["models"]["kalman_student_t"]["e1rm"]["coverage"]) == {"50", "80", "95"}
    assert set(told["models"]["last_reps"]) == {"reps_at_load"}
    assert told["big_four"]["by_gap"]["0-7"]["models"]["relift"]["e1rm"]["mape"] >= 0.0
    assert told["by_gap"]["42+"]["models"]["relift"] == {}
    assert told["rpe"]["n"] == 29


def test_the_predictions_give_the_same_figures(relift: Relift, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    log = write_log(tmp_path / "a.csv")
    told = relift("evaluate", "strength", log, "--json", "--predictions", out).json
    with out.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    e1rms = [row for row in rows if row["target"] == "e1rm"]
    sets = [row for row in rows if row["target"] == "reps_at_load"]
    assert (len(e1rms), len(sets)) == (15, 30)
    errors = [abs(float(r["q50"]) / float(r["observed"]) - 1.0) for r in e1rms]
    mape = told["models"]["relift"]["e1rm"]["mape"]
    assert 100.0 * sum(errors) / len(errors) == pytest.approx(mape, abs=0.01)
    off = [abs(int(r["q50"]) - int(r["observed"])) for r in sets]
    assert sum(off) / len(off) == pytest.approx(told["models"]["relift"]["reps_at_load"]["mae"])
    assert {(r["file"], r["movement"]) for r in rows} == {("a.csv", "squat")}


def test_earlier_predictions_are_replaced_and_another_file_is_not(
    relift: Relift, tmp_path: Path
) -> None:
    log, out = write_log(tmp_path / "a.csv"), tmp_path / "out.csv"
    assert relift("evaluate", "strength", log, "--predictions", out).code == 0
    assert relift("evaluate", "strength", log, "--predictions", out).code == 0
    before = log.read_bytes()
    assert relift("evaluate", "strength", log, "--predictions", log).code == 4
    assert log.read_bytes() == before


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_scored(
    relift: Relift, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text("no log at all", encoding="utf-8")
    ran = relift("evaluate", "strength", broken, write_log(tmp_path / "a.csv"), tmp_path / "gone")
    assert ran.code == 3
    assert "broken.csv" in ran.told and "gone" in ran.told
    assert "1 file; each foretold" in ran.said


def test_rows_that_cannot_be_read_are_named(relift: Relift, tmp_path: Path) -> None:
    log = write_log(tmp_path / "a.csv")
    with log.open("a", encoding="utf-8") as file:
        file.write('2025-06-01 18:00:00,"Day",1h,"Squat (Barbell)",1,100,many,0,0,"","",\n')
    ran = relift("evaluate", "strength", log)
    assert ran.code == 0
    assert "1 row could not be read" in ran.told and "many" in ran.told
    entry = relift("evaluate", "strength", log, "--json").json["files"][0]
    assert (entry["faults"], entry["file"]) == (1, str(log))


def test_with_nothing_to_score_it_says_why(relift: Relift, tmp_path: Path) -> None:
    ran = relift("evaluate", "strength", write_log(tmp_path / "a.csv", 14))
    assert ran.code == 3
    assert "15 workouts" in ran.told


def test_a_log_that_was_exported_again_is_the_same_lifters(relift: Relift, tmp_path: Path) -> None:
    early = write_log(tmp_path / "early.csv", 20)
    late = write_log(tmp_path / "late.csv", 30)
    told = relift("evaluate", "strength", early, late, "--json").json
    assert (told["n_files"], told["n_lifters"], told["n_workouts"]) == (2, 1, 25)


def test_pounds_and_kilograms_give_the_same_errors(relift: Relift, tmp_path: Path) -> None:
    kg = write_log(tmp_path / "kg.csv")
    lb = tmp_path / "lb.csv"
    lb.write_text(kg.read_text("utf-8").replace(",Weight,", ",lb,"), encoding="utf-8")
    kg.write_text(kg.read_text("utf-8").replace(",Weight,", ",kg,"), encoding="utf-8")
    first, second = (relift("evaluate", "strength", f, "--json").json for f in (kg, lb))
    assert second["models"]["relift"]["e1rm"]["mape"] == pytest.approx(
        first["models"]["relift"]["e1rm"]["mape"], abs=1e-6
    )


def test_nothing_is_stored(relift: Relift, home: Path, tmp_path: Path) -> None:
    relift("evaluate", "strength", write_log(tmp_path / "a.csv"))
    assert not [path for path in home.rglob("*") if path.is_file()]


def test_real_logs_are_scored_without_a_question(relift: Relift) -> None:
    files = [LOGS / name for name in SOME]
    if not all(file.exists() for file in files):
        pytest.skip("needs strong-17, hevy-04 and fitnotes-03 of the shared data")
    told = relift("evaluate", "strength", *files, "--json").json
    assert (told["n_files"], told["n_lifters"]) == (3, 3)
    relift_model, last = told["models"]["relift"], told["models"]["last_reps_at_load"]
    assert relift_model["reps_at_load"]["mae"] < last["reps_at_load"]["mae"]
