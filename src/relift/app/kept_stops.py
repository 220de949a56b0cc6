"""Stops outlive a restore: what they rest on is taken along into the journal that is put back.

A backup that is older than a danger sign knows nothing of it. So the answers to the safety
questions, the sets with a new sign in a leg, and the crisis pages that were read are taken out of
the present journal before a backup takes its place, and added to it afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from relift.app.backup import Restored, restore
from relift.app.home import database_path
from relift.app.records import append, load_records
from relift.app.setup import open_store
from relift.app.transfer import persons_of
from relift.errors import ReliftError
from relift.journal.log import outlives_deletion
from relift.journal.records import Record
from relift.journal.reports import CrisisAcknowledged
from relift.units import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAlong:
    """What became of the records that stops rest on.

    Attributes:
        n_new: How many the backup lacked, and now has.
        n_left: How many were left out, being another journal's.
    """

    n_new: int
    n_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """What a restore did, with what stops rest on.

    Attributes:
        restored: Of the store.
        n_taken: Records that stops rest on, which the backup lacked, and now has.
        is_screen_due: Whether answers to the safety questions were there that could not be taken
            along: they are to be given again before any training.
    """

    restored: Restored
    n_taken: int
    is_screen_due: bool

    def words(self, *, screen: str) -> tuple[str, ...]:
        """What a person has to know about their stops, in sentences.

        Args:
            screen: Where the safety questions are answered, as the end of a sentence.
        """
        told = []
        if self.n_taken:
            told.append(
                "What you told about warning signs since that backup was taken along and still "
                f"holds: {counted(self.n_taken, 'record')}."
            )
        if self.is_screen_due:
            told.append(
                "Answers to the safety questions in the one that was there could not be taken "
                f"along. Please answer them again before you train: {screen}"
            )
        return tuple(told)


def put_back(home: Path, from_: Path) -> PutBack:
    """Put a backup in the place of the store, and take along what stops rest on.

    Args:
        home: The data folder.
        from_: The backup.

    Raises:
        StoreError: as `relift.app.backup.restore`.
    """
    present = stop_records(home)
    restored = restore(home, from_)
    taken = take_along(home, present or ())
    is_screen_due = present is None or taken.n_left > 0
    return PutBack(restored=restored, n_taken=taken.n_new, is_screen_due=is_screen_due)


def stop_records(home: Path) -> tuple[Record, ...] | None:
    """The records of the present journal that stops rest on; None where it cannot be read."""
    if not database_path(home).exists():
        return ()
    try:
        records = load_records(open_store(home))
        return tuple(record for record in records if _rests_on(record))
    except ReliftError:
        return None


def take_along(home: Path, records: Sequence[Record]) -> TakenAlong:
    """Add them to the journal that was put back.

    Args:
        home: The data folder.
        records: As `stop_records` gave them; those of another journal are left out.

    Raises:
        StoreError: the store cannot be written.
    """
    if not records:
        return TakenAlong(n_new=0, n_left=0)
    store = open_store(home)
    persons = set(persons_of(store))
    own = [record for record in records if record.person in persons]
    return TakenAlong(n_new=append(store, own), n_left=len(records) - len(own))


def _rests_on(record: Record) -> bool:
    return record.kind == CrisisAcknowledged.KIND or outlives_deletion(record)
