"""`relift review-list`: all that a clinician must review, to print and sign."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, say

if TYPE_CHECKING:
    from relift.evidence.review import ReviewList


class Form(enum.StrEnum):
    """How the list is written."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


_BY_ENDING = {".html": Form.HTML, ".htm": Form.HTML, ".md": Form.MARKDOWN}


def review_list(
    *,
    form: Annotated[
        Form | None,
        typer.Option("--format", help="How it is written; by the file's ending if left out."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write it into this new file."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List every text, threshold, rung and danger sign that a clinician must review.

    Examples:
      relift review-list
      relift review-list --output review.html

    Each with what it rests on, who has reviewed it, and a box to tick. It reads Relift's own tables
    and nothing of your journal.

    Exit codes: 0 done, 2 wrong use, 4 the file cannot be written.
    """
    from relift.evidence.review import review_list as everything

    told = everything(fill=_shown)
    if output is not None:
        _write(output, _written(told, form or _BY_ENDING.get(output.suffix.lower())))
    if as_json:
        emit_json(_json(told))
    elif output is not None:
        say(f"Written: {output} ({told.count}).")
    else:
        print(_written(told, form), end="")


def _written(told: ReviewList, form: Form | None) -> str:
    from relift import __version__
    from relift.evidence.review_html import as_html
    from relift.evidence.review_text import as_markdown, as_text

    write = {Form.HTML: as_html, Form.MARKDOWN: as_markdown}.get(form or Form.TEXT, as_text)
    return write(told, version=__version__)


def _write(output: Path, text: str) -> None:
    """Write a new file; one that is there stays as it is."""
    from relift.errors import StoreError

    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise StoreError(f"{output} is there already. Name a new file.") from None
    except OSError as fault:
        raise StoreError(
            f"{output} cannot be written ({fault.strerror}). Name another place."
        ) from None


def _shown(text: str) -> str:
    """A text as people read it, with its figures; one with other places to fill stays as it is."""
    from relift.errors import DataFileError
    from relift.words.figures import fill_figures

    try:
        return fill_figures(text)
    except DataFileError:
        return text


def _json(told: ReviewList) -> dict[str, object]:
    from relift.evidence.review import spelled

    return {
        "n_items": len(told.items),
        "n_reviewed": told.n_reviewed,
        "sections": [
            {
                "file": section.file,
                "title": section.title,
                "version": section.version,
                "items": [
                    {
                        "place": item.place,
                        "statements": [
                            {"name": s.name, "text": s.text, "bases": [*map(spelled, s.bases)]}
                            for s in item.statements
                        ],
                        "bases": [*map(spelled, item.bases)],
                        "reviewed_by": item.reviewed_by,
                    }
                    for item in section.items
                ],
            }
            for section in told.sections
        ],
    }
