"""Time zones by name: which there are, and the one that a person's training logs are in."""

from __future__ import annotations

from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from relift.errors import InvalidValueError
from relift.journal.reports import Profile

_NOT_A_PLACE = ("Etc/", "posix", "right/", "SystemV/")


@cache
def zone_names() -> tuple[str, ...]:
    """The names of places, such as `Europe/Berlin`, in order."""
    names = (name for name in available_timezones() if "/" in name)
    return tuple(sorted(name for name in names if not name.startswith(_NOT_A_PLACE)))


def zone_named(name: str) -> ZoneInfo:
    """The zone of a name such as `Europe/Berlin`; spaces and underscores are taken alike.

    Raises:
        InvalidValueError: there is none.
    """
    try:
        return ZoneInfo("_".join(name.split()))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        shown = "".join(c for c in name if c.isprintable()).strip()
        raise InvalidValueError(
            f"“{shown}” is no time zone. Write it as Europe/Berlin or America/New_York."
        ) from None


def kept_zone(profile: Profile) -> tzinfo | None:
    """The zone of the profile; None where none was said, or this computer does not know it."""
    try:
        return zone_named(profile.zone) if profile.zone else None
    except InvalidValueError:
        return None


def name_of(zone: tzinfo) -> str:
    """A zone's name, or its offset where it has none."""
    return zone.key if isinstance(zone, ZoneInfo) else str(zone)
