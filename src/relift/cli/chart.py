"""`relift chart`: one chart of the record, as a drawing, a picture, or its table."""

from __future__ import annotations

import enum
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_file, emit_json, is_terminal, say, table
from relift.errors import InvalidValueError

if TYPE_CHECKING:
    from relift.report.chart import Chart


class Format(enum.StrEnum):
    """What a chart can be had as."""

    TERMINAL = "terminal"
    SVG = "svg"
    PNG = "png"
    JSON = "json"
    CSV = "csv"


class ThemeName(enum.StrEnum):
    """Light or dark; spelled here so that help loads no chart."""

    LIGHT = "light"
    DARK = "dark"


Name = Annotated[str, typer.Argument(metavar="[NAME]", help="Which chart; lists them without.")]
As = Annotated[Format, typer.Option("--format", help="A drawing in text, a picture, or the table.")]
Output = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write it to this file; none is replaced.")
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DAY", help="From this day on."),
]


def chart(
    name: Name = "",
    *,
    format: As = Format.TERMINAL,
    output: Output = None,
    theme: Annotated[ThemeName, typer.Option(help="Colours of a picture.")] = ThemeName.LIGHT,
    since: Since = None,
    as_json: AsJson = False,
) -> None:
    """Draw one chart of your record, with its words and its table.

    Examples:
      relift chart pain_load
      relift chart expected_felt --format png --output felt.png

    While a stop stands, the charts of the past still work and the forecasts do not.

    Exit codes: 0 done, also where there is nothing to show, 2 no such chart, 4 the disk refused.
    """
    form = Format.JSON if as_json else format
    if not name:
        _list(as_json=form is Format.JSON)
        return
    made = _made(name, since)
    if output is None and form is Format.JSON:
        from relift.report.picture import as_json as to_json

        emit_json(to_json(made))
        return
    if output is None and form is Format.PNG and is_terminal():
        raise InvalidValueError("A PNG is no text: name a file for it with --output FILE.")
    content = _content(made, form, theme)
    if output is None and form is Format.TERMINAL:
        print(content.decode("utf-8"), end="")
        return
    if output is None:
        emit_file(content)
        return
    from relift.cli.destination import destination, write_new

    suffix = "txt" if form is Format.TERMINAL else form.value
    target = destination(output, dated=f"relift-{made.id}.{suffix}")
    write_new(target, content)
    say(f"Wrote {target}. It tells of your health, so share it with care.")


def _list(*, as_json: bool) -> None:
    from relift.report.charts import CHARTS

    if as_json:
        emit_json({"charts": [{"id": name, "line": one.line} for name, one in CHARTS.items()]})
        return
    table(("chart", "what it shows"), [(name, one.line) for name, one in CHARTS.items()])
    print()
    say("Draw one with: relift chart pain_load")


def _made(name: str, since: datetime | None) -> Chart:
    from relift.cli.notebook import open_notebook
    from relift.report.charts import CHARTS
    from relift.report.material import Material

    if name not in CHARTS:
        raise InvalidValueError(f"There is no chart of this name. Charts: {', '.join(CHARTS)}.")
    notebook = open_notebook()
    first = since.date() if since else None
    return CHARTS[name].make(Material(notebook.journal, notebook.now, since=first))


def _content(made: Chart, form: Format, theme: ThemeName) -> bytes:
    from relift.cli.output import pen_of_output
    from relift.report import picture
    from relift.report.look import Theme

    if form is Format.PNG:
        return picture.to_png(made, Theme(theme.value))
    if form is Format.SVG:
        text = picture.to_svg(made, Theme(theme.value))
    elif form is Format.CSV:
        text = picture.to_csv(made).removesuffix("\n")
    elif form is Format.JSON:
        text = picture.json_text(made)
    else:
        text = picture.to_terminal(made, pen_of_output())
    return f"{text}\n".encode()
