"""What holds now: the urgency, whether there may be a plan, and what has to be answered first.

A stop is any one of: a tier without training that nothing has lifted (`relift.screening.stops`), a
crisis page not yet read, a full or short screen that is due, an age that is unknown or under 18.
A full screen is due when none was ever complete, after a flare was reported, after a check-in that
calls a new one when the last full screen is older than a flare may be quiet, and after a set with a
new sign in the nerves; a short one at each check-in of a flare, also at the one that ends it, and
when pain has come to reach below the knee.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from relift.journal.reports import PainReach, ScreenForm
from relift.journal.timeline import Journal
from relift.screening.ahead import Ahead, told_ahead
from relift.screening.flare import Flare, newest_flare
from relift.screening.items import red_flags
from relift.screening.stops import ScreenHistory, Stop, screen_history
from relift.screening.tiers import Tier, Training, rules, tier_row


class Need(enum.StrEnum):
    """What has to be answered before there is a plan."""

    FULL_SCREEN = "full_screen"
    SHORT_SCREEN = "short_screen"
    AGE = "age"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds for the person now.

    Attributes:
        tier: The greatest urgency that nothing has lifted.
        training: What a plan may hold; `none` exactly when `is_stop`.
        is_crisis_waiting: Thoughts of suicide were told and the crisis page is not read yet.
        is_under_age: No plan ever.
        has_new_nerve_sign: A set brought one after the last complete full screen.
        needs: What has to be answered first.
        reasons: Ids of the items behind every stop that stands.
        messages: Ids for `relift.screening.message`, the most urgent first.
        since: When the most urgent stop began; None where there is none.
        stops: Every stop that stands, by time.
        ahead: What was told with a date ahead, and nothing has answered.
    """

    tier: Tier
    training: Training
    is_crisis_waiting: bool
    is_under_age: bool
    has_new_nerve_sign: bool
    needs: Need
    reasons: tuple[str, ...]
    messages: tuple[str, ...]
    since: datetime | None
    stops: tuple[Stop, ...]
    ahead: Ahead

    @property
    def is_stop(self) -> bool:
        """Whether there is no plan."""
        return self.training is Training.NONE

    @property
    def may_climb(self) -> bool:
        """Whether a plan may go beyond the rungs that are confirmed."""
        return self.training is Training.ALL

    @property
    def is_confirmed_rungs_only(self) -> bool:
        """Whether a plan keeps to the rungs that are confirmed as tolerable."""
        return self.training is Training.CONFIRMED_ONLY


def standing(journal: Journal, now: datetime) -> Standing:
    """What holds at `now`.

    Args:
        journal: The record.
        now: Aware; what comes later does not count, but for a danger (`relift.screening.ahead`).

    Raises:
        UnknownTransitionError: a screen names an item that the table does not know.
    """
    so_far = journal.until(now)
    history = screen_history(so_far.screens)
    ahead = told_ahead(journal, now)
    history = replace(history, stops=(*history.stops, *ahead.stops))
    worst = max(history.stops, key=lambda s: s.tier, default=None)
    tier = worst.tier if worst else Tier.CLEAR
    is_dangerous = bool(ahead.flares or ahead.nerve_signs)
    needs = Need.FULL_SCREEN if is_dangerous else _needs(so_far, history, now=now)
    has_nerve_sign = bool(ahead.nerve_signs) or _has_new_nerve_sign(so_far, history)
    held_by = (
        *(("crisis",) if ahead.crises or _is_crisis_waiting(so_far, history) else ()),
        *(("new_nerve_sign",) if has_nerve_sign else ()),
        *(("under_age",) if so_far.profile.is_adult is False else ()),
        *((f"need_{needs.value}",) if needs is not Need.NOTHING else ()),
    )
    items = {r for s in history.stops for r in s.reasons}
    return Standing(
        tier=tier,
        training=Training.NONE if held_by else tier_row(tier).training,
        is_crisis_waiting="crisis" in held_by,
        is_under_age="under_age" in held_by,
        has_new_nerve_sign="new_nerve_sign" in held_by,
        needs=needs,
        reasons=tuple(i.id for i in red_flags().items if i.id in items),
        messages=_messages(history, tier, held_by=held_by),
        since=worst.since if worst else None,
        stops=history.stops,
        ahead=ahead,
    )


