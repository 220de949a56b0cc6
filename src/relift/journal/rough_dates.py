"""The rough date: a day as well as a person remembers it, to the year, the month or the day.

Written as in ISO 8601 with what is not known left out: `2016`, `2016-05`, `2016-05-03`; or with the
month's name: `May 2016`, `3 May 2016`.
"""

from __future__ import annotations

import enum
import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta, tzinfo
from functools import total_ordering

import msgspec

from relift.errors import InvalidValueError
from relift.scales import check_range

_EARLIEST, _LATEST = 1900, 2100
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SPOKEN = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Precision(enum.StrEnum):
    """How well a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@total_ordering
class RoughDate(msgspec.Struct, frozen=True, omit_defaults=True):
    """A date known to the year, the month or the day.

    Dates are in order by the first day that they can mean; of two that begin alike, the less
    precise one comes first.

    Attributes:
        year: 1900-2100.
        month: 1-12, or None where only the year is known.
        day: 1-31, or None where only the month is known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        check_range("year", self.year, _EARLIEST, _LATEST)
        check_range("month", self.month, 1, 12)
        if self.day is None:
            return
        if self.month is None:
            raise InvalidValueError("a date with a day needs its month")
        check_range("day", self.day, 1, monthrange(self.year, self.month)[1])

    def __lt__(self, other: RoughDate) -> bool:
        return self._place < other._place

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p is not None)]
        return "-".join(parts)

    @property
    def precision(self) -> Precision:
        """How well it is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def middle(self) -> date:
        """The day that is off least, whichever day was meant."""
        return self.first + timedelta(days=(self.last - self.first).days // 2)

    @property
    def words(self) -> str:
        """As people say it: `2016`, `May 2016`, `3 May 2016`."""
        day = [str(self.day)] if self.day else []
        month = [_MONTHS[self.month - 1]] if self.month else []
        return " ".join([*day, *month, str(self.year)])

    def instant(self, zone: tzinfo | None, *, now: datetime) -> datetime:
        """Noon of the first day that it can mean; never after `now`.

        Args:
            zone: The person's zone.
            now: The present moment, aware.
        """
        return min(datetime.combine(self.first, time(12), zone), now)

    @property
    def _place(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)


def parse_rough_date(text: str) -> RoughDate:
    """Read a rough date.

    Args:
        text: Such as `2016`, `2016-05`, `2016-05-03`, `May 2016` or `3 May 2016`.

    Raises:
        InvalidValueError: it is none.
    """
    try:
        return RoughDate(*_parts(text.strip()))
    except InvalidValueError as fault:
        raise InvalidValueError(
            "A date must be written 2016, 2016-05 or 2016-05-03, or May 2016, as well as you know "
            f"it: {fault}"
        ) from None


def check_order(began: RoughDate | None, ended: RoughDate | None) -> None:
    """Refuse an end that lies before the beginning, however roughly both are known.

    Raises:
        InvalidValueError: it does.
    """
    if began is not None and ended is not None and ended.last < began.first:
        raise InvalidValueError("The end must not lie before the beginning")


def _parts(text: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of what was typed."""
    if found := _WRITTEN.fullmatch(text):
        year, month, day = found.groups()
        return int(year), int(month) if month else None, int(day) if day else None
    if found := _SPOKEN.fullmatch(text):
        day, name, year = found.groups()
        for number, whole in enumerate(_MONTHS, start=1):
            if whole.lower().startswith(name.lower()):
                return int(year), number, int(day) if day else None
    raise InvalidValueError("it is not written as one")
