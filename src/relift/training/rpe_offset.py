"""How one person's RPE differs from the RPE chart, and whether knowing it helps them.

The chart says at which RPE a set of so many reps lies at a share of e1RM. A person's offset is how
much higher they rate, on average, drawn to 0 by what counts as `prior_n` sets:

    offset = sum of (told RPE - chart's RPE) / (n + prior_n)

A coming RPE can be foretold in three ways: as the one told last, as the lift's sets like it were
rated (`rpe_of_like_sets`), and by the chart with the offset. Each is tried on the person's own
sets before they are rated. The chart is switched on only where, over enough sets, it beats both
others by a margin; else the better of the two is used. Constants: data/rpe_offset.toml.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from relift.data.tables import load_table
from relift.evidence import parse_basis
from relift.scales import NRS_MAX, RPE_MIN
from relift.training.lift_sets import LiftSet
from relift.training.one_rep_max import effective_reps_at
from relift.training.reps_at_load import SETS_THAT_TELL, likeness

_NEXT_TO_NOTHING = 1e-12


class Ways(NamedTuple):
    """A coming RPE, foretold in three ways.

    Attributes:
        last: The RPE told last.
        like: That of sets like it.
        chart: The chart's, with the person's offset.
    """

    last: float
    like: float
    chart: float


class RpeOffset(NamedTuple):
    """What a person's told RPEs have shown so far; `RpeOffset()` before the first.

    Attributes:
        n: Sets with an RPE, older ones counting less.
        total: Sum of told minus chart's RPE over them.
        n_foretold: Sets that could be foretold, older ones counting less.
        errors: Sums of absolute errors of each way over those.
        last_rpe: The RPE told last, or None.
    """

    n: float = 0.0
    total: float = 0.0
    n_foretold: float = 0.0
    errors: Ways = Ways(0.0, 0.0, 0.0)
    last_rpe: float | None = None

    @property
    def value(self) -> float:
        """The offset, drawn to 0 [RPE]."""
        return self.total / (self.n + _constants().prior_n)

    @property
    def helps(self) -> bool:
        """Whether chart and offset have beaten the other ways on this person's own sets."""
        rule = _constants()
        best_other = min(self.errors.last, self.errors.like)
        return self.n_foretold >= rule.least_n and self.errors.chart < rule.margin * best_other


def chart_rpe(load_kg: float, reps: int, e1rm_kg: float) -> float:
    """RPE of a set by the chart, 1-10.

    Args:
        load_kg: [kg], > 0.
        reps: 1 or more.
        e1rm_kg: The lift's e1RM [kg], > 0.

    Source: evidence J03; RIR = 10 - RPE.
    """
    return _on_scale(NRS_MAX - (effective_reps_at(load_kg / e1rm_kg) - reps))


def rpe_of_like_sets(
    rated: Sequence[LiftSet], load_kg: float, reps: int, *, workout: int, place: int
) -> float | None:
    """The middle RPE of the lift's rated sets, each counting by how like the coming one it is.

    Args:
        rated: The lift's sets with an RPE before it, oldest first.
        load_kg: Of the coming set [kg], > 0.
        reps: Of the coming set, as planned.
        workout, place: As of `LiftSet`.

    Returns:
        RPE, or None where no set was rated.
    """
    width = _constants().reps_width
    weighted = sorted(
        (
            one.rpe,
            likeness(one, load_kg, workout=workout, place=place)
            * math.exp(-abs(one.reps - reps) / width)
            + _NEXT_TO_NOTHING,
        )
        for one in rated[-SETS_THAT_TELL:]
        if one.rpe is not None
    )
    half, below = sum(weight for _, weight in weighted) / 2.0, 0.0
    for rpe, weight in weighted:
        below += weight
        if below >= half:
            return rpe
    return None


def foretold_rpe(
    known: RpeOffset, *, like: float | None, chart: float
) -> tuple[float, Ways] | None:
    """The RPE that a person will tell of a set.

    Args:
        known: What they told so far.
        like: RPE of the lift's sets like it; None: none was rated.
        chart: The chart's RPE of the set.

    Returns:
        (the forecast, what each way says), or None before they have told any.
    """
    if known.last_rpe is None:
        return None
    last = known.last_rpe
    ways = Ways(last, last if like is None else like, with_offset(known, chart))
    if known.helps:
        return ways.chart, ways
    return (ways.last if known.errors.last < known.errors.like else ways.like), ways


def with_offset(known: RpeOffset, chart: float) -> float:
    """The chart's RPE as this person would tell it, 1-10."""
    return _on_scale(chart + known.value)


def after_telling(known: RpeOffset, rpe: float, *, like: float | None, chart: float) -> RpeOffset:
    """What is known after one more told RPE.

    Args:
        known: Before it.
        rpe: What the person told, 1-10.
        like, chart: As for `foretold_rpe`.
    """
    keep = _constants().keep
    foretold = foretold_rpe(known, like=like, chart=chart)
    after = known._replace(
        n=keep * known.n + 1.0, total=keep * known.total + rpe - chart, last_rpe=rpe
    )
    if foretold is None:
        return after
    errors = [
        keep * error + abs(way - rpe) for error, way in zip(known.errors, foretold[1], strict=True)
    ]
    return after._replace(n_foretold=keep * known.n_foretold + 1.0, errors=Ways(*errors))


def _on_scale(rpe: float) -> float:
    return min(NRS_MAX, max(RPE_MIN, rpe))


class _Constants(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    prior_n: float
    keep: float
    least_n: float
    margin: float
    reps_width: float
    basis: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)


@cache
def _constants() -> _Constants:
    return load_table("rpe_offset.toml", _Constants)
