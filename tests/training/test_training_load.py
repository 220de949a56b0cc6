from __future__ import annotations

from datetime import timedelta

import pytest
from tests.training.builders import START, done, warmup, workout

from relift.errors import DataFileError
from relift.journal.timeline import Workout
from relift.training import load as room
from relift.training.load import (
    days_since,
    dose_of,
    load_used_to,
    tonnage_kg,
    weekly_change,
    weekly_hard_sets,
)
from relift.training.movements import Pattern

ON = START + timedelta(days=60)


def every(days: int, n: int, sets: int = 3) -> list[Workout]:
    """Deadlifts every so many days, the last one the day before ON."""
    return [
        workout(ON - timedelta(days=1 + days * i), Deadlift=[done(100, 5)] * sets) for i in range(n)
    ]


def test_tonnage_adds_up_one_lift_without_warmups() -> None:
    log = [
        workout(START, Deadlift=[warmup(60, 5), done(100, 5), done(110, 3)], Squat=[done(90, 5)])
    ]
    assert tonnage_kg(log, "deadlift") == pytest.approx(830)
    assert tonnage_kg(log, "bench_press") == 0


def test_a_hard_set_counts_for_its_pattern_and_by_half_for_what_it_trains_along() -> None:
    sets = weekly_hard_sets([workout(START, Deadlift=[done(100, 5)] * 4)], START)
    assert sets[Pattern.HINGE] == 4
    assert sets[Pattern.SQUAT] == 2
    assert sets[Pattern.PRESS_HORIZONTAL] == 0


def test_a_week_is_seven_days_up_to_and_including_the_day() -> None:
    log = [workout(START, Deadlift=[done(100, 5)])]
    assert weekly_hard_sets(log, START + timedelta(days=6))[Pattern.HINGE] == 1
    assert weekly_hard_sets(log, START + timedelta(days=7))[Pattern.HINGE] == 0
    assert weekly_hard_sets(log, START - timedelta(days=1))[Pattern.HINGE] == 0


def test_easy_sets_warmups_and_sets_without_reps_are_not_hard() -> None:
    sets = [warmup(60, 5), done(100, 5, rpe=5), done(100, None), done(100, 5, rpe=6), done(100, 5)]
    assert [room.is_hard(one) for one in sets] == [False, False, False, True, True]


def test_a_usual_week_is_called_usual_with_its_interval() -> None:
    change = weekly_change(every(3, 15), Pattern.HINGE, ON)
    assert change.usual is not None and change.low is not None and change.high is not None
    assert change.low <= change.this_week <= change.high
    assert "about your usual" in change.words
    assert "most weeks" in change.words


def test_a_much_bigger_or_smaller_week_is_called_so() -> None:
    log = every(3, 15)
    big = [*log, workout(ON, Deadlift=[done(100, 5)] * 12)]
    rest = [w for w in log if w.on < ON - timedelta(days=6)]
    assert "more than your usual" in weekly_change(big, Pattern.HINGE, ON).words
    assert "fewer than your usual" in weekly_change(rest, Pattern.HINGE, ON).words


def test_without_four_weeks_before_there_is_no_comparison() -> None:
    for log in (every(3, 5), []):
        change = weekly_change(log, Pattern.HINGE, ON)
        assert (change.usual, change.low, change.high) == (None, None, None)
        assert "too few weeks" in change.words


def test_one_hard_set_is_told_in_the_singular() -> None:
    log = [workout(ON, Deadlift=[done(100, 5)])]
    assert weekly_change(log, Pattern.HINGE, ON).words.startswith("1 hard set this week")


def test_days_since_a_movement_counts_by_any_of_its_names() -> None:
    log = [workout(START, Conventional_Deadlift=[done(100, 5)])]
    assert days_since(log, "deadlift", START + timedelta(days=9)) == 9
    assert days_since(log, "deadlift", START - timedelta(days=1)) is None
    assert days_since(log, "squat", ON) is None


def test_the_dose_of_a_workout_weighs_patterns_by_what_they_ask_of_the_back() -> None:
    hinge = workout(START, Deadlift=[done(100, 5)] * 3)
    squat = workout(START, Squat=[done(100, 5)] * 3)
    bench = workout(START, Bench_Press=[done(100, 5)] * 3)
    assert dose_of(hinge) == pytest.approx(3.0)
    assert dose_of(squat) == pytest.approx(2.4)
    assert 0 < dose_of(bench) < 0.5
    assert dose_of(workout(START)) == 0


def test_warmups_and_easy_sets_carry_no_dose() -> None:
    assert dose_of(workout(START, Deadlift=[warmup(60, 5), done(60, 5, rpe=4), done(60, 0)])) == 0


def test_where_the_e1rm_is_known_light_sets_carry_less_dose() -> None:
    def dose(load: float | None) -> float:
        return dose_of(workout(START, Deadlift=[done(load, 5)]), {"deadlift": 200.0})

    assert dose(35) == pytest.approx(0.25)
    assert dose(140) == dose(180) == pytest.approx(1.0)
    assert dose(0) == 0
    assert dose(None) == 1.0


def test_regular_training_is_used_to_the_dose_of_its_own_workouts() -> None:
    assert load_used_to(every(2, 150), ON + timedelta(days=1)) == pytest.approx(3.0)


def test_what_one_is_used_to_fades_with_time_off() -> None:
    log = every(2, 60)
    used = [load_used_to(log, ON + timedelta(days=d)) for d in (0, 14, 28, 56)]
    assert used[0] > used[1] > used[2] > used[3] > 0


def test_after_a_single_old_workout_one_is_used_to_little() -> None:
    (log,) = every(1, 1, sets=7)
    fresh, old = (load_used_to([log], log.on + timedelta(days=d)) for d in (3, 60))
    assert fresh == pytest.approx(7.0)
    assert 0 < old < 2.0


def test_an_empty_log_and_the_day_itself_count_for_nothing() -> None:
    assert load_used_to([], ON) == 0
    assert load_used_to([workout(ON, Deadlift=[done(100, 5)])], ON) == 0


def test_a_table_that_forgets_a_pattern_is_refused() -> None:
    good = room._constants()
    with pytest.raises(DataFileError, match="hinge"):
        room.msgspec.convert(
            room.msgspec.to_builtins(good)
            | {"back": {"basis": "design_choice: x", "shares": {"squat": 1.0}}},
            room._Constants,
        )
