"""Ways to go on, side by side: a fan for each, of pain, fear or load over the days ahead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relift.report.chart import Chart, nothing
from relift.report.charts.forecast import STOPPED
from relift.report.free_text import shown
from relift.report.look import Look
from relift.report.material import Material
from relift.report.series import Fan
from relift.report.terminal import Pen, binned, fit, spark

if TYPE_CHECKING:
    import altair as alt

    from relift.report.chart import Figure, Row

ID = "what_if"
LINE = "what may come of different ways to go on"
TITLE = "What may come of different ways to go on"
COLUMNS = {
    "measure": "of what",
    "policy": "way to go on",
    "day": "days ahead",
    "mean": "mean",
    "low": "8 in 10: from",
    "high": "to",
}
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])


def chart(material: Material) -> Chart:
    """Draw what may come of each way to go on.

    Args:
        material: The record.
    """
    if material.standing.is_stop:
        return nothing(ID, TITLE, why=STOPPED, columns=COLUMNS)
    return fan_chart(material.ways)


def fan_chart(fans: Sequence[Fan]) -> Chart:
    """Draw fans, whoever worked them out: a panel for each measure, a band for each way.

    Args:
        fans: One for each measure and way.
    """
    if not any(fan.points for fan in fans):
        why = "Nothing to show yet: no ways to go on have been compared."
        return nothing(ID, TITLE, why=why, columns=COLUMNS)
    told = [fan for fan in fans if fan.points]
    return Chart(
        id=ID,
        title=TITLE,
        alt=_words(told),
        columns=COLUMNS,
        rows=tuple(row for fan in told for row in _rows(fan)),
        draw=lambda look: _figure(told, look),
        sketch=lambda pen: _sketch(told, pen),
    )


def _rows(fan: Fan) -> list[Row]:
    return [
        {
            "measure": fan.measure,
            "policy": fan.policy,
            "day": point.day,
            "mean": round(point.mean, 2),
            "low": round(point.low, 2),
            "high": round(point.high, 2),
        }
        for point in fan.points
    ]


def _by_measure(fans: Sequence[Fan]) -> dict[str, list[Fan]]:
    return {name: [f for f in fans if f.measure == name] for name in {f.measure: 0 for f in fans}}


def _top(fans: Sequence[Fan]) -> float:
    """The upper end of a measure's scale."""
    given = [fan.top for fan in fans if fan.top is not None]
    return max(given) if given else max(p.high for fan in fans for p in fan.points)


def _words(fans: Sequence[Fan]) -> str:
    parts = []
    for measure, same in _by_measure(fans).items():
        day = max(fan.points[-1].day for fan in same)
        ends = [
            f"{shown(f.policy, 40)} {f.points[-1].mean:.1f} "
            f"({f.points[-1].low:.0f} to {f.points[-1].high:.0f})"
            for f in same
        ]
        parts.append(f"{measure} in {day} days: {', '.join(ends)}")
    told = "; ".join(parts)
    return (
        f"Forecast {told}. The ranges hold 8 cases in 10 of the model's people; it is no promise."
    )


def _sketch(fans: Sequence[Fan], pen: Pen) -> list[str]:
    label = min(18, max(len(fan.policy) for fan in fans))
    room = pen.width - label - 16
    lines = []
    for measure, same in _by_measure(fans).items():
        top = _top(same)
        lines.append(f"{measure}, mean from 0 to {top:g}, day {same[0].points[0].day} on")
        for fan in same:
            means, _ = binned([point.mean for point in fan.points], room)
            last = fan.points[-1]
            end = f"{last.mean:.1f} ({last.low:.0f}-{last.high:.0f})"
            lines.append(f"{fit(fan.policy, label)} {spark(means, top=top)} {end}")
    return lines


def _legend() -> alt.Legend:
    """A legend of lines; the bands behind them would show faint."""
    import altair as alt

    return alt.Legend(title=None, columns=2, symbolType="stroke", symbolOpacity=1, symbolSize=300)


def _figure(fans: Sequence[Fan], look: Look) -> Figure:
    import altair as alt

    from relift.report.vega import INSET, plot

    p = look.palette
    policies = list(dict.fromkeys(fan.policy for fan in fans))
    colors = alt.Scale(domain=policies, range=list(p.series))
    dashes = alt.Scale(domain=policies, range=list(_DASHES))
    panels: list[Figure] = []
    for measure, same in _by_measure(fans).items():
        made = plot(row for fan in same for row in _rows(fan))
        legend = _legend() if not panels else None
        x = alt.X("day:Q", axis=alt.Axis(title="days ahead", tickCount=6))
        ends = alt.Scale(domain=[0, _top(same)])
        y = alt.Axis(title=measure, tickCount=5)
        panels.append(
            alt.layer(
                made.mark_area(opacity=0.16).encode(
                    x=x,
                    y=alt.Y("low:Q", axis=y, scale=ends),
                    y2=alt.Y2("high"),
                    color=alt.Color("policy:N", scale=colors, sort=policies, legend=legend),
                ),
                made.mark_line(strokeWidth=2).encode(
                    x=x,
                    y=alt.Y("mean:Q", axis=y, scale=ends),
                    color=alt.Color("policy:N", scale=colors, sort=policies, legend=legend),
                    strokeDash=alt.StrokeDash(
                        "policy:N", scale=dashes, sort=policies, legend=legend
                    ),
                ),
            ).properties(width=look.width - INSET, height=130)
        )
    return alt.vconcat(*panels, spacing=10)
