"""The ways to go on of a what-if as the fans of a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relift.plan.what_if import WhatIf
from relift.plan.what_if_words import name_of, reference_words
from relift.report.series import Fan, FanPoint
from relift.scales import NRS_MAX
from relift.threat.courses import Bands
from relift.units import from_kg


def fans_of(seen: WhatIf) -> tuple[Fan, ...]:
    """A fan for each way of pain, expected pain, bad sets and, with a lift, load; day 0 is today.

    Args:
        seen: The weeks ahead, four ways.
    """
    return tuple(_fans(seen))


def _fans(seen: WhatIf) -> Iterator[Fan]:
    fear = f"expected pain, {reference_words(seen.reference)}"
    for one in seen.ways:
        yield _fan(name_of(one.policy), "morning pain", one.future.morning, top=NRS_MAX)
    for one in seen.ways:
        yield _fan(name_of(one.policy), fear, one.future.expected, top=NRS_MAX)
    for one in seen.ways:
        count = "sets with too much pain so far"
        yield _fan(name_of(one.policy), count, one.future.too_much, top=None)
    if seen.e1rm_kg is not None and seen.unit is not None:
        e1rm = from_kg(seen.e1rm_kg, seen.unit)
        for one in seen.ways:
            measure = f"heaviest load of the week ({seen.unit.value})"
            yield _fan(name_of(one.policy), measure, one.future.load, top=None, scale=e1rm)


def _fan(policy: str, measure: str, bands: Bands, *, top: float | None, scale: float = 1.0) -> Fan:
    return Fan(policy=policy, measure=measure, points=_points(bands, scale), top=top)


def _points(bands: Bands, scale: float) -> tuple[FanPoint, ...]:
    rows: Sequence[tuple[float, float, float]] = list(
        zip(bands.low, bands.mean, bands.high, strict=True)
    )
    return tuple(
        FanPoint(day=day, low=scale * low, mean=scale * mean, high=scale * high)
        for day, (low, mean, high) in enumerate(rows)
    )
