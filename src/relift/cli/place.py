"""`relift place`: what there is to train with, from nothing to a gym."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, say
from relift.errors import AnswersError
from relift.journal.choices import Equipment

if TYPE_CHECKING:
    from relift.cli.notebook import Notebook

What = Annotated[
    Equipment | None,
    typer.Argument(
        metavar="[PLACE]",
        help="none, small (bands and dumbbells), bar (a home bar) or gym; shows it if left out.",
    ),
]
Heaviest = Annotated[
    str | None, typer.Option(metavar="LOAD", help="Your heaviest dumbbell, such as 24kg.")
]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="The last day, such as 2026-03-15.")]
Days = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="For so many days, today included.")
]


def place(
    what: What = None,
    *,
    heaviest: Heaviest = None,
    days: Days = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """Say what you have to train with. The plan uses nothing else.

    Examples:
      relift place small --heaviest 24kg
      relift place none --days 5

    With a last day it holds that long, as on a trip, and then what you said before it holds again.

    Exit codes: 0 done, 2 a load or a day that cannot be, 4 the record store refused.
    """
    from relift.cli.notebook import open_notebook
    from relift.journal.last_day import last_day
    from relift.plan.places import place_words, read_place

    notebook = open_notebook()
    if what is None:
        if heaviest is not None or days is not None or until is not None:
            raise AnswersError("Name the place too: none, small, bar or gym.")
        _show(notebook, as_json=as_json)
        return
    last = last_day(until, days, notebook.now.date())
    said = read_place(what, heaviest or "", notebook.journal, until_on=last)
    record = notebook.write(said)
    if as_json:
        emit_json({"id": record.id, "place": said})
    else:
        say(f"Kept: {place_words(said)}.")


def _show(notebook: Notebook, *, as_json: bool) -> None:
    from relift.plan.kit import place_said
    from relift.plan.places import place_words

    said = place_said(notebook.journal, notebook.now.date())
    if as_json:
        emit_json({"place": said})
    elif said is None:
        say(
            "You have not said what you train with, so the plan uses every lift of your log. Say "
            "it with: relift place small --heaviest 24kg"
        )
    else:
        say(f"{place_words(said)}.")
