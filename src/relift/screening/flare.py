"""Whether a flare is running: from its report until a check-in says it is over, or goes quiet.

A check-in that calls the day a flare starts or prolongs one too: what a person feels as a flare
need not be more pain (evidence E10), so their word is what counts. The check-in that ends a flare
is still one of that flare.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from relift.journal.reports import CheckIn, FlareReported
from relift.journal.timeline import Entry, Journal
from relift.screening.tiers import rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Flare:
    """The newest flare.

    Attributes:
        began_at: When it was first called one.
        called_at: When it was last called one.
        is_reported: Whether a report began it, and not a check-in.
        ended_by: The first check-in after it that says it is over, or None.
    """

    began_at: datetime
    called_at: datetime
    is_reported: bool
    ended_by: Entry[CheckIn] | Entry[FlareReported] | None = None

    def is_on(self, now: datetime) -> bool:
        """Whether it runs at `now`."""
        quiet = timedelta(days=rules().flare_quiet_days)
        return self.ended_by is None and now - self.called_at <= quiet


def newest_flare(journal: Journal) -> Flare | None:
    """The newest flare of a journal, or None where none was ever called.

    Args:
        journal: As far as it should be looked at.
    """
    newest: Flare | None = None
    # Of the same instant, what calls it a flare comes last and stands.
    told: list[Entry[CheckIn] | Entry[FlareReported]] = [*journal.checkins, *journal.flares]
    for entry in sorted(told, key=lambda e: (e.at, _is_called(e.value) is True)):
        is_called = _is_called(entry.value)
        is_reported = isinstance(entry.value, FlareReported)
        is_running = newest is not None and newest.is_on(entry.at)
        if is_called and newest is not None and is_running and not is_reported:
            newest = replace(newest, called_at=entry.at)
        elif is_called:
            newest = Flare(began_at=entry.at, called_at=entry.at, is_reported=is_reported)
        elif is_called is False and newest is not None and is_running:
            newest = replace(newest, ended_by=entry)
    return newest


def is_flare_on(journal: Journal, now: datetime) -> bool:
    """Whether a flare is running at `now`.

    Args:
        journal: The record.
        now: Aware; what comes later does not count.
    """
    newest = newest_flare(journal.until(now))
    return newest is not None and newest.is_on(now)


def _is_called(told: CheckIn | FlareReported) -> bool | None:
    """Whether it calls the day a flare; None where it does not say."""
    return told.is_flare if isinstance(told, CheckIn) else True
