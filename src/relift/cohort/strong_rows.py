"""The rows that the app Strong writes for one workout, in its newest English comma form.

Text is quoted and numbers are not; a set's marker (`W`) stands in place of its number; a rest is a
row of its own; notes stand on the first row they belong to, and later rows leave them empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,"
    "Distance,Seconds,Notes,Workout Notes,RPE"
)
WARM_UP_MARK = "W"
REST_MARK = "Rest Timer"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedSet:
    """One set as typed into the app: load [lb], repetitions, time under work [s], RPE 1-10."""

    load_lb: float = 0.0
    reps: int = 0
    duration_s: float = 0.0
    rpe: float | None = None
    is_warm_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedWorkout:
    """One visit to the gym as typed into the app.

    Attributes:
        at: Start, wall-clock time without a zone, as the app writes it.
        title: Name of the workout.
        duration_s: Length of the visit [s].
        blocks: Movement name and its sets, in order.
        note: Note on the workout.
        marks_warm_ups: Whether the lifter bothered to mark warm-ups that day.
        rest_s: Rest timer after each working set [s]; None where it was not used.
    """

    at: datetime
    title: str
    duration_s: int
    blocks: tuple[tuple[str, tuple[LoggedSet, ...]], ...]
    note: str = ""
    marks_warm_ups: bool = False
    rest_s: float | None = None


def rows_of(workout: LoggedWorkout) -> Iterator[str]:
    """Write a workout's rows, without line ends.

    Args:
        workout: What was typed in.

    Returns:
        One row a set, and one for each rest.
    """
    head = f"{workout.at:%Y-%m-%d %H:%M:%S},{_quoted(workout.title)},{_length(workout.duration_s)}"
    workout_note = _quoted(workout.note)
    for name, sets in workout.blocks:
        start = f"{head},{_quoted(name)}"
        note = '""'
        number = 0
        for one in sets:
            is_marked = one.is_warm_up and workout.marks_warm_ups
            number += not is_marked
            order = WARM_UP_MARK if is_marked else str(number)
            rpe = "" if one.rpe is None else f"{one.rpe:g}"
            load = f"{one.load_lb:.1f}" if one.load_lb else "0"
            values = f"{load},{one.reps:.1f},0,{one.duration_s:.1f}"
            yield f"{start},{order},{values},{note},{workout_note},{rpe}"
            note = workout_note = ""
            if workout.rest_s is not None and not one.is_warm_up:
                yield f"{start},{REST_MARK},0,0.0,0,{workout.rest_s:.1f},,,"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _length(duration_s: int) -> str:
    hours, minutes = divmod(duration_s // 60, 60)
    return f"{hours}h {minutes}m" if hours else f"{minutes}m"
