"""Numbers and durations as logs write them, read exactly or refused with a reason.

A decimal comma is accepted, a thousands separator refused, for `1,000` could be either.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
_DURATION = re.compile(
    r"(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s(?:ec|ek)?)?", re.ASCII | re.IGNORECASE
)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,]0*)?", re.ASCII)
_HOUR_S = 3600.0
_FORMULA_STARTS = ("=", "@", "+c", "-c")


class BadValueError(ValueError):
    """A value that cannot be read: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


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


@lru_cache(maxsize=8192)
def read_duration_s(text: str, scale: float = 1.0) -> float | None:
    """Read a length of time [s]: `1h 43m`, `55s`, `38min`, `1 h 46 min`, `0:09:21`, `3324`.

    Args:
        text: As the log writes it.
        scale: Seconds in one of what a plain number counts; `1:05` is hours and minutes where that
            is an hour, else minutes and seconds.

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
    found = _CLOCK.fullmatch(text)
    if found:
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        if found[1] is None and scale == _HOUR_S:
            hours, minutes, seconds = minutes, seconds, 0
        return float(hours * 3600 + minutes * 60 + seconds)
    number = read_number(text)
    if number < 0:
        raise BadValueError("a duration cannot be negative", "Write it as 1h 43m")
    return number * scale
