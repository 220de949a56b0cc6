"""One person's open store and their clock: writes each answer at once, reads the journal, plans.

Two answers never carry the same time, so that what came first stays first. With `RELIFT_NOW` the
clock stands still, and each answer is a millisecond after the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from relift.app import clock
from relift.app.database import Store
from relift.app.records import append, load_records
from relift.app.setup import open_store
from relift.app.today import plan_today
from relift.cli.output import tell
from relift.errors import InvalidValueError
from relift.journal.lifting import ImportedWorkout, WorkoutEnded, WorkoutStarted
from relift.journal.log import fold
from relift.journal.naming import MovementNamed
from relift.journal.records import Payload, Record, new_record
from relift.journal.reports import Tombstone
from relift.journal.timeline import Journal
from relift.plan.today import Today

TICK = timedelta(milliseconds=1)
"""How far apart two answers are at least."""

_SAME_COMMAND = timedelta(minutes=1)
_CLOCK_SET_BACK = timedelta(days=1)


class Notebook:
    """What a command writes into and reads from.

    Args:
        store: The open store.
        clock: Where the time comes from.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime] = clock.now) -> None:
        self._store = store
        self._clock = clock
        self._person = store.person
        self._records = load_records(store)
        self._journal: Journal | None = fold(self._records)
        self._imported = [w for w in self._journal.workouts if w.source]
        recent = (r.recorded_at for r in self._records if self._is_just_now(r.recorded_at))
        self._last = max(recent, default=None)

    def _is_just_now(self, at: datetime) -> bool:
        """Whether time goes on from a record of this time: a moment ago, or the clock went back."""
        return -_SAME_COMMAND < at - self._clock() < _CLOCK_SET_BACK

    @property
    def newest_at(self) -> datetime | None:
        """When the newest answer was written down; None in an empty journal."""
        return max((r.recorded_at for r in self._records), default=None)

    @property
    def now(self) -> datetime:
        """The present moment: never before what was written last."""
        now = self._clock()
        return now if self._last is None else max(now, self._last.astimezone(now.tzinfo))

    @property
    def records(self) -> Sequence[Record]:
        """The log so far."""
        return self._records

    @property
    def journal(self) -> Journal:
        """Everything so far."""
        if self._journal is None:
            # An answer never touches an imported workout, so those are added up once: after a set
            # the plan must be there at once, also with years of training behind it.
            said = fold(r for r in self._records if r.kind != ImportedWorkout.KIND)
            workouts = sorted((*self._imported, *said.workouts), key=lambda w: (w.at, w.id))
            self._journal = replace(said, workouts=tuple(workouts))
        return self._journal

    @property
    def today(self) -> Today:
        """The plan as it stands now."""
        return plan_today(self._store, self.journal, now=self.now)

    def write(
        self, payload: Payload, *, at: datetime | None = None, supersedes: UUID | None = None
    ) -> Record:
        """Write an answer down; when this returns, it is on the disk.

        Args:
            payload: What was said.
            at: When it happened, where that is not now.
            supersedes: The record that it replaces.

        Raises:
            InvalidValueError: a text in it is not UTF-8.
            StoreError: the store cannot be written.
        """
        record = self._dated(payload, at, supersedes)
        self._keep([record])
        return record

    def write_all(
        self, said: Sequence[tuple[Payload, datetime | None]], *, supersedes: UUID | None = None
    ) -> list[Record]:
        """Write several things down: all of them, or nothing.

        Args:
            said: What was said, each with when it happened, where that is not now.
            supersedes: The record that the last one replaces.

        Raises:
            InvalidValueError: a text in one is not UTF-8.
            StoreError: the store cannot be written.
        """
        last = len(said) - 1
        records = [
            self._dated(payload, at, supersedes if n == last else None)
            for n, (payload, at) in enumerate(said)
        ]
        self._keep(records)
        return records

    def write_workout(
        self,
        header: WorkoutStarted,
        sets: Callable[[UUID], Sequence[Payload]],
        *,
        at: datetime | None = None,
    ) -> Record:
        """Write a workout that is over: all of it, or nothing.

        Args:
            header: How it begins.
            sets: What was done, given the workout's id; each stands a moment after the one before.
            at: When it was, where that is not now.

        Returns:
            The header's record.

        Raises:
            InvalidValueError: a text in it is not UTF-8.
            StoreError: the store cannot be written.
        """
        started = self._dated(header, at)
        done = [
            self._dated(one, at + number * TICK if at else None)
            for number, one in enumerate(sets(started.id))
        ]
        self._keep([started, *done, self._dated(WorkoutEnded(workout=started.id), at)])
        return started

    def _dated(
        self, payload: Payload, at: datetime | None, supersedes: UUID | None = None
    ) -> Record:
        moment = self.now if self._last is None else max(self._clock(), self._last + TICK)
        moment = moment.astimezone(self._clock().tzinfo)
        try:
            record = new_record(
                payload,
                person=self._person,
                at=at or moment,
                recorded_at=moment,
                supersedes=supersedes,
            )
        except UnicodeEncodeError:
            raise InvalidValueError(
                "What you typed holds a character that is not UTF-8 text. Type it again, or set "
                "your terminal to UTF-8. Nothing was written."
            ) from None
        self._last = moment
        return record

    def _keep(self, records: list[Record]) -> None:
        append(self._store, records)
        self._records.extend(records)
        self._journal = None
        if any(r.kind in (MovementNamed.KIND, Tombstone.KIND) for r in records):
            # What a name means holds for the imported workouts too.
            self._imported = [w for w in fold(self._records).workouts if w.source]


def open_notebook() -> Notebook:
    """Open the person's store.

    Raises:
        StoreError: it cannot be opened.
    """
    notebook = Notebook(open_store())
    if notebook.newest_at is not None and notebook.newest_at > notebook.now:
        tell(
            f"The journal holds answers of {notebook.newest_at:%Y-%m-%d}, later than this "
            f"computer's clock shows ({notebook.now:%Y-%m-%d}). Check the clock. Until then only a "
            "danger sign among them counts."
        )
    return notebook
