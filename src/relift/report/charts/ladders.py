"""The ladders as staircases: which rungs are confirmed, tolerated today, allowed today, above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relift.plan.lifts import Step
from relift.plan.standings import LadderStanding
from relift.report.chart import Chart, nothing
from relift.report.free_text import shown
from relift.report.look import Look
from relift.report.material import Material
from relift.report.terminal import Pen, fit
from relift.units import format_load

if TYPE_CHECKING:
    from relift.report.chart import Figure, Row

ID = "ladders"
LINE = "each ladder as a staircase, with where you are on it"
TITLE = "The ladders, rung by rung"
COLUMNS = {
    "ladder": "ladder",
    "rung": "rung",
    "of": "of",
    "name": "what is done",
    "status": "where it stands",
}
CONFIRMED, TOLERATED, ALLOWED, ABOVE = (
    "confirmed by a morning",
    "tolerated today",
    "allowed today",
    "above",
)
STATUSES = (CONFIRMED, TOLERATED, ALLOWED, ABOVE)
_MARKS = dict(zip(STATUSES, "█▓▒·", strict=True))
_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One ladder.

    Attributes:
        name: Of the ladder.
        rungs: (what is done, where it stands), from the easiest to the top.
        confirmed: How many rungs, from below, are confirmed.
        allowed: How many are allowed today; None where a stop stands.
    """

    name: str
    rungs: tuple[tuple[str, str], ...]
    confirmed: int
    allowed: int | None


def chart(material: Material) -> Chart:
    """Draw every ladder.

    Args:
        material: The record.
    """
    if not material.past.exposures and not material.past.flares:
        why = "Nothing to show yet: the ladders begin with a flare."
        return nothing(ID, TITLE, why=why, columns=COLUMNS)
    tracks = [_track(where) for where in material.standings]
    return Chart(
        id=ID,
        title=TITLE,
        alt=_words(tracks),
        columns=COLUMNS,
        rows=tuple(_rows(tracks)),
        draw=lambda look: _figure(tracks, look),
        sketch=lambda pen: _sketch(tracks, pen),
    )


def _track(where: LadderStanding) -> Track:
    place = where.place
    confirmed, tolerated = place.progress.confirmed, place.progress.tolerated_today

    def status(rung: int) -> str:
        if rung <= confirmed:
            return CONFIRMED
        if where.is_stopped:
            return ABOVE
        if rung <= tolerated:
            return TOLERATED
        return ALLOWED if rung <= where.open_to else ABOVE

    return Track(
        name=place.ladder.name,
        rungs=tuple((_named(step), status(n)) for n, step in enumerate(place.steps)),
        confirmed=confirmed + 1,
        allowed=None if where.is_stopped else where.open_to + 1,
    )


def _named(step: Step) -> str:
    name = shown(step.name, _NAME)
    if step.load_entered is None or step.unit is None:
        return name
    return f"{name} {format_load(step.load_entered, step.unit)} × {step.rung.reps}"


def _rows(tracks: Sequence[Track]) -> list[Row]:
    return [
        {"ladder": one.name, "rung": n, "of": len(one.rungs), "name": name, "status": status}
        for one in tracks
        for n, (name, status) in enumerate(one.rungs, start=1)
    ]


def _is_stopped(tracks: Sequence[Track]) -> bool:
    return any(one.allowed is None for one in tracks)


def _words(tracks: Sequence[Track]) -> str:
    parts = []
    for one in tracks:
        held = f" ({one.rungs[one.confirmed - 1][0]})" if one.confirmed else ""
        allowed = "" if one.allowed is None else f", allowed today up to {one.allowed}"
        parts.append(f"{one.name}: {one.confirmed} of {len(one.rungs)} confirmed{held}{allowed}")
    stop = (
        " A stop stands, so nothing is allowed today; what was confirmed is shown as it was."
        if _is_stopped(tracks)
        else ""
    )
    return f"Rungs by ladder. {'; '.join(parts)}.{stop}"


def _sketch(tracks: Sequence[Track], pen: Pen) -> list[str]:
    label = min(16, max(len(one.name) for one in tracks))
    key = [f"{_MARKS[s]} {s}" for s in STATUSES if s != TOLERATED or not _is_stopped(tracks)]
    lines = [line for half in (key[:2], key[2:]) if half for line in pen.wrapped("   ".join(half))]
    for one in tracks:
        marks = "".join(_MARKS[status] for _, status in one.rungs)
        counts = f"{one.confirmed}/{len(one.rungs)}{_today(one)}"
        lines.append(f"{fit(one.name, label)} {marks}  {counts}, {_newest(one)}")
    return lines


def _newest(track: Track) -> str:
    """What the highest confirmed rung is."""
    return track.rungs[track.confirmed - 1][0] if track.confirmed else "none confirmed yet"


def _today(track: Track) -> str:
    return "" if track.allowed is None else f", today up to {track.allowed}"


def _figure(tracks: Sequence[Track], look: Look) -> Figure:
    import altair as alt

    from relift.report.vega import plot

    p, width = look.palette, look.width - 24
    # From strong to faint, so that it can also be told without colours.
    fills = alt.Scale(domain=list(STATUSES), range=[p.first, p.second, p.third, p.grid])
    most = max(len(one.rungs) for one in tracks)
    panels = []
    for one in tracks:
        made = plot(
            {"rung": n, "height": n, "status": status}
            for n, (_, status) in enumerate(one.rungs, start=1)
        )
        legend = alt.Legend(title=None, columns=2, columnPadding=24) if one is tracks[0] else None
        bars = made.mark_bar().encode(
            x=alt.X(
                "rung:O",
                axis=None,
                scale=alt.Scale(domain=list(range(1, most + 1)), paddingInner=0.12),
            ),
            y=alt.Y("height:Q", axis=None, scale=alt.Scale(domain=[0, most])),
            color=alt.Color("status:N", scale=fills, sort=list(STATUSES), legend=legend),
        )
        title = alt.TitleParams(
            f"{one.name}: {one.confirmed} of {len(one.rungs)} confirmed{_today(one)}",
            subtitle=shown(_newest(one), 48),
            fontSize=12,
            subtitleFontSize=11,
        )
        panels.append(bars.properties(width=width, height=62, title=title))
    return alt.vconcat(*panels, spacing=10)
