"""Ladders: what a person climbs, rung by rung, from lying to the top lift.

One file per ladder under data/ladders, named by its id. Rungs grow in range first, then in load;
`relative_load` is a share of e1RM. An unloaded rung has a nominal one (holding up the upper body is
a load too), which is an assumption.
"""

from __future__ import annotations

import enum
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.scales import check_range

LADDERS = ("hinge", "squat")


class RungKind(enum.StrEnum):
    """What a rung asks for."""

    COMFORT = "comfort"
    UNLOADED = "unloaded"
    LOADED = "loaded"


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a ladder.

    Attributes:
        id: Unique over all ladders.
        kind: Comfort (positions, small ranges), unloaded, or loaded.
        name: What it is called; "" for a loaded rung, which takes the lift's name.
        how: How to do it, in plain words.
        range_of_motion: 0-1.
        relative_load: Share of e1RM, nominal where there is no load.
        reps: Repetitions a set.
        basis: What it rests on.
    """

    id: str
    kind: RungKind
    name: str
    how: str
    range_of_motion: float
    relative_load: float
    reps: int
    basis: str

    def __post_init__(self) -> None:
        check_range("range_of_motion", self.range_of_motion, 0.0, 1.0)
        check_range("relative_load", self.relative_load, 0.0, 1.0)
        parse_basis(self.basis)


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """A ladder.

    Attributes:
        id: Also the name of its file.
        name: As shown.
        family: The belief that its exposures share in the threat model.
        lifts: Ids of the movements that its loaded rungs may use, best first.
        light_lift: What to load below an empty bar.
        reviewed_by: Who has reviewed it.
        basis: What the order of its rungs rests on.
        rungs: From the easiest to the top.
    """

    id: str
    name: str
    family: str
    lifts: tuple[str, ...]
    light_lift: str
    reviewed_by: str
    basis: str
    rungs: tuple[Rung, ...]

    def __post_init__(self) -> None:
        parse_basis(self.basis)
        harder = list(zip(self.rungs, self.rungs[1:], strict=False))
        if any(a.relative_load > b.relative_load for a, b in harder):
            raise DataFileError(f"ladder {self.id}: relative_load must not fall from rung to rung")
        order = list(RungKind)
        if any(order.index(a.kind) > order.index(b.kind) for a, b in harder):
            raise DataFileError(f"ladder {self.id}: comfort, then unloaded, then loaded rungs")

    def index(self, rung_id: str) -> int | None:
        """Position of a rung, or None where the ladder has no such rung."""
        return next((i for i, rung in enumerate(self.rungs) if rung.id == rung_id), None)


@cache
def ladders() -> tuple[Ladder, ...]:
    """Every ladder as shipped.

    Raises:
        DataFileError: a file breaks its own rules, or its id is not its name.
    """
    loaded = tuple(load_table(f"ladders/{name}.toml", Ladder) for name in LADDERS)
    for name, ladder in zip(LADDERS, loaded, strict=True):
        if ladder.id != name:
            raise DataFileError(f"ladders/{name}.toml: its id is {ladder.id!r}")
    return loaded
