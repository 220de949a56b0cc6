"""Stored states of the filter: shortcuts that may be lost at any time and change no answer.

A checkpoint belongs to a day and to a digest of the log up to that day; whoever reads it compares
the digest, so that a late, edited or undone record makes it worthless instead of wrong. About one a
day is kept for the last sixty days that have one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from relift.app import database, models
from relift.app.database import Store
from relift.errors import StoreBusyError, StoreFullError, StoreReadOnlyError

DAYS_KEPT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Where a stored state stands.

    Attributes:
        on: The last day that went into it.
        digest: Of the log up to and with that day.
    """

    on: date
    digest: bytes


def stored_checkpoints(store: Store) -> tuple[Checkpoint, ...]:
    """What is stored, the newest day first; the states themselves are not read.

    Raises:
        StoreError: the store cannot be read.
    """
    with database.reading(store):
        rows = models.Checkpoint.objects.order_by("-on", "-seq").values_list("on", "digest")
        return tuple(Checkpoint(on=on, digest=bytes(digest)) for on, digest in rows)


def load_state(store: Store, checkpoint: Checkpoint) -> bytes | None:
    """The state of a checkpoint, or None where it is not stored.

    Raises:
        StoreError: the store cannot be read.
    """
    with database.reading(store):
        found = models.Checkpoint.objects.filter(on=checkpoint.on, digest=checkpoint.digest)
        state = found.values_list("state", flat=True).first()
    return None if state is None else bytes(state)


def keep_states(store: Store, states: Sequence[tuple[Checkpoint, bytes]]) -> bool:
    """Store states in the place of older ones of their days, and drop the oldest days.

    Args:
        store: The open store.
        states: Written in one transaction, since each waits for the disk.

    Returns:
        Whether they were stored. A store that is busy, full or read-only is no fault here: the next
        answer only takes longer.

    Raises:
        StoreError: the store is damaged.
    """
    table = models.Checkpoint.objects
    newest = {checkpoint.on: (checkpoint.digest, state) for checkpoint, state in states}
    try:
        with database.writing(store):
            table.filter(on__in=newest).delete()
            table.bulk_create(
                models.Checkpoint(on=on, digest=digest, state=state)
                for on, (digest, state) in newest.items()
            )
            beyond = table.order_by("-on").values_list("on", flat=True)[DAYS_KEPT:].first()
            if beyond is not None:
                table.filter(on__lte=beyond).delete()
    except (StoreBusyError, StoreFullError, StoreReadOnlyError):
        return False
    return True


def forget_states(store: Store) -> None:
    """Throw every checkpoint away.

    Raises:
        StoreError: the store cannot be written.
    """
    with database.writing(store):
        models.Checkpoint.objects.all().delete()
