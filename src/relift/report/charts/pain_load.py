"""Pain and load over the days: mornings above, the heaviest load on each ladder below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

from relift.plan.ladders import ladders
from relift.plan.mornings import mornings
from relift.report.chart import Chart, nothing
from relift.report.look import Look
from relift.report.material import Material
from relift.report.terminal import Pen, binned, fit, spark
from relift.scales import NRS_MAX
from relift.training.meaning import meaning

if TYPE_CHECKING:
    from relift.report.chart import Figure, Row

ID = "pain_load"
LINE = "morning pain and the top load on each ladder, day by day"
TITLE = "Morning pain and the heaviest load of each day"
_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is drawn.

    Attributes:
        ends: First and last day.
        pain: Morning pain by day [NRS].
        tops: Name of a ladder -> heaviest load by day [unit].
        flares: Days on which a flare was called.
        unit: Of the loads.
    """

    ends: tuple[date, date]
    pain: Mapping[date, float]
    tops: Mapping[str, Mapping[date, float]]
    flares: tuple[date, ...]
    unit: str

    @property
    def days(self) -> list[date]:
        """Every day from the first to the last."""
        first, last = self.ends
        return [first + timedelta(days=k) for k in range((last - first).days + 1)]


def chart(material: Material) -> Chart:
    """Draw the course.

    Args:
        material: The record.
    """
    course = _course(material)
    columns = {"day": "day", "morning_pain": "morning pain (0-10)", "flare": "flare"}
    columns |= {f"load_{n}": f"{name} ({course.unit})" for n, name in enumerate(course.tops)}
    if not course.pain and not course.tops:
        why = "Nothing to show yet: these days hold no morning pain and no load on a ladder."
        return nothing(ID, TITLE, why=why, columns=columns)
    return Chart(
        id=ID,
        title=TITLE,
        alt=_words(course),
        columns=columns,
        rows=tuple(_rows(course)),
        draw=lambda look: _figure(course, look),
        sketch=lambda pen: _sketch(course, pen),
    )


def _course(material: Material) -> Course:
    first, last = material.course_from, material.now.date()
    pain = {d: v for d, v in mornings(material.past).items() if first <= d <= last}
    tops = _tops(material, first)
    told = {e.on for e in material.past.flares}
    told |= {e.on for e in material.past.checkins if e.value.is_flare}
    begun = {d for d in told if d - timedelta(days=1) not in told and d >= first}
    seen = [*pain, *(d for by_day in tops.values() for d in by_day), *begun]
    start = min(seen, default=first) if material.since is None else first
    return Course(
        ends=(start, last),
        pain=pain,
        tops=tops,
        flares=tuple(sorted(begun)),
        unit=material.unit.value,
    )


def _tops(material: Material, first: date) -> dict[str, dict[date, float]]:
    """The heaviest load of each day by ladder: planned sets, and its lifts done elsewhere."""
    found: dict[str, dict[date, float]] = {one.name: {} for one in ladders()}
    lifts = {lift: one.name for one in ladders() for lift in one.lifts}
    names = {one.id: one.name for one in ladders()}
    for workout in material.past.workouts:
        if workout.on < first:
            continue
        done = [(names.get(e.ladder), e.load_kg) for e in workout.exposures if e.is_done]
        for block in workout.blocks:
            match = meaning(block.name, block.meant)
            name = lifts.get(match.id) if match else None
            done += [(name, one.load_kg) for one in block.sets if one.reps]
        for name, load_kg in done:
            if name is not None and load_kg:
                load = material.load(load_kg)
                found[name][workout.on] = max(load, found[name].get(workout.on, 0.0))
    return {name: by_day for name, by_day in found.items() if by_day}


def _rows(course: Course) -> list[Row]:
    rows: list[Row] = []
    for day in course.days:
        loads = {f"load_{n}": tops.get(day) for n, tops in enumerate(course.tops.values())}
        is_flare = day in course.flares
        if day in course.pain or is_flare or any(load is not None for load in loads.values()):
            told = "began" if is_flare else ""
            rows.append({"day": day, "morning_pain": course.pain.get(day), "flare": told, **loads})
    return rows


