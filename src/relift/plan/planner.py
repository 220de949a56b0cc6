"""The planner: for each ladder, the rung of the highest value that guardrails and risk allow.

For each rung that could be today's target the plan is a sequence from the confirmed rung up to it.
The value of a target is

    violation + training value - cost of too much pain - cost of a bad next morning + variety,

with the weights of planner.toml, where violation is the model's expectation less the pain that it
predicts, when positive. Pain is planned on the prediction, never on the belief. The chance that
*any* set today is too much, over all ladders and what was already done, stays at or under the
table's limit: P = 1 - survived * sum_m w_m prod_k (1 - p_km) over the model's members m and sets k.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import msgspec

from relift.data.tables import load_table
from relift.plan.guardrails import Bound, Place, bounds, highest_allowed
from relift.plan.lifts import Step
from relift.plan.options import (
    Model,
    Options,
    comfort_options,
    is_open_today,
    options_today,
    sets_of,
)
from relift.plan.situation import Situation
from relift.plan.thresholds import thresholds
from relift.scales import NRS_MAX
from relift.threat.risk import Survival, climbs, start_of

_ROUNDING = 1e-12


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """The weights of the planner's value; see data/planner.toml."""

    reviewed_by: str
    expectancy_violation: float
    training_value: float
    intolerable: float
    bad_morning: float
    variety: float
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One exposure of today's plan, with its forecast.

    Attributes:
        place: The ladder, and where the person is on it.
        index: Position of the rung.
        step: The rung with its load.
        sets: Sets to do.
        expected_pain: What the model thinks the person expects [NRS].
        predicted_felt_pain: Mean forecast [NRS].
        interval_80: 10% and 90% quantiles [NRS].
        p_intolerable: Chance that it is too much, 0-1.
        is_target: Whether it is the day's highest rung on its ladder.
        bound_by: The guardrails that kept the plan from going higher.
        is_optional: Whether today's plan is done without it.
        p_any: Chance that any set of the day, up to its ladder's target, is too much, 0-1.
    """

    place: Place
    index: int
    step: Step
    sets: int
    expected_pain: float
    predicted_felt_pain: float
    interval_80: tuple[float, float]
    p_intolerable: float
    is_target: bool
    bound_by: tuple[Bound, ...]
    is_optional: bool = False
    p_any: float = 0.0


class _Chosen(NamedTuple):
    """The target, what it leaves of the day, and whether risk held it down."""

    target: int
    survival: Survival
    is_held_by_risk: bool


@cache
def weights() -> Weights:
    """The weights as shipped."""
    return load_table("planner.toml", Weights)


def plan_day(
    places: Sequence[Place], situation: Situation, model: Model, *, survived: float = 1.0
) -> list[Planned]:
    """Plan what is left of today.

    Args:
        places: The ladders, each with where the person is; the one to serve first comes first.
        situation: Today's circumstances.
        model: The pain model and what it knows now.
        survived: Probability, as it stood before each, that none of today's sets so far would be
            too much.

    Returns:
        The exposures still to do, in order. Where today's part of every ladder is done, its
        comfort movements stay open, as optional: there is always something to do.
    """
    planned: list[Planned] = []
    survival: Survival | None = None
    for place in places:
        options = None if _is_left(place, places) else options_today(place, situation, model)
        if options is None:
            continue
        chosen = _choose(options, survival or start_of(options.prediction, survived))
        survival = chosen.survival
        planned.extend(_sequence(options, chosen))
    return planned or something_small(places, situation, model)


def _is_left(place: Place, places: Sequence[Place]) -> bool:
    """Whether the day has moved on to another ladder: one is finished before the next begins."""
    mine = [attempt.at for attempt in place.progress.today]
    others = [p.progress.today[-1].at for p in places if p is not place and p.progress.today]
    return bool(mine) and max(others, default=mine[-1]) > mine[-1]


def closed_by(place: Place, places: Sequence[Place], situation: Situation) -> tuple[Bound, ...]:
    """The guardrails that leave nothing more to do today on a ladder without a planned exposure."""
    if _is_left(place, places):
        return ()
    if is_open_today(place, situation):
        return (_day_risk(-1),)
    found, done = bounds(place, situation), place.progress.tolerated_today
    allowed = highest_allowed(found, place)
    return tuple(b for b in found if b.top == allowed <= done)


def something_small(places: Sequence[Place], situation: Situation, model: Model) -> list[Planned]:
    """The comfort movements of some ladders, as optional: they are open whenever no stop stands.

    Args:
        places: The ladders.
        situation: Today's circumstances.
        model: The pain model and what it knows now.
    """
    small = []
    for place in places:
        options = comfort_options(place, situation, model)
        planned = _planned(options, range(options.top + 1), target=options.top, bound_by=())
        small += [replace(one, is_optional=True) for one in planned]
    return small


def _choose(options: Options, before: Survival) -> _Chosen:
    """The best target by value among those that keep the day's risk."""
    after = climbs(
        before,
        options.prediction,
        threshold=options.threshold,
        start=options.start - options.floor,
        is_counted=options.is_counted,
    )
    most = thresholds().day_risk.most + _ROUNDING
    value = _value(options)
    within = [i for i, day in enumerate(after) if day.p_any <= most]
    if not within:
        return _Chosen(options.floor - 1, before, is_held_by_risk=True)
    best = max(within, key=value.__getitem__)
    return _Chosen(options.floor + best, after[best], is_held_by_risk=value[best] < max(value))


