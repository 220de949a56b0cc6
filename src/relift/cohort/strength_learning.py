"""Learning the e1RM forecast's numbers from many lifters' logs, by expectation maximization.

The common shares of sources and widths are those that make the days foretold most likely; the
sharpness and the stretch after a gap are those with which the 50, 80 and 95% intervals most nearly
hold what they say. Main barbell lifts and others are learned apart. Nothing is drawn at random.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import msgspec
import numpy as np

from relift.cohort.strength_cases import Lifter, lift_histories
from relift.training import e1rm_sources as sources
from relift.training.e1rm_sources import Array
from relift.training.history import LiftDay, LiftHistory
from relift.training.strength import StrengthForecast, forecasts_one_ahead, log_e1rm_and_gaps
from relift.training.strength_constants import Constants, Group, Shape, constants

_ROUNDS, _ROUNDS_WITH_WIDTHS = 10, 2
_FROM_DAY = 2
_LEVELS = (0.5, 0.8, 0.95)
_SHARPNESS = np.arange(0.8, 1.6, 0.01)
_STRETCHES = np.arange(1.0, 6.0, 0.05)
_DAYS_STRETCHED = 4000
_LEAST = 1e-3

_Foretold = tuple[LiftDay, StrengthForecast]


def learned(lifters: Sequence[Lifter], shape: Shape) -> Constants:
    """The numbers of both groups from some lifters.

    Args:
        lifters: Who.
        shape: What is set and not learned.
    """
    shipped = constants()
    histories = [h for one in lifters for h in lift_histories(one).values()]
    is_main = [shipped.group_of(h.movement_id) is shipped.main for h in histories]
    return Constants(
        reviewed_by="none yet",
        shape=shape,
        main=_group([h for h, main in zip(histories, is_main, strict=True) if main], shape),
        other=_group([h for h, main in zip(histories, is_main, strict=True) if not main], shape),
    )


def _group(histories: Sequence[LiftHistory], shape: Shape) -> Group:
    n_cells = len(sources.SOURCES) * len(shape.widths)
    n_days = sum(len(h.days) for h in histories)
    group = Group(
        prior=_as_rows(np.full((len(sources.SOURCES), len(shape.widths)), 1.0 / n_cells)),
        stretch_below=(1.0,) * len(shape.gap_rows_d),
        stretch_above=(1.0,) * len(shape.gap_rows_d),
        sharpness=1.0,
        basis=f"design_choice: learned on {n_days:,} days of {len(histories)} lifts in real logs",
    )
    for turn in range(_ROUNDS):
        group = msgspec.structs.replace(group, prior=_as_rows(_prior(histories, group, shape)))
        if turn >= _ROUNDS - _ROUNDS_WITH_WIDTHS:
            group = _calibrated(histories, group, shape)
    return group


def _prior(histories: Sequence[LiftHistory], group: Group, shape: Shape) -> Array:
    """The common shares after one more round, from the days from the third on without a gap."""
    prior = np.full((len(sources.SOURCES), len(shape.widths)), _LEAST)
    for history in histories:
        logs, gaps_d = log_e1rm_and_gaps(history.days, history.last_on)
        mixed = sources.mixtures(logs, gaps_d, group, shape)
        sds = np.array(shape.widths) * sources.stretches(gaps_d[:-1], group, shape).mean(1)[:, None]
        told = sources.densities(logs, mixed.centres[:-1], sds)
        blame = sources.as_shares(mixed.shares[:-1] * told)[_FROM_DAY:]
        has_no_gap = sources.hats(gaps_d[:-1], shape)[_FROM_DAY:, 0]
        prior += np.einsum("n,nsw->sw", has_no_gap, blame)
    return np.asarray(prior / prior.sum())


def _calibrated(histories: Sequence[LiftHistory], group: Group, shape: Shape) -> Group:
    """The group with the sharpness and stretch that suit its shares."""
    even = (1.0,) * len(shape.gap_rows_d)
    plain = msgspec.structs.replace(group, sharpness=1.0, stretch_below=even, stretch_above=even)
    days = _foretold(histories, Constants(reviewed_by="", shape=shape, main=plain, other=plain))
    rows = sources.hats(np.array([float(forecast.gap_d) for _, forecast in days]), shape)
    sharp = _sharpness(np.array([forecast.cdf(day.e1rm_kg) for day, forecast in days]), rows[:, 0])
    after_gaps = np.flatnonzero(rows[:, 0] < 1.0)
    chosen = after_gaps[:: 1 + len(after_gaps) // _DAYS_STRETCHED]
    needed = _stretch_needed([days[i] for i in chosen], sharp)
    return msgspec.structs.replace(
        group,
        sharpness=sharp,
        stretch_below=_stretches(needed, rows[chosen], side=-1),
        stretch_above=_stretches(needed, rows[chosen], side=1),
    )


def _foretold(histories: Sequence[LiftHistory], numbers: Constants) -> list[_Foretold]:
    return [
        (day, forecast)
        for history in histories
        for day, forecast in zip(
            history.days[1:], forecasts_one_ahead(history, numbers), strict=True
        )
        if forecast.n >= _FROM_DAY
    ]


def _sharpness(chances: Array, weights: Array) -> float:
    """The factor on the log odds that brings coverage nearest to its levels."""
    chances = np.clip(chances, 1e-9, 1.0 - 1e-9)
    odds = np.abs(np.log(chances / (1.0 - chances)))
    weights = weights / weights.sum()

    def miss(factor: float) -> float:
        ends = {level: math.log((1.0 + level) / (1.0 - level)) for level in _LEVELS}
        return sum(abs(float(weights @ (factor * odds <= ends[one])) - one) for one in _LEVELS)

    return round(float(min(_SHARPNESS, key=miss)), 2)


def _stretch_needed(days: Sequence[_Foretold], sharp: float) -> dict[float, Array]:
    """Level -> the stretch from which on its interval would hold each day; below 0: a low day."""
    needed: dict[float, list[float]] = {level: [] for level in _LEVELS}
    for day, plain in days:
        forecast = replace(plain, sharpness=sharp)
        middle = math.log(forecast.median_kg)
        off = math.log(day.e1rm_kg) - middle
        for level in _LEVELS:
            end = forecast.quantile(0.5 + math.copysign(level / 2.0, off))
            needed[level].append(off / abs(math.log(end) - middle))
    return {level: np.array(factors) for level, factors in needed.items()}


def _stretches(needed: dict[float, Array], rows: Array, *, side: int) -> tuple[float, ...]:
    """The stretch of each gap on one side (-1 below, 1 above); it never falls with the gap."""
    stretch = [1.0]
    for weights in rows[:, 1:].T:
        stretch.append(max(stretch[-1], _stretch(needed, weights, side=side)))
    return tuple(stretch)


def _stretch(needed: dict[float, Array], weights: Array, *, side: int) -> float:
    """The stretch that leaves outside what should be; 1 where there is no such gap."""
    if weights.sum() <= 0.0:
        return 1.0
    weights = weights / weights.sum()

    def miss(factor: float) -> float:
        return sum(
            abs(float(weights @ (side * needed[level] > factor)) - (1.0 - level) / 2.0)
            for level in _LEVELS
        )

    return round(float(min(_STRETCHES, key=miss)), 2)


def _as_rows(table: Array) -> tuple[tuple[float, ...], ...]:
    """A table rounded as it is written."""
    return tuple(tuple(round(float(x), 5) for x in row) for row in table)
