"""Every basis in every table of relift/data can be read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from relift.evidence import parse_basis

DATA = Path(str(resources.files("relift.data")))
TABLES = sorted(DATA.rglob("*.toml"))
OURS = {"red_flags", "tiers", "crisis_lines", "words", "cards", "calm"}


def bases(node: object) -> Iterator[str]:
    """Every string under a key `basis` or `bases`, at any depth."""
    if isinstance(node, list):
        for part in node:
            yield from bases(part)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "basis":
                yield value
            elif key == "bases":
                yield from value
            else:
                yield from bases(value)


def test_the_tables_of_screening_and_words_are_there() -> None:
    assert {p.stem for p in TABLES} >= OURS


@pytest.mark.parametrize("path", TABLES, ids=lambda p: str(p.relative_to(DATA)))
def test_every_basis_can_be_read(path: Path) -> None:
    for text in bases(tomllib.loads(path.read_text("utf-8"))):
        assert parse_basis(text).text


@pytest.mark.parametrize("name", sorted(OURS))
def test_each_table_of_screening_and_words_states_what_it_rests_on_and_who_signed(
    name: str,
) -> None:
    table = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
    assert list(bases(table))
    assert table["reviewed_by"] == "none yet"
