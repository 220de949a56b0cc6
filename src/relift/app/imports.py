"""Bringing a parsed log into the store, and taking it back.

A file is one transaction and one batch. Which of its rows are new is decided inside that
transaction, so that two processes that import the same file at once add it once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID, uuid4

import msgspec
from django.db import connection

from relift.app import database, models
from relift.app.database import Store
from relift.app.records import add_batch, add_rows, iterate_records
from relift.app.row_keys import KINDS_NEEDED, LogRow, known_keys
from relift.errors import InvalidValueError
from relift.importers import Parsed, new_only
from relift.journal.naming import ColumnsMapped, MovementNamed
from relift.journal.records import decode_payload, new_record
from relift.journal.reports import BatchImported, BatchUndone, Profile
from relift.units import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class FileImported:
    """What became of a file.

    Attributes:
        batch: Id of the import; None where nothing was new and nothing was written.
        n_new: Set rows that were added.
        n_known: Set rows that the journal held already.
        n_workouts: Workouts that were added or grew.
    """

    batch: UUID | None
    n_new: int
    n_known: int
    n_workouts: int

    @property
    def news(self) -> str:
        """What of the file was new, in one or two sentences."""
        if not self.n_new and not self.n_known:
            return "There is no set in it."
        if not self.n_new:
            if self.n_known == 1:
                return "Nothing is new: its one set was here already."
            return f"Nothing is new: all {counted(self.n_known, 'set')} were here already."
        were = "was" if self.n_known == 1 else "were"
        known = f" {counted(self.n_known, 'set')} {were} here already." if self.n_known else ""
        workouts = counted(self.n_workouts, "workout")
        return f"Added {counted(self.n_new, 'set')} in {workouts}.{known}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportListed:
    """An import of the past.

    Attributes:
        at: When the file came in; aware.
        header: What it was.
        is_undone: Whether it was taken back.
    """

    at: datetime
    header: BatchImported
    is_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileUndone:
    """Which import was taken back.

    Attributes:
        batch: Id of the import.
        file: Name of its file.
        n_sets: Set rows that it had added.
    """

    batch: UUID
    file: str
    n_sets: int


def compare(store: Store, parsed: Parsed) -> FileImported:
    """Tell what `import_file` would add now; nothing is written, and there is no batch.

    Raises:
        StoreError: the store cannot be read.
    """
    with database.reading(store):
        workouts, n_new, n_known = new_only(parsed, known_keys(_log_rows()))
    return FileImported(batch=None, n_new=n_new, n_known=n_known, n_workouts=len(workouts))


def import_file(
    store: Store,
    parsed: Parsed,
    *,
    now: datetime,
    said: Sequence[ColumnsMapped | MovementNamed] = (),
    profile: Profile | None = None,
) -> FileImported:
    """Add what is new in a log; the same file a second time adds nothing.

    Args:
        store: The open store.
        parsed: The log as read.
        now: When it is imported; aware.
        said: What was said of its columns and names; kept, and taken back with the import.
        profile: The person's, where the zone of logs was said on the way; it stays.

    Returns:
        What was added.

    Raises:
        StoreError: the store cannot be written; nothing was.
    """
    person = store.person
    with database.writing(store):
        workouts, n_new, n_known = new_only(parsed, known_keys(_log_rows()))
        batch = uuid4() if n_new else None
        if batch is not None:
            header = BatchImported(
                batch=batch,
                file=parsed.file,
                app=parsed.app,
                unit=parsed.unit,
                n_rows=parsed.n_rows,
                n_set_rows=parsed.n_set_rows,
                n_pseudo_rows=parsed.n_pseudo_rows,
                n_faults=len(parsed.faults),
                n_new=n_new,
            )
            heads = ((now, head) for head in (header, *said))
            payloads = chain(heads, ((w.at, w.payload) for w in workouts))
            add_batch(payloads, person=person, recorded_at=now, batch=batch)
        alone = () if batch else said
        kept = (*alone, profile) if profile else alone
        add_rows(new_record(one, person=person, at=now) for one in kept)
    return FileImported(
        batch=batch, n_new=n_new, n_known=n_known, n_workouts=len(workouts) if batch else 0
    )


def imports(store: Store) -> list[ImportListed]:
    """Every import of the past, the newest first, those that were taken back too.

    Raises:
        StoreError: the store cannot be read.
    """
    with database.reading(store):
        records = list(iterate_records((BatchImported.KIND, BatchUndone.KIND)))
    undone = {
        decode_payload(one, BatchUndone).batch for one in records if one.kind == BatchUndone.KIND
    }
    headers = [
        (one.at, decode_payload(one, BatchImported))
        for one in reversed(records)
        if one.kind == BatchImported.KIND
    ]
    return [
        ImportListed(at=at, header=header, is_undone=header.batch in undone)
        for at, header in headers
    ]


def undo_import(store: Store, batch: UUID | None = None, *, now: datetime) -> FileUndone:
    """Take an import back: its records count no longer, and the file can be imported again.

    Args:
        store: The open store.
        batch: Which one; the newest that still counts where not given.
        now: When it is taken back; aware.

    Raises:
        InvalidValueError: there is no such import, or it was taken back already.
        StoreError: the store cannot be written.
    """
    person = store.person
    with database.writing(store):
        standing = _standing_imports()
        if batch is None and standing:
            batch = next(reversed(standing))
        if batch is None or batch not in standing:
            raise InvalidValueError("There is no such import to undo. Nothing was written.")
        add_rows([new_record(BatchUndone(batch=batch), person=person, at=now)])
    header = standing[batch]
    return FileUndone(batch=batch, file=header.file, n_sets=header.n_new)


def _log_rows() -> Iterator[LogRow]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT uuid, kind, batch, supersedes, payload FROM relift_record "
            "WHERE kind IN (%s, %s, %s)",
            KINDS_NEEDED,
        )
        yield from map(LogRow._make, cursor)


def _standing_imports() -> dict[UUID, BatchImported]:
    """Headers of the imports that still count, in the order of arrival."""
    payloads = models.Record.objects.order_by("seq").values_list("payload", flat=True)
    headers = [
        msgspec.json.decode(payload, type=BatchImported)
        for payload in payloads.filter(kind=BatchImported.KIND)
    ]
    undone = {
        msgspec.json.decode(payload, type=BatchUndone).batch
        for payload in payloads.filter(kind=BatchUndone.KIND)
    }
    return {header.batch: header for header in headers if header.batch not in undone}
