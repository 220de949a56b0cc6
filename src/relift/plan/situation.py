"""Today's circumstances that the guardrails ask about, read from the journal once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from relift.journal.reports import LimitSet, MedicineClass, PainReach
from relift.journal.timeline import Entry, Journal
from relift.plan.limits import limits_on
from relift.plan.mornings import is_rising, mornings, resting_pain
from relift.plan.thresholds import thresholds

_STRONG = {MedicineClass.OPIOID, MedicineClass.RELAXANT, MedicineClass.SEDATIVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What holds for the whole person today.

    Attributes:
        now: The instant; aware.
        resting: Pain at rest [NRS] by a check-in of the last day, or None.
        own_tolerable: What the person calls tolerable [NRS], or None.
        is_morning_rising: Whether mornings get worse.
        rise_since_yesterday: Pain at rest above the newest morning before today [NRS], or None.
        has_painkiller: Whether a medicine that hides pain may be on board.
        is_drowsy: By today's newest check-in that says.
        is_below_knee: Whether pain goes below the knee, by the newest check-in that says.
        is_paused: Whether the person has paused their plan.
        is_confirmed_only: Whether a same-week sign allows only what is confirmed.
        is_calm_due: Whether the calm-down of this flare has not been gone through.
        limits: Limits that hold today.
    """

    now: datetime
    resting: float | None
    own_tolerable: float | None
    is_morning_rising: bool = False
    rise_since_yesterday: float | None = None
    has_painkiller: bool = False
    is_drowsy: bool = False
    is_below_knee: bool = False
    is_paused: bool = False
    is_confirmed_only: bool = False
    is_calm_due: bool = False
    limits: tuple[Entry[LimitSet], ...] = ()


def situation_of(
    journal: Journal, now: datetime, *, is_confirmed_only: bool, is_calm_due: bool
) -> Situation:
    """Read today's circumstances.

    Args:
        journal: As far as `now`.
        now: The instant; aware.
        is_confirmed_only: From the screen's standing.
        is_calm_due: From the journey.
    """
    by_day, at_rest = mornings(journal), resting_pain(journal, now)
    return Situation(
        now=now,
        resting=at_rest,
        own_tolerable=journal.profile.tolerable_pain,
        is_morning_rising=is_rising(by_day, now.date()),
        rise_since_yesterday=_rise(by_day, at_rest, now.date()),
        has_painkiller=has_painkiller(journal, now),
        is_drowsy=_is_drowsy(journal, now),
        is_below_knee=_is_below_knee(journal, now),
        is_paused=is_paused(journal, now),
        is_confirmed_only=is_confirmed_only,
        is_calm_due=is_calm_due,
        limits=limits_on(journal, now.date()),
    )


def _rise(by_day: Mapping[date, float], at_rest: float | None, on: date) -> float | None:
    """Pain at rest above the newest morning before a day [NRS], or None where one is not known."""
    earlier = [day for day in by_day if day < on]
    return None if at_rest is None or not earlier else at_rest - by_day[max(earlier)]


def has_painkiller(journal: Journal, at: datetime) -> bool:
    """Whether a medicine that hides pain may have been on board at an instant."""
    rule = thresholds().painkiller
    n_before = bisect_right(journal.medications, at, key=lambda entry: entry.at)
    for entry in reversed(journal.medications[:n_before]):
        hours = (at - entry.at) / timedelta(hours=1)
        if hours > max(rule.strong_hours, rule.any_hours):
            return False
        medicine = entry.value.medicine_class
        if medicine in _STRONG and hours <= rule.strong_hours:
            return True
        if medicine is MedicineClass.PAINKILLER and hours <= rule.any_hours:
            return True
    return False


def is_paused(journal: Journal, now: datetime) -> bool:
    """Whether the person has paused their plan; a flare reported since then ends a pause."""
    if not journal.pauses:
        return False
    newest = journal.pauses[-1]
    if newest.value.is_ended or any(flare.at > newest.at for flare in journal.flares):
        return False
    return newest.value.until_on is None or now.date() <= newest.value.until_on


def _is_below_knee(journal: Journal, now: datetime) -> bool:
    """By the newest check-in that says how far the pain goes; it counts until another one says."""
    window = timedelta(days=thresholds().below_knee.days)
    for entry in reversed(journal.checkins):
        if now - entry.at > window:
            return False
        if entry.value.reach is not None:
            return entry.value.reach is PainReach.BELOW_KNEE
    return False


def _is_drowsy(journal: Journal, now: datetime) -> bool:
    window = timedelta(hours=thresholds().check_in.hours)
    for entry in reversed(journal.checkins):
        if now - entry.at > window:
            return False
        if entry.value.is_drowsy is not None:
            return entry.value.is_drowsy
    return False
