from __future__ import annotations

from datetime import timedelta

import pytest
from tests.training.builders import START, done, warmup, workout

from relift.journal.lifting import SetKind
from relift.training.history import lift_history
from relift.units import Unit


def test_a_day_keeps_its_best_e1rm_and_its_heaviest_load() -> None:
    log = [workout(START, Deadlift=[done(140, 1), done(120, 6), done(100, 5)])]
    (day,) = lift_history(log)["deadlift"].days
    assert day.e1rm_kg == pytest.approx(120 * 1.2)
    assert (day.top_load_kg, day.hard_sets, day.is_floor) == (140, 3, False)


def test_warmups_sets_without_load_and_sets_without_reps_do_not_count() -> None:
    sets = [warmup(300, 5), done(0, 5), done(None, 5), done(200, 0), done(200, None), done(100, 5)]
    (day,) = lift_history([workout(START, Squat=sets)])["squat"].days
    assert day.e1rm_kg == pytest.approx(116.667, abs=1e-3)
    assert day.hard_sets == 1


def test_a_reported_rpe_does_not_change_the_e1rm() -> None:
    log = [workout(START, Squat=[done(100, 5, rpe=7)])]
    assert lift_history(log)["squat"].days[0].e1rm_kg == pytest.approx(116.667, abs=1e-3)


def test_sets_to_failure_and_dropsets_count_as_working_sets() -> None:
    sets = [done(100, 5, kind=SetKind.FAILURE), done(80, 5, kind=SetKind.DROPSET)]
    assert lift_history([workout(START, Squat=sets)])["squat"].days[0].hard_sets == 2


def test_two_workouts_on_one_day_are_one_training_day() -> None:
    log = [workout(START, Squat=[done(100, 5)]), workout(START, Squat=[done(110, 5)])]
    history = lift_history(log)["squat"]
    assert len(history.days) == history.n_workouts == 1
    assert history.days[0].top_load_kg == 110


def test_names_of_one_movement_share_a_history_by_day_whatever_the_order_of_the_log() -> None:
    late, early = START + timedelta(days=3), START
    log = [workout(late, Barbell_Squat=[done(110, 5)]), workout(early, Back_Squat=[done(100, 5)])]
    history = lift_history(log)["squat"]
    assert [day.on for day in history.days] == [early, late]
    assert history.last_on == late


def test_unknown_names_are_left_out() -> None:
    assert lift_history([workout(START, Xyzzy=[done(100, 5)])]) == {}


def test_days_after_the_last_wanted_day_are_left_out() -> None:
    log = [workout(START + timedelta(days=d), Squat=[done(100 + d, 5)]) for d in range(4)]
    history = lift_history(log, until=START + timedelta(days=1))["squat"]
    assert len(history.days) == 2
    assert history.last_on == START + timedelta(days=1)


def test_a_movement_without_loads_has_no_days_but_was_done() -> None:
    history = lift_history([workout(START, Plank=[done(None, None, duration_s=60)])])["plank"]
    assert history.days == ()
    assert (history.n_workouts, history.last_on) == (1, START)


def test_a_movement_only_done_for_many_reps_counts_as_ten_and_says_so() -> None:
    (day,) = lift_history([workout(START, Leg_Press=[done(90, 15)])])["leg_press"].days
    assert day.e1rm_kg == pytest.approx(90 * (1 + 10 / 30))
    assert day.is_floor


def test_days_of_many_reps_are_left_out_where_other_days_tell_more() -> None:
    log = [
        workout(START, Squat=[done(60, 20)]),
        workout(START + timedelta(days=2), Squat=[done(100, 5)]),
    ]
    history = lift_history(log)["squat"]
    assert [day.is_floor for day in history.days] == [False]
    assert history.n_workouts == 2


def test_habits_are_read_from_recent_sets() -> None:
    sets = [done(load, 5, Unit.LB) for load in (135, 185, 225, 245)] + [done(100, 8, Unit.KG)]
    history = lift_history([workout(START, Squat=sets)])["squat"]
    assert history.usual_unit is Unit.LB
    assert history.usual_reps == 5
    assert history.load_grid == (135, 10)


def test_too_few_loads_or_loads_off_any_grid_show_no_grid() -> None:
    few = lift_history([workout(START, Squat=[done(100, 5), done(110, 5)])])["squat"]
    odd = lift_history([workout(START, Squat=[done(x, 5) for x in (61.1, 72.3, 83.7, 99.2)])])
    assert few.load_grid is None
    assert odd["squat"].load_grid is None


def test_a_movement_without_units_or_reps_has_no_habits() -> None:
    history = lift_history([workout(START, Plank=[done(None, None)])])["plank"]
    assert (history.usual_unit, history.usual_reps, history.load_grid) == (None, None, None)
