"""The plan's guardrails as numbers for a what-if: what each day allows from each confirmed rung.

The guards themselves are asked, so that a changed threshold or a limit changes the what-if too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from math import ceil

from relift.plan import guardrails
from relift.plan.guardrails import Place, highest_allowed
from relift.plan.ladders import RungKind
from relift.plan.outcomes import Outcome
from relift.plan.situation import Situation
from relift.plan.thresholds import thresholds
from relift.threat.graded import ClimbRules, ClimbStart

_CAPS = (
    guardrails.same_week,
    guardrails.clinician_limit,
    guardrails.own_limit,
    guardrails.near_top,
    guardrails.climb_by_rungs,
    guardrails.climb_by_load,
)
_LIMITS = (guardrails.clinician_limit, guardrails.own_limit)
_OLDEST_MORNING = timedelta(days=1)
_HOURS_A_DAY = 24


def climb_rules(place: Place, situations: Sequence[Situation], *, first_day: int) -> ClimbRules:
    """The guardrails as numbers.

    Args:
        place: The ladder, and where the person is.
        situations: One for each day ahead, with the limits that hold on it.
        first_day: Index of the first training day, which a layoff holds down.
    """
    table = thresholds()
    last = len(place.steps) - 1
    return ClimbRules(
        allowed=_allowed(place, situations, first_day=first_day),
        comfort_top=place.last(RungKind.COMFORT),
        comfort_above=table.resting.above,
        go_on_rise=table.rise.go_on_rise,
        stop_rise=table.rise.stop_rise,
        morning_rise=table.mornings.rise,
        morning_window=table.mornings.window,
        bad_day_rise=table.bad_day.rise,
        bad_day_rungs=table.bad_day.rungs,
        very_heavy_from=next(
            (
                i
                for i, step in enumerate(place.steps)
                if step.rung.relative_load >= table.very_heavy.share_of_e1rm
            ),
            last + 1,
        ),
        very_heavy_hours=table.very_heavy.hours,
        lighter_top=_top_by_share(place, table.very_heavy.stays_under),
        tries=table.rise.tries,
        sets_a_day=(table.climb.rungs + 1) * table.rise.tries,
    )


def climb_start(place: Place, now: datetime, by_day: Mapping[date, float]) -> ClimbStart:
    """Where the person is on the ladder now.

    Args:
        place: The ladder, and where they are.
        now: The instant.
        by_day: Mornings by date [NRS]; where the newest is old they say nothing of tomorrow.
    """
    progress = place.progress
    heavy = progress.very_heavy_at
    n_looked_at = 2 * thresholds().mornings.window
    newest = sorted(day for day in by_day if day <= now.date())[-n_looked_at:]
    is_known = bool(newest) and now.date() - newest[-1] <= _OLDEST_MORNING
    is_tolerated = progress.tolerated_today >= 0 and not any(
        a.outcome is Outcome.STOP or a.is_masked for a in progress.today
    )
    return ClimbStart(
        confirmed=progress.confirmed,
        stepped_back_from=progress.stepped_back_from,
        very_heavy_days_ago=None if heavy is None else (now - heavy) / timedelta(days=1),
        tolerated=progress.tolerated_today if is_tolerated else -1,
        mornings=tuple(float(round(by_day[day])) for day in newest) if is_known else (),
    )


def session_gap_d() -> int:
    """Days from one session to the next, so that a heavy lift rests as the guardrail asks."""
    return max(1, ceil(thresholds().spacing.hours / _HOURS_A_DAY))


def limit_top(place: Place, situation: Situation) -> int:
    """Highest rung that the person's and a clinician's limits allow, and a sign that waits."""
    found = [b for guard in (*_LIMITS, guardrails.same_week) if (b := guard(place, situation))]
    return highest_allowed(found, place)


def _allowed(
    place: Place, situations: Sequence[Situation], *, first_day: int
) -> tuple[tuple[int, ...], ...]:
    rows: dict[tuple[object, ...], tuple[int, ...]] = {}
    by_day = []
    for day, situation in enumerate(situations):
        key = tuple(entry.id for entry in situation.limits)
        if key not in rows:
            rows[key] = _row(place, situation)
        row = rows[key]
        held = guardrails.layoff(place, situation) if day <= first_day else None
        by_day.append(row if held is None else tuple(min(top, held.top) for top in row))
    return tuple(by_day)


def _row(place: Place, situation: Situation) -> tuple[int, ...]:
    """What the caps allow when nothing, the first rung, the second... is confirmed."""
    tops = []
    for confirmed in range(-1, len(place.steps)):
        there = _confirmed_at(place, confirmed)
        found = [b for guard in _CAPS if (b := guard(there, situation)) is not None]
        tops.append(highest_allowed(found, there))
    return tuple(tops)


def _confirmed_at(place: Place, confirmed: int) -> Place:
    kg = max((step.load_kg for step in place.steps[: confirmed + 1]), default=0.0)
    if confirmed >= place.progress.confirmed:
        kg = max(kg, place.progress.confirmed_kg)
    return replace(place, progress=replace(place.progress, confirmed=confirmed, confirmed_kg=kg))


def _top_by_share(place: Place, share: float) -> int:
    under = (i for i, step in enumerate(place.steps) if step.rung.relative_load <= share)
    return max(under, default=-1)
