"""Times that a person types: when something was."""

from __future__ import annotations

from datetime import datetime, timedelta
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
