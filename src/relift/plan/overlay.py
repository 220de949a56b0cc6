"""A person's own programme laid over today: for each lift keep, scale, swap or rest, and why.

Where a lift sits on a ladder, it goes no higher than the rung that the guardrails and the day's
risk leave open there (`ceilings`). What loads the back little and sits on no ladder is kept, unless
a guardrail for the whole person rests or holds it. A lift that cannot be loaded within what is open
gives way to the ladder's own step. While a stop stands there is no overlay at all: `today` does not
ask for one.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from relift.journal.programme import WrittenLift
from relift.journal.programme_sets import format_sets
from relift.journal.timeline import Journal
from relift.plan.ceilings import Ceiling, Reach, ceiling_on, limit_kg, place_for, rungs_to
from relift.plan.climbs import Climbs
from relift.plan.fitting import Changed, Fitted, fit, under_limit
from relift.plan.guardrails import Bound, Place, bounds
from relift.plan.ladders import Role, RungKind
from relift.plan.lifts import Lift
from relift.plan.options import sets_of
from relift.plan.overlay_words import heaviest, overlay_table, way_back, words
from relift.plan.programme_day import ladder_for, meant_by
from relift.plan.situation import Situation
from relift.plan.written import LoadedSets, as_written, lift_for
from relift.plan.yardstick import Yardstick
from relift.training.movements import ImplementKind, Movement

_BARE = frozenset({ImplementKind.BODYWEIGHT, ImplementKind.BAND})
_GUIDED = frozenset({ImplementKind.MACHINE, ImplementKind.CABLE})


class Verdict(enum.StrEnum):
    """What becomes of a lift of the programme today."""

    KEEP = "keep"
    SCALE = "scale"
    SWAP = "swap"
    REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlaidLift:
    """A lift of the programme, as it is done today.

    Attributes:
        movement: As the programme calls it.
        written: Its sets as the programme writes them.
        note: The programme's note on it.
        verdict: Keep, scale, swap or rest.
        as_written: The sets with the loads that were meant, where they are known.
        name: What is done: the lift, or what stands in for it; "" where it rests.
        sets: How it is done today; nothing where it rests.
        ladder, rung: Ids; `rung` only where the ladder's own step stands in.
        how: How to do that step, else "".
        why: In one or two plain sentences, with the guardrails that bound.
        bounds: Those guardrails.
        way_back: How far it is from as written.
        rungs_to_go: Steps of its ladder up to the load as written; None where it is not known.
        basis: What the sentences rest on.
    """

    movement: str
    written: str
    note: str = ""
    verdict: Verdict
    as_written: tuple[LoadedSets, ...]
    name: str = ""
    sets: tuple[LoadedSets, ...] = ()
    ladder: str = ""
    rung: str = ""
    how: str = ""
    why: str
    bounds: tuple[Bound, ...] = ()
    way_back: str = ""
    rungs_to_go: int | None = None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayDay:
    """What the overlay is worked out from.

    Attributes:
        journal: As far as now.
        yardstick: Holds what was lifted.
        climbed: The person's ladders.
        places: Every ladder with where they are on it.
        situation: Today's circumstances.
        reach: How far each ladder of the programme is open today, by id.
    """

    journal: Journal
    yardstick: Yardstick
    climbed: Climbs
    places: tuple[Place, ...]
    situation: Situation
    reach: Mapping[str, Reach] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """The instant."""
        return self.situation.now


@dataclass(slots=True)
class _Line:
    """A lift while it is judged."""

    lift: WrittenLift
    meant: Movement | None
    strength: Lift | None
    loaded: tuple[LoadedSets, ...]
    place: Place | None
    is_second: bool = False
    is_covered: bool = False


@dataclass(slots=True)
class _Said:
    """Ladders that a line has spoken for: id -> whether the ladder's own step stood in."""

    by_ladder: dict[str, bool] = field(default_factory=dict)


def overlaid(lifts: Sequence[WrittenLift], day: OverlayDay) -> tuple[OverlaidLift, ...]:
    """Lay the lifts of a day of the programme over today.

    Args:
        lifts: In the programme's order.
        day: What today is like. There is no stop.
    """
    said, told = _Said(), []
    meanings = day.journal.meanings
    for lift in lifts:
        line = _line(lift, day, meanings, said)
        one = _off_ladder(line, day) if line.place is None else _on_ladder(line, line.place, day)
        if one.ladder not in said.by_ladder and one.verdict is not Verdict.REST:
            said.by_ladder[one.ladder] = one.verdict is Verdict.SWAP
        told.append(one)
    return tuple(told)


