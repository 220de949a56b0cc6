"""Every chart by its id, in the order of a report; a chart's id is the name of its module."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from relift.report.chart import Chart
from relift.report.charts import (
    e1rm,
    expected_felt,
    feared_happened,
    forecast,
    ladders,
    pain_load,
    what_if,
)
from relift.report.material import Material


class Defined(NamedTuple):
    """A chart's definition.

    Attributes:
        line: What it shows, in a line.
        make: Makes it from a record.
    """

    line: str
    make: Callable[[Material], Chart]


CHARTS: dict[str, Defined] = {
    expected_felt.ID: Defined(expected_felt.LINE, expected_felt.chart),
    feared_happened.ID: Defined(feared_happened.LINE, feared_happened.chart),
    pain_load.ID: Defined(pain_load.LINE, pain_load.chart),
    e1rm.ID: Defined(e1rm.LINE, e1rm.chart),
    ladders.ID: Defined(ladders.LINE, ladders.chart),
    forecast.ID: Defined(forecast.LINE, forecast.chart),
    what_if.ID: Defined(what_if.LINE, what_if.chart),
}
"""Id -> definition."""
