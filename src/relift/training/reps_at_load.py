"""How many reps a lifter will do at a load, from what they did at loads like it.

Each earlier set counts by how near its load is, how many workouts ago it was, and how near its
place in the workout (a third set is like third sets); sets done today count more. The reps of the
sets, so weighted, are the forecast; where little counts, what lifters do at that share of their
best e1RM fills in. Reps done are foretold, not reps to failure: most sets stop at a planned number.
Constants: data/reps.toml.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError, InvalidValueError
from relift.evidence import parse_basis
from relift.scales import check_range
from relift.training.lift_sets import LiftSet
from relift.training.one_rep_max import EPLEY_REPS, MOST_REPS

SETS_THAT_TELL = 60
"""Older sets change the forecast by next to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepsForecast:
    """Reps of a coming set, as a distribution.

    Attributes:
        chances: (reps, chance), fewest reps first, adding up to 1.
    """

    chances: tuple[tuple[int, float], ...]

    @property
    def mean(self) -> float:
        """Its mean."""
        return sum(reps * chance for reps, chance in self.chances)

    def quantile(self, p: float) -> int:
        """The fewest reps that the set stays at or below with chance `p` or more.

        Raises:
            InvalidValueError: p is not 0-1.
        """
        check_range("p", p, 0.0, 1.0)
        below = 0.0
        for reps, chance in self.chances:
            below += chance
            if below >= p:
                return reps
        return self.chances[-1][0]


def forecast_reps(
    past: Sequence[LiftSet], load_kg: float, *, workout: int, place: int
) -> RepsForecast:
    """Forecast the reps of a set.

    Args:
        past: The lift's sets before it, oldest first; those of the same workout too.
        load_kg: Its load [kg], > 0.
        workout: Number of its workout, counted as in `past`.
        place: Its place in that workout, from 0.

    Raises:
        InvalidValueError: no load, or no set before it.
    """
    told = past[-SETS_THAT_TELL:]
    if not told or not load_kg > 0.0:
        raise InvalidValueError("a forecast of reps needs a load and at least one set before it")
    best_kg = 0.0
    weights: dict[int, float] = {}
    for one in told:
        best_kg = max(best_kg, one.load_kg * (1.0 + one.reps / EPLEY_REPS))
        weight = likeness(one, load_kg, workout=workout, place=place)
        weights[one.reps] = weights.get(one.reps, 0.0) + weight
    for reps, share in enumerate(_usual(load_kg / best_kg), start=1):
        weights[reps] = weights.get(reps, 0.0) + _constants().kernel.usual_n * share
    total = sum(weights.values())
    return RepsForecast(chances=tuple((r, weights[r] / total) for r in sorted(weights)))


def likeness(one: LiftSet, load_kg: float, *, workout: int, place: int) -> float:
    """How much an earlier set counts for a coming one, > 0.

    Args:
        one: The earlier set.
        load_kg: Of the coming set [kg], > 0.
        workout, place: Of the coming set, as of `LiftSet`.
    """
    rule = _constants().kernel
    off = abs(one.place - place)
    weight = math.exp(
        -abs(math.log(one.load_kg / load_kg)) / rule.load_width
        - (workout - one.workout) / rule.workouts
        - off / rule.places
    )
    weight *= 1.0 if off else rule.same_place
    return weight * (rule.same_workout if one.workout == workout else 1.0)


def _usual(relative_load: float) -> tuple[float, ...]:
    """Shares of 1-10 reps among lifters at a share of their best e1RM: of the nearest row."""
    usual = _constants().usual
    nearest = min(
        range(len(usual.relative_loads)),
        key=lambda row: abs(usual.relative_loads[row] - relative_load),
    )
    return usual.shares[nearest]


class _Kernel(msgspec.Struct, frozen=True, kw_only=True):
    load_width: float
    workouts: float
    places: float
    same_place: float
    same_workout: float
    usual_n: float
    basis: str


class _Usual(msgspec.Struct, frozen=True, kw_only=True):
    relative_loads: tuple[float, ...]
    shares: tuple[tuple[float, ...], ...]
    basis: str


class _Constants(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    kernel: _Kernel
    usual: _Usual

    def __post_init__(self) -> None:
        parse_basis(self.kernel.basis)
        parse_basis(self.usual.basis)
        if {len(row) for row in self.usual.shares} != {MOST_REPS}:
            raise DataFileError("reps.toml: each row of `usual` holds the shares of 1 to 10 reps")


@cache
def _constants() -> _Constants:
    return load_table("reps.toml", _Constants)
