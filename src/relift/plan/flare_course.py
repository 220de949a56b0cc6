"""Where a flare is left off: what of it is open decides where it goes on, on every surface.

The way is: the report, the full screen, the calm-down, the words, the first movements. A report is
asked for only where no flare of today is under way; a screen of today's flare that was broken off
goes on from its answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from relift.journal.reports import ScreenAnswered, ScreenForm
from relift.journal.timeline import Entry, Journal
from relift.plan.stages import is_calm_due
from relift.screening.standing import standing
from relift.screening.triage import triage


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareCourse:
    """Where the newest flare is.

    Attributes:
        reported_at: When it was reported; None where none ever was.
        labels: What it was called.
        is_calm_due: Whether its calm-down is still to be gone through.
        unfinished: Its full screen, where one was broken off today.
    """

    reported_at: datetime | None
    labels: tuple[str, ...]
    is_calm_due: bool
    unfinished: Entry[ScreenAnswered] | None


def flare_course(journal: Journal, now: datetime) -> FlareCourse:
    """Where the newest flare is.

    Args:
        journal: The record.
        now: Aware, in the person's zone.
    """
    newest = journal.flares[-1] if journal.flares else None
    return FlareCourse(
        reported_at=newest.at if newest else None,
        labels=newest.value.reported_labels if newest else (),
        is_calm_due=is_calm_due(journal),
        unfinished=unfinished_screen(journal, now.date()),
    )


def is_under_way(journal: Journal, now: datetime) -> bool:
    """Whether today's flare, or a stop, is still to be dealt with, so that this is no new flare."""
    held = standing(journal, now)
    is_of_today = bool(journal.flares) and journal.flares[-1].on == now.date()
    is_open = held.is_stop or is_calm_due(journal)
    return held.has_new_nerve_sign or (is_of_today and is_open)


def unfinished_screen(journal: Journal, on: date) -> Entry[ScreenAnswered] | None:
    """The full screen of today's flare that was broken off, if there is one."""
    if not journal.screens:
        return None
    newest = journal.screens[-1]
    said = newest.value
    is_whole = triage(said.answers, said.clarified, said.form).is_complete
    is_after_flare = not journal.flares or newest.at >= journal.flares[-1].at
    is_open = said.form is ScreenForm.FULL and newest.on == on and is_after_flare
    return newest if is_open and not is_whole else None
