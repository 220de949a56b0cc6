"""Series of numbers that a chart is fed with, whoever worked them out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FanPoint:
    """One day of a fan: its mean, and the 10% and 90% quantiles; `day` 0 is today."""

    day: int
    low: float
    mean: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """What may come of one way to go on.

    Attributes:
        policy: Name of the way, such as `avoid`, as shown.
        measure: What is foreseen, as shown, such as `morning pain`.
        points: By day.
        top: Upper end of the measure's scale; None: as the numbers ask.
    """

    policy: str
    measure: str
    points: tuple[FanPoint, ...]
    top: float | None = 10.0
