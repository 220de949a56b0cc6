"""Writing records and reading them back: the log in, the journal out.

Rows are read as plain tuples and become `Record`s without model instances in between: at 20,000
sets that is a third of the time. What a record holds comes back byte for byte.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias
from uuid import UUID

import msgspec
from django.db import connection

from relift.app import database, models
from relift.app.database import Store
from relift.errors import InvalidValueError, StoreError
from relift.journal.log import fold
from relift.journal.records import SELF, Payload, Record
from relift.journal.reports import BatchUndone, Tombstone
from relift.journal.timeline import Journal

Row: TypeAlias = tuple[str | int | None, ...]

_COLUMNS = (
    "uuid",
    "person",
    "kind",
    "at_us",
    "at_offset_min",
    "recorded_at_us",
    "recorded_at_offset_min",
    "author",
    "schema",
    "batch",
    "supersedes",
    "payload",
)
# One statement, not `bulk_create`: three times as fast, and one pass tells what is new.
_INSERT = (
    f"INSERT INTO relift_record ({', '.join(_COLUMNS)}) "  # noqa: S608 (names of our own columns)
    f"VALUES ({', '.join(['%s'] * len(_COLUMNS))}) ON CONFLICT (uuid) DO NOTHING"
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NAIVE_EPOCH = _EPOCH.replace(tzinfo=None)
_MICROSECOND = timedelta(microseconds=1)
_MINUTE = timedelta(minutes=1)
_ENCODER = msgspec.json.Encoder()
_CHUNK = 2_000  # rows a statement: under SQLite's limit of variables, and little memory


def append(store: Store, records: Iterable[Record]) -> int:
    """Add records to the log, all of them or none; those that are there already are left alone.

    Args:
        store: The open store.
        records: In the order in which they were made.

    Returns:
        How many were new. When this returns, they are on the disk.

    Raises:
        StoreError: the id of a record is taken by one that says something else, or the store
            cannot be written; nothing was written.
    """
    with database.writing(store):
        return add_rows(records)


def add_rows(records: Iterable[Record]) -> int:
    """Do what `append` does, inside the caller's transaction."""
    n_new = 0
    pending = iter(records)
    while chunk := list(islice(pending, _CHUNK)):
        n_added = _insert([_to_row(r) for r in chunk])
        if n_added < len(chunk):
            _check_same([normal(r) for r in chunk])
        n_new += n_added
    return n_new


def add_batch(
    payloads: Iterable[tuple[datetime, Payload]],
    *,
    person: UUID,
    recorded_at: datetime,
    batch: UUID,
) -> None:
    """Write the records of an import, inside the caller's transaction, in their order.

    The rows are those that `new_record` and `add_rows` make, without a `Record` in between: the
    ids of a statement's rows are drawn together, and what they share is worked out once.

    Args:
        payloads: When each happened, and what it says.
        person: Whose journal it belongs to.
        recorded_at: When the file was imported; aware.
        batch: The import.

    Raises:
        InvalidValueError: a time carries no zone.
        StoreError: a new id is taken.
    """
    noted = _clock(recorded_at)
    pending = iter(payloads)
    while chunk := list(islice(pending, _CHUNK)):
        ids = _new_ids(len(chunk))
        rows = [
            (
                *(id_, person.hex, payload.KIND, *_clock(at), *noted, SELF, payload.SCHEMA),
                *(batch.hex, None, _ENCODER.encode(payload).decode()),
            )
            for id_, (at, payload) in zip(ids, chunk, strict=True)
        ]
        if _insert(rows) < len(rows):
            raise StoreError("An id that was drawn for a new record is taken. Nothing was written.")


def load_records(store: Store) -> list[Record]:
    """Read every record, in the order of arrival.

    Raises:
        StoreError: the store cannot be read.
    """
    with database.reading(store):
        return list(iterate_records())


def iterate_records(kinds: Collection[str] = (), *, after: int = 0) -> Iterator[Record]:
    """Read record by record, in the order of arrival, inside the caller's `reading`.

    Args:
        kinds: Only these; all of them where empty.
        after: Only rows that arrived after this one.
    """
    rows = models.Record.objects.filter(seq__gt=after).order_by("seq").values_list(*_COLUMNS)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return map(_to_record, rows.iterator(chunk_size=_CHUNK))


