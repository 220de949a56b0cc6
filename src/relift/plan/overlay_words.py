"""What is said about a line of a person's own programme, and how far it is from as written."""

from __future__ import annotations

from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.evidence import parse_basis
from relift.plan.written import LoadedSets
from relift.training.movements import Pattern
from relift.units import Unit, format_load, from_kg


class OffLadder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How lifts on no ladder are treated.

    Attributes:
        little: Patterns that ask little of the back, unless it holds up a free weight; any other
            asks something of it.
        rest: Guardrails on which such lifts rest.
        hold: Guardrails on which they go no higher than what was last done.
        basis: What this rests on.
    """

    little: tuple[Pattern, ...]
    rest: tuple[str, ...]
    hold: tuple[str, ...]
    basis: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences, by what they are for; see data/programme.toml."""

    basis: str
    keep: str
    keep_feel: str
    keep_bare: str
    scale_load: str
    scale_sets: str
    scale_reps: str
    scale_feel: str
    second: str
    swap_rung: str
    swap_unknown: str
    swap_place: str
    swap_empty: str
    rest: str
    rest_done: str
    rest_covered: str
    off_keep: str
    off_within: str
    off_scale: str
    off_wait: str
    off_hold: str
    off_new: str
    off_early: str
    unknown_keep: str
    unknown_scale: str
    unknown_early: str
    unknown_rest: str
    limit: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)


class OverlayTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of programme.toml."""

    reviewed_by: str
    off_ladder: OffLadder
    words: Words


@cache
def overlay_table() -> OverlayTable:
    """The table as shipped.

    Raises:
        DataFileError: programme.toml breaks its own rules.
    """
    return load_table("programme.toml", OverlayTable)


def words() -> Words:
    """The sentences as shipped."""
    return overlay_table().words


def heaviest(sets: tuple[LoadedSets, ...]) -> LoadedSets | None:
    """The sets with the heaviest known load, or None."""
    loaded = [one for one in sets if one.load_kg]
    return max(loaded, key=lambda one: one.load_kg or 0.0, default=None)


def way_back(
    written: tuple[LoadedSets, ...], done: tuple[LoadedSets, ...], rungs_to_go: int | None
) -> str:
    """How far a line is from as written; never a promise, nor a date.

    Args:
        written: As the programme has it, with loads.
        done: What is done of it today; nothing where it rests or another step stands in.
        rungs_to_go: Steps of its ladder up to the load as written, or None where it is not known.
    """
    goal, now = heaviest(written), heaviest(done)
    to_go = _to_go(rungs_to_go)
    if goal is None:
        return f"As written it goes by feel{to_go}." if written else ""
    unit = goal.unit or Unit.KG
    whole = format_load(goal.load_entered or 0.0, unit)
    if now is None:
        return f"As written: {whole}{to_go}."
    entered = now.load_entered or 0.0
    if now.unit is not unit:
        entered = round(from_kg(now.load_kg or 0.0, unit), 1)
    return f"{entered:g} of {whole} as written{to_go}."


def _to_go(rungs: int | None) -> str:
    if not rungs:
        return ""
    return f"; {rungs} step{'' if rungs == 1 else 's'} to go if they go well"
