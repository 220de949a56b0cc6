"""A lift's e1RM on a coming day, with its uncertainty.

The forecast is a mixture around the last days and their averages (`e1rm_sources`), in the shares
that this lift has shown, drawn to those of other lifters. With time off the middle stays where it
was and all else lies further from it, further below than above. Constants: data/strength.toml,
learned by scripts/learn_strength.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np

from relift.errors import InvalidValueError
from relift.scales import check_range
from relift.training.e1rm_sources import Array, Mixtures, mixtures, stretches
from relift.training.history import LiftDay, LiftHistory
from relift.training.strength_constants import Constants, Shape, constants

_HALVINGS = 40
_WIDEST = 9.0
_TAIL, _SLICES = 0.001, 60
_ROOT_2 = math.sqrt(2.0)
_LEAST_SHARE = 1e-4
_DAYS_THAT_TELL = 80
"""Older days change the forecast by next to nothing; leaving them out saves time."""


@dataclass(frozen=True, kw_only=True)
class StrengthForecast:
    """The best e1RM of a workout on a coming day, as a distribution.

    Attributes:
        parts: (share, centre, standard deviation) of its normals, on the log of e1RM.
        sharpness: Factor on the log odds of what the normals add up to.
        stretch: How much further (below, above) the middle everything lies after the gap, each 1
            or more.
        n: Training days that it rests on.
        last_on: The last of them.
        gap_d: Days from then to the forecast's day.
    """

    parts: tuple[tuple[float, float, float], ...]
    sharpness: float
    stretch: tuple[float, float]
    n: int
    last_on: date
    gap_d: int

    @cached_property
    def median_kg(self) -> float:
        """Its middle [kg], which a gap leaves where it was."""
        return math.exp(self._log_middle)

    @property
    def mean_kg(self) -> float:
        """Its mean [kg], summed over narrow slices of what is between its outermost ends."""
        low, high = (math.log(self.quantile(p)) for p in (_TAIL, 1.0 - _TAIL))
        edges = [low + (high - low) * i / _SLICES for i in range(_SLICES + 1)]
        chances = [0.0, *(self._cdf(edge) for edge in edges[1:-1]), 1.0]
        return sum(
            (above - below) * math.exp((left + right) / 2.0)
            for (left, right), (below, above) in zip(
                pairwise(edges), pairwise(chances), strict=True
            )
        )

    @property
    def interval_80(self) -> tuple[float, float]:
        """(10th, 90th) percentile [kg]."""
        return self.quantile(0.1), self.quantile(0.9)

    def cdf(self, e1rm_kg: float) -> float:
        """Chance that the day's best e1RM is at or below this [0-1]."""
        return self._cdf(math.log(e1rm_kg)) if e1rm_kg > 0.0 else 0.0

    def quantile(self, p: float) -> float:
        """The e1RM that the day's best stays below with chance `p` [kg].

        Raises:
            InvalidValueError: p is not strictly between 0 and 1.
        """
        check_range("p", p, 0.0, 1.0)
        if p in (0.0, 1.0):
            raise InvalidValueError("p must lie between 0 and 1, both left out")
        middle = self._log_middle
        unstretched = self._unstretched(_with_log_odds(p, 1.0 / self.sharpness))
        return math.exp(middle + self._stretch_of(unstretched - middle) * (unstretched - middle))

    @cached_property
    def _log_middle(self) -> float:
        return self._unstretched(0.5)

    def _unstretched(self, p: float) -> float:
        """Quantile of the normals, log e1RM."""
        low = min(centre - _WIDEST * sd for _, centre, sd in self.parts)
        high = max(centre + _WIDEST * sd for _, centre, sd in self.parts)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2.0
            low, high = (middle, high) if self._mixed(middle) < p else (low, middle)
        return (low + high) / 2.0

    def _cdf(self, log_e1rm: float) -> float:
        middle = self._log_middle
        off = log_e1rm - middle
        unstretched = middle + off / self._stretch_of(off)
        return _with_log_odds(self._mixed(unstretched), self.sharpness)

    def _stretch_of(self, off: float) -> float:
        below, above = self.stretch
        return below if off < 0.0 else above

    def _mixed(self, log_e1rm: float) -> float:
        erf = math.erf
        return sum(
            share * (0.5 + 0.5 * erf((log_e1rm - centre) / (sd * _ROOT_2)))
            for share, centre, sd in self.parts
        )


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
    return _foretold(history.movement_id, tuple(days[-_DAYS_THAT_TELL:]), on, len(days))


def forecasts_one_ahead(
    history: LiftHistory, numbers: Constants | None = None
) -> Iterator[StrengthForecast]:
    """Forecast each day of a lift but the first, from the days before it alone.

    Args:
        history: The lift's days.
        numbers: Constants to use; those shipped where not given.
    """
    days = history.days
    if len(days) < 2:  # noqa: PLR2004 - one day is foretold by none
        return
    numbers = numbers or constants()
    group = numbers.group_of(history.movement_id)
    logs, gaps_d = log_e1rm_and_gaps(days, days[-1].on)
    found = mixtures(logs, gaps_d, group, numbers.shape)
    stretched = stretches(gaps_d, group, numbers.shape)
    for row, (before, day) in enumerate(pairwise(days), start=1):
        yield StrengthForecast(
            parts=_parts(found, row, numbers.shape),
            sharpness=group.sharpness,
            stretch=_pair(stretched[row]),
            n=row,
            last_on=before.on,
            gap_d=(day.on - before.on).days,
        )


def log_e1rm_and_gaps(days: Sequence[LiftDay], on: date) -> tuple[Array, Array]:
    """(log e1RM of the days (n,), days since the one before, for each and for `on` (n + 1,))."""
    ordinals = np.array([*(day.on.toordinal() for day in days), on.toordinal()], dtype=float)
    logs = np.log([day.e1rm_kg for day in days])
    return logs, np.diff(ordinals, prepend=ordinals[0])


@lru_cache(maxsize=64)
def _foretold(
    movement_id: str, days: tuple[LiftDay, ...], on: date, n_days: int
) -> StrengthForecast:
    """A forecast from the days that tell; the same days are read once."""
    numbers = constants()
    group = numbers.group_of(movement_id)
    logs, gaps_d = log_e1rm_and_gaps(days, on)
    found = mixtures(logs, gaps_d, group, numbers.shape)
    return StrengthForecast(
        parts=_parts(found, len(days), numbers.shape),
        sharpness=group.sharpness,
        stretch=_pair(stretches(gaps_d[-1:], group, numbers.shape)[0]),
        n=n_days,
        last_on=days[-1].on,
        gap_d=(on - days[-1].on).days,
    )


def _parts(found: Mixtures, row: int, shape: Shape) -> tuple[tuple[float, float, float], ...]:
    """The normals of one day, without those that weigh nothing."""
    centres, widths = found.centres[row].tolist(), shape.widths
    shares = np.where(found.shares[row] > _LEAST_SHARE, found.shares[row], 0.0)
    return tuple(
        (share, centre, width)
        for centre, of_widths in zip(centres, (shares / shares.sum()).tolist(), strict=True)
        for width, share in zip(widths, of_widths, strict=True)
        if share
    )


def _pair(row: Array) -> tuple[float, float]:
    return float(row[0]), float(row[1])


def _with_log_odds(p: float, factor: float) -> float:
    """A chance whose log odds are so many times as large."""
    if not 0.0 < p < 1.0:
        return min(1.0, max(0.0, p))
    return 1.0 / (1.0 + math.exp(-factor * math.log(p / (1.0 - p))))
