"""Opening the store: the folder, its rights, the tables, and whether it may be written.

Opening is quick: where the tables are current, only the file's version number is read. A store that
may not be written is opened for reading.
"""

from __future__ import annotations

import os
from pathlib import Path

from relift.app import faults
from relift.app.database import Store as Store
from relift.app.database import disconnect, query, reading
from relift.app.home import (
    data_folder,
    database_path,
    make_private_file,
    make_private_folder,
    side_files,
)
from relift.app.inspection import SCHEMA, address, inspect


def open_store(home: Path | None = None) -> Store:
    """Open the record store, making or upgrading it where needed.

    Args:
        home: The data folder; what `RELIFT_HOME` or the platform says where not given.

    Returns:
        The store; `is_read_only` where the file or its folder may not be written.

    Raises:
        StoreNewerError: a newer program wrote it.
        StoreCorruptError: it is damaged, or gone while its backups are there.
        StoreBusyError: another process holds it.
        StoreReadOnlyError: it would have to be made or upgraded and may not be written.
        StoreFullError, StoreError: the disk refused.
    """
    folder = home or data_folder()
    path = database_path(folder)
    with faults.store_faults(path):
        if path.exists() and not _may_write(path):
            return _open_for_reading(folder, path)
        make_private_folder(folder)
        make_private_file(path)
    store = Store(home=folder, path=path, name=str(path))
    if inspect(path).is_current:
        # A file that was copied here by hand may lack WAL; asking again costs nothing.
        with reading(store):
            query("PRAGMA journal_mode=WAL")
    else:
        from relift.app.upgrade import bring_up_to_date  # loads Django's migrations

        bring_up_to_date(store)
    return store


def close_store() -> None:
    """Close the connection, so that SQLite folds its write-ahead log into the file."""
    disconnect()


def _open_for_reading(folder: Path, path: Path) -> Store:
    name = address(path)
    if inspect(path, name=name).schema != SCHEMA:
        raise faults.read_only(path)
    return Store(home=folder, path=path, name=name, is_read_only=True)


def _may_write(path: Path) -> bool:
    """Whether the database, what lies beside it, and their folder may be written."""
    beside = [file for file in side_files(path) if file.exists()]
    return all(os.access(place, os.W_OK) for place in (path.parent, path, *beside))
