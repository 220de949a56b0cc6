"""Every real log by the pages: looked at and brought in as the command line does it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.app.web.conftest import client, server, stranger
from tests.real_logs.second_reading import LOGS, NAMES, UNITS
from typer.testing import CliRunner

from relift.app.records import load_records
from relift.app.setup import open_store
from relift.cli.main import app
from relift.journal.reports import BatchImported

__all__ = ["client", "server", "stranger"]  # the fixtures of the pages


def text_of(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def rows_of(home: Path) -> list[tuple[str, object, bytes]]:
    """What an import wrote, without what differs from one import to the next."""
    return sorted(
        (one.kind, one.at, bytes(one.payload))
        for one in load_records(open_store(home))
        if one.kind == "workout"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_real_log_comes_to_the_same_by_the_pages_as_by_the_command_line(
    client: Client, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = LOGS / name
    if not path.exists():
        pytest.skip(f"needs the real log {name} of the shared data")
    sent = SimpleUploadedFile(name, path.read_bytes())
    place = client.post("/data/import", {"files": [sent]})["Location"]
    shown = text_of(client.get(place))
    assert client.post(place, {"do": "import", "unit": UNITS[name]}).status_code == 302

    other = tmp_path / "by-command"
    monkeypatch.setenv("RELIFT_HOME", str(other))
    said = ["import", str(path), "--unit", UNITS[name], "--json"]
    (told,) = json.loads(CliRunner().invoke(app, said).stdout)["files"]
    by_command = rows_of(other)
    monkeypatch.setenv("RELIFT_HOME", str(home))

    assert rows_of(home) == by_command
    (header,) = [
        json.loads(bytes(one.payload))
        for one in load_records(open_store(home))
        if one.kind == BatchImported.KIND
    ]
    assert header["n_new"] == told["new"]
    assert header["n_rows"] == told["rows"]
    assert f"{told['new']:,} sets are new" in shown
    assert f'<td class="number">{told["faults"]:,}</td>' in shown
