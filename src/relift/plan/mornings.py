"""Mornings: how the person got up, day by day, and whether that is getting worse."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import median

from relift.journal.reports import CheckIn
from relift.journal.timeline import Entry, Journal
from relift.plan.thresholds import thresholds


def mornings(journal: Journal) -> dict[date, float]:
    """Morning pain by date [NRS]: the morning rating, else the day's first pain at rest."""
    by_day: dict[date, float] = {}
    said: set[date] = set()
    for entry in journal.checkins:
        report = entry.value
        if report.pain_morning is not None and entry.on not in said:
            by_day[entry.on] = report.pain_morning
            said.add(entry.on)
        elif report.pain_now is not None:
            by_day.setdefault(entry.on, report.pain_now)
    return by_day


def is_rising(by_day: dict[date, float], on: date) -> bool:
    """Whether mornings rise: the median of the last three against the three before.

    Two mornings on each side are the least that a median is taken of; a single bad morning is not
    a verdict.

    Args:
        by_day: Morning pain by date [NRS].
        on: Today; later mornings are not looked at.
    """
    rule = thresholds().mornings
    series = [by_day[day] for day in sorted(by_day) if day <= on]
    last, before = series[-rule.window :], series[-2 * rule.window : -rule.window]
    enough = rule.window - 1
    if len(last) < rule.window or len(before) < enough:
        return False
    return median(last) - median(before) >= rule.rise


def agrees(by_day: dict[date, float], done_on: date, today: date) -> bool | None:
    """Whether the first morning after a training day agrees with what was done on it.

    Args:
        by_day: Morning pain by date [NRS].
        done_on: The training day.
        today: Mornings up to today count.

    Returns:
        None while there is no later morning, or none before the work to compare it with is known
        to be lower: a first morning without one before it agrees when it is at or under the
        resting limit.
    """
    later = [day for day in sorted(by_day) if done_on < day <= today]
    if not later:
        return None
    earlier = [day for day in sorted(by_day) if day <= done_on]
    table = thresholds()
    if not earlier:
        return by_day[later[0]] <= table.resting.above
    return by_day[later[0]] - by_day[earlier[-1]] < table.mornings.rise


def resting_pain(journal: Journal, now: datetime) -> float | None:
    """Pain at rest [NRS] by the newest check-in within the table's window, or None."""
    window = timedelta(hours=thresholds().check_in.hours)
    for entry in reversed(journal.checkins):
        if now - entry.at > window:
            return None
        rating = _at_rest(entry)
        if rating is not None and entry.at <= now:
            return rating
    return None


def _at_rest(entry: Entry[CheckIn]) -> float | None:
    report = entry.value
    return report.pain_now if report.pain_now is not None else report.pain_morning
