"""Erasing a whole journal: the one thing that removes bytes.

The tables are emptied in place, so that a program that has the file open goes on with the empty
journal. SQLite is told to write zeros over what is deleted; then the file is packed anew, and its
write-ahead log cut to nothing. What a disk keeps of old blocks by itself is beyond any program.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from relift.app import faults
from relift.app.backup import copy_database
from relift.app.database import disconnect
from relift.app.home import BACKUPS, database_path, side_files
from relift.app.inspection import WAIT_S
from relift.app.setup import open_store
from relift.app.staging import Staging
from relift.errors import StoreCorruptError

_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased.

    Attributes:
        n_backups: Backups that were erased too.
        is_log_left: Whether another program kept the write-ahead log from being cut: its bytes go
            when that program ends.
    """

    n_backups: int
    is_log_left: bool


def erase_all(home: Path, *, with_backups: bool) -> Erased:
    """Empty the journal of a data folder; a new, empty one stands there afterwards.

    Args:
        home: The data folder.
        with_backups: Whether everything in its backups folder goes too.

    Raises:
        StoreBusyError, StoreReadOnlyError, StoreError: nothing of the journal was erased.
    """
    path = database_path(home)
    try:
        open_store(home)
        disconnect()
        is_log_left = _empty(path)
    except StoreCorruptError:
        disconnect()
        _replace(path)
        is_log_left = False
    Staging(home).clear()
    n_backups = _erase_backups(home / BACKUPS) if with_backups else 0
    return Erased(n_backups=n_backups, is_log_left=is_log_left)


def _empty(path: Path) -> bool:
    """Empty the tables; whether the write-ahead log could not be cut."""
    with (
        faults.store_faults(path),
        closing(sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        for table in ("record", "person", "checkpoint"):
            connection.execute(f"DELETE FROM relift_{table}")  # noqa: S608 (names of ours)
        connection.execute("INSERT INTO relift_person (uuid) VALUES (?)", (uuid4().hex,))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        connection.execute("VACUUM")
        (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return bool(is_busy)


def _replace(path: Path) -> None:
    """Write zeros over a damaged store, remove it, and put an empty one in its place."""
    with faults.store_faults(path):
        for file in (path, *side_files(path)):
            if file.exists():
                _overwrite(file)
                file.unlink()
    with tempfile.TemporaryDirectory(prefix="relift-") as folder:
        fresh = open_store(Path(folder) / "home")
        disconnect()
        copy_database(fresh.path, path)


def _erase_backups(folder: Path) -> int:
    with faults.store_faults(folder):
        if not folder.exists():
            return 0
        files = [file for file in folder.rglob("*") if file.is_file()]
        for file in files:
            _overwrite(file)
        shutil.rmtree(folder)
    return sum(file.suffix == ".sqlite3" for file in files)


def _overwrite(file: Path) -> None:
    left = file.stat().st_size
    with file.open("r+b") as open_file:
        while left > 0:
            left -= open_file.write(bytes(min(left, _BLOCK)))
