"""`relift what-if`: the weeks ahead if you avoid, rush, grade, or go on as now."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json


def what_if(
    *,
    weeks: Annotated[
        int, typer.Option(min=1, max=12, metavar="N", help="How many weeks to look ahead.")
    ] = 6,
    ladder: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Which ladder, such as hinge; the last main one if not said."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """See what may come if you avoid, rush, climb step by step, or go on as you do now.

    Example:
      relift what-if --weeks 6 --ladder hinge

    The same weeks, four ways, with the same luck: pain, the pain you may come to expect, and load.
    It is what a model says, with a wide margin, and no promise. Where a stop stands there is none.

    Exit codes: 0 done, 2 a ladder that there is not, 4 the record store refused.
    """
    from relift.cli.notebook import open_notebook
    from relift.cli.what_if_view import show_what_if, what_if_json
    from relift.plan import what_if as ahead

    notebook = open_notebook()
    seen = ahead.what_if(notebook.journal, now=notebook.now, n_weeks=weeks, ladder=ladder)
    if as_json:
        emit_json(what_if_json(seen, notebook.now.date()))
    else:
        show_what_if(seen)
