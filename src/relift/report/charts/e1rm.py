"""Strength: the best e1RM of each session of a lift, and the forecast for a session today.

Sets that a ladder plans are left out, as in the planner (`Material.lifts`). The forecast is its
median and the range of eight cases in ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from relift.errors import InvalidValueError
from relift.plan.ladders import ladders
from relift.report.chart import Chart, nothing
from relift.report.look import Look
from relift.report.material import Material
from relift.report.terminal import Pen, binned, on_line, spark
from relift.training.history import LiftHistory
from relift.training.movements import movement
from relift.training.strength import forecast_e1rm

if TYPE_CHECKING:
    from relift.report.chart import Figure, Row

ID = "e1rm"
LINE = "the best e1RM of each session, and the forecast for today"
TITLE = "Strength: estimated one-rep max by session"
_MOST_LIFTS, _FEWEST_DAYS = 4, 2
_ROOM = 0.02
_YEAR = timedelta(days=365)


class Ahead(NamedTuple):
    """A forecast: its middle, and the range of eight cases in ten [unit]."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """One lift.

    Attributes:
        name: As shown.
        best: (day, best e1RM) of each session [unit].
        ahead: Forecast for a session today; None where a stop stands.
    """

    name: str
    best: tuple[tuple[date, float], ...]
    ahead: Ahead | None


def chart(material: Material) -> Chart:
    """Draw the strength of the lifts that the ladders use.

    Args:
        material: The record.
    """
    return _chart(material, _usual(material))


def chart_of(material: Material, lift: str) -> Chart:
    """Draw the strength of one lift.

    Args:
        material: The record.
        lift: Id of its movement, of `choices`.

    Raises:
        InvalidValueError: it was not done with a load in two sessions.
    """
    if lift not in choices(material):
        raise InvalidValueError("Choose a lift that was done with a load in two sessions.")
    return _chart(material, [lift])


def choices(material: Material) -> dict[str, str]:
    """The lifts that can be drawn, the most trained first: id of the movement -> its name."""
    trained = [(name, h) for name, h in material.lifts.items() if len(h.days) >= _FEWEST_DAYS]
    trained.sort(key=lambda one: -len(one[1].days))
    return {name: movement(name).name for name, _ in trained}


def _chart(material: Material, wanted: Sequence[str]) -> Chart:
    unit = material.unit.value
    columns = {
        "lift": "lift",
        "day": "day",
        "e1rm": f"best e1RM ({unit})",
        "low": f"8 in 10: from ({unit})",
        "high": f"to ({unit})",
        "kind": "what it is",
    }
    found = (_strength(material.lifts[name], material) for name in wanted)
    lifts = [one for one in found if one is not None]
    if not lifts:
        why = "Nothing to show yet: no lift was done with a load in two sessions."
        return nothing(ID, TITLE, why=why, columns=columns)
    return Chart(
        id=ID,
        title=TITLE,
        alt=_words(lifts, unit),
        columns=columns,
        rows=tuple(_rows(lifts, material.now.date())),
        draw=lambda look: _figure(lifts, look, today=material.now.date(), unit=unit),
        sketch=lambda pen: _sketch(lifts, pen, unit),
    )


def _usual(material: Material) -> list[str]:
    """The lifts of the ladders that were trained most."""
    of_ladders = {lift for ladder in ladders() for lift in ladder.lifts}
    return [name for name in choices(material) if name in of_ladders][:_MOST_LIFTS]


def _strength(history: LiftHistory, material: Material) -> Strength | None:
    today = material.now.date()
    first = material.since or history.days[-1].on - _YEAR
    best = [(d.on, material.load(d.e1rm_kg)) for d in history.days if first <= d.on <= today]
    if not best:
        return None
    ahead = None
    if not material.standing.is_stop:
        foreseen = forecast_e1rm(history, today)
        ahead = Ahead(*map(material.load, (foreseen.median_kg, *foreseen.interval_80)))
    return Strength(name=movement(history.movement_id).name, best=tuple(best), ahead=ahead)


def _rows(lifts: Sequence[Strength], today: date) -> list[Row]:
    rows: list[Row] = []
    for one in lifts:
        rows += [
            {"lift": one.name, "day": d, "e1rm": v, "low": None, "high": None, "kind": "session"}
            for d, v in one.best
        ]
        if one.ahead is not None:
            median, low, high = one.ahead
            rows.append(
                {
                    "lift": one.name,
                    "day": today,
                    "e1rm": median,
                    "low": low,
                    "high": high,
                    "kind": "forecast",
                }
            )
    return rows


def _words(lifts: Sequence[Strength], unit: str) -> str:
    told = [f"{one.name} {_foreseen(one.ahead, unit)}" for one in lifts if one.ahead is not None]
    first = (
        f"Forecast of the best e1RM in a session today, with the range of 8 cases in 10: "
        f"{'; '.join(told)}."
    )
    if not told:
        tops = [f"{one.name} {one.best[-1][1]:.0f} {unit}" for one in lifts]
        first = (
            f"Best e1RM of the newest session: {'; '.join(tops)}. There is no plan for today, so "
            "no forecast is shown."
        )
    return f"{first} Sets that a ladder planned are left out: they are light on purpose."


def _foreseen(ahead: Ahead, unit: str) -> str:
    return f"{ahead.median:.0f} {unit} ({ahead.low:.0f} to {ahead.high:.0f})"


def _ends(one: Strength) -> tuple[float, float]:
    """The ends of the scale: what is drawn, and a little room."""
    values = [*(value for _, value in one.best), *(one.ahead or ())]
    return min(values) * (1.0 - _ROOM), max(values) * (1.0 + _ROOM)


def _sketch(lifts: Sequence[Strength], pen: Pen, unit: str) -> list[str]:
    room = pen.width - 2
    lines: list[str] = []
    for one in lifts:
        low, top = _ends(one)
        left, right = f"{low:.0f}", f"{top:.0f} {unit}"
        values, size = binned([value for _, value in one.best], room)
        each = "" if size == 1 else f", {size} sessions a mark"
        span = f"{one.best[0][0]} to {one.best[-1][0]}"
        lines.append(f"{one.name}: {len(one.best)} sessions, {span}{each}")
        lines.append(f"  {spark(values, top=top, low=low)}")
        if one.ahead is not None:
            marks = [(one.ahead.low, "│"), (one.ahead.high, "│"), (one.ahead.median, "◆")]
            lines.append(f"  {on_line(marks, width=room, top=top, low=low)}")
        lines.append(f"  {left}{right.rjust(room - len(left))}")
    is_foreseen = any(one.ahead is not None for one in lifts)
    return [*lines, "◆ forecast for today, │ the range of 8 cases in 10"] if is_foreseen else lines


def _figure(lifts: Sequence[Strength], look: Look, *, today: date, unit: str) -> Figure:
    import altair as alt

    from relift.report.vega import INSET, days, plot

    p, width = look.palette, look.width - INSET
    ends = (min(one.best[0][0] for one in lifts), today + timedelta(days=3))
    x, panels = days("day", ends=ends), []
    for one in lifts:
        y = alt.Y(
            "e1rm:Q",
            axis=alt.Axis(title=unit, tickCount=4),
            scale=alt.Scale(domain=list(_ends(one)), zero=False, nice=True),
        )
        done = plot({"day": d, "e1rm": v} for d, v in one.best)
        layers = [
            done.mark_line(color=p.first, strokeWidth=1, opacity=0.6).encode(x=x, y=y),
            done.mark_point(color=p.first, filled=True, size=16, opacity=1).encode(x=x, y=y),
        ]
        name = one.name
        if one.ahead is not None:
            name = f"{one.name}: today {_foreseen(one.ahead, unit)}"
            ahead = plot(
                [{"day": today, "e1rm": one.ahead[0], "low": one.ahead[1], "high": one.ahead[2]}]
            )
            point = ahead.mark_point(
                color=p.second, filled=True, shape="diamond", size=70, opacity=1
            )
            rule = ahead.mark_rule(color=p.second, strokeWidth=3)
            layers += [
                rule.encode(x=x, y=alt.Y("low:Q"), y2=alt.Y2("high")),
                point.encode(x=x, y=y),
            ]
        title = alt.TitleParams(name, fontSize=11, fontWeight="normal")
        panels.append(alt.layer(*layers).properties(width=width, height=110, title=title))
    return alt.vconcat(*panels, spacing=10)
