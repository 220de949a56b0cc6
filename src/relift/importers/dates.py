"""When a workout began, as logs write it: numbers in any order, or a month's name in any language.

Dates with slashes or dashes that end with the year are read day first or month first, and month
names in one language, as the dates of the whole file decide (`DateReader`). With full stops the
day always comes first. Few logs state a zone; where one does, it is kept. A number alone is the day
count of a spreadsheet, or the seconds (or milliseconds) since 1970 of a program.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple

import msgspec

from relift.accents import unaccented
from relift.data.tables import load_table
from relift.importers.values import BadValueError

EARLIEST_YEAR = 1950

_REMEDY = "Write it as 2026-03-19 17:15:00"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_EAST_ASIAN = re.compile(
    r"(\d{4})\s?[\u5e74\ub144]\s?(\d{1,2})\s?[\u6708\uc6d4]\s?(\d{1,2})\s?[\u65e5\uc77c]", re.ASCII
)
_SHEET_DAYS = re.compile(r"[1-6]\d{4}(?:\.\d+)?", re.ASCII)
_UNIX_TIME = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)
_SHEET_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 a spreadsheet has no zone
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?![\d:])"
    r"\s*(?:([ap])\.?\s?m\b\.?|(öö|ös)\b)?",
    re.ASCII | re.IGNORECASE,
)
_ZONE = re.compile(r"(?:\s?(?:UTC|GMT)|(?<=\d)\s?Z|(?<=\d)\s?([+-])(\d\d):?(\d\d))$", re.ASCII)
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_ISO_LENGTH = len("2020-01-20 11:43:41")
_ISO_SIGNS = "-- ::"
_MONTHS = 12
_HALF_DAY = 12
_LONGEST = 60
_SHORTEST_NAME = 3
_YEAR_DIGITS = 4


class DateStyle(enum.Enum):
    """What comes first where a date ends with the year."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNDECIDED = "undecided"


class Moment(NamedTuple):
    """A point in time as written.

    Attributes:
        at: On the clock of the log, without a zone.
        zone: The zone that the log states, if it does.
    """

    at: datetime
    zone: timezone | None = None


class DateReader:
    """Reads the dates of one file."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn from all dates of a file how they are written.

        Args:
            texts: Each date, or date and time, of the file.
        """
        texts = [text for text in texts if not _is_iso(text)]
        self.style = date_style(texts)
        self._months = _month_names({word for text in texts for word in _letters(text)})
        self._days: dict[str, tuple[int, int, int]] = {}

    def read(self, text: str) -> Moment:
        """Read a date with or without a time of day; without one, midnight.

        Args:
            text: `2020-01-20 11:43:41`, `2018/8/31 5:49`, `13/09/2021 10:41`, `29.04.2025`,
                `17 may 2024, 18:03`, `Mar 19, 2026, 5:15 PM`.

        Raises:
            BadValueError: it is no date, or could be two different days.
        """
        at = _read_iso(text.strip())
        if at is not None:
            return Moment(at)
        moment = _read_count(text.strip())
        if moment is not None:
            return moment
        rest, zone = _without_zone(_EAST_ASIAN.sub(r"\1-\2-\3", " ".join(text.split())))
        found = _CLOCK.search(rest[:_LONGEST])
        hour, minute, second = _clock(found) if found else (0, 0, 0)
        if found:
            rest = rest[: found.start()] + rest[found.end() :]
        rest = rest.strip(" ,T")
        if rest not in self._days:
            self._days[rest] = self._day(rest)
        year, month, day = self._days[rest]
        try:
            # Without a zone: most logs have none, and the caller adds it.
            at = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001
        except ValueError:
            raise BadValueError("there is no such day or time", _REMEDY) from None
        if at.year < EARLIEST_YEAR:
            raise BadValueError(f"the year is before {EARLIEST_YEAR}", _REMEDY)
        return Moment(at, zone)

    def _day(self, text: str) -> tuple[int, int, int]:
        parts = _YEAR_FIRST.fullmatch(text)
        if parts:
            return int(parts[1]), int(parts[3]), int(parts[4])
        parts = _YEAR_LAST.fullmatch(text)
        if parts:
            first, second = int(parts[1]), int(parts[3])
            if parts[2] != "." and first != second:
                if self.style is DateStyle.UNDECIDED:
                    raise BadValueError(
                        "the file does not show which is the day, which the month", _REMEDY
                    )
                if self.style is DateStyle.MONTH_FIRST:
                    first, second = second, first
            return int(parts[4]), second, first
        return self._named_month(text)

    def _named_month(self, text: str) -> tuple[int, int, int]:
        """A day, a year of four digits, and the name of a month, in any order."""
        months = {self._months[w] for w in _letters(text[:_LONGEST]) if w in self._months}
        numbers = re.findall(r"\d+", text[:_LONGEST], re.ASCII)
        years = [int(n) for n in numbers if len(n) == _YEAR_DIGITS]
        days = [int(n) for n in numbers if len(n) < _YEAR_DIGITS]
        if len(months) != 1 or len(years) != 1 or len(days) != 1:
            raise BadValueError("this is not a date that can be read", _REMEDY)
        return years[0], months.pop(), days[0]


