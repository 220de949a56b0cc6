"""Until when something holds that a person says for a while: a limit, a pause, a place."""

from __future__ import annotations

from datetime import date, timedelta

from relift.errors import InvalidValueError


def last_day(until: str | None, days: int | None, today: date) -> date | None:
    """The last day that something holds.

    Args:
        until: That day as typed, or None.
        days: How many days from today on, today included, or None.
        today: The person's local date.

    Raises:
        InvalidValueError: both were given, it is no day, or it lies in the past.
    """
    if until is not None and days is not None:
        raise InvalidValueError("Give the last day or the number of days, not both.")
    if days is not None:
        return today + timedelta(days=days - 1)
    if until is None:
        return None
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise InvalidValueError("The last day must be written as in 2026-03-15.") from None
    if day < today:
        raise InvalidValueError("The last day lies in the past. Give today or a later day.")
    return day
