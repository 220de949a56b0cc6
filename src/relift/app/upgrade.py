"""How an older store, or none yet, is brought to the tables of this program.

Migrations run under a lock that no second process gets, after a backup of the file; the version
number is written last, so that a start that was killed halfway is simply finished by the next.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import uuid4

from django.core.management import call_command

from relift.app import faults
from relift.app.backup import copy_database, dated_name
from relift.app.database import Store, query, reading
from relift.app.home import BACKUPS, LOCK, make_private_file, make_private_folder
from relift.app.inspection import APPLICATION_ID, SCHEMA, inspect

_LOCK_WAIT_S = 30.0


def bring_up_to_date(store: Store) -> None:
    """Run the migrations that a store lacks; a store with records is backed up first.

    Raises:
        StoreBusyError: another process is at it and does not finish.
        StoreError: the disk refused; the backup, if one was due, is complete.
    """
    with _alone(store):
        found = inspect(store.path)
        if found.is_current:
            return  # another process was faster
        if found.schema:
            folder = store.home / BACKUPS
            with faults.store_faults(folder):
                make_private_folder(folder)
            copy_database(store.path, folder / dated_name("before-upgrade"))
        with reading(store):
            query(f"PRAGMA application_id={APPLICATION_ID}")
            query("PRAGMA journal_mode=WAL")
            call_command("migrate", verbosity=0, interactive=False)
            query(
                "INSERT INTO relift_person (uuid) SELECT %s "
                "WHERE NOT EXISTS (SELECT 1 FROM relift_person)",
                [uuid4().hex],
            )
            query(f"PRAGMA user_version={SCHEMA}")


@contextmanager
def _alone(store: Store) -> Iterator[None]:
    """Hold a lock that ends with the process, on every platform: a second SQLite file's."""
    path = store.home / LOCK
    with faults.store_faults(path):
        make_private_file(path)
        with closing(sqlite3.connect(path, timeout=_LOCK_WAIT_S, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            yield
