"""Hevy's exports: newest workout first, units in the headings, months in the phone's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.importers.writers.delimited import Quoted, delimited, plain
from tests.importers.writers.logged import Log

MONTHS = {
    "english": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "spanish": "ene feb mar abr may jun jul ago sep oct nov dic",
    "turkish": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
    "portuguese": "jan fev mar abr mai jun jul ago set out nov dez",
}


def hevy(
    *, load: str = "weight_kg", distance: str = "distance_km", dates: str = "english"
) -> Callable[[Log], bytes]:
    """A writer for one pair of headings and one form of dates (`newest` is the American one)."""

    def write(log: Log) -> bytes:
        return _write(log, load, distance, dates).encode()

    return write


def _write(log: Log, load: str, distance: str, dates: str) -> str:
    header = (
        f"title start_time end_time description exercise_title superset_id exercise_notes "
        f"set_index set_type {load} reps {distance} duration_seconds rpe"
    )
    rows = [[Quoted(heading) for heading in header.split()]]
    for workout in sorted(log, key=lambda w: w.start, reverse=True):
        end = workout.start + timedelta(minutes=workout.minutes)
        rows += [
            [
                Quoted(workout.title),
                Quoted(_instant(workout.start, dates)),
                Quoted(_instant(end, dates)),
                Quoted(workout.note),
                Quoted(movement.name),
                movement.superset,
                Quoted(movement.note),
                number - 1,
                Quoted("normal" if one.kind == "working" else one.kind),
                plain(one.load),
                plain(one.reps),
                plain(one.distance),
                plain(one.seconds),
                plain(one.rpe),
            ]
            for movement, number, one in workout.rows()
        ]
    return delimited(rows)


def _instant(at: datetime, dates: str) -> str:
    if dates == "newest":
        month = MONTHS["english"].split()[at.month - 1]
        return f"{month} {at.day}, {at.year}, {at.hour % 12 or 12}:{at:%M %p}"
    return f"{at.day} {MONTHS[dates].split()[at.month - 1]} {at.year}, {at:%H:%M}"
