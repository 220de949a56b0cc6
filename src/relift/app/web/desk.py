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
from relift.app.today import plan_worked
from relift.app.web.snapshot import Snapshot, snapshot_of
from relift.journal.lifting import ImportedWorkout
from relift.journal.log import fold
from relift.journal.naming import MovementNamed
from relift.journal.records import Record
from relift.journal.reports import BatchUndone, Tombstone
from relift.journal.timeline import Journal, Workout
from relift.plan.stops import Stop, stop_of
from relift.plan.today import Today, Worked
from relift.screening.standing import standing

PLAN_LASTS = timedelta(minutes=1)
"""How long a plan is shown without being made anew, where nothing was written."""
CLOCKS_APART = timedelta(minutes=10)
"""How far ahead a phone's clock may be for what it has just written to count at once."""

_NEWEST = 100
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
        self._plan: tuple[datetime, Worked] | None = None
        self._stop: tuple[datetime, Stop | None] | None = None
        self._snapshot: Snapshot | None = None

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

    def records(self) -> Sequence[Record]:
        """The log now, in the order of arrival.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._lock:
            self._read_on()
            return tuple(self._records)

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
        return self._worked(now).today

    def snapshot(self, now: datetime) -> Snapshot:
        """What a phone takes along; made once for a plan.

        Args:
            now: Aware, in the person's zone.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._lock:
            worked, journal = self._worked(now), self.journal()
            if self._snapshot is None:
                made_at = self._plan[0] if self._plan else now
                newest_first = reversed(self._records)
                self._snapshot = snapshot_of(worked, journal, newest_first, made_at=made_at)
            return self._snapshot

    def stop(self, now: datetime) -> Stop | None:
        """The stop that stands; told without planning, and kept as long as a plan is.

        Args:
            now: Aware, in the person's zone.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._lock:
            journal = self.journal()
            if self._plan is not None and still_holds(self._plan[0], now):
                return self._plan[1].today.stop
            told = self._stop
            if told is None or not still_holds(told[0], now):
                country = journal.profile.country
                told = self._stop = now, stop_of(standing(journal, now), country=country)
            return told[1]

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
            self._imported, self._journal, self._plan, self._stop = [], None, None, None
            self._snapshot = None

    def _worked(self, now: datetime) -> Worked:
        with self._lock:
            journal = self.journal()
            made = self._plan
            if made is None or not still_holds(made[0], now):
                made = self._plan = now, plan_worked(self.store, journal, now=self._present(now))
                self._snapshot = None
            return made[1]

    def _present(self, now: datetime) -> datetime:
        """The moment to plan for: not before what was just written under a clock that is ahead."""
        newest = max((one.recorded_at for one in self._records[-_NEWEST:]), default=now)
        return newest.astimezone(now.tzinfo) if now < newest <= now + CLOCKS_APART else now

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
        self._upto, self._journal, self._plan, self._stop = upto, None, None, None
        self._snapshot = None
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
