"""Ceilings of one's own and a clinician's: how they are read, what they bind, and how they end.

Every limit that holds counts, so the lowest one decides. A clinician's limit on a movement that
Relift does not know is refused, because the plan could not keep it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from relift.errors import AnswersError
from relift.journal.grammar import parse_limit
from relift.journal.own_unit import own_unit
from relift.journal.reports import LimitSet
from relift.journal.timeline import Entry, Journal
from relift.plan.named_lifts import (
    Meant,
    is_first_of,
    ladders_of,
    loaded_movement,
    nearest_planned,
    planned_names,
)
from relift.units import format_load, to_kg

CLINICIAN = "clinician"

_NOT_KNOWN = "Relift does not know this movement, so the limit is shown but binds no planned lift."
_NOT_PLANNED = "Relift plans no such lift, so the limit is shown but binds no planned lift."


def read_limit(text: str, journal: Journal, *, by: str, until_on: date | None) -> LimitSet:
    """Read a limit as it was typed.

    Args:
        text: Such as `deadlift 400lb`, or `180kg` for every lift.
        journal: For the unit of a bare number, and for what the lifter calls things.
        by: `self` or `clinician`.
        until_on: Last day that it holds; None: until further notice.

    Raises:
        GrammarError: it does not end in a load.
        AnswersError: there is no unit to go by, or a clinician's limit could not be kept.
    """
    typed = parse_limit(text)
    unit = typed.unit or own_unit(journal)
    if unit is None:
        raise AnswersError("Write the unit, as in 180kg or 400lb: there is none to go by yet.")
    what = _meant(typed.movement, journal)
    if by == CLINICIAN and not what.is_known:
        raise AnswersError(_refusal(typed.movement))
    return LimitSet(
        by=by,
        movement=what.movement,
        ladder=what.ladder,
        max_load_kg=to_kg(typed.load, unit),
        load_entered=typed.load,
        unit=unit,
        until_on=until_on,
    )


def binding_words(said: LimitSet, journal: Journal) -> list[str]:
    """What to tell where a limit binds nothing, or more or less than its name says."""
    what = _meant(said.movement or said.ladder, journal)
    if not what.is_known:
        return [_NOT_KNOWN]
    if not what.movement:
        return []
    bound = ladders_of(what.movement)
    if said.by == CLINICIAN and bound:
        names = ", ".join(ladder.name for ladder in bound)
        return [f"A clinician's limit holds for every lift of the ladder: {names}."]
    if not what.is_planned:
        return [_NOT_PLANNED]
    if is_first_of(what.movement, bound):
        return []
    whole = " or ".join(f'"{ladder.id}"' for ladder in bound)
    return [f"It holds for this lift alone. For every lift of its ladder, write {whole} instead."]


def limit_words(said: LimitSet) -> str:
    """A limit in a line, such as `Deadlift, at most 400 lb until 2026-03-15`."""
    name = said.movement or said.ladder or "every lift"
    most = f"{said.max_load_kg:g} kg"
    if said.load_entered is not None and said.unit is not None:
        most = format_load(said.load_entered, said.unit)
    end = f" until {said.until_on}" if said.until_on else ""
    return f"{name}, at most {most}{end}"


def limits_on(journal: Journal, on: date) -> tuple[Entry[LimitSet], ...]:
    """The limits that hold on a day."""
    return tuple(
        entry
        for entry in journal.limits
        if entry.value.until_on is None or on <= entry.value.until_on
    )


def ended(said: LimitSet, on: date, *, clinician_agrees: bool) -> LimitSet:
    """A limit that held until the day before; it replaces the one that held.

    Args:
        said: The limit.
        on: The first day without it.
        clinician_agrees: Whether the person says that the clinician has ended it.

    Raises:
        AnswersError: it is a clinician's, and the clinician has not ended it.
    """
    if said.by == CLINICIAN and not clinician_agrees:
        raise AnswersError(
            "This is your clinician's limit. Ask them first. When they have ended it, say so here."
        )
    return msgspec.structs.replace(said, until_on=on - timedelta(days=1))


def _meant(typed: str, journal: Journal) -> Meant:
    """What a limit is for: a name that Relift knows is what Relift calls so, else the lifter's."""
    ours = loaded_movement(typed, {})
    return ours if ours.is_known else loaded_movement(typed, journal.meanings)


def _refusal(typed: str) -> str:
    near = nearest_planned(typed)
    known = f"Did you mean: {', '.join(near)}?" if near else f"It knows: {_listed(planned_names())}"
    return (
        "Relift does not know this movement, so the plan could not keep a clinician's limit on it. "
        f"{known} A load alone, as in 60kg, limits every lift. Nothing was written."
    )


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names)}; hinge for every lift of that ladder."
