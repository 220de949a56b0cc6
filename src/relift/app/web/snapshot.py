"""What a phone takes along: today's plan, and the rules that hold without signal."""

from __future__ import annotations

from datetime import datetime

from relift.app.web.desk import Desk
from relift.plan.walk import walk_of
from relift.screening.held import held
from relift.screening.wire import screen_tables


def snapshot(desk: Desk, now: datetime) -> dict[str, object]:
    """Everything that Today, Check-in, Workout and Flare need without signal.

    Args:
        desk: The journal.
        now: Aware, in the person's zone.

    Raises:
        StoreError: the store cannot be read.
    """
    day, journal, now = desk.today(now), desk.journal(), desk.present(now)
    return {
        "made_at": now,
        "screen": screen_tables(),
        "held": held(journal, now),
        "plan": {"exposures": day.exposures, "stop": day.stop},
        "walk": walk_of(journal, day, reversed(desk.records), now=now),
    }
