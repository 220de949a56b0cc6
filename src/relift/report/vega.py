"""What the pictures share: their settings, the axes of pain and of days, their data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from relift.report.chart import Row
from relift.report.look import FONT, Look
from relift.scales import NRS_MAX

if TYPE_CHECKING:
    import altair as alt

INSET = 60
"""Room beside the marks for an axis on the left and the padding [px]."""

_PAIN_WORDS = "datum.value == 0 ? '0 none' : datum.value == 10 ? '10 worst' : datum.label"
_PAIN_TICKS = [0, 2, 4, 6, 8, 10]


def config(look: Look) -> dict[str, object]:
    """Settings of every picture: font, colours, no frame; marks without words of their own.

    The words of the whole picture are its title and description, so single marks carry none.
    """
    p = look.palette
    axis = {
        "labelColor": p.ink,
        "titleColor": p.ink,
        "domainColor": p.soft,
        "tickColor": p.soft,
        "gridColor": p.grid,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    }
    title = {"color": p.ink, "subtitleColor": p.soft, "fontSize": 13, "anchor": "start"}
    legend = {"labelColor": p.ink, "titleColor": p.ink, "labelFontSize": 11, "orient": "top"}
    return {
        "aria": False,
        "font": FONT,
        "axis": axis,
        "title": title,
        "legend": {**legend, "labelLimit": 300},
        "view": {"stroke": None},
        "text": {"color": p.ink, "fontSize": 11},
    }


def plot(rows: Iterable[Row]) -> alt.Chart:
    """A figure of rows, without marks yet; days become text."""
    import altair as alt

    made: list[Any] = [
        {key: cell.isoformat() if isinstance(cell, date) else cell for key, cell in row.items()}
        for row in rows
    ]
    return alt.Chart(alt.Data(values=made))  # type: ignore[no-untyped-call]


def pain(field: str, *, title: str = "pain") -> alt.Y:
    """An axis of pain from 0 to 10, with words at its ends."""
    import altair as alt

    axis = alt.Axis(title=title, values=_PAIN_TICKS, labelExpr=_PAIN_WORDS)
    ends = alt.Scale(domain=[0, NRS_MAX], clamp=True)
    return alt.Y(f"{field}:Q", axis=axis, scale=ends)


def days(field: str, *, title: str | None = None, ends: tuple[date, date] | None = None) -> alt.X:
    """An axis of days; `ends` fixes it, so that several panels agree."""
    import altair as alt

    axis = alt.Axis(title=title, format="%-d %b", tickCount=5, labelOverlap=True, labelSeparation=8)
    if ends is None:
        return alt.X(f"{field}:T", axis=axis)
    domain = [alt.DateTime(year=d.year, month=d.month, date=d.day) for d in ends]
    return alt.X(f"{field}:T", axis=axis, scale=alt.Scale(domain=domain))
