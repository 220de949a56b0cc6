from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.app.journal_records import note

from relift.app import inspection, upgrade
from relift.app.home import BACKUPS, DATABASE, data_folder, database_path
from relift.app.inspection import SCHEMA, check_health
from relift.app.records import append, load_records
from relift.app.setup import Store, close_store, open_store
from relift.errors import (
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreNewerError,
)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def pragma(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {statement}")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody waits for a lock."""
    from django.db import connection

    monkeypatch.setattr(inspection, "WAIT_S", 0.0)
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.0)
    connection.close()
    yield
    connection.close()


class TestPlace:
    def test_the_environment_names_the_folder(self, home: Path) -> None:
        assert data_folder() == home

    def test_without_the_environment_the_platform_says_where(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.delenv("RELIFT_HOME", raising=False)
        monkeypatch.setattr("platformdirs.user_data_path", lambda name, **_: tmp_path / name)
        assert data_folder() == tmp_path / "relift"

    def test_settings_touch_nothing_on_the_disk(self, home: Path) -> None:
        import importlib

        from relift.app import settings

        importlib.reload(settings)
        assert str(home) in str(settings.DATABASES["default"]["NAME"])
        assert not home.exists()


class TestRights:
    def test_folder_and_files_are_the_owners_alone(self, store: Store) -> None:
        append(store, [note()])
        assert rights(store.home) == 0o700
        files = [path for path in store.home.iterdir() if path.is_file()]
        assert {path.name for path in files} >= {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"}
        assert {rights(path) for path in files} == {0o600}

    def test_a_file_in_the_place_of_the_folder_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        for home in (tmp_path / "file", tmp_path / "file" / "sub"):
            with pytest.raises(StoreError, match="a file is in the way"):
                open_store(home)

    def test_rights_that_became_too_wide_are_tightened(self, store: Store) -> None:
        append(store, [note()])
        close_store()
        store.home.chmod(0o755)
        store.path.chmod(0o644)
        open_store(store.home)
        assert (rights(store.home), rights(store.path)) == (0o700, 0o600)

    def test_a_folder_that_holds_other_things_keeps_its_rights(self, home: Path) -> None:
        home.mkdir(mode=0o755)
        home.chmod(0o755)
        (home / "holiday.jpg").touch()
        store = open_store(home)
        assert (rights(home), rights(store.path)) == (0o755, 0o600)


class TestOpening:
    def test_a_new_store_is_in_wal_mode_and_waits_for_the_disk(self, store: Store) -> None:
        from relift.app.database import query, reading

        with reading(store):
            assert query("PRAGMA journal_mode") == [("wal",)]
            assert query("PRAGMA synchronous") == [(2,)]
            assert query("PRAGMA foreign_keys") == [(1,)]

    def test_opening_again_runs_no_migration_and_finds_everything(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        append(store, [note()])

        def refuse(_: Store) -> None:
            raise AssertionError("no migration is due")

        monkeypatch.setattr(upgrade, "bring_up_to_date", refuse)
        assert len(load_records(open_store(store.home))) == 1

    def test_two_stores_in_one_process_do_not_mix(self, store: Store, tmp_path: Path) -> None:
        other = open_store(tmp_path / "other")
        append(store, [note("mine")])
        assert load_records(other) == []
        assert len(load_records(store)) == 1
        assert store.person != other.person

    def test_the_version_is_the_number_of_migrations(self) -> None:
        from relift.app import migrations

        folder = Path(next(iter(migrations.__path__)))
        assert len(list(folder.glob("0*.py"))) == SCHEMA

    def test_models_and_migrations_agree(self, store: Store) -> None:
        from django.core.management import call_command

        call_command("makemigrations", check=True, dry_run=True, verbosity=0)

    def test_a_start_that_was_killed_halfway_is_finished_by_the_next(self, store: Store) -> None:
        append(store, [note()])
        close_store()
        pragma(store.path, "user_version=0")
        assert len(load_records(open_store(store.home))) == 1

    def test_an_older_store_is_backed_up_before_it_is_upgraded(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        append(store, [note()])
        close_store()
        for module in (inspection, upgrade):
            monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
        upgraded = open_store(store.home)
        (copy,) = (store.home / BACKUPS).iterdir()
        assert copy.name.startswith("before-upgrade-2")
        assert (rights(copy.parent), rights(copy)) == (0o700, 0o600)
        assert check_health(copy) == 1
        assert inspection.inspect(upgraded.path).is_current
        assert inspection.inspect(copy).schema == SCHEMA

    def test_another_process_that_upgraded_first_leaves_nothing_to_do(self, store: Store) -> None:
        upgrade.bring_up_to_date(store)
        assert not (store.home / BACKUPS).exists()


class TestFaults:
    def test_a_newer_store_is_left_alone(self, store: Store) -> None:
        close_store()
        pragma(store.path, f"user_version={SCHEMA + 1}")
        with pytest.raises(StoreNewerError, match="Update Relift"):
            open_store(store.home)

    def test_another_programs_database_is_left_alone(self, home: Path) -> None:
        home.mkdir()
        with closing(sqlite3.connect(database_path(home))) as connection:
            connection.execute("CREATE TABLE bookmarks (url)")
        with pytest.raises(StoreError, match="another program"):
            open_store(home)

    def test_a_file_that_is_no_database_is_named_with_the_way_back(self, store: Store) -> None:
        close_store()
        store.path.write_bytes(b"not a database at all" * 500)
        with pytest.raises(StoreCorruptError, match="relift restore FILE") as caught:
            open_store(store.home)
        assert str(store.path) in str(caught.value)

    def test_a_damaged_store_names_the_newest_backup(self, store: Store) -> None:
        from relift.app.backup import backup

        (store.home / BACKUPS).mkdir()
        backup(store, store.home / BACKUPS)
        (copy,) = (store.home / BACKUPS).iterdir()
        close_store()
        store.path.write_bytes(b"\0" * 100 + store.path.read_bytes()[100:])
        with pytest.raises(StoreCorruptError, match=f"relift restore {copy}"):
            open_store(store.home)

    @pytest.mark.parametrize("is_gone", [True, False], ids=["gone", "emptied"])
    def test_a_lost_journal_with_backups_is_not_taken_for_a_fresh_start(
        self, store: Store, *, is_gone: bool
    ) -> None:
        from relift.app.backup import backup

        (store.home / BACKUPS).mkdir()
        backup(store, store.home / BACKUPS)
        close_store()
        store.path.write_bytes(b"")
        if is_gone:
            store.path.unlink()
        with pytest.raises(StoreCorruptError, match="relift restore"):
            open_store(store.home)

    def test_a_truncated_store_is_called_damaged_when_it_is_read(self, store: Store) -> None:
        append(store, [note(str(n) * 300) for n in range(500)])
        close_store()
        store.path.write_bytes(store.path.read_bytes()[: 10 * 4096])
        with pytest.raises(StoreCorruptError, match="damaged"):
            load_records(open_store(store.home))

    @pytest.mark.usefixtures("impatient")
    def test_a_store_that_another_process_writes_to_is_busy_for_writing(self, store: Store) -> None:
        append(store, [note("first")])
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreBusyError, match="Close other Relift windows"):
                append(store, [note("second")])
            assert len(load_records(store)) == 1
            other.execute("ROLLBACK")
        assert append(store, [note("third")]) == 1

    @pytest.mark.usefixtures("impatient")
    def test_a_store_that_another_process_holds_whole_is_busy_for_opening(
        self, store: Store
    ) -> None:
        close_store()
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            other.execute("CREATE TABLE taken (x)")
            with pytest.raises(StoreBusyError, match="in use"):
                open_store(store.home)

    def test_a_full_disk_loses_nothing_that_was_confirmed(self, store: Store) -> None:
        from relift.app.database import query, reading

        append(store, [note("kept")])
        with reading(store):
            ((pages,),) = query("PRAGMA page_count")
            query(f"PRAGMA max_page_count={pages + 2}")
        with pytest.raises(StoreFullError, match="Free some space"):
            append(store, [note("x" * 2_000) for _ in range(50)])
        with reading(store):
            query("PRAGMA max_page_count=1000000")
        assert len(load_records(open_store(store.home))) == 1
        assert append(store, [note("after")]) == 1
        assert len(load_records(store)) == 2
