from __future__ import annotations

from tests.training.builders import START, done, workout

from relift.journal.lifting import PerformedSet
from relift.journal.reports import Profile
from relift.training.history import LiftHistory, lift_history
from relift.training.movements import movement
from relift.training.plates import implement_for
from relift.units import BARBELL, DUMBBELL, STACK, Implement, Unit


def history(name: str, sets: list[PerformedSet]) -> LiftHistory:
    (found,) = lift_history([workout(START, **{name: sets})]).values()
    return found


def test_a_lifter_about_whom_nothing_is_known_gets_a_metric_bar() -> None:
    assert implement_for(movement("squat"), history=None, profile=Profile()) == BARBELL[Unit.KG]


def test_the_unit_follows_the_log_and_the_profile_comes_first() -> None:
    pounds = history("Squat", [done(225, 5, Unit.LB)])
    squat = movement("squat")
    assert implement_for(squat, history=pounds, profile=Profile()) == BARBELL[Unit.LB]
    metric = Profile(unit=Unit.KG)
    assert implement_for(squat, history=pounds, profile=metric) == BARBELL[Unit.KG]


def test_the_lifters_own_bar_and_plates_are_used() -> None:
    profile = Profile(unit=Unit.KG, bar=15, plate_step=1)
    mine = implement_for(movement("trap_bar_deadlift"), history=None, profile=profile)
    assert mine == Implement(unit=Unit.KG, empty=15, step=1)


def test_dumbbells_and_stacks_are_coarse_by_default() -> None:
    profile = Profile(unit=Unit.LB)
    goblet = implement_for(movement("goblet_squat"), history=None, profile=profile)
    press = implement_for(movement("leg_press"), history=None, profile=profile)
    assert (goblet, press) == (DUMBBELL[Unit.LB], STACK[Unit.LB])


def test_a_machine_keeps_to_the_settings_that_the_lifter_has_used() -> None:
    stack = history("Leg Press", [done(x, 8) for x in (47.5, 55, 62.5, 70, 85)])
    used = implement_for(movement("leg_press"), history=stack, profile=Profile())
    assert used == Implement(unit=Unit.KG, empty=2.5, step=7.5)
    assert used.loadable(60.0)[1] == 55.0


def test_a_machine_with_settings_in_another_unit_or_finer_ones_stays_with_the_default() -> None:
    fine = history("Leg Press", [done(x, 8) for x in (50, 51, 53, 58)])
    leg_press = movement("leg_press")
    assert implement_for(leg_press, history=fine, profile=Profile()) == STACK[Unit.KG]
    pounds = Profile(unit=Unit.LB)
    assert implement_for(leg_press, history=fine, profile=pounds) == STACK[Unit.LB]


def test_body_weight_starts_from_nothing_added() -> None:
    assert implement_for(movement("pull_up"), history=None, profile=Profile()).empty == 0
