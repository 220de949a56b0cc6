"""The clock and the zone of the person at the keyboard; the core never asks for either.

`RELIFT_NOW` (an ISO 8601 time such as `2026-03-01T18:00`) stands in for the clock in demos and
tests. A zone has its name where the system tells it (`TZ`, `/etc/localtime`), so that a workout of
last winter gets last winter's offset; otherwise it is the offset of the moment.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from relift.errors import InvalidValueError

_ZONE_LINK = Path("/etc/localtime")
_ZONE_FOLDER = "zoneinfo"
_WIDEST = timedelta(hours=14)


def now() -> datetime:
    """The present moment in the person's zone, or what `RELIFT_NOW` says.

    Raises:
        InvalidValueError: `RELIFT_NOW` is not an ISO 8601 time.
    """
    typed = os.environ.get("RELIFT_NOW")
    if not typed:
        return datetime.now(zone())
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        raise InvalidValueError(
            "RELIFT_NOW must be a time such as 2026-03-01T18:00 or 2026-03-01T18:00+01:00"
        ) from None
    return moment.replace(tzinfo=zone()) if moment.tzinfo is None else moment.astimezone(zone())


def now_with_offset(offset_min: str) -> datetime:
    """The present moment as another clock shows it.

    Args:
        offset_min: What that clock is ahead of UTC [min], as a whole number in text; anything else
            leaves the moment in this computer's zone.
    """
    here = now()
    try:
        offset = timedelta(minutes=int(offset_min))
    except (ValueError, OverflowError):
        return here
    if abs(offset) > _WIDEST or here.utcoffset() == offset:
        return here
    return here.astimezone(timezone(offset))


def zone() -> tzinfo:
    """The person's time zone: by name where the system tells it, else the offset of the moment."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone()):
        if name:
            try:
                return ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue  # such as TZ=CET-1CEST: the system knows it, the zone list does not
    offset = datetime.now().astimezone().tzinfo
    assert offset is not None  # astimezone always sets one
    return offset


def _linked_zone() -> str:
    """The zone's name out of the link that Unix systems keep, or ""."""
    if os.environ.get("TZ"):
        return ""
    try:
        parts = _ZONE_LINK.resolve().parts
    except OSError:
        return ""
    if _ZONE_FOLDER not in parts:
        return ""
    return "/".join(parts[len(parts) - parts[::-1].index(_ZONE_FOLDER) :])
