"""What is dated after now: the clock was wrong, what was told was not.

A danger that is dated ahead counts at once. It is answered by a complete full screen up to now that
names it, and thoughts of suicide by having read their page. Nothing that is dated ahead lifts what
came before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from relift.journal.timeline import Journal
from relift.screening.stops import Stop, is_complete_full, named_until, stops_ahead
from relift.screening.triage import triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What was told with a date ahead, and nothing has answered.

    Attributes:
        stops: Of screens.
        flares: Ids of flares that were reported.
        nerve_signs: Ids of exposures that brought a new sign in the nerves.
        crises: Ids of screens that told thoughts of suicide.
    """

    stops: tuple[Stop, ...]
    flares: tuple[UUID, ...]
    nerve_signs: tuple[UUID, ...]
    crises: tuple[UUID, ...]

    @property
    def screened_by_name(self) -> tuple[UUID, ...]:
        """What a full screen that is answered now names, besides the stops that stand."""
        return (*self.flares, *self.nerve_signs)


def told_ahead(journal: Journal, now: datetime) -> Ahead:
    """What is dated after `now` and counts all the same.

    Args:
        journal: All of it.
        now: Aware.
    """
    named = named_until(now, journal.screens, is_complete_full)
    return Ahead(
        stops=stops_ahead(journal.screens, now),
        flares=tuple(f.id for f in journal.flares if f.at > now and f.id not in named),
        nerve_signs=tuple(
            e.id
            for e in journal.exposures
            if e.at > now and e.has_new_nerve_sign and e.id not in named
        ),
        crises=_unread_crises(journal, now),
    )


def _unread_crises(journal: Journal, now: datetime) -> tuple[UUID, ...]:
    """Screens ahead that told thoughts of suicide, and whose page nobody has read since."""
    read = journal.crisis_acknowledgements
    return tuple(
        entry.id
        for entry in journal.screens
        if entry.at > now
        and triage(entry.value.answers, entry.value.clarified, entry.value.form).is_crisis
        and not any(a.at >= entry.at or entry.id in a.value.screens for a in read)
    )