def _line(lift: WrittenLift, day: OverlayDay, meanings: Mapping[str, str], said: _Said) -> _Line:
    meant = meant_by(lift, meanings)
    ladder = ladder_for(meant, day.climbed.ladders)
    place = next((p for p in day.places if ladder and p.ladder.id == ladder.id), None)
    strength = None
    if meant is not None:
        strength = lift_for(
            meant, journal=day.journal, climbed=day.climbed, yardstick=day.yardstick, now=day.now
        )
    return _Line(
        lift=lift,
        meant=meant,
        strength=strength,
        loaded=as_written(lift.sets, strength),
        place=place,
        is_second=bool(ladder and ladder.id in said.by_ladder),
        is_covered=bool(ladder and said.by_ladder.get(ladder.id)),
    )


def _on_ladder(line: _Line, place: Place, day: OverlayDay) -> OverlaidLift:
    reach = day.reach[place.ladder.id]
    if line.is_covered:
        return _told(line, Verdict.REST, words().rest_covered, reach.bounds)
    if reach.index < 0:
        why = words().rest_done if reach.is_done else words().rest
        return _told(line, Verdict.REST, why, reach.bounds)
    if line.strength is None or line.meant is None:
        return _without_strength(line, place, reach)
    if not day.climbed.kit.may_use(line.meant.id):
        return _swapped(line, place, reach, words().swap_place)
    ceiling = ceiling_on(place, line.strength, reach, day.situation, is_second=line.is_second)
    return _fitted(line, line.strength, place, ceiling)


def _fitted(line: _Line, strength: Lift, place: Place, ceiling: Ceiling) -> OverlaidLift:
    """A lift under its ceiling: kept, scaled, or swapped where nothing of it fits."""
    lower = Reach(index=ceiling.index, bounds=ceiling.bounds)
    if ceiling.index < 0 or ceiling.step.rung.kind is not RungKind.LOADED:
        return _swapped(line, place, lower, words().swap_rung)
    fitted = fit(line.lift.sets, line.loaded, ceiling, strength.implement)
    if not fitted.is_loadable:
        return _swapped(line, place, lower, words().swap_empty)
    if not fitted.changed:
        is_by_feel = any(one.load_kg is None for one in fitted.sets)
        why = words().keep_feel if is_by_feel else words().keep
        return _told(line, Verdict.KEEP, why, (), sets=fitted.sets, to_go=0)
    goal = heaviest(line.loaded)
    to_go = rungs_to(ceiling.place, ceiling.index, goal.load_kg or 0.0) if goal else None
    why = _why_scaled(fitted, is_second=line.is_second)
    return _told(line, Verdict.SCALE, why, ceiling.bounds, sets=fitted.sets, to_go=to_go)


def _without_strength(line: _Line, place: Place, reach: Reach) -> OverlaidLift:
    """A lift whose strength nobody knows: bare, it is kept from the unloaded rungs' top on."""
    unloaded = place.last(RungKind.UNLOADED)
    if _is_bare(line) and reach.index >= unloaded >= 0 and place.progress.confirmed >= unloaded:
        return _told(line, Verdict.KEEP, words().keep_bare, (), sets=line.loaded, to_go=0)
    return _swapped(line, place, reach, words().swap_unknown)


def _swapped(line: _Line, place: Place, reach: Reach, why: str) -> OverlaidLift:
    """The ladder's own step in place of the lift; a second lift of the ladder rests then."""
    if line.is_second:
        return _told(line, Verdict.REST, words().rest_covered, reach.bounds)
    if reach.index < 0:
        return _told(line, Verdict.REST, words().rest, reach.bounds)
    step = place.steps[min(reach.index, len(place.steps) - 1)]
    stands_in = LoadedSets(
        sets=sets_of(step, is_target=True),
        reps=step.rung.reps,
        load_kg=step.load_kg or None,
        load_entered=step.load_entered,
        unit=step.unit,
    )
    return _told(
        line,
        Verdict.SWAP,
        why,
        reach.bounds,
        sets=(stands_in,),
        name=step.name,
        rung=step.rung.id,
        how=step.rung.how,
        to_go=_to_go(line, place, reach.index),
    )


def _to_go(line: _Line, place: Place, index: int) -> int | None:
    """Rungs to the load as written, on the ladder as this lift would be loaded on it."""
    goal = heaviest(line.loaded)
    if goal is None or line.strength is None:
        return None
    return rungs_to(place_for(place, line.strength), index, goal.load_kg or 0.0)


def _off_ladder(line: _Line, day: OverlayDay) -> OverlaidLift:
    table = overlay_table().off_ladder
    found = bounds(day.places[0], day.situation) if day.places else ()
    resting = tuple(bound for bound in found if bound.rule in table.rest)
    held = tuple(bound for bound in found if bound.rule in table.hold)
    if resting:
        return _told(line, Verdict.REST, words().rest, resting)
    if line.meant is None:
        return _unknown(line, day, held)
    if line.meant.pattern not in table.little and not _is_past_unloaded(day.places):
        return _told(line, Verdict.REST, words().off_early, ())
    is_free = _is_free_weight(line, line.meant)
    most_kg = _most_confirmed_kg(day) if is_free else float("inf")
    if not most_kg:
        return _told(line, Verdict.REST, words().off_wait, held)
    if held:
        return _held(line, line.meant, day, held, most_kg=most_kg)
    why = words().off_within if is_free else words().off_keep
    return _kept(line, day, why, (), most_kg=most_kg)


