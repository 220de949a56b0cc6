"""Deleting a workout, a note or a piece of the past: a tombstone, and the record counts no more.

What was told about a flare cannot be deleted. A stop is ended by answering the safety questions
again, not by a hidden button, and the record of pain, medicine and limits is what plans rest on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import typer

from relift.cli.lines import Kind, Line
from relift.cli.output import may_ask, plain, say
from relift.cli.record_ids import find_line
from relift.errors import AnswersError, InvalidValueError
from relift.journal.records import Record
from relift.journal.story import series_of
from relift.journal.timeline import Journal
from relift.units import counted

if TYPE_CHECKING:
    from datetime import datetime

    from relift.app.database import Store

_DELETABLE = frozenset(
    {
        *(Kind.NOTE, Kind.EPISODE, Kind.IMAGING, Kind.CARE),
        *(Kind.THOUGHT, Kind.FEAR, Kind.GOAL, Kind.ATTACHMENT),
    }
)
_OTHER_WAYS = {
    Kind.SCREEN: "Answer the safety questions again with `relift flare --screen`.",
    Kind.CHECKIN: "Check in again with `relift checkin`: the newest answers count.",
    Kind.LIMIT: "Set a new limit with `relift limit`.",
    Kind.IMPORT: "Take an import back with `relift import --undo`.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """What a deletion takes away.

    Attributes:
        line: What was named.
        others: Later ratings of a thought, a fear or a goal, which go with its words.
    """

    line: Line
    others: tuple[UUID, ...] = ()

    @property
    def words(self) -> str:
        """When it was, what it says, and what goes with it."""
        with_it = f", and {counted(len(self.others), 'later rating')}" if self.others else ""
        return f"{self.line.when}, {plain(self.line.title)}{with_it}"


def deletable(typed: str, journal: Journal, records: Iterable[Record]) -> Deletion:
    """Find what is to be deleted.

    Args:
        typed: An id as `relift history --ids` shows it, or its beginning.
        journal: What the records add up to.
        records: The person's log.

    Raises:
        InvalidValueError: there is no such record, or it is not one that may be deleted.
    """
    line = find_line(typed, journal, records)
    is_imported = any(w.id == line.id and w.source for w in journal.workouts)
    if not (is_imported or line.kind in _DELETABLE):
        other = _OTHER_WAYS.get(line.kind, "")
        raise InvalidValueError(
            "Only imported workouts, notes and what you told of your past can be deleted, for "
            f"plans rest on the rest. {other} Nothing was changed.".replace("  ", " ")
        )
    return Deletion(line=line, others=_ratings_with(line, journal))


def _ratings_with(line: Line, journal: Journal) -> tuple[UUID, ...]:
    """The ratings that mean nothing without the words of this record."""
    series = series_of(journal, line.id)
    if series is None:
        return ()
    worded = [e.id for e in journal.goals if e.value.goal == series.id]
    worded += [e.id for e in journal.thoughts if e.value.thought == series.id and e.value.text]
    if worded != [line.id]:
        return ()
    return tuple(rating.id for rating in series.ratings if rating.id != line.id)


def confirm_deletion(what: Deletion) -> None:
    """Ask whether a record is meant.

    Raises:
        AnswersError: the person said no, or nobody can be asked.
    """
    if not may_ask():
        raise AnswersError(
            "Deleting has to be confirmed: run it in a terminal, or add --yes. Nothing was changed."
        )
    say(f"This deletes: {what.words}")
    if not typer.confirm("Go on?"):
        raise AnswersError("Nothing was changed.")


def delete(store: Store, what: Deletion, *, now: datetime) -> None:
    """Write the tombstones: all of them, or nothing.

    Args:
        store: The open store.
        what: What is deleted.
        now: When; aware.

    Raises:
        StoreError: the store cannot be written.
    """
    from relift.app.records import append
    from relift.journal.records import new_record
    from relift.journal.reports import Tombstone

    append(
        store,
        [
            new_record(Tombstone(), person=store.person, at=now, supersedes=gone)
            for gone in (what.line.id, *what.others)
        ],
    )
