"""A ladder's rungs in the person's own lift and plates."""

from dataclasses import replace

import pytest
from tests.builders import at, day_of, exposure, flared, lifting_history, with_exposures, workout

from relift.journal.choices import Equipment
from relift.journal.reports import Profile
from relift.plan.ladders import RungKind, ladders
from relift.plan.lifts import lift_of, steps_of, without_ladder_sets
from relift.training.history import lift_history
from relift.units import Unit

HINGE, SQUAT = ladders(Equipment.GYM)[:2]


def lift(workouts, ladder=HINGE, profile=None, on=None):
    return lift_of(ladder, lift_history(workouts), on=on or day_of(0), profile=profile or Profile())


def test_the_lift_is_the_one_trained_most_in_the_last_year():
    log = [workout(at(-400 - 7 * w), ("Sumo Deadlift (Barbell)", 400.0, 5)) for w in range(60)]
    log += [workout(at(-7 * w), ("Deadlift (Barbell)", 300.0, 5)) for w in range(9, 0, -1)]
    assert lift(sorted(log, key=lambda w: w.at)).movement.id == "deadlift"


def test_a_main_lift_is_taken_before_an_accessory_that_is_done_more_often():
    log = [workout(at(-7 * w), ("Romanian Deadlift (Barbell)", 185.0, 8)) for w in range(20)]
    log += [workout(at(-7 * w), ("Deadlift (Barbell)", 300.0, 5)) for w in range(12)]
    assert lift(sorted(log, key=lambda w: w.at)).movement.id == "deadlift"


def test_a_person_without_a_lift_of_the_ladder_has_none():
    assert lift([workout(at(-3), ("Bench Press (Barbell)", 200.0, 5))]) is None
    assert lift([workout(at(-3), ("Deadlift (Barbell)", 0.0, 5))]) is None


def test_loads_are_worked_out_from_the_cautious_end_and_rounded_down_to_plates():
    own = lift(lifting_history())
    assert own.capacity_kg < own.e1rm_kg
    for step in steps_of(HINGE, own):
        if step.rung.kind is RungKind.LOADED:
            assert step.load_entered % 5 == 0
            assert step.load_kg <= step.rung.relative_load * own.capacity_kg + 1e-9


def test_after_a_long_break_the_middle_stays_and_loads_start_lower():
    log = lifting_history()
    fresh, rusty = lift(log, on=day_of(1)), lift(log, on=day_of(200))
    assert rusty.e1rm_kg == pytest.approx(fresh.e1rm_kg)
    assert rusty.capacity_kg < fresh.capacity_kg


def test_below_the_empty_bar_the_light_lift_is_used():
    log = [workout(at(-7 * w), ("Deadlift (Barbell)", 60.0, 5), unit=Unit.KG) for w in range(9)]
    steps = steps_of(HINGE, lift(log[::-1]))
    loaded = [s for s in steps if s.rung.kind is RungKind.LOADED]
    assert loaded[0].name == HINGE.light_lift
    assert loaded[-1].name == "Deadlift"
    assert [s.load_kg for s in loaded] == sorted(s.load_kg for s in loaded)


def test_without_a_lift_the_ladder_ends_with_its_unloaded_rungs():
    kinds = {step.rung.kind for step in steps_of(HINGE, None)}
    assert kinds == {RungKind.COMFORT, RungKind.UNLOADED}


def test_no_loaded_rung_counts_for_less_than_holding_up_ones_own_body():
    for step in steps_of(SQUAT, lift(lifting_history(), ladder=SQUAT)):
        if step.rung.kind is RungKind.LOADED:
            assert step.relative_load >= SQUAT.own_body


def test_planned_sets_say_nothing_of_strength_and_own_sets_do():
    journal = with_exposures(
        flared(workouts=()),
        exposure(at(1, 17), "hinge", "hinge-20", movement="Deadlift"),
        exposure(at(1, 18), "", "", movement="Bench Press (Barbell)", load_kg=80.0),
    )
    live = replace(
        journal.workouts[0],
        blocks=workout(
            at(1, 17), ("Deadlift", 95.0, 8), ("Bench Press (Barbell)", 175.0, 5)
        ).blocks,
    )
    (kept,) = without_ladder_sets([live])
    assert [block.name for block in kept.blocks] == ["Bench Press (Barbell)"]
    only_planned = replace(live, exposures=live.exposures[:1])
    assert without_ladder_sets([only_planned]) == []
