"""What a phone without signal has to know of the screens so far, to say what holds now.

A stop is a fold over the whole record (`relift.screening.standing`); here is where that fold stands
at an instant, small enough to be carried. `static/relift/standing.js` goes on from it with what the
phone has not sent yet. It lifts no stop: only the server does. What was dated ahead of the instant
is carried as it was told, since it counts in another way once its time has come.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import msgspec

from relift.journal.lifting import ExposureDone
from relift.journal.records import Payload
from relift.journal.reports import CheckIn, PainReach
from relift.journal.timeline import Entry, Journal
from relift.screening.flare import is_flare_on, newest_flare
from relift.screening.standing import Standing, standing
from relift.screening.stops import (
    Stop,
    is_complete_full,
    named_until,
    screen_history,
    stops_ahead,
)

Held = dict[str, object]


def held(journal: Journal, now: datetime) -> Held:
    """What holds at `now` and what it rests on, as JSON.

    Args:
        journal: The whole record, with what is dated ahead.
        now: Aware, in the person's zone.

    Returns:
        `standing`: what `standing_said` says; `stops` that stand; when the last complete full
        screen was and what was positive in it; `complete`: complete screens that no later one
        covers; the newest flare, check-in, new nerve sign and reach below the knee; when thoughts
        of suicide were told and when their page was read; `profile`; `ahead`: records dated after
        `now`, and which of them were answered by name (`named`, `read`, `lifted`).

    Raises:
        UnknownTransitionError: a screen names an item that the table does not know.
    """
    past = journal.until(now)
    history, flare = screen_history(past.screens), newest_flare(past)
    return {
        "made_at": now.isoformat(),
        "standing": standing_said(standing(journal, now), is_flare_on=is_flare_on(journal, now)),
        "stops": [_stop(stop) for stop in history.stops],
        "last_full_at": _time(history.last_full_at),
        "last_full_positive": sorted(history.last_full_positive),
        "newest_positive": list(history.newest.positive if history.newest else ()),
        "complete": [at.isoformat() for at in uncovered(history.complete_at)],
        "crisis_at": _time(history.crisis_at),
        "crisis_read_at": _newest(past.crisis_acknowledgements),
        "flare_reported_at": _newest(past.flares),
        "flare": flare
        and {
            "began_at": flare.began_at.isoformat(),
            "called_at": flare.called_at.isoformat(),
            "is_reported": flare.is_reported,
            "ended_at": _time(flare.ended_by.at if flare.ended_by else None),
        },
        "checkin_at": _newest(past.checkins),
        "reach": _reach(past.checkins),
        "nerve_sign_at": _time(
            max((e.at for e in past.exposures if e.has_new_nerve_sign), default=None)
        ),
        "profile": {
            "is_adult": past.profile.is_adult,
            "birth_year": past.profile.birth_year,
            "country": past.profile.country.strip().upper(),
        },
        **_ahead(journal, now),
    }


def standing_said(holds: Standing, *, is_flare_on: bool) -> dict[str, object]:
    """What holds, in the form in which the phone works it out for itself.

    Args:
        holds: From `relift.screening.standing`.
        is_flare_on: Whether a flare is running.
    """
    return {
        "tier": holds.tier.id,
        "training": holds.training.value,
        "is_stop": holds.is_stop,
        "is_crisis_waiting": holds.is_crisis_waiting,
        "is_under_age": holds.is_under_age,
        "has_new_nerve_sign": holds.has_new_nerve_sign,
        "needs": holds.needs.value,
        "reasons": list(holds.reasons),
        "messages": list(holds.messages),
        "since": _time(holds.since),
        "is_flare_on": is_flare_on,
        "names": [
            str(name) for name in (*(s.screen for s in holds.stops), *holds.ahead.screened_by_name)
        ],
    }


def uncovered(complete: Iterable[tuple[datetime, date]]) -> list[datetime]:
    """Of complete screens those that no other one covers: as late, and of a date as late.

    Args:
        complete: Time and local date of each, by time.
    """
    kept: list[datetime] = []
    latest: date | None = None
    for at, on in sorted(complete, reverse=True):
        if latest is None or on > latest:
            kept.append(at)
            latest = on
    return kept[::-1]


def _stop(stop: Stop) -> dict[str, object]:
    return {
        "tier": stop.tier.id,
        "since": stop.since.isoformat(),
        "screen": str(stop.screen),
        "reasons": list(stop.reasons),
        "escalated_by": list(stop.escalated_by),
    }


def _reach(checkins: Iterable[Entry[CheckIn]]) -> dict[str, str | None] | None:
    """When the pain's reach was last told, and since when it has been below the knee."""
    told_at: datetime | None = None
    below_since: datetime | None = None
    for entry in checkins:
        if entry.value.reach is None:
            continue
        told_at = entry.at
        if entry.value.reach is not PainReach.BELOW_KNEE:
            below_since = None
        elif below_since is None:
            below_since = entry.at
    if told_at is None:
        return None
    return {"told_at": told_at.isoformat(), "below_since": _time(below_since)}


def _ahead(journal: Journal, now: datetime) -> Held:
    """Records dated after `now`, and which of them were answered by name before it."""
    entries: list[Entry[Payload]] = [
        *journal.screens,
        *journal.flares,
        *journal.checkins,
        *journal.crisis_acknowledgements,
    ]
    ahead = [_record(e.id, e.at, e.value) for e in entries if e.at > now]
    ahead += [
        _record(
            e.id,
            e.at,
            ExposureDone(
                workout=e.workout,
                exposure=e.id,
                movement=e.movement,
                has_new_nerve_sign=True,
            ),
        )
        for e in journal.exposures
        if e.at > now and e.has_new_nerve_sign
    ]
    stand = {stop.screen for stop in stops_ahead(journal.screens, now)}
    set_ahead = {s.screen for s in screen_history(journal.screens).stops if s.since > now}
    ids = {UUID(str(record["id"])) for record in ahead}
    read = (a.value.screens for a in journal.crisis_acknowledgements if a.at <= now)
    return {
        "ahead": sorted(ahead, key=lambda record: str(record["at"])),
        "named": _ids(named_until(now, journal.screens, is_complete_full) & ids),
        "lifted": _ids(set_ahead - stand),
        "read": _ids({name for names in read for name in names} & ids),
    }


def _record(record_id: UUID, at: datetime, payload: Payload) -> dict[str, object]:
    return {
        "id": str(record_id),
        "kind": payload.KIND,
        "at": at.isoformat(),
        "payload": msgspec.to_builtins(payload),
    }


def _ids(found: Iterable[UUID]) -> list[str]:
    return sorted(map(str, found))


def _newest(entries: Iterable[Entry[Payload]]) -> str | None:
    return _time(max((entry.at for entry in entries), default=None))


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
