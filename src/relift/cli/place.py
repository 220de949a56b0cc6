"""`relift place`: what there is to train with, from nothing to a gym."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.moments import last_day
from relift.cli.options import AsJson
from relift.cli.output import emit_json, say
from relift.errors import AnswersError
from relift.journal.choices import Equipment

if TYPE_CHECKING:
    from relift.cli.notebook import Notebook
    from relift.journal.choices import EquipmentSaid

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

    notebook = open_notebook()
    if what is None:
        if heaviest is not None or days is not None or until is not None:
            raise AnswersError("Name the place too: none, small, bar or gym.")
        _show(notebook, as_json=as_json)
        return
    said = _said(notebook, what, heaviest, days, until)
    record = notebook.write(said)
    if as_json:
        emit_json({"id": record.id, "place": said})
    else:
        from relift.cli.timeline_choices import place_words

        say(f"Kept: {place_words(said)}.")


def _said(
    notebook: Notebook, what: Equipment, heaviest: str | None, days: int | None, until: str | None
) -> EquipmentSaid:
    from relift.journal.choices import EquipmentSaid
    from relift.journal.grammar import parse_limit
    from relift.journal.own_unit import own_unit
    from relift.units import to_kg

    last = last_day(until, days, notebook.now.date())
    if heaviest is None:
        return EquipmentSaid(equipment=what, until_on=last)
    typed = parse_limit(heaviest)
    unit = typed.unit or own_unit(notebook.journal)
    if typed.movement or unit is None:
        raise AnswersError("Write the heaviest dumbbell as a load with its unit, such as 24kg.")
    if what is not Equipment.SMALL:
        raise AnswersError("--heaviest goes with `small`: elsewhere the plan uses a bar.")
    return EquipmentSaid(
        equipment=what,
        heaviest_kg=to_kg(typed.load, unit),
        heaviest_entered=typed.load,
        unit=unit,
        until_on=last,
    )


def _show(notebook: Notebook, *, as_json: bool) -> None:
    from relift.cli.timeline_choices import place_words
    from relift.plan.kit import place_said

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