def _words(course: Course) -> str:
    series = [course.pain[day] for day in sorted(course.pain)]
    told = "No morning pain was recorded."
    if len(series) >= 2 * _FEW:
        told = (
            f"Morning pain was {median(series[:_FEW]):g} of 10 over the first {_FEW} mornings and "
            f"{median(series[-_FEW:]):g} over the last {_FEW} (medians; {len(series)} mornings)."
        )
    elif series:
        mornings_told = "1 morning was" if len(series) == 1 else f"{len(series)} mornings were"
        told = f"{mornings_told} recorded, the newest at {series[-1]:g} of 10."
    tops = [
        f"{name} {max(by_day.values()):g} {course.unit}" for name, by_day in course.tops.items()
    ]
    loads = f" Heaviest loads: {', '.join(tops)}." if tops else " No load on a ladder."
    days = ", ".join(f"{day}" for day in course.flares)
    flares = f" A flare was called on {days}." if days else ""
    return f"From {course.ends[0]} to {course.ends[1]}: {told}{loads}{flares}"


def _sketch(course: Course, pen: Pen) -> list[str]:
    label = min(20, max(12, *(len(name) for name in course.tops), 12))
    room = pen.width - label - 12
    days = course.days
    pain, size = binned([course.pain.get(day) for day in days], room)
    lines = [f"{fit('morning pain', label)} {spark(pain, top=NRS_MAX)} 0-10"]
    for name, by_day in course.tops.items():
        loads, _ = binned([by_day.get(day) for day in days], room)
        top = max(by_day.values())
        lines.append(f"{fit(name, label)} {spark(loads, top=top)} 0-{top:g} {course.unit}")
    marks, _ = binned([1.0 if day in course.flares else None for day in days], room)
    if course.flares:
        lines.append(f"{fit('flare', label)} {''.join('│' if mark else ' ' for mark in marks)}")
    each = "each mark is a day" if size == 1 else f"each mark is {size} days, the highest of them"
    lines.append(f"{' ' * label} {days[0]} to {days[-1]}: {each}")
    return lines


def _figure(course: Course, look: Look) -> Figure:
    import altair as alt

    panels = [_pain_panel(course, look)]
    panels += [_load_panel(course, name, look) for name in course.tops]
    return alt.vconcat(*panels, spacing=10)


def _pain_panel(course: Course, look: Look) -> Figure:
    """Mornings as a line, and where flares began."""
    import altair as alt

    from relift.report.vega import INSET, days, pain, plot

    p, x = look.palette, days("day", ends=course.ends)
    y = pain("pain", title="morning pain")
    got_up = plot({"day": d, "pain": v} for d, v in sorted(course.pain.items()))
    flares = plot({"day": d, "told": "flare"} for d in course.flares)
    name = flares.mark_text(align="left", dx=3, dy=-4, color=p.ink)
    return alt.layer(
        got_up.mark_line(color=p.second, strokeWidth=1.5).encode(x=x, y=y),
        got_up.mark_point(color=p.second, filled=True, size=22, opacity=1).encode(x=x, y=y),
        flares.mark_rule(color=p.ink, strokeDash=[4, 3]).encode(x=x),
        name.encode(x=x, y=alt.value(0), text="told:N"),
    ).properties(width=look.width - INSET, height=130)


def _load_panel(course: Course, name: str, look: Look) -> Figure:
    """The heaviest load of each day on one ladder."""
    import altair as alt

    from relift.report.vega import INSET, days, plot

    p, x, by_day = look.palette, days("day", ends=course.ends), course.tops[name]
    y = alt.Y(
        "load:Q",
        axis=alt.Axis(title=course.unit, tickCount=3),
        scale=alt.Scale(domain=[0, max(by_day.values())], nice=True),
    )
    made = plot({"day": d, "load": v} for d, v in sorted(by_day.items()))
    flares = plot({"day": d} for d in course.flares)
    return alt.layer(
        made.mark_rule(color=p.first, strokeWidth=2).encode(x=x, y=y),
        made.mark_point(color=p.first, filled=True, size=22, opacity=1).encode(x=x, y=y),
        flares.mark_rule(color=p.ink, strokeDash=[4, 3]).encode(x=x),
    ).properties(
        width=look.width - INSET,
        height=64,
        title=alt.TitleParams(name, fontSize=11, fontWeight="normal"),
    )
