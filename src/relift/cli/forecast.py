"""`relift forecast`: weeks ahead for the present course, and how good the forecasts have been."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json


def forecast(
    *,
    days: Annotated[
        int, typer.Option(min=1, max=84, metavar="N", help="How many days to look ahead.")
    ] = 28,
    as_json: AsJson = False,
) -> None:
    """See where pain may go if you go on as you do now, and how good the forecasts have been.

    Example:
      relift forecast --days 14

    It repeats what you did of late; the plan itself adapts each day. It is a forecast with a wide
    margin and no promise. Where a stop stands there is only the look back.

    Exit codes: 0 done, 4 the record store refused.
    """
    from relift.cli.forecast_view import outlook_json, show_outlook
    from relift.cli.notebook import open_notebook
    from relift.plan.outlook import outlook
    from relift.screening.standing import standing

    notebook = open_notebook()
    journal, now = notebook.journal, notebook.now
    is_stopped = standing(journal, now).is_stop
    seen = outlook(journal, now=now, n_days=0 if is_stopped else days)
    if as_json:
        emit_json(outlook_json(seen, now.date(), is_stopped=is_stopped))
    else:
        show_outlook(seen, is_stopped=is_stopped)
