"""`relift backup` and `relift restore`."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from tests.cli.answer_files import flare_text, written
from tests.cli.conftest import Relift
from tests.cli.strong_logs import DAYS, write_log

from relift.app.home import database_path
from relift.app.setup import close_store


@pytest.fixture
def saved(relift: Relift, tmp_path: Path) -> Path:
    """A backup of a journal that grew afterwards."""
    relift("import", write_log(tmp_path / "strong.csv", DAYS[:2]), "--unit", "lb")
    path = tmp_path / "saved.sqlite3"
    assert relift("backup", path).code == 0
    relift("import", write_log(tmp_path / "more.csv", DAYS))
    return path


def n_entries(relift: Relift) -> int:
    total: int = relift("history", "--json").json["total"]
    return total


def test_a_restore_brings_the_backed_up_journal_back(relift: Relift, saved: Path) -> None:
    assert n_entries(relift) == 8
    ran = relift("restore", saved, "--yes", "--json")

    assert ran.code == 0
    assert ran.json["records"] == 3
    assert n_entries(relift) == 3


def test_what_a_restore_replaces_is_kept_and_can_be_restored(relift: Relift, saved: Path) -> None:
    aside = relift("restore", saved, "--yes", "--json").json["kept_aside"]
    relift("restore", aside, "--yes")

    assert n_entries(relift) == 8


def test_a_restore_tells_where_the_present_journal_is_kept(relift: Relift, saved: Path) -> None:
    ran = relift("restore", saved, "--yes")

    assert "The one that was there before is kept in" in ran.said


def test_without_a_terminal_a_restore_has_to_be_confirmed_by_an_option(
    relift: Relift, saved: Path
) -> None:
    ran = relift("restore", saved)

    assert ran.code == 2
    assert "add --yes" in ran.told
    assert n_entries(relift) == 8


@pytest.mark.parametrize(("typed", "code", "left"), [("y\n", 0, 3), ("n\n", 2, 8)])
def test_on_a_terminal_a_restore_asks_first(
    relift: Relift,
    saved: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    code: int,
    left: int,
) -> None:
    monkeypatch.setattr("relift.cli.backup.may_ask", lambda: True)
    ran = relift("restore", saved, typed=typed)

    assert ran.code == code
    assert n_entries(relift) == left


def test_an_export_is_no_backup_and_the_way_in_is_told(
    relift: Relift, saved: Path, tmp_path: Path
) -> None:
    relift("export", tmp_path / "journal.zip")
    ran = relift("restore", tmp_path / "journal.zip", "--yes")

    assert ran.code == 3
    assert "relift import" in ran.told


def test_a_file_that_is_missing_or_no_backup_changes_nothing(
    relift: Relift, saved: Path, tmp_path: Path
) -> None:
    missing = relift("restore", tmp_path / "absent.sqlite3", "--yes")
    wrong = relift("restore", tmp_path / "strong.csv", "--yes")

    assert (missing.code, wrong.code) == (4, 4)
    assert "There is no file" in missing.told
    assert n_entries(relift) == 8


def test_a_backup_without_a_name_lies_in_the_data_folder_and_is_private(
    relift: Relift, saved: Path, home: Path
) -> None:
    ran = relift("backup", "--json")

    path = Path(ran.json["backup"])
    assert path.parent == home / "backups"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ran.json["records"] == 8


def test_a_backup_never_overwrites_a_file(relift: Relift, saved: Path) -> None:
    ran = relift("backup", saved)

    assert ran.code == 4
    assert "exists already" in ran.told


def test_a_backup_on_the_journals_own_disk_says_so(relift: Relift, tmp_path: Path) -> None:
    assert "the same disk" in relift("backup").said
    assert "the same disk" not in relift("backup", tmp_path).said


def test_a_stop_that_is_newer_than_the_backup_still_holds_after_it_is_put_back(
    relift: Relift, tmp_path: Path
) -> None:
    relift("flare", "--answers", written(tmp_path, flare_text()))
    assert relift("today", "--json").json["exposures"]
    relift("backup", tmp_path / "old.sqlite3")
    relift("log", "deadlift 60kg x5", "--nerve-sign")
    ran = relift("restore", tmp_path / "old.sqlite3", "--yes")

    assert "was taken along and still holds: 1 record." in ran.said
    assert relift("today", "--json").json["stop"]["kind"] == "new_nerve_sign"


def test_where_the_present_journal_cannot_be_read_the_screen_is_asked_for(
    relift: Relift, saved: Path, home: Path
) -> None:
    close_store()
    database_path(home).write_bytes(b"no database at all" * 100)

    ran = relift("restore", saved, "--yes")

    assert ran.code == 0
    assert "answer them again before you train: relift flare --screen" in ran.said


def test_json_says_whether_stops_were_taken_along(relift: Relift, saved: Path) -> None:
    told = relift("restore", saved, "--yes", "--json").json

    assert (told["answers_taken_along"], told["is_screen_due"]) == (0, False)
