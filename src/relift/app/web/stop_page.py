"""What a stop page shows: the messages in full, what to say there, and what to hand over."""

from __future__ import annotations

from datetime import datetime

from relift.app.web.desk import Desk
from relift.plan.stops import said_there, stop_pages
from relift.report.handover import Handover, handover, needs_handover
from relift.screening.standing import standing


def stop_context(desk: Desk, now: datetime) -> dict[str, object] | None:
    """What `stop_page` of stop.html fills in, or None where no stop stands.

    Args:
        desk: The journal.
        now: Aware, in the person's zone.

    Raises:
        StoreError: the store cannot be read.
    """
    journal = desk.journal()
    screened = standing(journal, now)
    if not screened.is_stop:
        return None
    pages = stop_pages(screened, country=journal.profile.country)
    return {
        "kind": screened.messages[0].removeprefix("tier."),
        "pages": pages,
        "say": said_there(pages),
        "papers": handover(journal, now) if needs_handover(screened) else None,
        "may_screen_again": bool(screened.stops),
        "is_under_age": screened.is_under_age,
    }


def papers(desk: Desk, now: datetime) -> Handover:
    """What to hand over, whether there is a stop or not: one may come without signal.

    Args:
        desk: The journal.
        now: Aware, in the person's zone.

    Raises:
        StoreError: the store cannot be read.
    """
    return handover(desk.journal(), now)
