from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from tests.app.journal_records import note

from relift.app import backup as backup_module
from relift.app import faults
from relift.app.backup import backup, restore
from relift.app.home import BACKUPS, side_files
from relift.app.inspection import SCHEMA, check_health
from relift.app.records import append, load_records
from relift.app.setup import Store, close_store, open_store
from relift.errors import StoreCorruptError, StoreError, StoreNewerError


def texts(store: Store) -> list[str]:
    return [bytes(record.payload).decode() for record in load_records(store)]


def test_a_backup_is_one_private_file_with_every_record(store: Store, tmp_path: Path) -> None:
    append(store, [note("one"), note("two")])
    target = tmp_path / "safe.sqlite3"
    assert backup(store, target) == 2
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["safe.sqlite3"]
    assert check_health(target) == 2


def test_a_backup_into_a_folder_gets_a_dated_name(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    backup(store, folder)
    backup(store, folder)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 2
    assert all(name.startswith("backup-20") and name.endswith("Z.sqlite3") for name in names)


def test_a_backup_never_overwrites(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "safe.sqlite3"
    target.write_text("precious")
    with pytest.raises(StoreError, match="not overwritten"):
        backup(store, target)
    assert target.read_text() == "precious"


def test_a_backup_into_a_folder_that_is_not_there_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        backup(store, tmp_path / "nowhere" / "safe.sqlite3")


def test_a_backup_shows_one_moment_while_another_process_writes(
    store: Store, tmp_path: Path
) -> None:
    append(store, [note("confirmed")])
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE relift_person SET uuid='half done'")
        assert backup(store, tmp_path / "safe.sqlite3") == 1
        other.execute("ROLLBACK")
    with closing(sqlite3.connect(tmp_path / "safe.sqlite3")) as copy:
        assert copy.execute("SELECT uuid FROM relift_person").fetchone() == (store.person.hex,)


def test_a_copy_that_does_not_pass_gets_no_name(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> int:
        raise faults.corrupt(path)

    monkeypatch.setattr(backup_module, "check_health", fail)
    with pytest.raises(StoreCorruptError):
        backup(store, tmp_path / "safe.sqlite3")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_restore_brings_the_backup_back_and_keeps_what_was_there(
    store: Store, tmp_path: Path
) -> None:
    append(store, [note("old")])
    saved = tmp_path / "safe.sqlite3"
    backup(store, saved)
    before = saved.read_bytes()
    append(store, [note("written since")])
    done = restore(store.home, saved)
    assert done.n_records == 1
    assert len(texts(open_store(store.home))) == 1
    assert done.kept_aside is not None
    assert done.kept_aside.parent == store.home / BACKUPS
    assert check_health(done.kept_aside) == 2
    assert saved.read_bytes() == before


def test_a_restore_can_itself_be_taken_back(store: Store, tmp_path: Path) -> None:
    append(store, [note("old")])
    backup(store, tmp_path / "safe.sqlite3")
    append(store, [note("written since")])
    now = texts(store)
    kept_aside = restore(store.home, tmp_path / "safe.sqlite3").kept_aside
    assert kept_aside is not None
    restore(store.home, kept_aside)
    assert texts(open_store(store.home)) == now


def test_a_program_that_has_the_store_open_goes_on_with_the_restored_one(
    store: Store, tmp_path: Path
) -> None:
    append(store, [note("old")])
    backup(store, tmp_path / "safe.sqlite3")
    append(store, [note("written since")])
    with closing(sqlite3.connect(store.path)) as other:
        count = "SELECT count(*) FROM relift_record"
        assert other.execute(count).fetchone() == (2,)
        restore(store.home, tmp_path / "safe.sqlite3")
        assert other.execute(count).fetchone() == (1,)
    reopened = open_store(store.home)
    append(reopened, [note("after")])
    assert len(texts(reopened)) == 2


def test_a_damaged_store_is_moved_aside_with_its_log(store: Store, tmp_path: Path) -> None:
    append(store, [note("old")])
    backup(store, tmp_path / "safe.sqlite3")
    close_store()
    store.path.write_bytes(b"rubbish" * 1000)
    log, memory = side_files(store.path)
    log.write_bytes(b"a log of the damaged file")
    memory.write_bytes(b"its shared memory")
    done = restore(store.home, tmp_path / "safe.sqlite3")
    assert done.kept_aside is not None
    assert done.kept_aside.read_bytes() == b"rubbish" * 1000
    assert side_files(done.kept_aside)[0].read_bytes() == b"a log of the damaged file"
    assert len(texts(open_store(store.home))) == 1


def test_restore_works_where_there_is_no_store_yet(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(store, [note()])
    backup(store, tmp_path / "safe.sqlite3")
    done = restore(tmp_path / "new-machine", tmp_path / "safe.sqlite3")
    assert (done.n_records, done.kept_aside) == (1, None)
    restored = open_store(tmp_path / "new-machine")
    assert restored.person == store.person
    assert stat.S_IMODE(restored.path.stat().st_mode) == 0o600


def test_a_bad_backup_changes_nothing(store: Store, tmp_path: Path) -> None:
    append(store, [note()])
    broken, newer = tmp_path / "broken.sqlite3", tmp_path / "newer.sqlite3"
    broken.write_bytes(b"rubbish" * 1000)
    backup(store, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    empty = tmp_path / "empty.sqlite3"
    empty.touch()
    for file, error in (
        (broken, StoreCorruptError),
        (newer, StoreNewerError),
        (empty, StoreCorruptError),
        (tmp_path / "not-there.sqlite3", StoreError),
    ):
        with pytest.raises(error):
            restore(store.home, file)
    assert len(texts(open_store(store.home))) == 1


def test_a_backup_with_a_page_gone_bad_does_not_pass(store: Store, tmp_path: Path) -> None:
    append(store, [note(str(n) * 500) for n in range(200)])
    saved = tmp_path / "safe.sqlite3"
    backup(store, saved)
    pages = bytearray(saved.read_bytes())
    pages[8 * 4096 : 12 * 4096] = b"\xff" * (4 * 4096)
    saved.write_bytes(pages)
    with pytest.raises(StoreCorruptError):
        restore(store.home, saved)
    assert len(texts(store)) == 200
