"""What a phone takes along: today's plan, and the rules that hold without signal."""

from __future__ import annotations

from datetime import datetime

from relift.app.web.desk import Desk


def snapshot(desk: Desk, now: datetime) -> dict[str, object]:
    """Everything that Today, Check-in, Workout and Flare need without signal.

    Args:
        desk: The journal.
        now: Aware, in the person's zone.

    Raises:
        StoreError: the store cannot be read.
    """
    day = desk.today(now)
    return {"made_at": now, "plan": {"exposures": day.exposures, "stop": day.stop}}
