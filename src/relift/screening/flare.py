"""Whether a flare is running: from its report until a check-in says it is over, or goes quiet.

A check-in that calls the day a flare starts or prolongs one too: what a person feels as a flare
need not be more pain (evidence E10), so their word is what counts.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from relift.journal.timeline import Journal
from relift.screening.tiers import rules


def is_flare_on(journal: Journal, now: datetime) -> bool:
    """Whether a flare is running at `now`.

    Args:
        journal: The record.
        now: Aware; what comes later does not count.
    """
    so_far = journal.until(now)
    called = [e.at for e in so_far.flares]
    called += [e.at for e in so_far.checkins if e.value.is_flare]
    if not called:
        return False
    last_called = max(called)
    is_over = any(e.value.is_flare is False and e.at > last_called for e in so_far.checkins)
    quiet = timedelta(days=rules().flare_quiet_days)
    return not is_over and now - last_called <= quiet