def _unknown(line: _Line, day: OverlayDay, held: tuple[Bound, ...]) -> OverlaidLift:
    """A movement that Relift does not know could be anything: no heavier than is confirmed."""
    if held:
        return _told(line, Verdict.REST, words().unknown_rest, held)
    if not _is_past_unloaded(day.places):
        return _told(line, Verdict.REST, words().unknown_early, ())
    return _kept(line, day, words().unknown_keep, (), most_kg=_most_confirmed_kg(day))


def _held(
    line: _Line, meant: Movement, day: OverlayDay, held: tuple[Bound, ...], *, most_kg: float
) -> OverlaidLift:
    """A lift on no ladder on a day that does not climb: no heavier than it was last done."""
    history = day.yardstick.histories(day.now).get(meant.id)
    if history is None or not history.days:
        if _is_bare(line):
            return _kept(line, day, words().off_keep, held, most_kg=most_kg)
        return _told(line, Verdict.REST, words().off_new, held)
    last_kg = history.days[-1].top_load_kg
    return _kept(line, day, words().off_hold, held, most_kg=min(most_kg, last_kg))


def _kept(
    line: _Line, day: OverlayDay, why: str, held: tuple[Bound, ...], *, most_kg: float
) -> OverlaidLift:
    """A lift on no ladder as written, or under what a limit or the last time leaves."""
    limit = limit_kg(line.meant, day.situation)
    sets, is_changed = under_limit(line.loaded, min(limit, most_kg), line.strength)
    if not is_changed:
        return _told(line, Verdict.KEEP, why, held, sets=sets, to_go=0)
    if any(one.load_entered is not None and one.load_entered <= 0 for one in sets):
        early = words().unknown_early if line.meant is None else words().off_new
        return _told(line, Verdict.REST, early, held)
    if limit <= most_kg:
        why = words().limit
    elif line.meant is None:
        why = words().unknown_scale
    elif not held:
        why = words().off_scale
    return _told(line, Verdict.SCALE, why, held, sets=sets)


def _is_bare(line: _Line) -> bool:
    """Whether a lift is done with the body or a band alone."""
    has_load = any(one.load_kg is not None for one in line.loaded)
    return line.meant is not None and line.meant.implement in _BARE and not has_load


def _is_free_weight(line: _Line, meant: Movement) -> bool:
    """Whether the body holds up a load of its own, which no machine or cable guides."""
    return meant.implement not in _GUIDED and not _is_bare(line)


def _most_confirmed_kg(day: OverlayDay) -> float:
    """The heaviest load that a morning has confirmed on any ladder [kg]."""
    return max((place.progress.confirmed_kg for place in day.places), default=0.0)


def _is_past_unloaded(places: Sequence[Place]) -> bool:
    """Whether a morning has confirmed the largest movement without a load on a main ladder."""
    mains = (place for place in places if place.ladder.role is Role.MAIN)
    return any(p.progress.confirmed >= p.last(RungKind.UNLOADED) >= 0 for p in mains)


def _why_scaled(fitted: Fitted, *, is_second: bool) -> str:
    if is_second:
        return words().second
    by = {
        Changed.LOAD: words().scale_load,
        Changed.FEEL: words().scale_feel,
        Changed.SETS: words().scale_sets,
        Changed.REPS: words().scale_reps,
    }
    return next(said for change, said in by.items() if change in fitted.changed)


def _told(
    line: _Line,
    verdict: Verdict,
    why: str,
    held: tuple[Bound, ...],
    *,
    sets: tuple[LoadedSets, ...] = (),
    name: str = "",
    rung: str = "",
    how: str = "",
    to_go: int | None = None,
) -> OverlaidLift:
    is_own = verdict in (Verdict.KEEP, Verdict.SCALE)
    said = "As written." if verdict is Verdict.KEEP else ""
    return OverlaidLift(
        movement=line.lift.movement,
        written=", ".join(map(format_sets, line.lift.sets)),
        note=line.lift.note,
        verdict=verdict,
        as_written=line.loaded,
        name=name or (line.lift.movement if is_own else ""),
        sets=sets,
        ladder=line.place.ladder.id if line.place else "",
        rung=rung,
        how=how,
        why=" ".join([why, *dict.fromkeys(bound.words for bound in held)]),
        bounds=held,
        way_back=said or way_back(line.loaded, sets if is_own else (), to_go),
        rungs_to_go=to_go,
        basis=words().basis,
    )
