"""The connection to the store; importing this module makes Django ready.

Django keeps one connection named `default`. It is turned to the file of whichever store a service
works on, so that one process (a test, a restore) can open one store after another. Services read
and write inside `reading` and `writing`, which carry the translation of faults and the transaction.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import django
from django.conf import settings
from django.db import connection, transaction

from relift.app import faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open record store.

    Attributes:
        home: The data folder.
        path: The database in it.
        name: How SQLite is told to open it: the path, or a `file:` address for reading only.
        is_read_only: The file or its folder may not be written; reading works all the same.
    """

    home: Path
    path: Path
    name: str
    is_read_only: bool = False

    @property
    def person(self) -> UUID:
        """Under whose id new records are written.

        Raises:
            StoreError: the store cannot be read.
        """
        with reading(self):
            rows = query("SELECT uuid FROM relift_person ORDER BY seq LIMIT 1")
        if not rows:
            raise faults.corrupt(self.path)
        return UUID(rows[0][0])


@contextmanager
def reading(store: Store) -> Iterator[None]:
    """Read from a store.

    Raises:
        StoreError: the store cannot be read.
    """
    with faults.store_faults(store.path):
        _turn_to(store.name)
        yield


@contextmanager
def writing(store: Store) -> Iterator[None]:
    """Write to a store in one transaction: everything inside is kept, or nothing.

    Raises:
        StoreError: the store cannot be written; then nothing was.
    """
    if store.is_read_only:
        raise faults.read_only(store.path)
    with faults.store_faults(store.path):
        _turn_to(store.name)
        with transaction.atomic():
            yield


def query(sql: str, params: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
    """Run a statement and read its answer to the end; an unread one would block a later commit."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def disconnect() -> None:
    """Close the connection, so that SQLite can fold its write-ahead log into the file."""
    connection.close()


def _turn_to(name: str) -> None:
    """Point the connection at a file; nothing happens where it is there already."""
    if connection.settings_dict["NAME"] != name:
        connection.close()
        connection.settings_dict["NAME"] = name


def _make_ready() -> None:
    if not settings.configured:
        os.environ["DJANGO_SETTINGS_MODULE"] = "relift.app.settings"
    django.setup()


_make_ready()
