"""`relift limit`: a ceiling of one's own or a clinician's, which the plan obeys and shows."""

from __future__ import annotations

import enum
from typing import Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, plain, say


class Author(enum.StrEnum):
    """Who sets a limit."""

    SELF = "self"
    CLINICIAN = "clinician"


Text = Annotated[
    str, typer.Argument(metavar="LIMIT", help='Such as "deadlift 400lb", or "180kg" for all.')
]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="The last day, such as 2026-03-15.")]
Days = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="For so many days, today included.")
]


def limit(
    text: Text,
    *,
    until: Until = None,
    days: Days = None,
    by: Annotated[Author, typer.Option(help="Whose limit it is.")] = Author.SELF,
    as_json: AsJson = False,
) -> None:
    """Set a ceiling for a lift, or for every lift. The plan stays at or under it.

    Examples:
      relift limit "deadlift 400lb" --days 14
      relift limit "squat 100kg" --by clinician --until 2026-04-01

    Without a last day it holds until further notice. Every limit that holds counts, so the lowest
    one decides. A clinician's limit on a movement that Relift does not know is refused, because the
    plan could not keep it.

    Exit codes: 0 done, 2 the limit or the day cannot be read or kept, 4 the record store refused.
    """
    from relift.cli.notebook import open_notebook
    from relift.journal.last_day import last_day
    from relift.plan.limits import binding_words, limit_words, read_limit

    notebook = open_notebook()
    last = last_day(until, days, notebook.now.date())
    said = read_limit(text, notebook.journal, by=by.value, until_on=last)
    record = notebook.write(said)
    told = binding_words(said, notebook.journal)
    if as_json:
        emit_json({"id": record.id, "limit": said, "words": told})
    else:
        say(f"Kept: {plain(limit_words(said))}.", *told)
