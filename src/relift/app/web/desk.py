"""The journal on the desk: kept decoded between requests, and read on where the log has grown.

The log only grows, so the highest row number tells whether anything is new; another process (the
command line) may write at any time. What is kept here can be thrown away at any moment. One lock
holds reading, adding up and planning together: they use the processor, not the disk, and a phone
has one person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from threading import RLock

from relift.app.database import Store, query, reading
from relift.app.records import append, iterate_records
from relift.app.today import plan_today
from relift.journal.lifting import ImportedWorkout
from relift.journal.log import fold
from relift.journal.naming import MovementNamed
from relift.journal.records import Record
from relift.journal.reports import BatchUndone, Tombstone
from relift.journal.timeline import Journal, Workout
from relift.plan.today import Today

PLAN_LASTS = timedelta(minutes=1)
"""How long a plan is shown without being made anew, where nothing was written."""

_TOUCHES_IMPORTED = (
    ImportedWorkout.KIND,
    MovementNamed.KIND,
    Tombstone.KIND,
    BatchUndone.KIND,
)


class Desk:
    """One person's journal, ready for the next page.

    Args:
        open_store: Opens the record store; called again after the file was exchanged.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open = open_store
        self._lock = RLock()
        self._store: Store | None = None
        self._records: list[Record] = []
        self._upto = 0
        self._imported: list[Workout] = []
        self._journal: Journal | None = None
        self._plan: tuple[datetime, Today] | None = None

    @property
    def store(self) -> Store:
        """The open store.

        Raises:
            StoreError: it cannot be opened.
        """
        with self._lock:
            if self._store is None:
                self._store = self._open()
            return self._store

    @property
    def records(self) -> Sequence[Record]:
        """The log, in the order of arrival, as far as it was read last."""
        return self._records

    def journal(self) -> Journal:
        """What the log adds up to now.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._lock:
            self._read_on()
            if self._journal is None:
                self._journal = self._added_up()
            return self._journal

    def today(self, now: datetime) -> Today:
        """The plan of the day; one that was made within `PLAN_LASTS` of an unchanged log is shown.

        Args:
            now: Aware, in the person's zone.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._lock:
            journal = self.journal()
            made = self._plan
            if made is None or not still_holds(made[0], now):
                made = self._plan = now, plan_today(self.store, journal, now=now)
            return made[1]

    def write(self, records: Sequence[Record]) -> int:
        """Append records; how many were new. When this returns, they are on the disk.

        Raises:
            StoreError: nothing was written.
        """
        return append(self.store, records)

    def put_away(self) -> None:
        """Forget everything that was read: the file may have been exchanged."""
        with self._lock:
            self._store = None
            self._records, self._upto = [], 0
            self._imported, self._journal, self._plan = [], None, None

    def _read_on(self) -> None:
        """Read the rows that were added since the last time."""
        with reading(self.store):
            ((upto,),) = query("SELECT coalesce(max(seq), 0) FROM relift_record")
            if upto == self._upto:
                return
            if upto < self._upto:
                self._records, self._upto = [], 0
            fresh = list(iterate_records(after=self._upto))
        is_first = not self._records
        self._records.extend(fresh)
        self._upto, self._journal, self._plan = upto, None, None
        if is_first or any(record.kind in _TOUCHES_IMPORTED for record in fresh):
            self._imported = []

    def _added_up(self) -> Journal:
        """Fold the log; imported workouts, which few records touch, are added up once."""
        if not self._imported:
            journal = fold(self._records)
            self._imported = [workout for workout in journal.workouts if workout.source]
            return journal
        said = fold(r for r in self._records if r.kind != ImportedWorkout.KIND)
        workouts = sorted((*self._imported, *said.workouts), key=lambda w: (w.at, w.id))
        return replace(said, workouts=tuple(workouts))


def still_holds(made: datetime, now: datetime) -> bool:
    """Whether what was made of an unchanged log may be shown at another moment."""
    is_same_clock = made.date() == now.date() and made.utcoffset() == now.utcoffset()
    return is_same_clock and timedelta() <= now - made < PLAN_LASTS
