"""Today for a stored journal: checkpoints in, the pure function, fresh checkpoints kept.

The states are read when they are asked for: the digests tell which one fits, and it is one of many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from relift.app import checkpoints
from relift.app.database import Store
from relift.journal.timeline import Journal
from relift.plan.today import Today, Worked, today_worked


class StoredStates(Mapping[bytes, bytes]):
    """The pain model's stored states by digest, read from the store one by one.

    Args:
        store: Where they lie.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = {found.digest: found for found in checkpoints.stored_checkpoints(store)}

    def __getitem__(self, digest: bytes) -> bytes:
        """Read the state of a digest.

        Raises:
            KeyError: there is none.
        """
        state = checkpoints.load_state(self._store, self._known[digest])
        if state is None:
            raise KeyError(digest)  # another process threw it away in between
        return state

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def plan_today(store: Store, journal: Journal, *, now: datetime) -> Today:
    """Plan today, with what the pain model had learned by the last time it was asked.

    Args:
        store: Where the checkpoints lie; a store that cannot be written only costs time.
        journal: What its records add up to.
        now: The instant, aware, in the person's zone.

    Raises:
        StoreError: the store cannot be read.
    """
    return plan_worked(store, journal, now=now).today


def plan_worked(store: Store, journal: Journal, *, now: datetime) -> Worked:
    """Plan today as `plan_today` does, and hand over the workings.

    Args:
        store: Where the checkpoints lie.
        journal: What its records add up to.
        now: The instant, aware, in the person's zone.

    Raises:
        StoreError: the store cannot be read.
    """
    worked = today_worked(journal, now=now, posterior=StoredStates(store))
    if worked.fresh:
        kept = [(checkpoints.Checkpoint(on=c.on, digest=c.digest), c.state) for c in worked.fresh]
        checkpoints.keep_states(store, kept)
    return worked
