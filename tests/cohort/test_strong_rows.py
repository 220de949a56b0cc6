"""Rows are written as the app writes them."""

from __future__ import annotations

from datetime import datetime

from relift.cohort.strong_rows import LoggedSet, LoggedWorkout, rows_of

AT = datetime(2026, 3, 9, 17, 5)  # noqa: DTZ001


def workout(**changes: object) -> LoggedWorkout:
    given: dict[str, object] = {
        "at": AT,
        "title": "Deadlift Day",
        "duration_s": 4320,
        "blocks": (
            (
                "Deadlift (Barbell)",
                (
                    LoggedSet(load_lb=135, reps=5, is_warm_up=True),
                    LoggedSet(load_lb=315, reps=5, rpe=8.5),
                ),
            ),
            ("Plank", (LoggedSet(duration_s=60),)),
        ),
    }
    return LoggedWorkout(**(given | changes))  # type: ignore[arg-type]


def test_an_unmarked_warm_up_is_a_numbered_set() -> None:
    head = '2026-03-09 17:05:00,"Deadlift Day",1h 12m'

    assert list(rows_of(workout())) == [
        f'{head},"Deadlift (Barbell)",1,135.0,5.0,0,0.0,"","",',
        f'{head},"Deadlift (Barbell)",2,315.0,5.0,0,0.0,,,8.5',
        f'{head},"Plank",1,0,0.0,0,60.0,"",,',
    ]


def test_a_marked_warm_up_carries_its_mark_in_place_of_a_number() -> None:
    orders = [row.split(",")[4] for row in rows_of(workout(marks_warm_ups=True))]

    assert orders == ["W", "1", "1"]


def test_a_rest_is_a_row_of_its_own_after_each_working_set() -> None:
    told = list(rows_of(workout(rest_s=180.0)))

    assert [row.split(",")[4] for row in told] == ["1", "2", "Rest Timer", "1", "Rest Timer"]
    assert told[2].endswith("Rest Timer,0,0.0,0,180.0,,,")


def test_a_quote_in_a_note_is_doubled_and_the_note_stands_once() -> None:
    told = list(rows_of(workout(note='felt "off"')))

    assert told[0].endswith('"","felt ""off""",')
    assert sum("off" in row for row in told) == 1


def test_a_short_visit_is_told_in_minutes_alone() -> None:
    assert next(rows_of(workout(duration_s=2280))).split(",")[2] == "38m"
