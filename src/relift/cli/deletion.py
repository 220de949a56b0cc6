"""Deleting a workout, a note or a piece of the past on the command line, once it is confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from relift.cli.output import may_ask, plain, say
from relift.cli.record_ids import find_line
from relift.errors import AnswersError, InvalidValueError
from relift.journal.records import Record
from relift.journal.timeline import Journal
from relift.report.deletion import Deletion, deletion, may_delete, tombstones
from relift.report.lines import Kind

if TYPE_CHECKING:
    from datetime import datetime

    from relift.app.database import Store

_OTHER_WAYS = {
    Kind.SCREEN: "Answer the safety questions again with `relift flare --screen`.",
    Kind.CHECKIN: "Check in again with `relift checkin`: the newest answers count.",
    Kind.LIMIT: "Set a new limit with `relift limit`.",
    Kind.IMPORT: "Take an import back with `relift import --undo`.",
}


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
    if not may_delete(line, journal):
        other = _OTHER_WAYS.get(line.kind, "")
        raise InvalidValueError(
            "Only imported workouts, notes and what you told of your past can be deleted, for "
            f"plans rest on the rest. {other} Nothing was changed.".replace("  ", " ")
        )
    return deletion(line, journal)


def confirm_deletion(what: Deletion) -> None:
    """Ask whether a record is meant.

    Raises:
        AnswersError: the person said no, or nobody can be asked.
    """
    if not may_ask():
        raise AnswersError(
            "Deleting has to be confirmed: run it in a terminal, or add --yes. Nothing was changed."
        )
    say(f"This deletes: {plain(what.words)}")
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

    append(store, tombstones(what, person=store.person, now=now))
