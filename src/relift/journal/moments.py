"""When something was, as a person types it."""

from __future__ import annotations

from datetime import datetime, timedelta

from relift.errors import InvalidValueError

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
        raise InvalidValueError("The time must be written as in 2026-03-01T18:00.") from None
    at = at.replace(tzinfo=now.tzinfo) if at.tzinfo is None else at
    if at > now + _SLACK:
        raise InvalidValueError("The time lies in the future: note things once they have happened.")
    return min(at, now)
