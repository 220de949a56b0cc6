"""The report as plain text: headings, paragraphs, lists, tables and charts as drawings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from relift.report.chart import Chart
from relift.report.picture import to_terminal
from relift.report.section import Section, Table
from relift.report.summary import Summary
from relift.report.terminal import Pen

_MARGIN = 2


def to_text(summed: Summary, pen: Pen) -> str:
    """A summary as text.

    Args:
        summed: The summary.
        pen: Width, and whether only ASCII can be shown.
    """
    since = f"From {summed.since} on." if summed.since else "The whole record."
    lines = [summed.title, "=" * len(summed.title), since]
    for section in summed.sections:
        lines += ["", *_section(section, pen)]
    return "\n".join(pen.finish(lines))


def _section(section: Section, pen: Pen) -> Iterator[str]:
    yield from pen.wrapped(section.heading)
    yield "-" * min(pen.width, len(section.heading))
    for paragraph in section.paragraphs:
        yield from pen.wrapped(paragraph)
    for item in section.items:
        yield from textwrap.wrap(item, pen.width, initial_indent="- ", subsequent_indent="  ")
    if section.table is not None:
        yield from _table(section.table, pen)
    for chart in section.charts:
        yield ""
        yield from _chart(chart, pen)


def _chart(chart: Chart, pen: Pen) -> Iterator[str]:
    yield from (
        f"{' ' * _MARGIN}{line}"
        for line in to_terminal(chart, Pen(pen.width - _MARGIN, is_plain=pen.is_plain)).splitlines()
    )


def _table(table: Table, pen: Pen) -> Iterator[str]:
    """Rows side by side where they fit, else each cell on a line of its own."""
    rows = [table.columns, *table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.columns))]
    if sum(widths) + 2 * (len(widths) - 1) <= pen.width:
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield "  ".join(cells).rstrip()
        return
    for row in table.rows:
        first, *rest = row
        yield from textwrap.wrap(first, pen.width, initial_indent="- ", subsequent_indent="  ")
        for heading, cell in zip(table.columns[1:], rest, strict=True):
            if cell:
                yield from textwrap.wrap(
                    f"{heading}: {cell}",
                    pen.width,
                    initial_indent="    ",
                    subsequent_indent="      ",
                )
