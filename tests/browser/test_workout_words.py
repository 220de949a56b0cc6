"""What the workout page works out on the phone is what Python works out."""

from __future__ import annotations

from itertools import product
from typing import Any
from uuid import UUID

import pytest
from tests.browser.modules import Call

from relift.journal.reports import Profile
from relift.journal.timeline import Exposure
from relift.plan.compared import comparison
from relift.plan.exposures import PlannedExposure
from relift.plan.ladders import ladders
from relift.plan.spoken import forecast_words, what_to_do, what_was_done
from relift.plan.walk_tables import walk_tables
from relift.training.bar import Bar, own_bar
from relift.units import Unit, to_kg

ID = UUID(int=1)
DONE: dict[str, Any] = {
    "id": ID,
    "at": None,
    "workout": ID,
    "ladder": "",
    "load_kg": None,
    "range_of_motion": 1.0,
}
PLANNED: dict[str, Any] = {
    "how": "",
    "load_kg": 0.0,
    "range_of_motion": 1.0,
    "expected_pain": 3.0,
    "reason": "",
    "basis": "",
    "ladder": "",
}


def shared(
    rung: str, load: float | None, unit: Unit | None, reps: int, sets: int
) -> dict[str, Any]:
    return {
        "movement": "Deadlift",
        "rung": rung,
        "load_entered": load,
        "unit": unit,
        "reps": reps,
        "sets": sets,
    }


def amounts() -> list[dict[str, Any]]:
    rungs = [rung.id for ladder in ladders() for rung in ladder.rungs]
    loads = ((None, None), (225.0, Unit.LB), (102.5, Unit.KG))
    return [
        shared(rung, load, unit, reps, sets)
        for rung, (load, unit), reps, sets in product(["", *rungs], loads, (1, 8), (1, 3))
    ]


def test_what_to_do_and_what_was_done_are_said_in_the_same_words(call: Call) -> None:
    cases, tables = amounts(), walk_tables()
    forecast: dict[str, Any] = {
        "predicted_felt_pain": 2.0,
        "interval_80": (1.0, 3.0),
        "p_intolerable": 0.1,
    }
    told = call("relift/spoken.js", "whatToDo", [[one, tables] for one in cases])
    assert told == [what_to_do(PlannedExposure(**PLANNED, **forecast, **one)) for one in cases]
    both = [one | {"is_avoided": is_avoided} for one in cases[::7] for is_avoided in (True, False)]
    told = call("relift/spoken.js", "whatWasDone", [[one, tables] for one in both])
    assert told == [what_was_done(Exposure(**DONE, **one)) for one in both]


def test_the_forecast_is_said_in_the_same_words(call: Call) -> None:
    values = (0.0, 0.4999, 0.5, 1.5, 2.5, 3.49, 9.51, 10.0)
    chances = (0.0, 0.0099, 0.01, 0.125, 0.145, 0.5, 1.0)
    cases = [
        {"predicted_felt_pain": v, "interval_80": (v / 2, v), "p_intolerable": p}
        for v, p in product(values, chances)
    ]
    told = call("relift/spoken.js", "forecastWords", [[one] for one in cases])
    row = shared("", None, None, 1, 1)
    assert told == [forecast_words(PlannedExposure(**PLANNED, **row, **one)) for one in cases]


@pytest.mark.parametrize(
    "bar",
    [
        own_bar(Profile(), Unit.KG),
        own_bar(Profile(), Unit.LB),
        own_bar(Profile(unit=Unit.KG, bar=15.0, plate_step=1.0), Unit.KG),
        own_bar(Profile(unit=Unit.LB, bar=33.0, plate_step=10.0), Unit.LB),
    ],
)
def test_the_plates_are_the_same(call: Call, bar: Bar) -> None:
    told = {"unit": bar.unit, "empty": bar.empty, "plates": bar.plates}
    loads = [n / 4 for n in range(0, 3600)]
    found = call("relift/plates.js", "eachSide", [[load, told] for load in loads])
    wanted = [bar.each_side(load) for load in loads]
    assert found == [None if side is None else list(side) for side in wanted]


def test_expected_and_felt_are_compared_in_the_same_words(call: Call) -> None:
    ratings = [None, *range(11)]
    cases = list(product(ratings, ratings))
    told = call("relift/workout_words.js", "compared", [list(one) for one in cases], walk_tables())
    row = shared("", None, None, 1, 1)
    assert told == [
        comparison(Exposure(**DONE, **row, expected_pain=expected, felt_pain=felt))
        for expected, felt in cases
    ]


def test_a_unit_is_as_many_kilograms_as_everywhere() -> None:
    assert walk_tables()["in_kg"] == {unit.value: to_kg(1.0, unit) for unit in Unit}
