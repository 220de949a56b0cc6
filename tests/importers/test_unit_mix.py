"""A log may hold exercises in the other unit; one is only taken so where its loads insist."""

from __future__ import annotations

from relift.importers.unit_guess import Guess
from relift.importers.unit_mix import others
from relift.units import LB_IN_KG, Unit

KG, LB = Guess(Unit.KG, 0.99), Guess(Unit.LB, 0.99)


def _loads(name: str, *loads: float) -> dict[tuple[str, float], int]:
    return {(name, load): 3 for load in loads}


def test_converted_loads_of_one_exercise_put_it_into_the_other_unit() -> None:
    converted = [lb * LB_IN_KG for lb in (100, 110, 120, 130, 140)]
    found = others(_loads("Leg Press", *converted) | _loads("Squat", 100, 102.5, 105, 110), LB)
    assert found["Leg Press"].unit is Unit.KG
    assert found["Leg Press"].certainty > 0.9
    assert "Squat" not in found


def test_a_machine_in_steps_of_five_stays_in_the_unit_of_its_log() -> None:
    loads = _loads("Leg Press", *range(45, 200, 5))
    assert others(loads, KG) == others(loads, LB) == {}


def test_few_loads_claim_nothing() -> None:
    assert others(_loads("Leg Press", *(lb * LB_IN_KG for lb in (100, 110, 120))), LB) == {}


def test_loads_on_a_bar_that_only_kilogram_plates_make_claim_kilograms() -> None:
    half_plates = [20 + 2.5 * n for n in range(1, 60, 2)]
    found = others(_loads("Squat (Barbell)", *half_plates), LB)
    assert found["Squat (Barbell)"].unit is Unit.KG
