from __future__ import annotations

from tests.builders import at, workout

from relift.training.last_time import last_times


def test_the_newest_day_before_today_is_told_under_the_known_name() -> None:
    workouts = [
        workout(at(-9), ("Deadlift (Barbell)", 315.0, 5)),
        workout(at(-2), ("Deadlift (Barbell)", 225.0, 5), ("Some Thing", 10.0, 3)),
        workout(at(0), ("Deadlift (Barbell)", 135.0, 5)),
    ]
    found = last_times(workouts, before=at(0).date())
    assert found["Deadlift"].on == at(-2).date()
    assert found["Deadlift"].sets == ("225 lb × 5",)
    assert found["Some Thing"].sets == ("10 lb × 3",)


def test_equal_sets_are_told_once() -> None:
    workouts = [workout(at(-2), ("Squat", 100.0, 5))] * 2
    assert last_times(workouts, before=at(0).date())["Squat"].sets == ("100 lb × 5",)
