"""The weeks ahead if the present course goes on: mornings as a band, sets as ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relift.plan.ladders import ladders
from relift.plan.outlook import Ahead, Outlook, Range
from relift.report.chart import Chart, nothing
from relift.report.look import Look
from relift.report.material import Material
from relift.report.terminal import Pen, on_line, scale

if TYPE_CHECKING:
    from relift.report.chart import Figure, Row

ID = "forecast"
LINE = "where pain may go in the weeks ahead, if you go on as now"
TITLE = "Pain in the weeks ahead, if the present course goes on"
COLUMNS = {
    "day": "day",
    "what": "of what",
    "mean": "mean (0-10)",
    "low": "8 in 10: from",
    "high": "to",
}
MORNING = "on getting up"
STOPPED = (
    "There is no forecast while a stop stands, or before the safety questions are answered. "
    "Today’s page says what comes first."
)
_MOST_LINES = 14
_GETTING_UP, _SETS = "pain on getting up", "pain in the sets"


def chart(material: Material) -> Chart:
    """Draw the weeks ahead.

    Args:
        material: The record.
    """
    if material.standing.is_stop:
        return nothing(ID, TITLE, why=STOPPED, columns=COLUMNS)
    seen = material.outlook
    return Chart(
        id=ID,
        title=TITLE,
        alt=_words(seen),
        columns=COLUMNS,
        rows=tuple(row for day in seen.days for row in _rows(day)),
        draw=lambda look: _figure(seen, look),
        sketch=lambda pen: _sketch(seen.days, pen),
    )


def _rows(day: Ahead) -> list[Row]:
    told = {MORNING: day.morning, **{f"in {_name(k)} sets": v for k, v in day.felt.items()}}
    return [
        {
            "day": day.on,
            "what": what,
            "mean": round(one.mean, 2),
            "low": round(one.low, 2),
            "high": round(one.high, 2),
        }
        for what, one in told.items()
    ]


def _name(ladder_id: str) -> str:
    return next((one.name for one in ladders() if one.id == ladder_id), ladder_id)


def _words(seen: Outlook) -> str:
    first, last = seen.days[0], seen.days[-1]
    sets = [
        f"sets of {_name(one.ladder)} {_range(found)}"
        for one in seen.course
        if (found := _newest(seen.days, one.ladder)) is not None
    ]
    felt = f" At the end, {'; '.join(sets)}." if sets else ""
    return (
        f"Forecast pain on getting up: {_range(first.morning)} on {first.on} and "
        f"{_range(last.morning)} on {last.on}.{felt} Two cases in ten fall outside the ranges; it "
        "is no promise."
    )


def _newest(days: Sequence[Ahead], ladder: str) -> Range | None:
    return next((day.felt[ladder] for day in reversed(days) if ladder in day.felt), None)


def _range(one: Range) -> str:
    return f"{one.mean:.1f} ({one.low:.0f} to {one.high:.0f})"


def _sketch(days: Sequence[Ahead], pen: Pen) -> list[str]:
    step, width = max(1, -(-len(days) // _MOST_LINES)), pen.width - 16
    lines = [f"{'getting up':10} {scale(width)}"]
    for day in days[::step]:
        one = day.morning
        marks = on_line([(one.low, "─"), (one.high, "─"), (one.mean, "●")], width=width)
        lines.append(f"{day.on:%a %m-%d}  {marks} {one.mean:4.1f}")
    return [*lines, "● mean, ─ the range of 8 cases in 10"]


def _figure(seen: Outlook, look: Look) -> Figure:
    import altair as alt

    from relift.report.vega import INSET, days, pain, plot

    p, width = look.palette, look.width - INSET
    x = days("day", ends=(seen.days[0].on, seen.days[-1].on))
    made = plot(row for day in seen.days for row in _rows(day)[:1])
    panels: list[Figure] = [
        alt.layer(
            made.mark_area(color=p.first, opacity=0.25).encode(
                x=x, y=pain("low", title=_GETTING_UP), y2=alt.Y2("high")
            ),
            made.mark_line(color=p.first, strokeWidth=2).encode(
                x=x, y=pain("mean", title=_GETTING_UP)
            ),
        ).properties(width=width, height=130)
    ]
    for one in seen.course:
        felt = plot(
            {"day": day.on, "mean": r.mean, "low": r.low, "high": r.high}
            for day in seen.days
            if (r := day.felt.get(one.ladder)) is not None
        )
        panels.append(
            alt.layer(
                felt.mark_rule(color=p.second, strokeWidth=2).encode(
                    x=x, y=pain("low", title=_SETS), y2=alt.Y2("high")
                ),
                felt.mark_point(color=p.second, filled=True, size=26, opacity=1).encode(
                    x=x, y=pain("mean", title=_SETS)
                ),
            ).properties(
                width=width,
                height=100,
                title=alt.TitleParams(_name(one.ladder), fontSize=11, fontWeight="normal"),
            )
        )
    return alt.vconcat(*panels, spacing=10)
