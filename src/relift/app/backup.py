"""Backups that are checked before they are called done, and the way back from one.

SQLite's online backup copies a consistent state while others write. A copy is made under another
name, read through, and only then given its own; so a file with a backup's name is a good one.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from relift.app import faults
from relift.app.database import Store, disconnect
from relift.app.home import (
    BACKUPS,
    database_path,
    make_private_file,
    make_private_folder,
    side_files,
)
from relift.app.inspection import address, check_health
from relift.errors import StoreCorruptError


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did.

    Attributes:
        n_records: Records in the store now.
        kept_aside: Where the store lies that was there before; None if there was none.
    """

    n_records: int
    kept_aside: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupListed:
    """A file in the backups folder.

    Attributes:
        path: Where it lies.
        occasion: Why it was made, such as `backup` or `replaced`.
        at: When; aware, in UTC.
        n_bytes: Its size.
    """

    path: Path
    occasion: str
    at: datetime
    n_bytes: int


def backups(home: Path) -> list[BackupListed]:
    """The backups in a data folder, the newest first.

    Raises:
        StoreError: the folder cannot be read.
    """
    folder, found = home / BACKUPS, []
    with faults.store_faults(folder):
        for path in folder.glob("*.sqlite3"):
            told = path.stat()
            found.append(
                BackupListed(
                    path=path,
                    occasion=path.name.rpartition("-")[0],
                    at=datetime.fromtimestamp(told.st_mtime, UTC),
                    n_bytes=told.st_size,
                )
            )
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def backup_now(store: Store) -> tuple[Path, int]:
    """Copy the store into its own backups folder.

    Returns:
        (the backup, how many records it holds).

    Raises:
        StoreError: as `backup`.
    """
    folder = store.home / BACKUPS
    with faults.store_faults(folder):
        make_private_folder(folder)
    target = folder / dated_name("backup")
    return target, copy_database(store.path, target)


def backup(store: Store, to: Path) -> int:
    """Copy the store into a file, or into a folder under a dated name.

    Args:
        store: The open store; others may go on writing to it.
        to: A file that does not exist yet, or a folder.

    Returns:
        How many records the checked backup holds.

    Raises:
        StoreError: a file is there already, or the copy could not be made or did not pass.
    """
    return copy_database(store.path, to / dated_name("backup") if to.is_dir() else to)


def copy_database(source: Path, target: Path) -> int:
    """Copy a database, read the copy through, and only then give it its name.

    Args:
        source: A healthy database, in use or not.
        target: Where the copy goes; must not exist.

    Returns:
        How many records the copy holds.

    Raises:
        StoreError: `target` exists, or the copy could not be made or did not pass.
    """
    if target.exists():
        raise faults.taken(target)
    unchecked = target.with_name(f"{target.name}.part")
    try:
        with faults.store_faults(unchecked):
            unchecked.unlink(missing_ok=True)
            make_private_file(unchecked)
        _copy(source, unchecked)
        _make_single_file(unchecked)
        n_records = check_health(unchecked)
        with faults.store_faults(target):
            _flush(unchecked)
            unchecked.rename(target)
            _flush(target.parent)
    finally:
        for file in (unchecked, *side_files(unchecked)):
            file.unlink(missing_ok=True)
    return n_records


def restore(home: Path, from_: Path) -> Restored:
    """Put a backup in the place of the store, keeping what was there.

    A healthy store is overwritten in one SQLite transaction, so that a program that has it open
    goes on with the restored one. A damaged one is moved aside with its log first: a stale log
    beside a new file would be played into it.

    Args:
        home: The data folder.
        from_: The backup; it is read through first and never changed.

    Returns:
        What was done.

    Raises:
        StoreCorruptError, StoreNewerError: the backup is no good; nothing was changed.
        StoreBusyError: another process uses the store; nothing was changed.
        StoreError: the backup is missing, or the disk refused.
    """
    if not from_.is_file():
        raise faults.missing(from_)
    n_records = check_health(from_)
    disconnect()
    path = database_path(home)
    with faults.store_faults(path):
        make_private_folder(home)
        make_private_folder(home / BACKUPS)
    kept_aside: Path | None = None
    if path.exists():
        try:
            kept_aside = home / BACKUPS / dated_name("replaced")
            copy_database(path, kept_aside)
            _copy(from_, path)
        except StoreCorruptError:
            kept_aside = _move_aside(path)
    if not path.exists():
        copy_database(from_, path)
    return Restored(n_records=n_records, kept_aside=kept_aside)


def dated_name(occasion: str) -> str:
    """A file name that sorts by time, such as `backup-20261123T050138Z.sqlite3`."""
    return f"{occasion}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.sqlite3"


def _copy(source: Path, target: Path) -> None:
    """Copy pages in one transaction of the target."""
    with (
        faults.store_faults(source),
        closing(sqlite3.connect(address(source), uri=True)) as reading,
        faults.store_faults(target),
        closing(sqlite3.connect(target)) as writing,
    ):
        reading.backup(writing)


def _make_single_file(path: Path) -> None:
    """Leave WAL mode, so that the copy can be read where nothing may be written beside it."""
    with faults.store_faults(path), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _move_aside(path: Path) -> Path:
    """Move a damaged store and its log into the backups, under a name that is no backup's."""
    aside = path.parent / BACKUPS / f"{dated_name('damaged')}.aside"
    with faults.store_faults(path):
        log, memory = side_files(path)
        if log.exists():
            log.replace(side_files(aside)[0])
        memory.unlink(missing_ok=True)
        path.replace(aside)
    return aside


def _flush(path: Path) -> None:
    """Have the disk confirm a file or, where the system can, a folder."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
