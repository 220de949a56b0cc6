"""Small synthetic Strong exports, written for the test that reads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,"
    "Notes,Workout Notes,RPE"
)
SEMICOLON_HEADER = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;"
    "Distance Unit;Seconds;Notes;Workout Notes;Workout Duration"
)


def rows_of_day(day: str, load: float = 225.0) -> list[str]:
    """A squat and deadlift day: warm-up, two sets of squats, a rest timer, one deadlift."""

    def row(movement: str, order: str, weight: float, reps: int) -> str:
        return f'{day} 18:00:00,"Heavy day",1h 2m,"{movement}",{order},{weight},{reps},0,0,"","",'

    return [
        row("Squat (Barbell)", "W", 135.0, 5),
        row("Squat (Barbell)", "1", load, 5),
        row("Squat (Barbell)", "2", load, 5),
        row("Squat (Barbell)", "Rest Timer", 0, 0),
        row("Deadlift (Barbell)", "1", load + 45.0, 5),
    ]


def write_log(path: Path, days: Sequence[str], *, extra: Sequence[str] = ()) -> Path:
    """A comma-separated export without a unit, whose plates are those of a pound gym."""
    rows = [row for i, day in enumerate(days) for row in rows_of_day(day, 205.0 + 10 * i)]
    path.write_text("\n".join([HEADER, *rows, *extra]) + "\n", encoding="utf-8")
    return path


def write_semicolon_log(path: Path) -> Path:
    """A semicolon-separated export that names its unit."""
    rows = [
        f'2026-02-0{day} 07:30:00;"Morning";"Deadlift (Barbell)";{order};{100 + 10 * order};kg;5;8;'
        '0;m;0;"";"";45m'
        for day in (2, 4)
        for order in (1, 2, 3)
    ]
    path.write_text("\n".join([SEMICOLON_HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def write_uncertain_log(path: Path) -> Path:
    """An export whose one load could be of either unit."""
    row = '2026-02-02 07:30:00,"Day",10m,"Deadlift (Barbell)",1,110,5,0,0,"","",'
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    return path


DAYS = tuple(f"2026-01-{day:02d}" for day in (5, 8, 12, 15, 19, 22))
