"""What of the timeline may be deleted, and what goes with it: a tombstone, and it counts no more.

What was told about a flare cannot be deleted. A stop is ended by answering the safety questions
again, not by a hidden button, and the record of pain, medicine and limits is what plans rest on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from relift.journal.editions import editions_of, newest_editions
from relift.journal.log import KINDS, outlives_deletion
from relift.journal.records import Record, decode_payload, new_record
from relift.journal.reports import Tombstone
from relift.journal.story import series_of
from relift.journal.timeline import Journal
from relift.report.lines import Kind, Line
from relift.units import counted

_DELETABLE = frozenset(
    {
        *(Kind.NOTE, Kind.EPISODE, Kind.IMAGING, Kind.CARE),
        *(Kind.THOUGHT, Kind.FEAR, Kind.GOAL, Kind.ATTACHMENT),
    }
)


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
        return f"{self.line.when}, {self.line.title}{with_it}"


def may_delete(line: Line, journal: Journal) -> bool:
    """Whether no plan and no stop rests on it.

    Args:
        line: What is meant.
        journal: What the records add up to.
    """
    is_imported = any(w.id == line.id and w.source for w in journal.workouts)
    return is_imported or line.kind in _DELETABLE


def deletion(line: Line, journal: Journal) -> Deletion:
    """What a deletion takes away, with the ratings that mean nothing without it."""
    return Deletion(line=line, others=_ratings_with(line, journal))


def tombstones(what: Deletion, *, person: UUID, now: datetime) -> list[Record]:
    """The records that delete it; they are written together or not at all.

    Args:
        what: What is deleted.
        person: Whose journal it is.
        now: Aware.
    """
    return [
        new_record(Tombstone(), person=person, at=now, supersedes=gone)
        for gone in (what.line.id, *what.others)
    ]


def restored(deleted: Sequence[UUID], records: Sequence[Record], *, now: datetime) -> list[Record]:
    """The records that bring back what tombstones took away: what was said last, anew.

    Args:
        deleted: Ids of tombstones; one that is none, or does not count any more, does nothing.
        records: The person's log.
        now: Aware.
    """
    newest = newest_editions(records)
    made = []
    for tombstone in dict.fromkeys(deleted):
        told = editions_of(tombstone, records)
        said = [one for one in told if one.kind != Tombstone.KIND]
        is_gone = any(one.id == tombstone and one.kind == Tombstone.KIND for one in told)
        if not (said and is_gone and newest.get(tombstone) == tombstone):
            continue
        last = said[-1]
        if outlives_deletion(last):
            continue  # it was never gone, and told anew it must not count as a newer answer
        made.append(
            new_record(
                decode_payload(last, KINDS[last.kind]),
                person=last.person,
                at=last.at,
                recorded_at=now,
                batch=last.batch,
                supersedes=tombstone,
            )
        )
    return made


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
