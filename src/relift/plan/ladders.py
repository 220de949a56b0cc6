"""Ladders: what a person climbs, rung by rung, from lying to the top lift.

One file per ladder under data/ladders, named by its id. Rungs grow in range, load, volume or speed;
each says in which. `relative_load` is a share of e1RM. An unloaded rung has a nominal one (holding
up the upper body is a load too), which is an assumption. What there is to train with decides which
rungs are open: `ladders(equipment)` hands out the ladders of a place, and a rung done elsewhere
counts for the highest one at or below it.
"""

from __future__ import annotations

import enum
from functools import cache
from itertools import pairwise

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.journal.choices import Equipment
from relift.scales import check_range
from relift.training.movements import Movement, resolve

LADDERS = ("hinge", "squat", "bend", "press", "row", "carry", "lunge", "floor", "daily")


class RungKind(enum.StrEnum):
    """What a rung asks for."""

    COMFORT = "comfort"
    UNLOADED = "unloaded"
    LOADED = "loaded"


class Growth(enum.StrEnum):
    """In what a rung asks for more than the one before."""

    RANGE = "range"
    LOAD = "load"
    VOLUME = "volume"
    SPEED = "speed"


class Speed(enum.StrEnum):
    """How fast a rung is done."""

    SLOW = "slow"
    USUAL = "usual"
    FAST = "fast"


class Counted(enum.StrEnum):
    """What `reps` counts."""

    REPS = "reps"
    SECONDS = "seconds"
    STEPS = "steps"
    MINUTES = "minutes"


class Role(enum.StrEnum):
    """What a ladder is for in a day's plan (`relift.plan.choice`)."""

    MAIN = "main"
    ASSIST = "assist"
    DAILY = "daily"


class Offered(enum.StrEnum):
    """To whom a ladder is offered unasked."""

    ALWAYS = "always"
    IF_TRAINED = "if_trained"


