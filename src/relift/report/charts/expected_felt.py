"""Expected against felt: each rated set in its order, with the difference below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from statistics import mean
from typing import TYPE_CHECKING

from relift.report.chart import Chart, nothing
from relift.report.look import Look
from relift.report.material import Material, day_words
from relift.report.ratings import Rated, rated_sets, verdicts
from relift.report.terminal import Pen, fit, on_line, scale

if TYPE_CHECKING:
    from relift.report.chart import Figure

ID = "expected_felt"
LINE = "what you expected before each set, and what you felt"
TITLE = "Pain in each set: expected before it, felt in it"
COLUMNS = {
    "day": "day",
    "what": "set",
    "expected": "expected (0-10)",
    "felt": "felt (0-10)",
    "difference": "felt less expected",
}
_MOST_LINES = 24
_LABEL, _DAY, _NUMBERS = 24, 5, 8
_MOST_TICKS = 6


def chart(material: Material) -> Chart:
    """Draw what was expected and felt.

    Args:
        material: The record.
    """
    sets = rated_sets(material)
    if not sets:
        why = (
            "Nothing to show yet: it takes sets with two ratings, what is expected before and what "
            "is felt after."
        )
        return nothing(ID, TITLE, why=why, columns=COLUMNS)
    return Chart(
        id=ID,
        title=TITLE,
        alt=_words(sets),
        columns=COLUMNS,
        rows=tuple({**asdict(one), "difference": one.difference} for one in sets),
        draw=lambda look: _figure(sets, look),
        sketch=lambda pen: _sketch(sets, pen),
    )


def _words(sets: Sequence[Rated]) -> str:
    better, same, worse = verdicts(sets)
    expected, felt = mean(one.expected for one in sets), mean(one.felt for one in sets)
    span = f"on {sets[0].day}"
    if sets[0].day != sets[-1].day:
        span = f"from {sets[0].day} to {sets[-1].day}"
    n = "1 rated set" if len(sets) == 1 else f"{len(sets)} rated sets"
    return (
        f"Over {n} {span}, expected pain was {expected:.1f} and felt pain {felt:.1f} of 10 on "
        f"average. {better} felt better than expected, {same} as expected, {worse} worse."
    )


def _sketch(sets: Sequence[Rated], pen: Pen) -> list[str]:
    newest = sets[-_MOST_LINES:]
    label = min(_LABEL, max(8, pen.width // 3))
    line = pen.width - _DAY - label - _NUMBERS - 3
    lines = ["○ expected  ● felt"]
    if len(newest) < len(sets):
        lines.append(f"The newest {len(newest)} of {len(sets)} sets; the table has them all.")
    lines.append(" " * (_DAY + label + 2) + scale(line))
    for one in newest:
        marks = on_line([(one.expected, "○"), (one.felt, "●")], width=line)
        numbers = f"{one.expected:g} > {one.felt:g}"
        lines.append(f"{one.day:%m-%d} {fit(one.what, label)} {marks} {numbers}")
    return lines


def _figure(sets: Sequence[Rated], look: Look) -> Figure:
    import altair as alt

    places = [f"{n:05d}|{day_words(s.day)}" for n, s in enumerate(sets)]
    panels = (_ratings(sets, places, look), _differences(sets, places, look))
    return alt.vconcat(*panels, spacing=8)


def _ratings(sets: Sequence[Rated], places: Sequence[str], look: Look) -> Figure:
    """Both ratings of each set, joined by a line."""
    import altair as alt

    from relift.report.vega import INSET, pain, plot

    p, both = look.palette, list(zip(places, sets, strict=True))
    x = alt.X("place:O", sort=None, axis=alt.Axis(labels=False, ticks=False, title=None))
    joined = plot({"place": at, "expected": s.expected, "felt": s.felt} for at, s in both)
    told = plot(
        {"place": at, "kind": kind, "pain": value}
        for at, s in both
        for kind, value in (("expected", s.expected), ("felt", s.felt))
    )
    kinds, legend = ["expected", "felt"], alt.Legend(title=None)
    color = alt.Scale(domain=kinds, range=[p.second, p.first])
    fill = alt.Scale(domain=kinds, range=[p.paper, p.first])
    shape = alt.Scale(domain=kinds, range=["circle", "diamond"])
    size = 50 if len(sets) <= _MOST_LINES else 18
    stems = joined.mark_rule(color=p.soft, strokeWidth=1.5).encode(
        x=x, y=pain("expected"), y2=alt.Y2("felt")
    )
    points = told.mark_point(size=size, opacity=1, strokeWidth=1.5).encode(
        x=x,
        y=pain("pain"),
        color=alt.Color("kind:N", scale=color, legend=legend),
        fill=alt.Fill("kind:N", scale=fill, legend=legend),
        shape=alt.Shape("kind:N", scale=shape, legend=legend),
    )
    return alt.layer(stems, points).properties(width=look.width - INSET, height=170)


def _differences(sets: Sequence[Rated], places: Sequence[str], look: Look) -> Figure:
    """Felt less expected, set by set."""
    import altair as alt

    from relift.report.vega import INSET, plot

    axis = alt.Axis(
        values=_ticks(places, sets),
        labelExpr="split(datum.value, '|')[1]",
        labelAngle=0,
        title="sets, oldest first",
    )
    made = plot(
        {"place": at, "difference": s.difference} for at, s in zip(places, sets, strict=True)
    )
    drawn: Figure = (
        made.mark_bar(color=look.palette.fourth)
        .encode(
            x=alt.X("place:O", sort=None, axis=axis),
            y=alt.Y("difference:Q", axis=alt.Axis(title="felt − expected", tickCount=4)),
        )
        .properties(width=look.width - INSET, height=70)
    )
    return drawn


def _ticks(places: Sequence[str], sets: Sequence[Rated]) -> list[str]:
    """First sets of days, as many as a phone can hold side by side."""
    apart = len(sets) / _MOST_TICKS
    kept: list[int] = []
    for n, one in enumerate(sets):
        is_first = n == 0 or one.day != sets[n - 1].day
        if is_first and (not kept or n - kept[-1] >= apart):
            kept.append(n)
    return [places[n] for n in kept]
