"""What a person says of the place they train in, as they typed it and as it is told back."""

from __future__ import annotations

from datetime import date

from relift.errors import AnswersError
from relift.journal.choices import Equipment, EquipmentSaid
from relift.journal.grammar import parse_limit
from relift.journal.own_unit import own_unit
from relift.journal.timeline import Journal
from relift.units import format_load, to_kg

PLACES = {
    Equipment.NONE: "no equipment",
    Equipment.SMALL: "bands and dumbbells",
    Equipment.BAR: "a home bar",
    Equipment.GYM: "a gym",
}
"""What each place is called."""


def read_place(
    what: Equipment, heaviest: str, journal: Journal, *, until_on: date | None
) -> EquipmentSaid:
    """Read what was said of a place.

    Args:
        what: What there is.
        heaviest: The heaviest dumbbell as typed, such as `24kg`; "" where it was left out.
        journal: For the unit of a bare number.
        until_on: Last day that it holds; None: until changed.

    Raises:
        GrammarError: the dumbbell is no load.
        AnswersError: it has a name or no unit, or there are no dumbbells in such a place.
    """
    if not heaviest:
        return EquipmentSaid(equipment=what, until_on=until_on)
    typed = parse_limit(heaviest)
    unit = typed.unit or own_unit(journal)
    if typed.movement or unit is None:
        raise AnswersError("Write the heaviest dumbbell as a load with its unit, such as 24kg.")
    if what is not Equipment.SMALL:
        raise AnswersError(
            "The heaviest dumbbell goes with bands and dumbbells: elsewhere the plan uses a bar."
        )
    return EquipmentSaid(
        equipment=what,
        heaviest_kg=to_kg(typed.load, unit),
        heaviest_entered=typed.load,
        unit=unit,
        until_on=until_on,
    )


def place_words(said: EquipmentSaid) -> str:
    """Where someone trains, such as `Trains with bands and dumbbells, up to 24 kg`."""
    heaviest = ""
    if said.heaviest_entered is not None and said.unit is not None:
        heaviest = f", up to {format_load(said.heaviest_entered, said.unit)}"
    until = f", until {said.until_on}" if said.until_on else ""
    return f"Trains with {PLACES[said.equipment]}{heaviest}{until}"
