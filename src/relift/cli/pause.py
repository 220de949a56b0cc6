"""`relift pause`: take a break from planned training, for any reason or none."""

from __future__ import annotations

from typing import Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, say

Until = Annotated[str | None, typer.Option(metavar="DAY", help="The last day, such as 2026-03-15.")]
Days = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="For so many days, today included.")
]


def pause(
    *,
    days: Days = None,
    until: Until = None,
    end: Annotated[bool, typer.Option("--end", help="End the pause.")] = False,
    reason: Annotated[str, typer.Option(help="Why, in your own words; you need not say.")] = "",
    as_json: AsJson = False,
) -> None:
    """Pause your plan. Nothing is asked of you until the pause is over.

    Examples:
      relift pause --days 10 --reason holiday
      relift pause --end

    Small movements stay open, and so do the safety questions. A new flare ends a pause. After a
    long one the plan starts lower by itself.

    Exit codes: 0 done, 2 a day that cannot be, or no pause to end, 4 the record store refused.
    """
    from relift.cli.notebook import open_notebook
    from relift.errors import AnswersError
    from relift.journal.choices import Paused
    from relift.journal.last_day import last_day
    from relift.plan.situation import is_paused

    notebook = open_notebook()
    if end:
        if days is not None or until is not None or reason:
            raise AnswersError("Give --end alone, without --days, --until or --reason.")
        if not is_paused(notebook.journal, notebook.now):
            raise AnswersError("There is no pause to end. Your plan for today: relift today")
        said = Paused(is_ended=True)
    else:
        said = Paused(until_on=last_day(until, days, notebook.now.date()), reason=reason)
    record = notebook.write(said)
    if as_json:
        emit_json({"id": record.id, "pause": said, "is_paused": not end})
    elif end:
        say("The pause is over. Your plan for today: relift today")
    else:
        last = f" until {said.until_on}" if said.until_on else ""
        say(f"Your plan is paused{last}. End the pause at any time with: relift pause --end")
