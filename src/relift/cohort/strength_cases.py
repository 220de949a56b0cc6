"""The days and sets of real lifters that forecasts of strength are scored on.

A lift is scored where it has at least 15 workouts with a working set of 1-10 reps and a load; its
first five workouts are not scored. Each case holds what was foretold from what came before it: for
an e1RM the workouts before that day, for the reps of a set also the sets done before it that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from relift.journal.timeline import Workout
from relift.training.history import LiftHistory, lift_history
from relift.training.lift_sets import LiftSet, lift_sets
from relift.training.one_rep_max import MOST_REPS
from relift.training.reps_at_load import SETS_THAT_TELL, RepsForecast, forecast_reps
from relift.training.rpe_offset import (
    RpeOffset,
    Ways,
    after_telling,
    chart_rpe,
    foretold_rpe,
    rpe_of_like_sets,
)
from relift.training.strength import StrengthForecast, forecasts_one_ahead
from relift.training.strength_constants import Constants

FEWEST_WORKOUTS = 15
FIRST_SCORED = 5


class Lifter(NamedTuple):
    """One person's logs.

    Attributes:
        file: Name of their file, or of their files.
        workouts: In any order.
    """

    file: str
    workouts: Sequence[Workout]


class Place(NamedTuple):
    """Where a case stands.

    Attributes:
        lifter: Number of the lifter.
        file: Of the lifter.
        movement: Its id.
        day: Number of the workout of that lift, from 0.
        on: The day.
        gap_d: Days since the workout before.
    """

    lifter: int
    file: str
    movement: str
    day: int
    on: date
    gap_d: int


@dataclass(frozen=True, slots=True)
class E1rmCase:
    """A workout's best e1RM [kg], and Relift's forecast of it."""

    place: Place
    observed: float
    forecast: StrengthForecast


@dataclass(frozen=True, slots=True)
class RepsCase:
    """A set's reps, Relift's forecast of them, and what simple rules need to foretell them.

    Attributes:
        place: Where it stands.
        load_kg: [kg].
        observed: Reps done.
        forecast: Of its reps.
        last: Reps of the lift's last set.
        last_at_load: Reps of its last set at this load; as `last` where there was none.
    """

    place: Place
    load_kg: float
    observed: int
    forecast: RepsForecast
    last: int
    last_at_load: int


@dataclass(frozen=True, slots=True)
class RpeCase:
    """A told RPE, and how it was foretold.

    Attributes:
        place: Where it stands.
        observed: RPE told.
        relift: Relift's forecast.
        ways: What each way said.
        chart: The chart's RPE, without an offset.
        is_offset_on: Whether Relift used the chart with the person's offset.
    """

    place: Place
    observed: float
    relift: float
    ways: Ways
    chart: float
    is_offset_on: bool


def lift_histories(lifter: Lifter) -> dict[str, LiftHistory]:
    """The lifts of a person that are scored, by movement id."""
    return {
        movement_id: history
        for movement_id, history in lift_history(lifter.workouts).items()
        if len(history.days) >= FEWEST_WORKOUTS and not history.days[0].is_floor
    }


def e1rm_cases(
    number: int, file: str, history: LiftHistory, numbers: Constants | None
) -> list[E1rmCase]:
    """Every scored workout of a lift."""
    foretold = list(forecasts_one_ahead(history, numbers))
    return [
        E1rmCase(place, history.days[place.day].e1rm_kg, foretold[place.day - 1])
        for place in _places(number, file, history)
    ]


def reps_cases(number: int, file: str, history: LiftHistory, sets: list[LiftSet]) -> list[RepsCase]:
    """Every scored set of a lift."""
    places = {place.day: place for place in _places(number, file, history)}
    at_load: dict[float, int] = {}
    cases = []
    for i, one in enumerate(sets):
        load = round(one.load_kg, 2)
        if one.workout in places:
            forecast = forecast_reps(
                sets[max(0, i - SETS_THAT_TELL) : i],
                one.load_kg,
                workout=one.workout,
                place=one.place,
            )
            last = sets[i - 1].reps
            cases.append(
                RepsCase(
                    places[one.workout],
                    one.load_kg,
                    one.reps,
                    forecast,
                    last,
                    at_load.get(load, last),
                )
            )
        at_load[load] = one.reps
    return cases


def rpe_cases(e1rms: Sequence[E1rmCase], sets: dict[str, list[LiftSet]]) -> Iterator[RpeCase]:
    """Every told RPE of one lifter that something could foretell, in the order of days.

    Args:
        e1rms: The scored workouts of all of the lifter's lifts.
        sets: Their sets by movement.
    """
    known = RpeOffset()
    cases = {(case.place.movement, case.place.day): case for case in e1rms}
    earlier: dict[str, list[LiftSet]] = {movement: [] for movement in sets}
    rated = [(one.on, movement, one) for movement, done in sets.items() for one in done if one.rpe]
    for _, movement, one in sorted(rated, key=lambda r: r[:2]):
        like = rpe_of_like_sets(
            earlier[movement], one.load_kg, one.reps, workout=one.workout, place=one.place
        )
        earlier[movement].append(one)
        case = cases.get((movement, one.workout))
        if case is None or one.rpe is None:
            continue
        chart = chart_rpe(one.load_kg, one.reps, case.forecast.median_kg)
        foretold = foretold_rpe(known, like=like, chart=chart)
        if foretold is not None:
            yield RpeCase(case.place, one.rpe, *foretold, chart, known.helps)
        known = after_telling(known, one.rpe, like=like, chart=chart)


def sets_of(lifter: Lifter) -> dict[str, list[LiftSet]]:
    """A person's working sets of 1-10 reps, by movement."""
    return lift_sets(lifter.workouts, most_reps=MOST_REPS)


def _places(number: int, file: str, history: LiftHistory) -> Iterator[Place]:
    days = history.days
    for day in range(FIRST_SCORED, len(days)):
        gap_d = (days[day].on - days[day - 1].on).days
        yield Place(number, file, history.movement_id, day, days[day].on, gap_d)