def _needs(journal: Journal, history: ScreenHistory, *, now: datetime) -> Need:
    """The first thing that has to be answered, the most urgent first."""
    last_full = history.last_full_at
    if last_full is None or any(f.at > last_full for f in journal.flares):
        return Need.FULL_SCREEN
    flare = newest_flare(journal)
    if _has_new_nerve_sign(journal, history) or _is_unscreened(flare, last_full):
        return Need.FULL_SCREEN
    if flare and not _is_checkin_screened(flare, journal, history, now=now):
        return Need.SHORT_SCREEN
    if _is_new_reach_unscreened(journal, history):
        return Need.SHORT_SCREEN
    return Need.AGE if _is_age_open(journal, now) else Need.NOTHING


def _has_new_nerve_sign(journal: Journal, history: ScreenHistory) -> bool:
    """Whether a set brought new leg pain, numbness or weakness that no full screen followed."""
    last_full = history.last_full_at
    return any(
        e.has_new_nerve_sign and (last_full is None or e.at >= last_full) for e in journal.exposures
    )


def _is_unscreened(flare: Flare | None, last_full: datetime) -> bool:
    """Whether a check-in called a new flare, and the newest full screen is of an earlier one."""
    recent = timedelta(days=rules().flare_quiet_days)
    return flare is not None and not flare.is_reported and flare.began_at - last_full > recent


def _is_checkin_screened(
    flare: Flare, journal: Journal, history: ScreenHistory, *, now: datetime
) -> bool:
    """Whether a complete screen goes with the flare's newest check-in: just before it, or after.

    The check-in that ended the flare is still one of it: pain that leaves and a numb saddle can
    come together.
    """
    newest = journal.checkins[-1] if journal.checkins else None
    checkin = newest if flare.is_on(now) else flare.ended_by
    if checkin is None:
        return True
    earliest = checkin.at - timedelta(hours=rules().short_screen_h)
    return any(at >= earliest and on >= checkin.on for at, on in history.complete_at)


def _is_new_reach_unscreened(journal: Journal, history: ScreenHistory) -> bool:
    """Whether pain has come to reach below the knee, and no complete screen goes with it."""
    told = [entry for entry in journal.checkins if entry.value.reach is not None]
    first = None
    for entry in told:
        if entry.value.reach is not PainReach.BELOW_KNEE:
            first = None
        elif first is None:
            first = entry
    if first is None:
        return False
    earliest = first.at - timedelta(hours=rules().short_screen_h)
    return not any(at >= earliest and on >= first.on for at, on in history.complete_at)


def _is_age_open(journal: Journal, now: datetime) -> bool:
    """Whether the age is not told, or contradicts itself."""
    profile = journal.profile
    if profile.is_adult is None:
        return True
    is_too_young = (
        profile.birth_year is not None and now.year - profile.birth_year < rules().adult_age
    )
    return profile.is_adult and is_too_young


def _is_crisis_waiting(journal: Journal, history: ScreenHistory) -> bool:
    told_at = history.crisis_at
    return told_at is not None and not any(a.at >= told_at for a in journal.crisis_acknowledgements)


def _messages(history: ScreenHistory, tier: Tier, *, held_by: tuple[str, ...]) -> tuple[str, ...]:
    """Every message, what stops first: the crisis page, a tier that stops, what is needed.

    A tier that does not stop comes after, and notes on single answers come last. "Clear" is said
    only where nothing stops.
    """
    rules_held = {e for s in history.stops for e in s.escalated_by}
    of_tier = (
        f"tier.{tier.id}",
        *(f"rule.{e.id}" for e in red_flags().escalations if e.id in rules_held),
    )
    newest = set(history.newest.positive if history.newest else ())
    # What only the full screen asks holds until it is asked again.
    newest |= {
        item.id
        for item in red_flags().items
        if item.id in history.last_full_positive and ScreenForm.SHORT not in item.forms
    }
    notes = tuple(f"item.{i.id}" for i in red_flags().items if i.id in newest and i.if_yes)
    if tier is Tier.CLEAR:
        return (*held_by, *notes) if held_by else (*of_tier, *notes)
    if tier_row(tier).training is not Training.NONE:
        return (*held_by, *of_tier, *notes)
    crisis = tuple(m for m in held_by if m == "crisis")
    return (*crisis, *of_tier, *held_by[len(crisis) :], *notes)
