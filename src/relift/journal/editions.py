"""Editions: a record and all that took its place, so that what was said before stays seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from relift.journal.records import Record


def families(records: Iterable[Record]) -> dict[UUID, list[Record]]:
    """Edits and deletions by the first record that they go back to.

    Args:
        records: Each once, in any order; what is superseded may be missing.

    Returns:
        Id of the first record -> the records that took its place, without itself, in any order.
        Where edits go in a circle, each of them stands under one id of the circle.
    """
    edits = [r for r in records if r.supersedes is not None]
    parent = {r.id: r.supersedes for r in edits}

    def root(record_id: UUID) -> UUID:
        seen = set()
        while (up := parent.get(record_id)) is not None and record_id not in seen:
            seen.add(record_id)
            record_id = up
        return record_id

    found: dict[UUID, list[Record]] = defaultdict(list)
    for edit in edits:
        found[root(edit.id)].append(edit)
    return found


def editions_of(record_id: UUID, records: Iterable[Record]) -> tuple[Record, ...]:
    """Every edition of what a record tells, from the first to the one that counts.

    Args:
        record_id: Of any edition of it.
        records: The person's log.

    Returns:
        The editions by when they were written down; empty where there is no such record.
    """
    unique = {r.id: r for r in records}
    for first, edits in families(unique.values()).items():
        ids = {first, *(edit.id for edit in edits)}
        if record_id in ids:
            return tuple(sorted((unique[i] for i in ids if i in unique), key=age))
    return (unique[record_id],) if record_id in unique else ()


def newest_editions(records: Iterable[Record]) -> dict[UUID, UUID]:
    """Which edition counts, for each record that was changed or deleted, and for its editions.

    Args:
        records: The person's log, in any order, repeats allowed.
    """
    found = {}
    for first, edits in families({r.id: r for r in records}.values()).items():
        newest = max(edits, key=age).id
        found.update({first: newest, **{edit.id: newest for edit in edits}})
    return found


def age(record: Record) -> tuple[object, UUID]:
    """What the newer of two editions is told by: the later one counts, then the higher id."""
    return (record.recorded_at, record.id)
