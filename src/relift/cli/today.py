"""`relift today`: the plan for today, with a forecast and a reason for each part."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json


def today(
    *,
    basis: Annotated[bool, typer.Option("--basis", help="Add what each part rests on.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show where you are, any stop, and the plan for today with the reasons.

    Examples:
      relift today
      relift today --basis

    Loads are in your own unit and fit your plates. Each forecast says how much pain a set may
    bring, how sure that is, and how likely it is to be too much. It is a forecast, no promise.

    Exit codes: 0 done (also when there is a stop), 4 the record store refused.
    """
    from relift.cli.notebook import open_notebook
    from relift.cli.plan_view import show_bases, show_today, today_json

    notebook = open_notebook()
    now = notebook.now
    day = notebook.today
    if as_json:
        emit_json(today_json(day, notebook.journal, now))
    else:
        show_today(day, notebook.journal, now)
        if basis:
            show_bases(day)
