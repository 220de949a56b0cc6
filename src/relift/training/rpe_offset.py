"""How one person's RPE differs from the RPE chart, and whether knowing it helps them.

The chart says at which RPE a set of so many reps lies at a share of e1RM. A person's offset is how
much higher they rate, on average, drawn to 0 by what counts as `prior_n` sets:

    offset = sum of (told RPE - chart's RPE) / (n + prior_n)

It is used only where it has helped: over the person's own sets, each foretold before it was told,
chart and offset have to beat the RPE that they told last, by a margin and over enough sets.
Constants: data/rpe_offset.toml.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from relift.data.tables import load_table
from relift.evidence import parse_basis
from relift.scales import NRS_MAX
from relift.training.one_rep_max import effective_reps_at

LEAST_RPE = 1.0


class RpeOffset(NamedTuple):
    """What a person's told RPEs have shown so far; `RpeOffset()` before the first.

    Attributes:
        n: Sets with an RPE, older ones counting less.
        total: Sum of told minus chart's RPE over them.
        n_foretold: Sets that could be foretold in both ways, older ones counting less.
        error_with: Sum of absolute errors of chart and offset over those.
        error_without: The same of the RPE told last.
        last_rpe: The RPE told last, or None.
    """

    n: float = 0.0
    total: float = 0.0
    n_foretold: float = 0.0
    error_with: float = 0.0
    error_without: float = 0.0
    last_rpe: float | None = None

    @property
    def value(self) -> float:
        """The offset, drawn to 0 [RPE]."""
        return self.total / (self.n + _constants().prior_n)

    @property
    def helps(self) -> bool:
        """Whether chart and offset have beaten the last RPE on this person's own sets."""
        rule = _constants()
        is_known = self.n_foretold >= rule.least_n
        return is_known and self.error_with < rule.margin * self.error_without


def chart_rpe(load_kg: float, reps: int, e1rm_kg: float) -> float:
    """RPE of a set by the chart, 1-10.

    Args:
        load_kg: [kg], > 0.
        reps: 1 or more.
        e1rm_kg: The lift's e1RM [kg], > 0.

    Source: evidence J03; RIR = 10 - RPE.
    """
    left = effective_reps_at(load_kg / e1rm_kg) - reps
    return min(NRS_MAX, max(LEAST_RPE, NRS_MAX - left))


def foretold_rpe(known: RpeOffset, chart: float) -> float | None:
    """RPE that a person will tell of a set, or None before they have told any.

    Args:
        known: What they told so far.
        chart: The chart's RPE of the set.
    """
    if known.last_rpe is None:
        return None
    return with_offset(known, chart) if known.helps else known.last_rpe


def with_offset(known: RpeOffset, chart: float) -> float:
    """The chart's RPE as this person would tell it, 1-10."""
    return min(NRS_MAX, max(LEAST_RPE, chart + known.value))


def told(known: RpeOffset, chart: float, rpe: float) -> RpeOffset:
    """What is known after one more told RPE.

    Args:
        known: Before it.
        chart: The chart's RPE of the set.
        rpe: What the person told, 1-10.
    """
    keep = _constants().keep
    after = known._replace(
        n=keep * known.n + 1.0, total=keep * known.total + rpe - chart, last_rpe=rpe
    )
    if known.last_rpe is None:
        return after
    return after._replace(
        n_foretold=keep * known.n_foretold + 1.0,
        error_with=keep * known.error_with + abs(with_offset(known, chart) - rpe),
        error_without=keep * known.error_without + abs(known.last_rpe - rpe),
    )


class _Constants(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    prior_n: float
    keep: float
    least_n: float
    margin: float
    basis: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)


@cache
def _constants() -> _Constants:
    return load_table("rpe_offset.toml", _Constants)
