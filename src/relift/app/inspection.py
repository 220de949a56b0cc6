"""What a file is before anything is done with it: whose, which version, whether healthy.

The version of the tables is the number of migrations that have run, kept in the file's
`user_version`: reading it costs microseconds, where Django's `migrate` costs a tenth of a second.
The file's `application_id` says that it is a Relift store at all. Plain `sqlite3` is used here,
because a file is looked at before Django's connection is turned to it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from relift.app import faults
from relift.app.home import BACKUPS, side_files

APPLICATION_ID = 0x52_65_4C_69  # "ReLi"
WAIT_S = 5.0  # for a process that is just finishing, before the store counts as busy
SCHEMA = 1
"""Number of migrations in this version of the program; a test compares it with the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a look at a database found.

    Attributes:
        schema: Version of its tables; 0: none yet, or an unfinished start.
        is_empty: It has no tables.
    """

    schema: int
    is_empty: bool

    @property
    def is_current(self) -> bool:
        """Nothing is to be done before it can be used."""
        return self.schema == SCHEMA


def inspect(path: Path, *, name: str | None = None) -> Inspection:
    """Look at a database without changing it.

    Args:
        path: The file.
        name: How SQLite is told to open it, where that is not by its path.

    Raises:
        StoreNewerError: a newer program wrote it.
        StoreCorruptError: it is no database, or an empty file where there was one.
        StoreBusyError: another process holds it.
        StoreError: another program's database, or unreadable.
    """
    with faults.store_faults(path), closing(_connect(name or path)) as connection:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (n_tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if n_tables and application != APPLICATION_ID:
        raise faults.foreign(path)
    if schema > SCHEMA:
        raise faults.newer(path)
    if not n_tables and _had_content(path):
        raise faults.corrupt(path)
    return Inspection(schema=schema, is_empty=not n_tables)


def check_health(path: Path) -> int:
    """Read a whole database through and count its records.

    Args:
        path: The file; it is opened for reading only.

    Returns:
        How many records it holds.

    Raises:
        StoreCorruptError: damaged, or without the tables it should have.
        StoreError: as `inspect`.
    """
    name = address(path)
    if inspect(path, name=name).is_empty:
        raise faults.corrupt(path)
    with faults.store_faults(path), closing(_connect(name)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise faults.corrupt(path)
        (n_records,) = connection.execute("SELECT count(*) FROM relift_record").fetchone()
    return int(n_records)


def address(path: Path) -> str:
    """How SQLite opens a file for reading only.

    A store in WAL mode needs its `-wal` and `-shm` files even to be read. Where they are not there
    and cannot be made, nobody can be writing either, and `immutable` tells SQLite so.
    """
    readable = f"{path.absolute().as_uri()}?mode=ro"
    log, _ = side_files(path)
    try:
        with closing(_connect(readable)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as fault:
        is_without_log = not log.exists() or log.stat().st_size == 0
        if is_without_log and fault.sqlite_errorname.startswith(_CANNOT_MAKE_SIDE_FILES):
            return f"{readable}&immutable=1"
    except sqlite3.DatabaseError:
        pass  # whoever opens it next says what is wrong with it
    return readable


_CANNOT_MAKE_SIDE_FILES = ("SQLITE_CANTOPEN", "SQLITE_READONLY")


def _connect(name: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=True, timeout=WAIT_S)


def _had_content(path: Path) -> bool:
    """Whether an empty file stands where a journal was: a truncated one must not look fresh."""
    return any((path.parent / BACKUPS).glob("*.sqlite3"))
