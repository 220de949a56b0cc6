"""`relift evaluate`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Relift


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
