"""What a person can meet stands in the reference: commands, settings, red flags, errors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from relift import errors
from relift.errors import ReliftError

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "relift"
REFERENCE = ROOT / "docs" / "reference"
ADR_PARTS = (
    "^Status: (proposed|accepted|superseded)",
    "^## Context$",
    "^## Decision$",
    "^## Consequences$",
)


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def reference() -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted(REFERENCE.glob("*.md")))


def commands_of(group: Any, prefix: str = "relift") -> Iterator[str]:
    """The full name of every command, such as `relift today`."""
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        if hasattr(command, "list_commands"):
            yield from commands_of(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}"


def error_classes() -> list[type[ReliftError]]:
    told = [value for value in vars(errors).values() if isinstance(value, type)]
    return [kind for kind in told if issubclass(kind, ReliftError)]


def test_every_command_stands_in_the_reference() -> None:
    from relift.cli.main import app

    commands = list(commands_of(typer.main.get_command(app)))

    assert "relift today" in commands
    assert [c for c in commands if not re.search(rf"`{c}\b", page("commands.md"))] == []


def test_every_setting_stands_in_the_reference() -> None:
    settings = {
        name
        for file in SRC.rglob("*.py")
        for name in re.findall(r"RELIFT_[A-Z][A-Z_]*[A-Z]", file.read_text(encoding="utf-8"))
    }

    assert "RELIFT_HOME" in settings
    assert sorted(name for name in settings if f"`{name}`" not in reference()) == []


def test_every_red_flag_stands_in_the_reference() -> None:
    table = tomllib.loads((SRC / "data" / "red_flags.toml").read_text(encoding="utf-8"))
    flags = [item["id"] for item in table["items"]]

    assert len(flags) > 15
    assert [flag for flag in flags if f"`{flag}`" not in reference()] == []


@pytest.mark.parametrize("kind", error_classes(), ids=lambda kind: kind.__name__)
def test_every_error_stands_in_the_reference_with_its_exit_code(kind: type[ReliftError]) -> None:
    row = re.search(rf"^\| `{kind.__name__}` \| (\d+) \|", page("errors.md"), re.MULTILINE)

    assert row is not None
    assert int(row[1]) == kind.exit_code


@pytest.mark.parametrize("kind", error_classes(), ids=lambda kind: kind.__name__)
def test_every_error_stands_in_the_tree_at_the_top_of_its_module(kind: type[ReliftError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")


def test_the_exit_codes_of_the_reference_are_those_that_the_program_can_give() -> None:
    from relift.cli.errors import BUG, INTERRUPTED

    told = {int(n) for n in re.findall(r"^\| (\d+) \|", page("errors.md"), re.MULTILINE)}

    assert told == {0, BUG, INTERRUPTED} | {kind.exit_code for kind in error_classes()}


def test_every_importer_and_every_ladder_stands_in_the_reference() -> None:
    ladders = {p.stem for p in (SRC / "data" / "ladders").glob("*.toml")}
    apps = {
        found[1]
        for file in (SRC / "importers").glob("*.py")
        if (found := re.search(r"\bApp\(\s*id=\"(\w+)\"", file.read_text(encoding="utf-8")))
    }

    assert {"hinge", "squat"} <= ladders
    assert "strong" in apps
    assert sorted(name for name in ladders | apps if f"`{name}`" not in reference()) == []


@pytest.mark.parametrize("file", sorted((ROOT / "docs" / "adr").glob("*.md")), ids=lambda p: p.name)
def test_a_decision_record_has_its_number_and_its_four_parts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", file.name)
    assert all(re.search(part, text, re.MULTILINE) for part in ADR_PARTS)


def test_the_changelog_has_a_clinical_heading_for_what_is_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = text.split("## [Unreleased]")[1].split("\n## [")[0]

    assert "### Clinical" in unreleased
