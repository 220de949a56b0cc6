"""Times that a person types: when something was, and until when something holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated

import typer

from relift.errors import InvalidValueError

At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="TIME", help="When it was, such as 2026-03-01T18:00; now if left out."
    ),
]
"""Declare as a keyword-only parameter: `at: At = None`."""

_SLACK = timedelta(minutes=1)


def moment(typed: str | None, now: datetime) -> datetime | None:
    """Read a time in the person's zone.

    Args:
        typed: As typed; None where it was left out.
        now: The present moment, aware.

    Returns:
        The time, or None where it was left out.

    Raises:
        InvalidValueError: it is no time, or lies in the future.
    """
    if typed is None:
        return None
    try:
        at = datetime.fromisoformat(typed)
    except ValueError:
        raise InvalidValueError("--at must be a time such as 2026-03-01T18:00") from None
    at = at.replace(tzinfo=now.tzinfo) if at.tzinfo is None else at
    if at > now + _SLACK:
        raise InvalidValueError("--at lies in the future: note things once they have happened")
    return min(at, now)


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
        raise InvalidValueError("Give --until or --days, not both")
    if days is not None:
        return today + timedelta(days=days - 1)
    if until is None:
        return None
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise InvalidValueError("--until must be a day such as 2026-03-15") from None
    if day < today:
        raise InvalidValueError("--until lies in the past")
    return day
