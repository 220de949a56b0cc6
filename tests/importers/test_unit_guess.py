"""The unit of a log that does not state it shows in its loads, and doubt shows as doubt."""

from __future__ import annotations

import pytest

from relift.importers.unit_guess import as_typed, guess_unit
from relift.units import LB_IN_KG, Unit

SQUAT = "Squat (Barbell)"
ENOUGH = 0.9


def _loads(movement: str, *loads: float) -> dict[tuple[str, float], int]:
    return {(movement, load): 3 for load in loads}


def test_full_plates_on_a_bar_of_45_lb_are_pounds() -> None:
    guess = guess_unit(_loads(SQUAT, 45, 135, 185, 225, 275, 315))
    assert guess.unit is Unit.LB
    assert guess.certainty >= ENOUGH


def test_full_plates_on_a_bar_of_20_kg_are_kilograms() -> None:
    guess = guess_unit(_loads(SQUAT, 20, 60, 82.5, 97.5, 100, 102.5))
    assert guess.unit is Unit.KG
    assert guess.certainty >= ENOUGH


def test_one_load_that_could_be_either_leaves_doubt() -> None:
    assert guess_unit(_loads("Cable Thing", 50)).certainty < ENOUGH
    assert guess_unit(_loads(SQUAT, 130)).certainty < ENOUGH


def test_dust_of_a_conversion_settles_it() -> None:
    ordinary = _loads("Cable Thing", 40, 50, 60)
    assert guess_unit(ordinary | _loads("Row", 74.99999999999999)).unit is Unit.LB
    assert guess_unit(ordinary | _loads("Row", 10 / LB_IN_KG)).unit is Unit.LB
    kilograms = guess_unit(ordinary | _loads("Row", 143.7 * LB_IN_KG))
    assert kilograms.unit is Unit.KG
    assert kilograms.certainty >= ENOUGH


def test_the_language_of_the_header_tips_what_the_loads_leave_open() -> None:
    loads = _loads("Klimmzug", 4.5)
    assert guess_unit(loads).certainty == pytest.approx(0.5)
    assert guess_unit(loads, kg_prior=0.95).certainty == pytest.approx(0.95)


def test_a_log_without_loads_has_no_unit_to_doubt() -> None:
    assert guess_unit(_loads("Pull Up", 0)) == (None, 1.0)
    assert guess_unit({}) == (None, 1.0)


@pytest.mark.parametrize(
    ("written", "unit", "typed"),
    [
        (65.181223569, Unit.KG, (143.7, Unit.LB)),
        (18.143694800000002, Unit.KG, (40.0, Unit.LB)),
        (22.046226218487757, Unit.LB, (10.0, Unit.KG)),
        (74.99999999999999, Unit.LB, (75.0, Unit.LB)),
        (44.99999997795377, Unit.LB, (45.0, Unit.LB)),
        (75.75001587575184, Unit.KG, (167.0, Unit.LB)),
        (62.5, Unit.KG, (62.5, Unit.KG)),
        (22.68, Unit.KG, (50.0, Unit.LB)),
        (61.24, Unit.KG, (135.0, Unit.LB)),
        (44.09, Unit.LB, (20.0, Unit.KG)),
        (22.25, Unit.KG, (22.25, Unit.KG)),
        (95.25, Unit.KG, (210.0, Unit.LB)),
        (56.7, Unit.KG, (125.0, Unit.LB)),
        (10.2, Unit.KG, (10.2, Unit.KG)),
        (72.2, Unit.LB, (72.2, Unit.LB)),
        (22.69, Unit.KG, (22.69, Unit.KG)),
        (12.3456789, Unit.KG, (12.3456789, Unit.KG)),
    ],
)
def test_a_load_goes_back_to_the_number_that_was_typed(
    written: float, unit: Unit, typed: tuple[float, Unit]
) -> None:
    assert as_typed(written, unit) == typed
