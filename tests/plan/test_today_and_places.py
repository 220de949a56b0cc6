"""Going from one place to another: rungs go along, loads that were never confirmed do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import (
    at,
    entry,
    exposure,
    flared,
    lifting_history,
    limit,
    medicine,
    screen,
    with_checkin,
    with_exposures,
    workout,
)

import relift
from relift.journal.choices import Equipment, EquipmentSaid
from relift.journal.reports import MedicineClass
from relift.journal.timeline import Journal
from relift.plan.climbs import climbs_of
from relift.plan.guardrails import clinician_limit
from relift.plan.situation import situation_of
from relift.plan.yardstick import Yardstick
from relift.units import Unit

LIGHT_KG = 7.5
CLIMBED = ("squat-rest", "squat-chair", "squat-body", "squat-05", "squat-20", "squat-35")


def from_home(day: int = 5) -> Journal:
    """A strong squatter who has climbed at home with one light dumbbell, and is back at the gym."""
    journal = flared(workouts=lifting_history())
    for number, rung in enumerate(CLIMBED):
        kg = LIGHT_KG if rung[-1].isdigit() else None
        when = at(1 + number // 2, 17 + number % 2)
        journal = with_exposures(journal, exposure(when, "squat", rung, load_kg=kg, felt_pain=1.0))
    for morning in range(1, day + 1):
        journal = with_checkin(journal, at(morning, 7), pain_now=1, pain_morning=1)
    places = (
        entry(EquipmentSaid(equipment=Equipment.SMALL), at(0, 8)),
        entry(EquipmentSaid(equipment=Equipment.GYM), at(day, 6)),
    )
    return replace(journal, equipment=places)


def heaviest_squat(journal: Journal, day: int = 5) -> float:
    plan = relift.today(journal, now=at(day, 9))
    assert plan.stop is None
    return max((e.load_kg for e in plan.exposures if e.ladder == "squat"), default=0.0)


def test_on_a_good_day_the_barbell_comes_within_the_share_of_a_day():
    assert heaviest_squat(from_home()) > LIGHT_KG


@pytest.mark.parametrize("held", ["opioid", "same week", "no check-in"])
def test_on_a_held_day_nothing_is_heavier_than_what_was_confirmed_at_home(held):
    journal = from_home()
    if held == "opioid":
        taken = medicine(at(5, 8), MedicineClass.OPIOID)
        journal = replace(journal, medications=(taken,))
    elif held == "same week":
        asked = screen(at(5, 8), yes=("weight_loss",))
        journal = replace(journal, screens=(*journal.screens, asked))
    else:
        journal = replace(journal, checkins=tuple(c for c in journal.checkins if c.at < at(4)))
    assert heaviest_squat(journal) <= LIGHT_KG


@pytest.mark.parametrize(
    ("typed", "ladder"),
    [
        ("Dumbbell row", "row"),
        ("Romanian deadlift", "hinge"),
        ("Front squat", "squat"),
        ("Bench press", "press"),
        ("Leg press", "squat"),
    ],
)
@pytest.mark.parametrize("equipment", [Equipment.GYM, Equipment.SMALL])
def test_a_clinicians_limit_on_one_lift_is_not_gone_round_by_another(typed, ladder, equipment):
    rows = workout(at(-2, 19), ("Dumbbell Row", 40.0, 8), unit=Unit.KG)
    presses = workout(at(-2, 20), ("Overhead Press", 60.0, 5), unit=Unit.KG)
    workouts = sorted((*lifting_history(), rows, presses), key=lambda w: w.at)
    journal = flared(
        workouts=tuple(workouts),
        equipment=(entry(EquipmentSaid(equipment=equipment), at(0, 8)),),
        limits=(limit(at(0), 10.0, by="clinician", movement=typed),),
    )
    now = at(1, 9)
    (place,) = (
        place
        for place in climbs_of(journal, Yardstick(journal), now).places(journal, now)
        if place.ladder.id == ladder
    )
    situation = situation_of(journal, now, is_confirmed_only=False, is_calm_due=False)
    bound = clinician_limit(place, situation)
    assert place.steps[-1].load_kg > 10.0
    assert all(step.load_kg <= 10.0 for step in place.steps[: bound.top + 1])
    assert clinician_limit(place, replace(situation, limits=())) is None
