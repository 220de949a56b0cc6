"""Deleting an imported workout or a note: a tombstone, after which the record counts no longer.

What was told about a flare cannot be deleted. A stop is ended by answering the safety questions
again, not by a hidden button, and the record of pain, medicine and limits is what plans rest on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import typer

from relift.cli.output import may_ask, plain, say
from relift.cli.timeline import Kind, Line, lines_of
from relift.errors import AnswersError, InvalidValueError
from relift.journal.timeline import Journal

if TYPE_CHECKING:
    from datetime import datetime

    from relift.app.database import Store

_OTHER_WAYS = {
    Kind.SCREEN: "Answer the safety questions again with `relift flare --screen`.",
    Kind.CHECKIN: "Check in again with `relift checkin`: the newest answers count.",
    Kind.LIMIT: "Set a new limit with `relift limit`.",
    Kind.IMPORT: "Take an import back with `relift import --undo`.",
}


def deletable(journal: Journal, typed: str) -> Line:
    """Find what is to be deleted.

    Args:
        journal: One person's record.
        typed: The id as `relift history --json` shows it.

    Raises:
        InvalidValueError: there is no such record, or it is not one that may be deleted.
    """
    try:
        wanted = UUID(typed)
    except ValueError:
        wanted = None
    line = next((line for line in lines_of(journal) if line.id == wanted), None)
    if line is None:
        raise InvalidValueError(
            "There is no such record; `relift history --json` shows the ids. Nothing was changed."
        )
    is_imported = any(w.id == wanted and w.source for w in journal.workouts)
    if not (is_imported or line.kind is Kind.NOTE):
        other = _OTHER_WAYS.get(line.kind, "")
        raise InvalidValueError(
            "Only imported workouts and notes can be deleted, for plans rest on the rest. "
            f"{other} Nothing was changed.".replace("  ", " ")
        )
    return line


def confirm_deletion(line: Line) -> None:
    """Ask whether a record is meant.

    Raises:
        AnswersError: the person said no, or nobody can be asked.
    """
    if not may_ask():
        raise AnswersError(
            "Deleting has to be confirmed: run it in a terminal, or add --yes. Nothing was changed."
        )
    say(f"This deletes: {line.at:%Y-%m-%d %H:%M}, {plain(line.title)}")
    if not typer.confirm("Go on?"):
        raise AnswersError("Nothing was changed.")


def delete(store: Store, line: Line, *, now: datetime) -> None:
    """Write the tombstone.

    Args:
        store: The open store.
        line: What is deleted.
        now: When; aware.

    Raises:
        StoreError: the store cannot be written.
    """
    from relift.app.records import append
    from relift.journal.records import new_record
    from relift.journal.reports import Tombstone

    append(store, [new_record(Tombstone(), person=store.person, at=now, supersedes=line.id)])
