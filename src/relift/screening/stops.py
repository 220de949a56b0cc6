"""From the screens of a journal to the stops that still stand.

Each positive screen sets a stop. One thing lifts it: a later, complete full screen that says who
saw the person and when (on or after the day of the stop, not in the future), or that gives a reason
(the correction of a slip). That screen's own positive answers set a stop of their own, except that
a yes of a tier with `yes_may_stand` may stay a yes once a clinician has looked at it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from relift.journal.reports import ScreenAnswered, ScreenForm
from relift.journal.timeline import Entry
from relift.screening.tiers import Tier, tier_row
from relift.screening.triage import Triage, triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A positive screen that nothing has lifted yet.

    Attributes:
        tier: Its urgency.
        since: When the screen was answered.
        on: The person's local date then.
        screen: Id of the screen's record.
        reasons: Ids of the items it comes from.
        escalated_by: Ids of the rules that held.
    """

    tier: Tier
    since: datetime
    on: date
    screen: UUID
    reasons: tuple[str, ...]
    escalated_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenHistory:
    """What the screens of a journal add up to.

    Attributes:
        stops: The stops that stand, by time.
        last_full_at: When the last complete full screen was answered.
        complete_at: Time and local date of every complete screen, full or short.
        crisis_at: When thoughts of suicide were last told.
        newest: Triage of the newest screen.
        last_full_positive: Items that were positive in the last complete full screen.
    """

    stops: tuple[Stop, ...]
    last_full_at: datetime | None
    complete_at: tuple[tuple[datetime, date], ...]
    crisis_at: datetime | None
    newest: Triage | None
    last_full_positive: frozenset[str] = frozenset()


def screen_history(screens: Sequence[Entry[ScreenAnswered]]) -> ScreenHistory:
    """Read every screen in order.

    Args:
        screens: By time.

    Raises:
        UnknownTransitionError: an answer names an item that the table does not know.
    """
    stops: tuple[Stop, ...] = ()
    last_full: tuple[datetime, Triage] | None = None
    complete: list[tuple[datetime, date]] = []
    crisis_at: datetime | None = None
    newest: Triage | None = None
    for entry in screens:
        known = {r for s in stops for r in s.reasons}
        known.update(last_full[1].positive if last_full else ())
        newest = _triage_entry(entry, frozenset(known))
        if newest.is_complete:
            complete.append((entry.at, entry.on))
        if newest.is_crisis:
            crisis_at = entry.at
        if _is_complete_full(entry, newest):
            last_full = (entry.at, newest)
        stops = _after(stops, entry, newest)
    return ScreenHistory(
        stops=stops,
        last_full_at=last_full[0] if last_full else None,
        complete_at=tuple(complete),
        crisis_at=crisis_at,
        newest=newest,
        last_full_positive=frozenset(last_full[1].positive if last_full else ()),
    )


def stops_ahead(screens: Sequence[Entry[ScreenAnswered]], now: datetime) -> tuple[Stop, ...]:
    """Stops of screens that are dated after `now`: the clock was wrong, the answer was not.

    A complete full screen up to now that names them and says who saw the person, or gives a reason,
    lifts them. A screen dated ahead sets stops and lifts none of those before it.

    Args:
        screens: All of them, by time.
        now: Aware.
    """
    if not screens or screens[-1].at <= now:
        return ()
    answered = named_until(now, screens, _may_lift)
    found = screen_history(screens).stops
    return tuple(s for s in found if s.since > now and s.screen not in answered)


def named_until(
    now: datetime,
    screens: Sequence[Entry[ScreenAnswered]],
    counts: Callable[[Entry[ScreenAnswered]], bool],
) -> frozenset[UUID]:
    """Ids that screens up to now name as known when they were answered, of those that count."""
    naming = (entry for entry in screens if entry.value.lifts and entry.at <= now)
    return frozenset(one for entry in naming if counts(entry) for one in entry.value.lifts or ())


def _may_lift(entry: Entry[ScreenAnswered]) -> bool:
    """Whether it is a complete full screen after a visit, or one that gives a reason."""
    said = entry.value
    is_visit = bool(said.seen_by.strip()) and said.seen_on is not None and said.seen_on <= entry.on
    return is_complete_full(entry) and (is_visit or bool(said.reason.strip()))


def is_complete_full(entry: Entry[ScreenAnswered]) -> bool:
    """Whether every question of a full screen was answered."""
    said = entry.value
    if said.form is not ScreenForm.FULL:
        return False
    return _is_complete_full(entry, triage(said.answers, said.clarified, said.form))


def _triage_entry(entry: Entry[ScreenAnswered], known: frozenset[str]) -> Triage:
    """Triage one screen; what a complete full screen asked anew is not carried into it."""
    said = entry.value
    carried = frozenset[str]() if is_complete_full(entry) else known
    return triage(said.answers, said.clarified, said.form, carried=carried)


def _is_complete_full(entry: Entry[ScreenAnswered], outcome: Triage) -> bool:
    return entry.value.form is ScreenForm.FULL and outcome.is_complete


def _after(
    stops: tuple[Stop, ...], entry: Entry[ScreenAnswered], outcome: Triage
) -> tuple[Stop, ...]:
    """The stops that stand after one more screen."""
    seen = tuple(s for s in stops if _was_seen(entry, outcome, s))
    left = tuple(s for s in stops if s not in seen and not _is_corrected(entry, outcome, s))
    if outcome.tier is Tier.CLEAR or _may_stand(outcome, seen):
        return left
    return (
        *left,
        Stop(
            tier=outcome.tier,
            since=entry.at,
            on=entry.on,
            screen=entry.id,
            reasons=outcome.reasons,
            escalated_by=outcome.escalated_by,
        ),
    )


def _was_seen(entry: Entry[ScreenAnswered], outcome: Triage, stop: Stop) -> bool:
    """Whether this screen records a visit that answers the stop."""
    said = entry.value
    return (
        _is_complete_full(entry, outcome)
        and _is_after(entry, stop)
        and bool(said.seen_by.strip())
        and said.seen_on is not None
        and stop.on <= said.seen_on <= entry.on
    )


def _is_corrected(entry: Entry[ScreenAnswered], outcome: Triage, stop: Stop) -> bool:
    """Whether this screen corrects the one that set the stop."""
    return (
        _is_complete_full(entry, outcome)
        and _is_after(entry, stop)
        and bool(entry.value.reason.strip())
    )


def _is_after(entry: Entry[ScreenAnswered], stop: Stop) -> bool:
    """Whether a screen was answered after a stop: by its time, and knowing of it where it says."""
    known = entry.value.lifts
    return entry.at > stop.since and (known is None or stop.screen in known)


def _may_stand(outcome: Triage, seen: tuple[Stop, ...]) -> bool:
    """Whether every yes was looked at in a visit and is of a kind that may stay a yes."""
    looked_at = {r for s in seen for r in s.reasons}
    return tier_row(outcome.tier).yes_may_stand and set(outcome.reasons) <= looked_at
