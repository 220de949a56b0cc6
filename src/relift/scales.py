"""The 0-10 scales of pain, worry, confidence and effort.

Pain, worry: higher is worse. Confidence: higher is better. RPE: 10 means no rep was left, and
reps in reserve = 10 - RPE (evidence J01; coarse below 7, J13). Records check their values once, in
their constructor, with the functions here.
"""

from __future__ import annotations

import math

from relift.errors import InvalidValueError

Nrs = float
"""A 0-10 numerical rating; checked by `check_nrs` wherever a record is made."""

NRS_MAX = 10.0
RPE_MIN = 1.0


def check_range(name: str, value: float | None, low: float, high: float) -> None:
    """Refuse a number outside [low, high].

    Args:
        name: What the number is, for the message.
        value: The number, or None where it was not given.
        low: Smallest allowed value.
        high: Largest allowed value.

    Raises:
        InvalidValueError: `value` is not finite or lies outside.
    """
    if value is None:
        return
    if not (math.isfinite(value) and low <= value <= high):
        raise InvalidValueError(f"{name} must be a number from {low:g} to {high:g}")


def check_nrs(**ratings: float | None) -> None:
    """Refuse 0-10 ratings that are not; None means not answered.

    Raises:
        InvalidValueError: naming the first rating that is out of range.
    """
    for name, value in ratings.items():
        check_range(name, value, 0.0, NRS_MAX)


def check_rpe(rpe: float | None) -> None:
    """Refuse an RPE outside 1-10; None means not given.

    Raises:
        InvalidValueError: the RPE is out of range.
    """
    check_range("rpe", rpe, RPE_MIN, NRS_MAX)