def load_journal(store: Store, *kinds: type[Payload]) -> Journal:
    """Read the log and add it up.

    Args:
        store: The open store.
        kinds: Only what records of these kinds tell, edits and deletions heeded; all of it where
            none is named.

    Raises:
        StoreError: the store cannot be read.
        InvalidValueError: a record is of a kind or version that this program does not know.
    """
    changing: tuple[type[Payload], ...] = (Tombstone, BatchUndone)
    needed = [kind.KIND for kind in (*changing, *kinds)] if kinds else []
    with database.reading(store):
        return fold(iterate_records(needed))


def normal(record: Record) -> Record:
    """A record as it comes back: same instants, with the clock's offset in whole minutes.

    The offset is kept instead of the zone's name, so that the local date of a past day never moves
    when a country changes its clocks.
    """
    at, recorded_at = _with_offset(record.at), _with_offset(record.recorded_at)
    if at is record.at and recorded_at is record.recorded_at:
        return record
    return msgspec.structs.replace(record, at=at, recorded_at=recorded_at)


def _insert(rows: Sequence[Row]) -> int:
    """Insert the rows whose id is not there; says how many those were."""
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, rows)
        n_new: int = cursor.rowcount
    return n_new


def _check_same(records: Sequence[Record]) -> None:
    rows = models.Record.objects.filter(uuid__in={r.id for r in records}).values_list(*_COLUMNS)
    stored = {row[0]: _to_record(row) for row in rows}
    for record in records:
        if not is_same(stored[record.id], record):
            raise StoreError(
                f"Record {record.id} is already in the journal and says something else there. "
                "Nothing was written. A record is never changed: an edit is a new record."
            )


def is_same(one: Record, other: Record) -> bool:
    """Whether two records say the same, to the byte and to the clock's offset."""
    return one == other and _offset_min(one.at) == _offset_min(other.at)


def _to_row(record: Record) -> Row:
    return (
        record.id.hex,
        record.person.hex,
        record.kind,
        *_clock(record.at),
        *_clock(record.recorded_at),
        record.author,
        record.schema,
        record.batch.hex if record.batch else None,
        record.supersedes.hex if record.supersedes else None,
        bytes(record.payload).decode("utf-8"),
    )


def _new_ids(n: int) -> list[str]:
    """Random UUIDs (version 4), as the database holds them; the system is asked for chance once."""
    drawn = bytearray(os.urandom(16 * n))
    drawn[6::16] = bytes(0x40 | byte & 0x0F for byte in drawn[6::16])  # the version
    drawn[8::16] = bytes(0x80 | byte & 0x3F for byte in drawn[8::16])  # the variant
    digits = drawn.hex()
    return [digits[start : start + 32] for start in range(0, len(digits), 32)]


def _to_record(row: tuple[Any, ...]) -> Record:
    (id_, person, kind, at_us, at_min, noted_us, noted_min, author, schema, batch, old, payload) = (
        row
    )
    return Record(
        id=id_,
        person=person,
        kind=kind,
        at=_time(at_us, at_min),
        recorded_at=_time(noted_us, noted_min),
        author=author,
        schema=schema,
        batch=batch,
        supersedes=old,
        payload=msgspec.Raw(payload.encode("utf-8")),
    )


def _time(instant_us: int, offset_min: int) -> datetime:
    # Adding on the local clock, not converting between zones: the first and last day of the
    # calendar have no UTC instant in some zones.
    local = _NAIVE_EPOCH + timedelta(microseconds=instant_us, minutes=offset_min)
    return local.replace(tzinfo=_zone(offset_min))


@lru_cache(maxsize=256)
def _zone(offset_min: int) -> timezone:
    return timezone(timedelta(minutes=offset_min)) if offset_min else UTC


def _clock(at: datetime) -> tuple[int, int]:
    """The instant [us since 1970] and what the clock showed beside UTC [min]."""
    offset = at.utcoffset()
    if offset is None:
        raise InvalidValueError("a record's times must carry a zone")
    if offset.seconds % 60 or offset.microseconds:
        return _clock(_with_offset(at))
    since = at - _EPOCH
    instant_us = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
    return instant_us, offset.days * 1_440 + offset.seconds // 60


def _offset_min(at: datetime) -> int:
    offset = at.utcoffset()
    return round(offset / _MINUTE) if offset else 0


def _with_offset(at: datetime) -> datetime:
    if isinstance(at.tzinfo, timezone) and not (at.utcoffset() or timedelta()) % _MINUTE:
        return at
    return _time((at - _EPOCH) // _MICROSECOND, _offset_min(at))
