"""A lift's e1RM on a coming day, with its uncertainty.

The log of a day's best e1RM is a slowly drifting level plus scatter. Most days scatter little, one
in ten is odd (a light day) and scatters far: a mixture of two normals. In learning there is a third
kind, a slip in typing: it hardly moves the level and leaves it in doubt, and it is not forecast.
Each lift's own scatter is learned, drawn to a common one. With time off the level keeps its middle
and grows less sure. The filter is a Kalman filter for each kind of day, collapsed to one normal
after each day (moment matching). Constants: data/strength.toml.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from statistics import NormalDist
from typing import NamedTuple

import msgspec

from relift.data.tables import load_table
from relift.errors import InvalidValueError
from relift.evidence import parse_basis
from relift.scales import check_range
from relift.training.history import LiftDay, LiftHistory

_HALVINGS = 60
_WIDEST = 9.0
_STANDARD = NormalDist()
_DAYS_THAT_TELL = 200
"""Older days change the level by less than a thousandth; leaving them out saves time."""


class Level(NamedTuple):
    """What is believed of a lift after a day.

    Attributes:
        mean: Of the level of log e1RM.
        variance: Of that level.
        scatter: Variance of ordinary days around the level.
        weight: Ordinary days that `scatter` was learned from.
        on: The day.
    """

    mean: float
    variance: float
    scatter: float
    weight: float
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthForecast:
    """The best e1RM of a workout on a coming day, as a distribution.

    Attributes:
        median_kg: Its middle, which a gap leaves where it was [kg].
        level_sd: Uncertainty of the level, log scale.
        scatter_sd: Scatter of an ordinary day, log scale.
        n: Training days that it rests on.
        last_on: The last of them.
        gap_d: Days from then to the forecast's day.
    """

    median_kg: float
    level_sd: float
    scatter_sd: float
    n: int
    last_on: date
    gap_d: int

    @property
    def mean_kg(self) -> float:
        """Its mean [kg]; above the median, and the more so the less is known."""
        return self.median_kg * sum(
            share * math.exp(sd * sd / 2.0) for share, sd in self._components()
        )

    @property
    def interval_80(self) -> tuple[float, float]:
        """(10th, 90th) percentile [kg]."""
        return self.quantile(0.1), self.quantile(0.9)

    def cdf(self, e1rm_kg: float) -> float:
        """Chance that the day's best e1RM is at or below this [0-1]."""
        if e1rm_kg <= 0.0:
            return 0.0
        return self._cdf(math.log(e1rm_kg / self.median_kg))

    def quantile(self, p: float) -> float:
        """The e1RM that the day's best stays below with chance `p` [kg].

        Raises:
            InvalidValueError: p is not strictly between 0 and 1.
        """
        check_range("p", p, 0.0, 1.0)
        if p in (0.0, 1.0):
            raise InvalidValueError("p must lie between 0 and 1, both left out")
        high = _WIDEST * max(sd for _, sd in self._components())
        low = -high
        for _ in range(_HALVINGS):
            middle = (low + high) / 2.0
            low, high = (middle, high) if self._cdf(middle) < p else (low, middle)
        return self.median_kg * math.exp((low + high) / 2.0)

    def _cdf(self, deviation: float) -> float:
        return sum(share * _STANDARD.cdf(deviation / sd) for share, sd in self._components())

    def _components(self) -> tuple[tuple[float, float], tuple[float, float]]:
        noise = _constants().noise
        ordinary = math.hypot(self.level_sd, self.scatter_sd)
        odd = math.hypot(self.level_sd, self.scatter_sd * noise.odd_ratio)
        return (1.0 - noise.odd_share, ordinary), (noise.odd_share, odd)


def forecast_e1rm(history: LiftHistory, on: date) -> StrengthForecast:
    """Forecast a lift's best e1RM on a day.

    Args:
        history: The lift's days; those after `on` do not count.
        on: The day, on or after the first of them.

    Raises:
        InvalidValueError: nothing with a load was done by then.
    """
    days = [day for day in history.days if day.on <= on]
    if not days:
        raise InvalidValueError("a forecast of strength needs at least one day with a load")
    level = filtered(tuple(days[-_DAYS_THAT_TELL:]))
    gap_d = (on - level.on).days
    return StrengthForecast(
        median_kg=math.exp(level.mean),
        level_sd=math.sqrt(level.variance + drift_variance(gap_d)),
        scatter_sd=math.sqrt(level.scatter),
        n=len(days),
        last_on=level.on,
        gap_d=gap_d,
    )


