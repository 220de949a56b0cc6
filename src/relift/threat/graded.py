"""A climb that adapts, in small: every possible course climbs a ladder by its own answers.

The planner's guardrails as arrays, one column a course: what a morning confirms, how far a day may
go, and what a set shows. It is simpler than the planner: it does not choose among ladders, weighs
no risk of the day beforehand, and takes pain in a set to settle within minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

_NO_RUNG = 10**6
_LONG_AGO = -(10**6)
_HOURS_A_DAY = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClimbRules:
    """The guardrails as numbers; the plan reads them from its tables.

    Attributes:
        allowed: For each day, the highest rung that caps and limits allow by the confirmed rung;
            the first entry is for nothing confirmed, the next for rung 0, and so on.
        comfort_top: Last rung of the comfort part, -1 without one.
        comfort_above: Morning pain above which only the comfort part is open [NRS].
        go_on_rise: Rise over pain before up to which a set is tolerated [NRS].
        stop_rise: Rise from which a set stops the ladder for the day [NRS].
        morning_rise: Rise of mornings that holds the climb, or denies a confirmation [NRS].
        morning_window: Mornings whose median is taken.
        bad_day_rise, bad_day_rungs: Rise from one morning to the next [NRS], and what it costs.
        very_heavy_from: First rung after which the next days stay lighter.
        very_heavy_hours: For how long [h].
        lighter_top: Highest rung of those days.
        tries: Sets of a rung on one day while they are neither tolerated nor too much.
        sets_a_day: Most sets of a day.
    """

    allowed: Sequence[Sequence[int]]
    comfort_top: int
    comfort_above: float
    go_on_rise: float
    stop_rise: float
    morning_rise: float
    morning_window: int
    bad_day_rise: float
    bad_day_rungs: int
    very_heavy_from: int
    very_heavy_hours: float
    lighter_top: int
    tries: int
    sets_a_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClimbStart:
    """Where a person is on the ladder now.

    Attributes:
        confirmed: Highest confirmed rung, -1 where there is none.
        stepped_back_from: The rung whose stop nothing has made good yet, or None.
        very_heavy_days_ago: Days since the newest very heavy set, or None.
        tolerated: Highest rung tolerated today, -1 for none; tomorrow's morning confirms it.
        mornings: The last mornings, oldest first [NRS].
    """

    confirmed: int
    stepped_back_from: int | None = None
    very_heavy_days_ago: float | None = None
    tolerated: int = -1
    mornings: tuple[float, ...] = ()


class Climb(NamedTuple):
    """Where every course is on the ladder, one column each.

    Attributes:
        confirmed, stepped_back_from: As in `ClimbStart`; a large number stands for None.
        very_heavy_on: Day of the newest very heavy set.
        tolerated: Highest rung tolerated on the last training day, -1 for none.
        stopped: Lowest rung that stopped it, a large number for none.
        trained_on: Day of the last training, 0 for today; the same for all.
    """

    confirmed: Ints
    stepped_back_from: Ints
    very_heavy_on: Array
    tolerated: Ints
    stopped: Ints
    trained_on: int


def begun(start: ClimbStart, n: int) -> Climb:
    """Every course where the person is now."""
    stepped = _NO_RUNG if start.stepped_back_from is None else start.stepped_back_from
    heavy = start.very_heavy_days_ago
    return Climb(
        confirmed=np.full(n, start.confirmed, dtype=np.int64),
        stepped_back_from=np.full(n, stepped, dtype=np.int64),
        very_heavy_on=np.full(n, float(_LONG_AGO) if heavy is None else -heavy),
        tolerated=np.full(n, start.tolerated, dtype=np.int64),
        stopped=np.full(n, _NO_RUNG, dtype=np.int64),
        trained_on=0,
    )


def woken(climb: Climb, mornings: Array, rules: ClimbRules) -> Climb:
    """The first morning after training confirms what was tolerated, or does not.

    Args:
        climb: With the last training day's sets not yet looked at.
        mornings: The last two mornings, whole ratings (2, courses); that of the training day first.
        rules: The guardrails.
    """
    agrees = mornings[1] - mornings[0] < rules.morning_rise
    confirmed = np.where(agrees, np.maximum(climb.confirmed, climb.tolerated), climb.confirmed)
    is_made_good = agrees & (climb.tolerated >= climb.stepped_back_from - 1)
    stepped = np.where(is_made_good, _NO_RUNG, climb.stepped_back_from)
    return climb._replace(
        confirmed=np.minimum(confirmed, climb.stopped - 1),
        stepped_back_from=np.minimum(stepped, climb.stopped),
        tolerated=np.full_like(climb.tolerated, -1),
        stopped=np.full_like(climb.stopped, _NO_RUNG),
    )


def open_top(climb: Climb, mornings: Array, day: int, rules: ClimbRules) -> Ints:
    """The highest rung that is open on a day (courses,).

    Args:
        climb: After this morning.
        mornings: All so far, whole ratings, the newest last (mornings, courses).
        day: 1 for tomorrow.
        rules: The guardrails.
    """
    hold = np.maximum(climb.confirmed, rules.comfort_top)
    top = np.asarray(rules.allowed[day - 1], dtype=np.int64)[climb.confirmed + 1]
    top = np.minimum(top, np.maximum(climb.stepped_back_from - 1, 0))
    top = np.where(mornings[-1] > rules.comfort_above, np.minimum(top, rules.comfort_top), top)
    top = np.where(is_rising(mornings, rules), np.minimum(top, hold), top)
    if len(mornings) > 1:
        is_bad = mornings[-1] - mornings[-2] >= rules.bad_day_rise
        lower = np.maximum(climb.confirmed - rules.bad_day_rungs, rules.comfort_top)
        top = np.where(is_bad, np.minimum(top, lower), top)
    is_soon = (day - climb.very_heavy_on) * _HOURS_A_DAY <= rules.very_heavy_hours
    return np.where(is_soon, np.minimum(top, rules.lighter_top), top)


def is_rising(mornings: Array, rules: ClimbRules) -> Mask:
    """Whether the median of the last mornings lies well above that of those before (courses,)."""
    window = rules.morning_window
    last, before = mornings[-window:], mornings[-2 * window : -window]
    if len(last) < window or len(before) < window - 1:
        return np.zeros(mornings.shape[1], dtype=np.bool_)
    rise: Array = np.median(last, axis=0) - np.median(before, axis=0)
    return rise >= rules.morning_rise


class Tried(NamedTuple):
    """What a set showed (courses,)."""

    is_tolerated: Mask
    is_stop: Mask


def judged(felt: Array, before: Array, limit: Array, rules: ClimbRules) -> Tried:
    """Judge a set by its rise over the pain before it.

    Args:
        felt: Whole ratings (courses,).
        before: Likewise.
        limit: Felt pain above which a set is too much (courses,).
        rules: The guardrails.
    """
    rise = felt - before
    is_stop = rise >= rules.stop_rise
    return Tried(~is_stop & (rise <= rules.go_on_rise) & (felt <= limit), is_stop)


def noted(climb: Climb, rung: Ints, is_done: Mask, tried: Tried, day: int) -> Climb:
    """What a set of this day leaves to be looked at the next morning."""
    tolerated = np.where(is_done & tried.is_tolerated, rung, -1)
    stopped = np.where(is_done & tried.is_stop, rung, _NO_RUNG)
    return climb._replace(
        trained_on=day,
        tolerated=np.maximum(climb.tolerated, tolerated),
        stopped=np.minimum(climb.stopped, stopped),
    )


def very_heavy_noted(
    climb: Climb, rung: Ints, is_done: Mask, *, day: int, rules: ClimbRules
) -> Climb:
    """Remember a very heavy set, tolerated or not."""
    is_heavy = is_done & (rung >= rules.very_heavy_from)
    return climb._replace(very_heavy_on=np.where(is_heavy, float(day), climb.very_heavy_on))
