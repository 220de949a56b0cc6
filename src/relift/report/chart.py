"""A chart: one definition, from which picture, terminal drawing, table and words are made.

The figure (Altair) is drawn only when a picture is asked for, since its import takes a second. A
chart without rows has nothing to show, and its words say why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relift.report.look import Look
from relift.report.terminal import Pen

if TYPE_CHECKING:
    import altair as alt

    Figure = alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart

Cell = str | float | int | bool | date | None
"""What a cell of a chart's table may hold."""

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart of one person's record.

    Attributes:
        id: Also the name of its module under `relift.report.charts`.
        title: What is seen.
        alt: The same in one to three plain sentences, with the main numbers.
        columns: Key of a row -> heading of the table.
        rows: The table: what was drawn.
        draw: Makes the picture for a look; called where there are rows.
        sketch: Makes the lines of the terminal drawing; likewise.
    """

    id: str
    title: str
    alt: str
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    draw: Callable[[Look], Figure]
    sketch: Callable[[Pen], list[str]]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows

    @property
    def cells(self) -> list[list[str]]:
        """The table as texts, row by row."""
        return [[cell_text(row[key]) for key in self.columns] for row in self.rows]


def nothing(chart_id: str, title: str, *, why: str, columns: Mapping[str, str]) -> Chart:
    """A chart that has nothing to show.

    Args:
        chart_id: Its id.
        title: What would be seen.
        why: A sentence that says what is missing, or what stands instead.
        columns: As of the full chart.
    """
    return Chart(
        id=chart_id,
        title=title,
        alt=why,
        columns=columns,
        rows=(),
        draw=_undrawn,
        sketch=lambda _pen: [],
    )


def _undrawn(look: Look) -> Figure:
    raise AssertionError("a chart without rows is not drawn")


def cell_text(cell: Cell) -> str:
    """A cell as it stands in a table for people."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:.4g}" if isinstance(cell, float) else str(cell)
