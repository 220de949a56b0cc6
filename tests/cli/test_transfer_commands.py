"""`relift export` and the way back in."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Relift
from tests.cli.strong_logs import DAYS, write_log


@pytest.fixture
def exported(relift: Relift, tmp_path: Path) -> Path:
    """The export of a journal with one import that stands and one that was undone."""
    relift("import", write_log(tmp_path / "strong.csv", DAYS[:3]), "--unit", "lb")
    relift("import", write_log(tmp_path / "more.csv", DAYS))
    relift("import", "--undo")
    path = tmp_path / "journal.zip"
    assert relift("export", path).code == 0
    return path


def records_in(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read("records.jsonl")


def test_an_export_into_an_empty_home_is_the_identity(
    relift: Relift, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = relift("history", "--limit", 0, "--json").json
    monkeypatch.setenv("RELIFT_HOME", str(tmp_path / "another"))
    ran = relift("import", exported)
    relift("export", tmp_path / "again.zip")

    assert ran.code == 0
    assert "are new, 0 were here already" in ran.said
    assert relift("history", "--limit", 0, "--json").json == before
    assert records_in(tmp_path / "again.zip") == records_in(exported)


def test_an_export_that_comes_back_home_adds_nothing(relift: Relift, exported: Path) -> None:
    (file,) = relift("import", exported, "--json").json["files"]

    assert file["app"] == "relift"
    assert file["new"] == 0
    assert file["already_known"] == file["rows"] == file["set_rows"] > 0


def test_an_export_is_told_by_its_content_and_not_by_its_name(
    relift: Relift, exported: Path
) -> None:
    renamed = exported.rename(exported.with_name("strong-export.csv"))

    assert relift("import", renamed, "--json").json["files"][0]["app"] == "relift"


def test_the_bare_lines_of_an_export_come_in_too(relift: Relift, exported: Path) -> None:
    lines = exported.with_name("records.jsonl")
    lines.write_bytes(records_in(exported))

    assert relift("import", lines, "--json").json["files"][0]["app"] == "relift"


def test_a_damaged_line_keeps_the_whole_export_out(
    relift: Relift, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = exported.with_name("records.jsonl")
    lines.write_bytes(records_in(exported) + b'{"id": "no"}\n')
    monkeypatch.setenv("RELIFT_HOME", str(exported.parent / "another"))
    ran = relift("import", lines)

    assert ran.code == 3
    assert "nothing was added" in ran.said
    assert "1 row could not be read" in ran.told
    assert relift("history", "--json").json["total"] == 0


def test_records_of_another_device_come_in_only_when_joined(
    relift: Relift, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELIFT_HOME", str(tmp_path / "another"))
    relift("import", write_log(tmp_path / "other.csv", DAYS[4:]), "--unit", "lb")

    refused = relift("import", exported)
    joined = relift("import", exported, "--join")

    assert refused.code == 4
    assert "another person's id" in refused.told
    assert joined.code == 0


def test_an_export_never_overwrites_a_file(relift: Relift, exported: Path) -> None:
    held = exported.read_bytes()
    ran = relift("export", exported)

    assert ran.code == 4
    assert "exists already" in ran.told
    assert exported.read_bytes() == held


def test_an_export_into_a_folder_gets_a_dated_name(relift: Relift, tmp_path: Path) -> None:
    ran = relift("export", tmp_path, "--json")

    assert Path(ran.json["export"]).name == "relift-20260301T180000.zip"
    assert Path(ran.json["export"]).is_file()
    assert ran.json["records"] == 0


@pytest.mark.parametrize("command", ["export", "backup"])
def test_a_folder_that_is_not_there_is_named(relift: Relift, tmp_path: Path, command: str) -> None:
    ran = relift(command, tmp_path / "absent" / "out.zip")

    assert ran.code == 4
    assert f"There is no folder {tmp_path / 'absent'}." in ran.err.replace("\n", " ")


@pytest.mark.parametrize("command", ["export", "backup"])
def test_a_folder_that_may_not_be_looked_into_is_told(
    relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    look = Path.is_dir

    def refuse(self: Path) -> bool:
        if self.name == "out.zip":
            raise PermissionError(13, "Permission denied", str(self))
        return look(self)

    monkeypatch.setattr(Path, "is_dir", refuse)
    ran = relift(command, tmp_path / "out.zip")

    assert ran.code == 4
    assert "cannot be looked into (Permission denied)" in ran.told