@lru_cache(maxsize=64)
def filtered(days: tuple[LiftDay, ...]) -> Level:
    """The level after the last of one or more days, oldest first; the same days are read once."""
    level = started(days[0])
    for day in days[1:]:
        level = updated(level, day)
    return level


def started(day: LiftDay) -> Level:
    """The level after a first day: that day's e1RM, known as well as one day can be."""
    constants = _constants()
    return Level(
        mean=math.log(day.e1rm_kg),
        variance=constants.level.start_sd**2,
        scatter=constants.noise.ordinary_sd**2,
        weight=constants.scale.prior_n,
        on=day.on,
    )


def updated(level: Level, day: LiftDay) -> Level:
    """The level after one more day."""
    noise, scale = _constants().noise, _constants().scale
    variance = level.variance + drift_variance((day.on - level.on).days)
    surprise = math.log(day.e1rm_kg) - level.mean
    square = surprise * surprise
    ordinary = variance + level.scatter
    odd = variance + level.scatter * noise.odd_ratio**2
    slip = variance + noise.slip_sd**2
    shares = _shares(square, (ordinary, odd, slip))
    gains = (variance / ordinary, variance / odd, variance / slip)
    gain = shares[0] * gains[0] + shares[1] * gains[1] + shares[2] * gains[2]
    spread = sum(
        share * (variance * (1.0 - own) + (own - gain) ** 2 * square)
        for share, own in zip(shares, gains, strict=True)
    )
    spread += shares[2] * noise.slip_doubt_sd**2
    weight = level.weight + shares[0]
    learned = square * level.scatter / ordinary
    scatter = (level.weight * level.scatter + shares[0] * learned) / weight
    return Level(
        mean=level.mean + gain * surprise,
        variance=spread,
        scatter=max(scatter, scale.least_sd**2),
        weight=min(weight, scale.most_n),
        on=day.on,
    )


def drift_variance(gap_d: int) -> float:
    """How much less sure a level is after so many days without the lift, log scale."""
    level, gap = _constants().level, _constants().gap
    days = max(0, gap_d)
    off = max(0, days - gap.from_d)
    drift = level.sd_per_root_day**2 * days + gap.sd_per_root_day**2 * off
    return min(drift, gap.most_sd**2)


def _shares(square: float, totals: tuple[float, float, float]) -> tuple[float, float, float]:
    """Chances that a day with this squared surprise was ordinary, odd, or a slip."""
    noise = _constants().noise
    before = (1.0 - noise.odd_share - noise.slip_share, noise.odd_share, noise.slip_share)
    logs = [
        math.log(share) - 0.5 * (math.log(total) + square / total)
        for share, total in zip(before, totals, strict=True)
    ]
    top = max(logs)
    a, b, c = (math.exp(log - top) for log in logs)
    total = a + b + c
    return a / total, b / total, c / total


class _Noise(msgspec.Struct, frozen=True, kw_only=True):
    ordinary_sd: float
    odd_share: float
    odd_ratio: float
    slip_share: float
    slip_sd: float
    slip_doubt_sd: float
    basis: str


class _Scale(msgspec.Struct, frozen=True, kw_only=True):
    prior_n: float
    most_n: float
    least_sd: float
    basis: str


class _LevelRule(msgspec.Struct, frozen=True, kw_only=True):
    sd_per_root_day: float
    start_sd: float
    basis: str


class _Gap(msgspec.Struct, frozen=True, kw_only=True):
    from_d: int
    sd_per_root_day: float
    most_sd: float
    basis: str


class _Constants(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    noise: _Noise
    scale: _Scale
    level: _LevelRule
    gap: _Gap

    def __post_init__(self) -> None:
        for part in (self.noise, self.scale, self.level, self.gap):
            parse_basis(part.basis)


@cache
def _constants() -> _Constants:
    return load_table("strength.toml", _Constants)
