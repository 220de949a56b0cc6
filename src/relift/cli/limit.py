"""`relift limit`: a ceiling of one's own or a clinician's, which the plan obeys and shows."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.moments import last_day
from relift.cli.options import AsJson
from relift.cli.output import emit_json, plain, say
from relift.errors import AnswersError

if TYPE_CHECKING:
    from relift.cli.loads import Meant
    from relift.journal.timeline import Journal


_NOT_KNOWN = "Relift does not know this movement, so the limit is shown but binds no planned lift."
_NOT_PLANNED = "Relift plans no such lift, so the limit is shown but binds no planned lift."


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
    from relift.journal.grammar import parse_limit
    from relift.journal.own_unit import own_unit
    from relift.journal.reports import LimitSet
    from relift.units import format_load, to_kg

    typed = parse_limit(text)
    notebook = open_notebook()
    unit = typed.unit or own_unit(notebook.journal)
    if unit is None:
        raise AnswersError("Write the unit, as in 180kg or 400lb: there is none to go by yet.")
    what = _meant(typed.movement, notebook.journal)
    if by is Author.CLINICIAN and not what.is_known:
        raise AnswersError(_refusal(typed.movement))
    said = LimitSet(
        by=by.value,
        movement=what.movement,
        ladder=what.ladder,
        max_load_kg=to_kg(typed.load, unit),
        load_entered=typed.load,
        unit=unit,
        until_on=last_day(until, days, notebook.now.date()),
    )
    record = notebook.write(said)
    told = _binding(what, by)
    if as_json:
        emit_json({"id": record.id, "limit": said, "words": told})
        return
    name = plain(said.movement or said.ladder) or "every lift"
    end = f" until {said.until_on}" if said.until_on else ""
    say(f"Kept: {name}, at most {format_load(typed.load, unit)}{end}.", *told)


def _meant(typed: str, journal: Journal) -> Meant:
    """What a limit is for: a name that Relift knows is what Relift calls so, else the lifter's."""
    from relift.cli.loads import loaded_movement

    ours = loaded_movement(typed, {})
    return ours if ours.is_known else loaded_movement(typed, journal.meanings)


def _binding(what: Meant, by: Author) -> list[str]:
    """What to tell where a limit binds nothing, or more or less than its name says."""
    from relift.cli.loads import is_first_of, ladders_of

    if not what.is_known:
        return [_NOT_KNOWN]
    if not what.movement:
        return []
    bound = ladders_of(what.movement)
    if by is Author.CLINICIAN and bound:
        names = ", ".join(ladder.name for ladder in bound)
        return [f"A clinician's limit holds for every lift of the ladder: {names}."]
    if not what.is_planned:
        return [_NOT_PLANNED]
    if is_first_of(what.movement, bound):
        return []
    whole = " or ".join(f'"{ladder.id}"' for ladder in bound)
    return [f"It holds for this lift alone. For every lift of its ladder, write {whole} instead."]


def _refusal(typed: str) -> str:
    from relift.cli.loads import nearest_planned, planned_names

    near = nearest_planned(typed)
    known = f"Did you mean: {', '.join(near)}?" if near else f"It knows: {_listed(planned_names())}"
    return (
        "Relift does not know this movement, so the plan could not keep a clinician's limit on it. "
        f"{known} A load alone, as in 60kg, limits every lift. Nothing was written."
    )


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names)}; hinge for every lift of that ladder."
