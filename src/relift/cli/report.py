"""`relift report`: the record summed up, to read or to hand to a clinician."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.chart import Output, Since
from relift.cli.options import AsJson
from relift.cli.output import emit_file, emit_json, say, tell

if TYPE_CHECKING:
    from relift.report.summary import Summary


class Format(enum.StrEnum):
    """What a report can be had as."""

    TEXT = "text"
    HTML = "html"


_HANDED_OVER = "Read it through before you hand it on: it tells of your health."


def report(
    *,
    since: Since = None,
    format: Annotated[
        Format, typer.Option("--format", help="Text, or one HTML file that needs nothing else.")
    ] = Format.TEXT,
    output: Output = None,
    with_answers: Annotated[
        bool, typer.Option("--with-answers", help="Tell which safety questions were yes or unsure.")
    ] = False,
    with_notes: Annotated[
        bool, typer.Option("--with-notes", help="Tell notes and fears in your own words.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Sum your record up: where you are, flares, pain, what you expected and felt, loads, limits.

    Examples:
      relift report
      relift report --since 2026-03-01 --format html --output visit.html

    Answers to the safety questions and your own words stay out unless you ask for them. It makes
    no diagnosis. The PDF comes later.

    Exit codes: 0 done, also with a stop, 4 the store or the disk refused.
    """
    from relift.cli.notebook import open_notebook
    from relift.report.material import Material
    from relift.report.summary import summary

    notebook = open_notebook()
    first = since.date() if since else None
    material = Material(notebook.journal, notebook.now, since=first, has_words=with_notes)
    summed = summary(material, notebook.today, has_answers=with_answers)
    if as_json:
        emit_json(_as_json(summed))
        return
    if output is None:
        _print(_text(summed, format), format)
    else:
        _write(summed, format, output)


def _print(text: str, form: Format) -> None:
    if form is Format.TEXT:
        print(text)
    else:
        emit_file(f"{text}\n".encode())


def _write(summed: Summary, form: Format, output: Path) -> None:
    from relift.cli.destination import destination, write_new

    suffix = "txt" if form is Format.TEXT else "html"
    target = destination(output, dated=f"relift-report-{summed.on}.{suffix}")
    write_new(target, f"{_text(summed, form)}\n".encode())
    say(f"Wrote {target}.")
    tell(_HANDED_OVER)


def _text(summed: Summary, form: Format) -> str:
    if form is Format.HTML:
        from relift.report.page import to_html

        return to_html(summed).rstrip("\n")
    from relift.cli.output import pen_of_output
    from relift.report.text import to_text

    return to_text(summed, pen_of_output())


def _as_json(summed: Summary) -> dict[str, object]:
    from relift.report.picture import as_json

    return {
        "on": summed.on,
        "since": summed.since,
        "is_stopped": summed.is_stopped,
        "sections": [
            {
                "id": one.id,
                "heading": one.heading,
                "paragraphs": one.paragraphs,
                "items": one.items,
                "table": one.table,
                "charts": [as_json(chart) for chart in one.charts],
            }
            for one in summed.sections
        ],
    }
