"""Numbers, dates and durations as logs write them, read exactly or refused with a reason.

A decimal comma is accepted, a thousands separator refused, for `1,000` could be either. Dates with
slashes are read day first or month first as the whole file decides (`DateStyle`).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

EARLIEST_YEAR = 1950

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?", re.ASCII
)
_YEAR_LAST = re.compile(
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?", re.ASCII
)
_DURATION = re.compile(
    r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s(?:ec|ek)?)?", re.ASCII | re.IGNORECASE
)
_ISO_LENGTH = len("2020-01-20 11:43:41")
_ISO_SIGNS = "-- ::"
_MONTHS = 12
_FORMULA_STARTS = ("=", "@")


class BadValueError(ValueError):
    """A value that cannot be read: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


class DateStyle(enum.Enum):
    """What comes first where a date ends with the year."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNDECIDED = "undecided"


@lru_cache(maxsize=8192)
def read_number(text: str) -> float:
    """Read a finite number; "" is 0.

    Raises:
        BadValueError: it is a formula, has a thousands separator, or is no finite number.
    """
    text = text.strip()
    if not text:
        return 0.0
    if text.startswith(_FORMULA_STARTS):
        raise BadValueError(
            "a spreadsheet formula stands where a number should", "Put its result in its place"
        )
    if _THOUSANDS.fullmatch(text):
        raise BadValueError(
            "the comma can be a decimal one or part of thousands", "Write it without the comma"
        )
    if not _NUMBER.fullmatch(text):
        raise BadValueError("this is not a number", "Write a plain number such as 82.5")
    number = float(text.replace(",", "."))
    if number in (float("inf"), float("-inf")):
        raise BadValueError("this is not a finite number", "Write what was meant")
    return number


def date_style(texts: Iterable[str]) -> DateStyle:
    """Tell from all dates of a file whether the day or the month comes first.

    A number over 12 decides. Where the dates contradict each other, the greater part wins.
    """
    n_day_first = n_month_first = 0
    for text in texts:
        found = _YEAR_LAST.fullmatch(text.strip())
        if found:
            n_day_first += int(found[1]) > _MONTHS
            n_month_first += int(found[2]) > _MONTHS
    if n_day_first == n_month_first:
        return DateStyle.UNDECIDED
    return DateStyle.DAY_FIRST if n_day_first > n_month_first else DateStyle.MONTH_FIRST


def read_instant(text: str, style: DateStyle) -> datetime:
    """Read when a workout began; without a time of day, midnight.

    Args:
        text: `2020-01-20 11:43:41`, `2020-01-20`, `2018/8/31 5:49` or `13/09/2021 10:41`.
        style: How dates that end with the year are read.

    Returns:
        The instant, without a zone.

    Raises:
        BadValueError: it is no date, or could be two different days.
    """
    text = text.strip()
    at = _read_iso(text)
    if at is not None:
        return at
    remedy = "Write it as 2026-03-19 17:15:00"
    parts = _YEAR_FIRST.fullmatch(text)
    if parts:
        year, month, day = parts[1], parts[2], parts[3]
    else:
        parts = _YEAR_LAST.fullmatch(text)
        if not parts:
            raise BadValueError("this is not a date that can be read", remedy)
        if style is DateStyle.UNDECIDED and parts[1] != parts[2]:
            raise BadValueError("the file does not show which is the day, which the month", remedy)
        year, month, day = parts[3], parts[2], parts[1]
        if style is DateStyle.MONTH_FIRST:
            month, day = day, month
    hour, minute, second = (int(part or 0) for part in parts.groups()[3:])
    try:
        # Without a zone: the log has none, and the caller adds it.
        at = datetime(int(year), int(month), int(day), hour, minute, second)  # noqa: DTZ001
    except ValueError:
        raise BadValueError("there is no such day or time", remedy) from None
    if at.year < EARLIEST_YEAR:
        raise BadValueError(f"the year is before {EARLIEST_YEAR}", remedy)
    return at


@lru_cache(maxsize=1024)
def read_duration_s(text: str) -> float | None:
    """Read the length of a workout [s]: `1h 43m`, `55s`, `38min`, `1 h 46 min`, `3324`.

    Returns:
        Seconds as the log gives them, however odd (`264h 1m` occurs); None where it says nothing.

    Raises:
        BadValueError: it is no duration.
    """
    text = text.strip()
    if not text:
        return None
    found = _DURATION.fullmatch(text)
    if found:
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    number = read_number(text)
    if number < 0:
        raise BadValueError("a duration cannot be negative", "Write it as 1h 43m")
    return number


def _read_iso(text: str) -> datetime | None:
    """The form of nearly every row, `2020-01-20 11:43:41`, six times as fast; None: read it slowly.

    The library knows more forms than people write into logs (weeks, zones), so the places of the
    signs are looked at first.
    """
    if len(text) != _ISO_LENGTH or text[4::3] != _ISO_SIGNS:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.year >= EARLIEST_YEAR else None
