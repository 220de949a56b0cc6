"""From a chart to a file or a terminal: Vega-Lite, SVG, PNG, text, CSV.

Pictures are made by vl-convert in this process, with its own fonts and without the network.
"""

from __future__ import annotations

import csv
import io
import textwrap
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from relift.report.chart import Chart, cell_text
from relift.report.look import PAGE, Look, Theme, in_page_colors, look_of
from relift.report.terminal import Pen
from relift.report.vega import config, plot

if TYPE_CHECKING:
    from relift.report.chart import Figure

PNG_SCALE = 2.0
_TITLE_CHARACTERS, _LINE_CHARACTERS = 50, 54
_NO_ADDRESS: list[str] = []


def spec(chart: Chart, look: Look) -> dict[str, object]:
    """A chart as a Vega-Lite specification, checked against Altair's schema.

    Args:
        chart: The chart.
        look: Its look.
    """
    figure: Any = _blank(chart, look) if chart.is_empty else chart.draw(look)
    title = textwrap.wrap(chart.title, _TITLE_CHARACTERS) if look.has_title else []
    made: dict[str, object] = figure.properties(
        **({"title": title} if title else {}),
        description=chart.alt,
        background=look.palette.paper,
        padding=6,
    ).to_dict()
    made["config"] = config(look)
    return made


def to_svg(chart: Chart, theme: Theme = Theme.LIGHT) -> str:
    """A chart as an SVG that carries its title and its words."""
    return _svg(chart, look_of(theme))


def to_page_svg(chart: Chart) -> str:
    """A chart as an SVG for inside a page: the page's colours and title, ids of its own."""
    return in_page_colors(_svg(chart, PAGE))


def to_png(chart: Chart, theme: Theme = Theme.LIGHT) -> bytes:
    """A chart as a PNG at twice the size, for sharp screens."""
    from vl_convert import vegalite_to_png

    made = spec(chart, look_of(theme))
    return bytes(vegalite_to_png(made, scale=PNG_SCALE, allowed_base_urls=_NO_ADDRESS))


def to_terminal(chart: Chart, pen: Pen) -> str:
    """A chart as lines of plain text: title, drawing, words."""
    drawing = [] if chart.is_empty else [*chart.sketch(pen), ""]
    lines = [*pen.wrapped(chart.title), "", *drawing, *pen.wrapped(chart.alt)]
    return "\n".join(pen.finish(lines))


def to_csv(chart: Chart) -> str:
    """A chart's table as CSV.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(chart.columns)
    for row in chart.rows:
        writer.writerow([_inert(cell_text(row[key])) for key in chart.columns])
    return made.getvalue()


def as_json(chart: Chart) -> dict[str, object]:
    """A chart for programs: words and table, without the picture."""
    return {
        "id": chart.id,
        "title": chart.title,
        "alt": chart.alt,
        "columns": dict(chart.columns),
        "rows": [dict(row) for row in chart.rows],
    }


def json_text(chart: Chart) -> str:
    """The same as text, for a file."""
    return msgspec.json.format(msgspec.json.encode(as_json(chart)), indent=2).decode("utf-8")


def _svg(chart: Chart, look: Look) -> str:
    from vl_convert import vegalite_to_svg

    svg = str(vegalite_to_svg(spec(chart, look), allowed_base_urls=_NO_ADDRESS))
    head, mark, body = svg.partition(">")
    name = f"chart-{chart.id}"
    # Two pictures in one page must not share the ids of what cuts their marks off.
    body = body.replace('id="clip', f'id="{name}-clip').replace("url(#clip", f"url(#{name}-clip")
    told = (
        f'<title id="{name}-title">{escape(chart.title)}</title>'
        f'<desc id="{name}-desc">{escape(chart.alt)}</desc>'
    )
    labels = f' role="img" aria-labelledby="{name}-title {name}-desc"'
    return f"{head}{labels}{mark}{told}{body}"


def _inert(text: str) -> str:
    is_number = text.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and not is_number else text


def _blank(chart: Chart, look: Look) -> Figure:
    """The words of a chart that has nothing to show, as its picture."""
    import altair as alt

    words = textwrap.wrap(chart.alt, _LINE_CHARACTERS)
    told = plot({"line": n, "told": line} for n, line in enumerate(words))
    x, y = alt.value(0), alt.Y("line:O", axis=None)
    marks = told.mark_text(align="left", color=look.palette.ink)
    drawn: Figure = marks.encode(x=x, y=y, text="told:N").properties(
        width=look.width - 20, height=18 * len(words)
    )
    return drawn
