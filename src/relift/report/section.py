"""A section of the report: a heading over paragraphs, a list, a table and charts."""

from __future__ import annotations

from dataclasses import dataclass

from relift.report.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table of texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report; parts that are empty are not shown.

    Attributes:
        id: Also the anchor in a page.
        heading: One line.
        paragraphs: In order.
        items: A list.
        table: A table, or None.
        charts: In order.
    """

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None
    charts: tuple[Chart, ...] = ()
