"""Which rows of logs the journal holds already.

Each workout out of a log carries a key for every row that it was made of (`relift.importers`).
Rows count as known while their import stands, and also once the person has deleted or edited the
workout: what was deleted stays deleted, even if its import was taken back and comes again.
Only the keys are decoded: a millisecond at 20,000 sets, so that no index of keys has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from relift.importers.identity import split_keys
from relift.journal.lifting import ImportedWorkout
from relift.journal.reports import BatchUndone, Tombstone

KINDS_NEEDED = (ImportedWorkout.KIND, Tombstone.KIND, BatchUndone.KIND)


class LogRow(NamedTuple):
    """What of a record tells whether its rows are known.

    Ids are the 32 hexadecimal digits that the database holds: making UUIDs of them would take as
    long as all the rest.

    Attributes:
        id: The record.
        kind: One of `KINDS_NEEDED`.
        batch: The import it came with.
        supersedes: The record that it replaces or deletes.
        payload: As JSON.
    """

    id: str
    kind: str
    batch: str | None
    supersedes: str | None
    payload: str


def known_keys(rows: Iterable[LogRow]) -> set[bytes]:
    """Collect the keys of the rows that must not come in again.

    Args:
        rows: Every record of `KINDS_NEEDED`, in any order.

    Returns:
        The keys, ready for `relift.importers.new_only`.
    """
    keys_of: dict[str, bytes] = {}
    batch_of: dict[str, str | None] = {}
    parent_of: dict[str, str] = {}
    deletions: list[LogRow] = []
    undone: set[str | None] = set()
    for row in rows:
        if row.kind == ImportedWorkout.KIND:
            keys_of[row.id] = _KEYS.decode(row.payload).row_keys
            batch_of[row.id] = row.batch
            if row.supersedes:
                parent_of[row.id] = row.supersedes
        elif row.kind == Tombstone.KIND:
            deletions.append(row)
        else:
            undone.add(_UNDONE.decode(row.payload).batch.hex)
    deleted = {
        id_
        for tombstone in deletions
        if tombstone.batch not in undone
        for id_ in _back(tombstone.supersedes, parent_of)
    }
    return {
        key
        for id_, keys in keys_of.items()
        if batch_of[id_] not in undone or id_ in deleted
        for key in split_keys(keys)
    }


def _back(id_: str | None, parent_of: dict[str, str]) -> Iterator[str]:
    """A record and everything that it replaces, back to the first."""
    seen: set[str] = set()
    while id_ is not None and id_ not in seen:
        seen.add(id_)
        yield id_
        id_ = parent_of.get(id_)


class _Keys(msgspec.Struct):
    row_keys: bytes = b""


_KEYS = msgspec.json.Decoder(_Keys)
_UNDONE = msgspec.json.Decoder(BatchUndone)
