"""Priors and printed figures are what the shared trials of pain give."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from tests.cli.conftest import Relift

from relift.cohort.learned import learned, mark_of
from relift.cohort.trial_table import by_person
from relift.importers.pain_ratings import read_ratings

ROOT = Path(__file__).parents[2]
PAIN = ROOT.parent / "shared" / "data" / "pain"


def shared(name: str) -> Path:
    path = PAIN / name
    if not path.exists():
        pytest.skip(f"needs {name} of the shared data")
    return path


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "learn_priors", ROOT / "scripts" / "learn_priors.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_gives_the_priors_that_are_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learn = script()
    out = tmp_path / "priors.toml"
    monkeypatch.setattr(learn, "OUT", out)
    monkeypatch.setattr("sys.argv", ["learn_priors.py", str(shared("heat_cue_trials.csv"))])
    assert learn.main() == 0
    made = tomllib.loads(out.read_text("utf-8"))
    shipped = tomllib.loads((ROOT / "src/relift/data/priors.toml").read_text("utf-8"))
    assert made["trials"]["mean"] == pytest.approx(shipped["trials"]["mean"], abs=2e-3)
    assert made["trials"]["people"] == shipped["trials"]["people"]
    for name, row in shipped["parameters"].items():
        assert made["parameters"][name]["median"] == pytest.approx(row["median"], abs=5e-3)


def test_every_person_that_was_learned_from_is_known_again() -> None:
    people = by_person(read_ratings(shared("heat_cue_trials.csv")).trials)
    assert sorted(map(mark_of, people.values())) == sorted(learned().trials.people)


@pytest.mark.parametrize("name", ["heat_cue_trials.csv", "daily_pain.csv"])
def test_the_tables_in_the_docs_are_what_the_command_prints(relift: Relift, name: str) -> None:
    page = " ".join((ROOT / "docs/explanation/model.md").read_text("utf-8").split())
    printed = relift("evaluate", "pain", shared(name)).out
    tables = [part for part in printed.split("\n\n") if "log score  CRPS" in part]
    assert tables
    for one in tables:
        assert " ".join(one.split()) in page


def test_no_site_of_the_daily_record_is_foreseen_worse_than_by_its_last_value(
    relift: Relift, tmp_path: Path
) -> None:
    head, *rows = shared("daily_pain.csv").read_text("utf-8").splitlines()
    for site in ("back", "knee"):
        own = [row for row in rows if f",{site}," in row]
        file = tmp_path / f"{site}.csv"
        file.write_text("\n".join([head, *own]), "utf-8")
        models = relift("evaluate", "pain", file, "--json").json["models"]
        mine, last = (models[name]["daily"] for name in ("relift", "last_value"))
        assert mine["rmse"] <= last["rmse"]
        assert mine["crps"] <= last["crps"]
        assert mine["log_score"] >= last["log_score"]