def _value(options: Options) -> list[float]:
    """What each rung is worth as the target."""
    w, place, predicted = weights(), options.place, options.prediction
    return [
        w.expectancy_violation * max(0.0, float(expected) - float(felt)) / NRS_MAX
        + w.training_value * place.steps[index].relative_load
        - (w.intolerable * too_much + w.bad_morning * bad_morning) * is_counted
        + w.variety * (index not in place.progress.last_rungs)
        for index, expected, felt, too_much, bad_morning, is_counted in zip(
            range(options.floor, options.top + 1),
            predicted.expected_pain,
            predicted.mean,
            options.p_intolerable,
            options.p_bad_morning,
            options.is_counted,
            strict=True,
        )
    ]


def _sequence(options: Options, chosen: _Chosen) -> list[Planned]:
    """The exposures on the way to the target."""
    target = chosen.target
    bound_by = options.bound_by if target == options.top else ()
    if chosen.is_held_by_risk:
        bound_by = (_day_risk(target),)
    first = max(options.floor, min(options.start, target))
    rungs = [
        index
        for index in range(first, target + 1)
        if index == target or not _is_same_load(options.place, index)
    ]
    planned = _planned(options, rungs, target=target, bound_by=bound_by)
    return [replace(one, p_any=chosen.survival.p_any) for one in planned]


def _day_risk(top: int) -> Bound:
    return Bound(rule="day_risk", top=top, words=thresholds().day_risk.words)


def _is_same_load(place: Place, index: int) -> bool:
    """Whether the rung above asks for the very same load: coarse plates make one of two."""
    here, above = place.steps[index], place.steps[index + 1]
    return here.load_kg > 0 and (here.load_kg, here.name) == (above.load_kg, above.name)


def _planned(
    options: Options, rungs: Sequence[int], *, target: int, bound_by: tuple[Bound, ...]
) -> list[Planned]:
    """The exposures of some rungs, with their forecasts."""
    if not rungs:
        return []
    predicted, intervals = options.prediction, options.intervals_80(rungs)
    expected, felt = predicted.expected_pain, predicted.mean
    planned = []
    for index, interval_80 in zip(rungs, intervals, strict=True):
        k, step, is_target = index - options.floor, options.place.steps[index], index == target
        planned.append(
            Planned(
                place=options.place,
                index=index,
                step=step,
                sets=sets_of(step, is_target=is_target),
                expected_pain=float(expected[k]),
                predicted_felt_pain=float(felt[k]),
                interval_80=interval_80,
                p_intolerable=options.p_intolerable[k],
                is_target=is_target,
                bound_by=bound_by if is_target else (),
            )
        )
    return planned
