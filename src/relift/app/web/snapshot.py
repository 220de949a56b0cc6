"""What a phone takes along: today's plan, and the rules that hold without signal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache

import msgspec

from relift.journal.records import Record
from relift.journal.timeline import Journal
from relift.plan.next_rung import plan_on_phone
from relift.plan.today import Worked
from relift.plan.walk import Walk, walk_of
from relift.screening.held import Held, held
from relift.screening.wire import screen_tables


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that Today, Check-in, Workout and Flare need without signal.

    Attributes:
        made_at: When; aware, in the person's zone.
        screen: The questions, the tiers and the messages: the same tables that Python reads.
        held: What the server knows of the screens so far.
        plan: The exposures of today and what follows each outcome; empty in a stop.
        walk: Where the person is in today's workout.
    """

    made_at: datetime
    screen: msgspec.Raw
    held: Held
    plan: dict[str, object]
    walk: Walk


def snapshot_of(
    worked: Worked, journal: Journal, records: Iterable[Record], *, made_at: datetime
) -> Snapshot:
    """The snapshot of a plan.

    Args:
        worked: The plan with its workings.
        journal: The whole record, with what is dated ahead.
        records: The log that it adds up, newest first.
        made_at: When, by this computer's clock; `worked.now` may be a little ahead of it.
    """
    return Snapshot(
        made_at=made_at,
        screen=_screen(),
        held=held(journal, worked.now),
        plan=plan_on_phone(worked),
        walk=walk_of(journal, worked.today, records, now=worked.now),
    )


@cache
def _screen() -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(screen_tables()))
