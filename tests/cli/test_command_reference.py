"""The reference tells every option of every command, and none that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from relift.cli.main import app
from relift.cli.table import COMMANDS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
LONG_OPTION = re.compile(r"--[a-z][a-z-]*")
OF_THE_PROGRAM = {"--help", "--version"}


def section(name: str) -> str:
    """What the reference says of one command."""
    parts = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return next((part for part in parts if part.startswith(f"`relift {name}`\n")), "")


def with_followers(command: Any) -> Iterator[Any]:
    """A command and all that may follow it."""
    yield command
    for name in getattr(command, "table", ()):
        yield from with_followers(command.get_command(typer.Context(command), name))


def options(name: str) -> set[str]:
    """The long options that the command takes, and those of the commands that may follow it."""
    group = typer.main.get_command(app)
    command = group.get_command(typer.Context(group), name)  # type: ignore[attr-defined]
    return {
        option
        for one in with_followers(command)
        for param in one.params
        for option in (*param.opts, *param.secondary_opts)
        if option.startswith("--")
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_tells_every_option_and_no_other(name: str) -> None:
    told = set(LONG_OPTION.findall(section(name)))
    others = {o for other in COMMANDS if other != name for o in options(other)}

    assert options(name) - {"--json"} <= told
    assert told <= options(name) | OF_THE_PROGRAM | others


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_tells_an_example_the_exit_codes_and_the_json(name: str) -> None:
    text = section(name)

    assert re.search(rf"^relift {name}\b", text, re.MULTILINE)
    assert re.search(r"^Exit codes: 0 ", text, re.MULTILINE)
    assert "JSON" in text
