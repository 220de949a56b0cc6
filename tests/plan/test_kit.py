"""What there is to train with, and the loads that come of it."""

from dataclasses import replace

import pytest
from tests.builders import at, day_of, entry, flared, lifting_history, workout

from relift.journal.choices import Equipment, EquipmentSaid
from relift.journal.reports import Profile
from relift.journal.timeline import Journal
from relift.plan.kit import Kit, kit_of
from relift.plan.ladders import RungKind, ladders
from relift.plan.lifts import lift_of, steps_of
from relift.training.history import lift_history
from relift.units import Unit


def at_place(equipment: Equipment, **parts) -> Journal:
    said = entry(EquipmentSaid(equipment=equipment, **parts), at(0))
    return replace(flared(), equipment=(said,))


def kit(journal: Journal, day: int = 1, workouts=()) -> Kit:
    return kit_of(journal, day_of(day), lambda: lift_history(workouts))


def test_where_nothing_was_said_everything_is_at_hand():
    assert kit(flared()) == Kit(equipment=Equipment.GYM)


def test_the_newest_place_counts_as_long_as_it_holds():
    trip = entry(EquipmentSaid(equipment=Equipment.NONE, until_on=day_of(3)), at(1))
    journal = at_place(Equipment.BAR)
    journal = replace(journal, equipment=(*journal.equipment, trip))
    assert kit(journal, 3).equipment is Equipment.NONE
    assert kit(journal, 4).equipment is Equipment.BAR


def test_the_heaviest_dumbbell_is_the_one_said_else_the_one_in_the_log_else_a_usual_one():
    said = at_place(Equipment.SMALL, heaviest_kg=24.0)
    assert kit(said).heaviest_kg == 24.0
    log = [workout(at(-3), ("Bicep Curl (Dumbbell)", 32.5, 8), unit=Unit.KG)]
    assert kit(at_place(Equipment.SMALL), workouts=log).heaviest_kg == 32.5
    assert kit(at_place(Equipment.SMALL)).heaviest_kg == 20.0


def lift(equipment: Equipment, ladder: int = 0, *, workouts=None, may_borrow=False, **parts):
    return lift_of(
        ladders(equipment)[ladder],
        lift_history(workouts or lifting_history()),
        on=day_of(0),
        profile=Profile(),
        kit=Kit(equipment=equipment, **parts),
        may_borrow=may_borrow,
    )


def test_a_place_without_equipment_has_no_lift():
    assert lift(Equipment.NONE) is None


def test_with_dumbbells_the_bar_lifts_tell_the_strength_and_the_hands_do_the_work():
    bar, hands = lift(Equipment.GYM), lift(Equipment.SMALL, heaviest_kg=24.0)
    assert (bar.movement.id, bar.is_own) == ("deadlift", True)
    assert (hands.movement.id, hands.is_own) == ("dumbbell_romanian_deadlift", False)
    assert hands.e1rm_kg == bar.e1rm_kg


def test_the_ladder_ends_where_the_dumbbells_end():
    ladder = ladders(Equipment.SMALL)[0]
    steps = steps_of(ladder, lift(Equipment.SMALL, heaviest_kg=24.0))
    loads = [s.load_kg for s in steps if s.rung.kind is RungKind.LOADED]
    assert loads
    assert max(loads) <= 24.0
    assert len(steps) < len(ladder.rungs)
    assert all(s.unit is Unit.LB for s in steps if s.load_kg)


def test_a_home_bar_leaves_machines_out():
    log = [workout(at(-7 * w), ("Hack Squat (Machine)", 200.0, 5)) for w in range(9, 0, -1)]
    log += [workout(at(-200 - w), ("Squat (Barbell)", 200.0, 5)) for w in (2, 1)]
    log = sorted(log, key=lambda w: w.at)
    assert lift(Equipment.GYM, 1, workouts=log).movement.id == "hack_squat"
    assert lift(Equipment.BAR, 1, workouts=log).movement.id == "squat"


@pytest.mark.parametrize(
    ("position", "movement", "share"),
    [(2, "jefferson_curl", 0.15), (5, "farmer_walk", 0.25), (6, "lunge", 0.2)],
)
def test_a_ladder_borrows_strength_only_when_it_is_asked_for(position, movement, share):
    assert lift(Equipment.GYM, position) is None
    asked = lift(Equipment.GYM, position, may_borrow=True)
    source = lift(Equipment.GYM, 1 if movement == "lunge" else 0)
    assert asked.movement.id == movement
    assert asked.e1rm_kg == pytest.approx(share * source.e1rm_kg)
    assert not asked.is_own