class Rung(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a ladder.

    Attributes:
        id: Unique over all ladders.
        kind: Comfort (positions, small ranges), unloaded, or loaded.
        name: What it is called; "" for a loaded rung, which takes the lift's name.
        how: How to do it, in plain words.
        range_of_motion: 0-1.
        relative_load: Share of e1RM, nominal where there is no load.
        reps: Repetitions a set, or what `counted` says.
        counted: What `reps` counts.
        speed: How fast.
        grows: In what it asks for more than the rung before.
        where: The equipment that it is for.
        basis: What it rests on.
    """

    id: str
    kind: RungKind
    name: str
    how: str
    range_of_motion: float
    relative_load: float
    reps: int
    grows: Growth
    basis: str
    counted: Counted = Counted.REPS
    speed: Speed = Speed.USUAL
    where: tuple[Equipment, ...] = tuple(Equipment)

    def __post_init__(self) -> None:
        check_range("range_of_motion", self.range_of_motion, 0.0, 1.0)
        check_range("relative_load", self.relative_load, 0.0, 1.0)
        check_range("reps", self.reps, 1, 600)
        parse_basis(self.basis)

    @property
    def volume(self) -> float:
        """One set in repetitions, so that seconds and steps can be compared with them."""
        return self.work(self.reps)

    def work(self, reps: int) -> float:
        """So many of what this rung counts, in repetitions."""
        return reps * ladder_rules().work.each[self.counted]


class Borrowed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a ladder takes its strength from when its own lifts are not in the log.

    Attributes:
        lifts: Ids of movements, the strength of one of which is used.
        share: Top of this ladder as a share of that e1RM.
        lift: What is done then: the id of a movement.
        basis: What the share rests on.
    """

    lifts: tuple[str, ...]
    share: float
    lift: str
    basis: str

    def __post_init__(self) -> None:
        check_range("share", self.share, 0.01, 1.0)
        parse_basis(self.basis)


class Ladder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ladder.

    Attributes:
        id: Also the name of its file.
        name: As shown.
        family: The belief that its exposures share in the threat model.
        role: What it is for in a day's plan.
        offered: To whom it is offered unasked.
        patterns: Patterns of movements that count for it.
        back_share: How much of a lift's load the back carries, beside a hinge of the same share.
        lifts: Ids of the movements that its loaded rungs may use, best first.
        light_lift: What to load below an empty bar; "" where it has no loaded rungs.
        borrowed: Where its strength comes from if its own lifts are not in the log.
        reviewed_by: Who has reviewed it.
        basis: What the order of its rungs and its back share rest on.
        rungs: From the easiest to the top.
    """

    id: str
    name: str
    family: str
    role: Role
    offered: Offered
    patterns: tuple[str, ...]
    back_share: float
    lifts: tuple[str, ...]
    light_lift: str
    reviewed_by: str
    basis: str
    rungs: tuple[Rung, ...]
    borrowed: Borrowed | None = None

    def __post_init__(self) -> None:
        parse_basis(self.basis)
        check_range("back_share", self.back_share, 0.05, 1.0)
        order = list(RungKind)
        for equipment in Equipment:
            here = [rung for rung in self.rungs if equipment in rung.where]
            harder = list(pairwise(here))
            if any(self.demand(a) > self.demand(b) for a, b in harder):
                raise DataFileError(f"ladder {self.id}: relative_load must not fall")
            if any(order.index(a.kind) > order.index(b.kind) for a, b in harder):
                raise DataFileError(f"ladder {self.id}: comfort, then unloaded, then loaded rungs")

    @property
    def own_body(self) -> float:
        """What holding up one's own body counts for on this ladder [share of e1RM]."""
        return max(
            rung.relative_load
            for rung in self.rungs
            if rung.kind is not RungKind.LOADED and len(rung.where) == len(Equipment)
        )

    def has(self, one: Movement) -> bool:
        """Whether a movement is one of its lifts, or moves as they do."""
        is_light = bool(self.light_lift) and resolve(self.light_lift).movement == one
        return one.id in self.lifts or is_light or one.pattern in self.patterns

    def demand(self, rung: Rung) -> float:
        """What a rung asks for [share of e1RM]: a light load asks for no less than none."""
        if rung.kind is RungKind.LOADED:
            return max(rung.relative_load, self.own_body)
        return rung.relative_load

    def index(self, rung_id: str) -> int | None:
        """Position of a rung, or None where the ladder has no such rung."""
        return next((i for i, rung in enumerate(self.rungs) if rung.id == rung_id), None)

    def at_or_below(self, rung_id: str) -> int | None:
        """Position of a rung, or of the last one before it that this place has.

        Returns:
            None where no ladder of this id has such a rung.
        """
        return _positions(self.id, tuple([rung.id for rung in self.rungs])).get(rung_id)


class Work(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many repetitions one second, step or minute counts for."""

    each: dict[Counted, float]
    basis: str


class Gaps(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far apart two rungs may be.

    Attributes:
        load: Most that relative load may grow by in one step.
        range_of_motion: Most that range may grow by in one step.
        volume: Most that volume may grow by, as a factor, where volume grows.
        basis: What this rests on.
    """

    load: float
    range_of_motion: float
    volume: float
    basis: str


class Small(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Heaviest dumbbell [kg] where nobody has said."""

    heaviest_kg: float
    basis: str


class LadderRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds for every ladder; see data/ladder_rules.toml."""

    reviewed_by: str
    work: Work
    gaps: Gaps
    small: Small


@cache
def ladder_rules() -> LadderRules:
    """The rules of every ladder, as shipped."""
    return load_table("ladder_rules.toml", LadderRules)


@cache
def ladders(equipment: Equipment | None = None) -> tuple[Ladder, ...]:
    """Every ladder.

    Args:
        equipment: What there is to train with: the rungs for it; None for every rung.

    Raises:
        DataFileError: a file breaks its own rules, or its id is not its name.
    """
    if equipment is not None:
        return tuple(_for_equipment(ladder, equipment) for ladder in ladders())
    loaded = tuple(load_table(f"ladders/{name}.toml", Ladder) for name in LADDERS)
    for name, ladder in zip(LADDERS, loaded, strict=True):
        if ladder.id != name:
            raise DataFileError(f"ladders/{name}.toml: its id is {ladder.id!r}")
    return loaded


def ladder_of(ladder_id: str) -> Ladder:
    """The whole ladder of an id.

    Raises:
        DataFileError: there is none.
    """
    for ladder in ladders():
        if ladder.id == ladder_id:
            return ladder
    raise DataFileError(f"there is no ladder {ladder_id!r}; there are {', '.join(LADDERS)}")


@cache
def rung_of_id(rung_id: str) -> Rung | None:
    """The rung of an id on whichever ladder, or None."""
    return next((r for ladder in ladders() for r in ladder.rungs if r.id == rung_id), None)


@cache
def back_share(family: str) -> float:
    """How much of a lift's load the back carries in a family of movements, 0-1."""
    return max((one.back_share for one in ladders() if one.family == family), default=1.0)


@cache
def _positions(ladder_id: str, here: tuple[str, ...]) -> dict[str, int]:
    """For every rung of a whole ladder, the position of the last one up to it that is here."""
    positions, last = {}, 0
    for rung in ladder_of(ladder_id).rungs:
        last = here.index(rung.id) if rung.id in here else last
        positions[rung.id] = last
    return positions


def _for_equipment(ladder: Ladder, equipment: Equipment) -> Ladder:
    rungs = tuple(rung for rung in ladder.rungs if equipment in rung.where)
    return msgspec.structs.replace(ladder, rungs=rungs)