def date_style(texts: Iterable[str]) -> DateStyle:
    """Tell from all dates of a file whether the day or the month comes first.

    A number over 12 decides. Where the dates contradict each other, the greater part wins.
    """
    n_day_first = n_month_first = 0
    for text in texts:
        found = _YEAR_LAST.match(text.strip())
        if found and found[2] != ".":
            n_day_first += int(found[1]) > _MONTHS
            n_month_first += int(found[3]) > _MONTHS
    if n_day_first == n_month_first:
        return DateStyle.UNDECIDED
    return DateStyle.DAY_FIRST if n_day_first > n_month_first else DateStyle.MONTH_FIRST


def read_clock(text: str) -> timedelta | None:
    """The time since midnight of `18:03` or `6:03 PM`; None: it is no time of day."""
    found = _CLOCK.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    try:
        hour, minute, second = _clock(found)
    except BadValueError:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _clock(found: re.Match[str]) -> tuple[int, int, int]:
    """Hour, minute and second of a time of day, from 24 hours or twice 12."""
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = (found[4] or found[5] or "").casefold()
    if half:
        if not 1 <= hour <= _HALF_DAY:
            raise BadValueError("there is no such day or time", _REMEDY)
        hour = hour % _HALF_DAY + (_HALF_DAY if half in ("p", "ös") else 0)
    if hour >= 2 * _HALF_DAY or max(minute, second) >= 60:  # noqa: PLR2004 minutes of an hour
        raise BadValueError("there is no such day or time", _REMEDY)
    return hour, minute, second


def _without_zone(text: str) -> tuple[str, timezone | None]:
    found = _ZONE.search(text)
    if not found or ":" not in text:
        return text, None
    minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
    if minutes >= 2 * _HALF_DAY * 60:
        raise BadValueError("there is no such time zone", _REMEDY)
    offset = timedelta(minutes=-minutes if found[1] == "-" else minutes)
    return text[: found.start()], timezone(offset)


def _is_iso(text: str) -> bool:
    return len(text) == _ISO_LENGTH and text[4::3] == _ISO_SIGNS


def _read_iso(text: str) -> datetime | None:
    """The form of nearly every row, `2020-01-20 11:43:41`, six times as fast; None: read it slowly.

    The library knows more forms than people write into logs (weeks, zones), so the places of the
    signs are looked at first.
    """
    if not _is_iso(text):
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.year >= EARLIEST_YEAR else None


def _read_count(text: str) -> Moment | None:
    """A number that counts days since 1899-12-30, or seconds or milliseconds since 1970."""
    if _SHEET_DAYS.fullmatch(text):
        at = _SHEET_EPOCH + timedelta(seconds=round(float(text) * 86_400))
        return Moment(at) if at.year >= EARLIEST_YEAR else None
    if _UNIX_TIME.fullmatch(text):
        at = datetime.fromtimestamp(int(text[:10]), UTC).replace(tzinfo=None)
        return Moment(at, UTC)
    return None


def _letters(text: str) -> list[str]:
    """The words of a date without case, accents and full stops."""
    return [word for word in _WORDS.findall(unaccented(text)) if word.isalpha()]


def _month_names(words: set[str]) -> Mapping[str, int]:
    """The number of the month for each of the words that names one, in one language.

    The language is the one that knows the most of the words, the commonest first.
    """
    if not words:
        return {}
    readings = [
        {word: number for word in words if (number := _month(word, names))}
        for names in _languages()
    ]
    return max(readings, key=len)


def _month(word: str, names: tuple[tuple[str, ...], ...]) -> int:
    """The month that a word names or begins, in one language; 0 where it names none or several."""
    exact = [n for n, month in enumerate(names, 1) if word in month]
    if exact or len(word) < _SHORTEST_NAME:
        return exact[0] if exact else 0
    begun = {n for n, month in enumerate(names, 1) if any(m.startswith(word) for m in month)}
    return begun.pop() if len(begun) == 1 else 0


class _File(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    basis: str
    languages: dict[str, tuple[str, ...]]


@cache
def _languages() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The names of the twelve months in each language."""
    file = load_table("month_names.toml", _File)
    return tuple(
        tuple(tuple(month.split()) for month in months) for months in file.languages.values()
    )
