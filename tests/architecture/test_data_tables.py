"""Every table that a clinician can review says what it rests on and who has reviewed it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from relift.errors import DataFileError
from relift.evidence import claims, parse_basis
from relift.evidence.registry import Verified

DATA = Path(__file__).parents[2] / "src" / "relift" / "data"
TABLES = sorted(DATA.rglob("*.toml"))

by_table = pytest.mark.parametrize("file", TABLES, ids=lambda p: str(p.relative_to(DATA)))


def tables_in(value: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a file, however deep, with a path to name it by."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from tables_in(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for k, inner in enumerate(value):
            yield from tables_in(inner, f"{path}[{k}]")


def bases_in(file: Path) -> Iterator[tuple[str, str]]:
    """Every basis that a file states: `basis`, or the list `bases`."""
    for path, table in tables_in(tomllib.loads(file.read_text(encoding="utf-8"))):
        if "basis" in table:
            yield path, table["basis"]
        for basis in table.get("bases", []):
            yield path, basis


def unsupported(value: object, path: str = "", *, rests: bool = False) -> Iterator[str]:
    """Tables that state a number or a text and rest on nothing.

    A basis stands in the table itself, in one that holds it, or in each item of a list inside it.
    """
    if isinstance(value, list):
        for k, inner in enumerate(value):
            yield from unsupported(inner, f"{path}[{k}]", rests=rests)
        return
    if not isinstance(value, dict):
        return
    rests = rests or "basis" in value or bool(value.get("bases")) or rests_on_items(value)
    states = [
        key
        for key, inner in value.items()
        if key != "reviewed_by" and not isinstance(inner, dict) and not is_list_of_tables(inner)
    ]
    if states and not rests and path:
        yield path
    for key, inner in value.items():
        yield from unsupported(inner, f"{path}.{key}" if path else key, rests=rests)


def rests_on_items(table: dict[str, Any]) -> bool:
    lists = [inner for inner in table.values() if is_list_of_tables(inner)]
    return bool(lists) and all("basis" in item for items in lists for item in items)


def is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(inner, dict) for inner in value)


def test_there_are_tables_to_look_at() -> None:
    assert {"guardrails.toml", "red_flags.toml", "hinge.toml"} <= {p.name for p in TABLES}


@by_table
def test_every_basis_can_be_read_and_names_a_claim_that_exists(file: Path) -> None:
    broken = []
    stated = list(bases_in(file))
    for path, basis in stated:
        try:
            parse_basis(basis)
        except DataFileError as fault:
            broken.append(f"{path}: {fault}")

    assert stated
    assert broken == []


@by_table
def test_everything_that_a_table_states_has_a_basis(file: Path) -> None:
    assert list(unsupported(tomllib.loads(file.read_text(encoding="utf-8")))) == []


@by_table
def test_everything_in_a_table_says_who_has_reviewed_it(file: Path) -> None:
    whole = tomllib.loads(file.read_text(encoding="utf-8"))
    reviewers = [t["reviewed_by"] for _, t in tables_in(whole) if "reviewed_by" in t]
    items = [t for v in whole.values() if isinstance(v, list) for t in v if isinstance(t, dict)]

    assert "reviewed_by" in whole or (items and all("reviewed_by" in item for item in items))
    assert all(isinstance(name, str) and name.strip() for name in reviewers)


def test_a_number_without_a_basis_is_found_and_one_under_a_basis_is_not() -> None:
    told = tomllib.loads(
        "[a]\nn = 1\n[b]\nbasis = 'x'\n[b.c]\nn = 2\n[[d]]\nn = 3\n"
        "[[e]]\nn = 4\nknown = [{ basis = 'x' }]\n[[f]]\nn = 5\nknown = [{ n = 6 }]\n"
    )

    assert list(unsupported(told)) == ["a", "d[0]", "f[0]", "f[0].known[0]"]


@pytest.mark.parametrize("file", sorted(DATA.glob("ladders/*.toml")), ids=lambda p: p.name)
def test_a_ladder_is_named_as_its_file(file: Path) -> None:
    ladder = tomllib.loads(file.read_text(encoding="utf-8"))

    assert ladder["id"] == file.stem
    assert all(rung["id"].startswith(f"{file.stem}-") for rung in ladder["rungs"])


def test_a_claim_that_was_seen_in_a_source_names_the_source() -> None:
    seen = [claim for claim in claims().values() if claim.verified is not Verified.NO]

    assert len(seen) > 100
    assert [claim.id for claim in seen if not claim.citation] == []
