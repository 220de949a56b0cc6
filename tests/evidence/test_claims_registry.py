"""The registry of claims, and what may be shown of it."""

from __future__ import annotations

import csv
from dataclasses import fields
from importlib import resources
from pathlib import Path

import pytest

from relift.errors import DataFileError
from relift.evidence import claims, parse_basis, registry
from relift.evidence.registry import BasisKind, Claim, Verified

ROWS = list(
    csv.DictReader(
        resources.files("relift.data").joinpath("evidence.csv").read_text("utf-8").splitlines()
    )
)


def test_every_row_of_the_file_is_a_claim() -> None:
    assert len(ROWS) > 100
    assert list(claims()) == [row["id"] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_figure_is_shown_exactly_where_its_row_was_verified_in_full(row: dict[str, str]) -> None:
    shown = claims()[row["id"]].shown_figure
    assert shown == (row["figure"] or None if row["verified"] == "yes" else None)


def test_a_file_in_which_an_id_stands_twice_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = "id,claim,figure,population,citation,year,doi,verified,strength,note"
    row = "A01,a claim,,,a source,,,yes,,"
    (tmp_path / "evidence.csv").write_text("\n".join([header, row, row]), "utf-8")
    monkeypatch.setattr(registry.resources, "files", lambda _: tmp_path)
    with pytest.raises(DataFileError, match="A01 stands twice"):
        registry.claims.__wrapped__()


def test_some_rows_are_not_verified_so_that_the_rule_is_not_empty() -> None:
    held_back = [c for c in claims().values() if c.verified is not Verified.YES]
    assert {"F08", "F13"} <= {c.id for c in held_back}
    assert all(c.shown_figure is None for c in held_back)


def test_no_public_field_of_a_claim_holds_the_figure() -> None:
    assert "figure" not in {f.name for f in fields(Claim)}


def test_a_basis_is_read_by_its_kind() -> None:
    assert parse_basis("evidence:A05").kind is BasisKind.EVIDENCE
    assert parse_basis("consensus: a framework").text == "a framework"
    assert parse_basis("design_choice:so: it is").text == "so: it is"


@pytest.mark.parametrize(
    "text", ["", "A05", "evidence:", "consensus:  ", "opinion:mine", "Evidence:A05"]
)
def test_a_basis_of_no_known_kind_or_without_a_source_is_refused(text: str) -> None:
    with pytest.raises(DataFileError, match="write evidence:ID"):
        parse_basis(text)


def test_a_basis_on_a_row_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DataFileError, match="no such id"):
        parse_basis("evidence:Z99")


def test_a_basis_says_in_words_what_kind_it_is() -> None:
    assert parse_basis("evidence:A05").words.startswith("evidence: Cook")
    assert parse_basis("consensus:a framework").words == "consensus: a framework"
    assert parse_basis("design_choice:why not").words == "our own choice: why not"
