"""A command run in this process, with a home folder, a clock and a zone of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from relift.cli.main import app


@dataclass(frozen=True)
class Ran:
    """What a command did; `said` and `told` are stdout and stderr with all spaces made one."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return " ".join(self.out.split())

    @property
    def told(self) -> str:
        return " ".join(self.err.split())

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Relift = Callable[..., Ran]


@pytest.fixture
def relift(home: Path, monkeypatch: pytest.MonkeyPatch) -> Relift:
    """Runs `relift ARGS...` on a Sunday evening in March, in UTC."""
    for name, value in {"RELIFT_NOW": "2026-03-01T18:00", "TZ": "UTC", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("RELIFT_DEBUG", raising=False)

    def run(*arguments: object, typed: str | None = None) -> Ran:
        result = CliRunner().invoke(app, [str(a) for a in arguments], input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run
