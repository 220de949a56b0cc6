"""One-rep max from a load and reps, and back.

Epley on 1-10 reps, with the load itself at one rep (evidence J06): a set of one is what it is.
With an RPE of 7 or more the set counts as `reps + (10 - RPE)` on a chart (J03), to ten such reps.
The history uses reps alone: for a lifter whose own offset is unknown, the chart makes forecasts
worse (science.md section 3). Rep formulas run low for the deadlift (J07), so e1RM is compared
within a lift only.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError, InvalidValueError
from relift.evidence import parse_basis
from relift.scales import NRS_MAX, check_rpe

MOST_REPS = 10
"""Reps beyond which no e1RM is worked out."""

EPLEY_REPS = 30.0
_BRZYCKI_TOP, _BRZYCKI_REPS = 36.0, 37.0
_LOMBARDI_POWER = 0.10
_PERCENT = 100.0


def epley(load_kg: float, reps: float) -> float:
    """Raw Epley 1RM [kg]: load x (1 + reps / 30), 103% of the load at one rep.

    Source: evidence J06.
    """
    return load_kg * (1.0 + reps / EPLEY_REPS)


def brzycki(load_kg: float, reps: float) -> float:
    """Brzycki 1RM [kg]: load x 36 / (37 - reps).

    Raises:
        InvalidValueError: 37 reps or more.

    Source: evidence J06.
    """
    if reps >= _BRZYCKI_REPS:
        raise InvalidValueError("the Brzycki formula ends below 37 reps")
    return load_kg * _BRZYCKI_TOP / (_BRZYCKI_REPS - reps)


def lombardi(load_kg: float, reps: float) -> float:
    """Lombardi 1RM [kg]: load x reps^0.10, for one rep or more.

    Raises:
        InvalidValueError: fewer than one rep.

    Source: science.md section 3.
    """
    if reps < 1:
        raise InvalidValueError("a 1RM needs at least one rep")
    return float(load_kg * reps**_LOMBARDI_POWER)


def share_of_1rm(effective_reps: float) -> float:
    """Share of 1RM at so many reps to failure, between the chart's points by a straight line.

    Args:
        effective_reps: Reps done and left, 1-10.

    Returns:
        Share, 0.739-1.

    Raises:
        InvalidValueError: outside 1-10.

    Source: evidence J03.
    """
    chart = _chart()
    if not 1.0 <= effective_reps <= MOST_REPS:
        raise InvalidValueError("the RPE chart runs from 1 to 10 effective reps")
    place = (effective_reps - chart.first_reps) / chart.step_reps
    below = min(int(place), len(chart.percent) - 2)
    low, high = chart.percent[below], chart.percent[below + 1]
    return (low + (high - low) * (place - below)) / _PERCENT


def effective_reps_at(share: float) -> float:
    """Reps to failure at a share of 1RM, the way back from `share_of_1rm`.

    Args:
        share: Load over e1RM, > 0.

    Returns:
        1-10: one at or above the e1RM, ten where the chart ends and below.

    Source: evidence J03.
    """
    chart = _chart()
    percent = share * _PERCENT
    for below, (high, low) in enumerate(pairwise(chart.percent)):
        if percent >= low:
            place = below + min(1.0, max(0.0, (high - percent) / (high - low)))
            return chart.first_reps + chart.step_reps * place
    return float(MOST_REPS)


def e1rm_kg(load_kg: float, reps: int, rpe: float | None = None) -> float:
    """Estimated 1RM of a set.

    Args:
        load_kg: External load [kg], > 0.
        reps: Repetitions, 1-10.
        rpe: 1-10. Used where it is 7 or more and the chart reaches; otherwise the reps stand alone.

    Returns:
        e1RM [kg].

    Raises:
        InvalidValueError: no load, or reps outside 1-10, or an RPE that cannot be.

    Source: evidence J06; with RPE J03, coarse below 7 J13.
    """
    _check(load_kg, reps)
    check_rpe(rpe)
    effective = _effective_reps(reps, rpe)
    if effective is not None:
        return load_kg / share_of_1rm(effective)
    return load_kg if reps == 1 else epley(load_kg, reps)


def reps_at(load_kg: float, e1rm: float) -> float:
    """Reps to failure that an e1RM means at a load, by Epley.

    Args:
        load_kg: External load [kg], > 0.
        e1rm: [kg], > 0.

    Returns:
        Reps: 0 above the e1RM, at least 1 up to it. Above 10 it is no more than a rough guess:
        lifters differ widely at one share of their max (evidence J05).

    Raises:
        InvalidValueError: no load or no e1RM.
    """
    _check(load_kg, 1)
    _check(e1rm, 1)
    if load_kg > e1rm:
        return 0.0
    return max(1.0, EPLEY_REPS * (e1rm / load_kg - 1.0))


def load_for(e1rm: float, reps: int, rpe: float | None = None) -> float:
    """The load at which a set takes all (or, with an RPE, this much) of a lifter.

    Args:
        e1rm: [kg], > 0.
        reps: 1-10.
        rpe: 7-10, or None for a set to failure by Epley.

    Returns:
        Load [kg], before rounding to plates.

    Raises:
        InvalidValueError: reps outside 1-10, or an RPE for which the chart says nothing.
    """
    _check(e1rm, reps)
    check_rpe(rpe)
    if rpe is None:
        return e1rm if reps == 1 else e1rm / (1.0 + reps / EPLEY_REPS)
    effective = _effective_reps(reps, rpe)
    if effective is None:
        raise InvalidValueError(
            "the RPE chart needs RPE 7 or more, and at most 10 reps with those left"
        )
    return e1rm * share_of_1rm(effective)


class _RpeRule(msgspec.Struct, frozen=True, kw_only=True):
    least: float
    basis: str


class _Chart(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    basis: str
    first_reps: float
    step_reps: float
    percent: tuple[float, ...]
    rpe: _RpeRule

    def __post_init__(self) -> None:
        parse_basis(self.basis)
        parse_basis(self.rpe.basis)
        if self.first_reps + self.step_reps * (len(self.percent) - 1) != MOST_REPS:
            raise DataFileError("rpe_chart.toml: the chart must end at ten reps")


@cache
def _chart() -> _Chart:
    return load_table("rpe_chart.toml", _Chart)


def _effective_reps(reps: int, rpe: float | None) -> float | None:
    if rpe is None or rpe < _chart().rpe.least:
        return None
    effective = reps + (NRS_MAX - rpe)
    return effective if effective <= MOST_REPS else None


def _check(load_kg: float, reps: int) -> None:
    if not 0.0 < load_kg < float("inf"):
        raise InvalidValueError("an e1RM needs a load above zero")
    if not 1 <= reps <= MOST_REPS:
        raise InvalidValueError("an e1RM needs 1 to 10 reps")
