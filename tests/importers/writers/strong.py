"""Strong's exports: plain, with a unit column, numbered, and in three more languages."""

from __future__ import annotations

from collections.abc import Iterator

from tests.importers.writers.delimited import Cell, Quoted, decimal, delimited, plain
from tests.importers.writers.logged import Log, LoggedSet, LoggedWorkout

ENGLISH = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
GERMAN = (
    "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,"
    "Sekunden,Notizen,Workout-Notizen,RPE"
)
FRENCH = (
    "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,"
    "Secondes,Notes,Notes d'entraînement,RPE"
)
SPANISH = (
    "Fecha,Nombre de entrenamiento,Duración,Nombre del ejercicio,Orden de la serie,Peso,Rep.,"
    "Distancia,Segundos,Notas,Notas del entrenamiento,RPE"
)
WITH_UNITS = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;"
    "Seconds;Notes;Workout Notes;Workout Duration"
)
NUMBERED = [
    "Workout #",
    "Date",
    "Workout Name",
    "Duration (sec)",
    "Exercise Name",
    "Set Order",
    "Weight (kg)",
    "Reps",
    "RPE",
    "Distance (meters)",
    "Seconds",
    "Notes",
    "Workout Notes",
]
MARKS = {"warmup": "W", "dropset": "D", "failure": "F"}
LONG_MARKS = {"warmup": "WARM_UP", "failure": "FAILURE"}


def strong(log: Log) -> bytes:
    """The commonest form, in English."""
    return _plain(log, ENGLISH, rest_mark="Rest Timer", hour="h", minute="m").encode()


def strong_german(log: Log) -> bytes:
    """The same in German."""
    return _plain(log, GERMAN, rest_mark="Ruhezeit", hour="h", minute="min").encode()


def strong_french(log: Log) -> bytes:
    """The same in French, which ends its lines as Windows does."""
    text = _plain(log, FRENCH, rest_mark="Minuteur de repos", hour="h", minute="min", end="\r\n")
    return text.encode()


def strong_spanish(log: Log) -> bytes:
    """The same in Spanish, with spaces in the duration."""
    text = _plain(log, SPANISH, rest_mark="Temporizador de descanso", hour=" h", minute=" min")
    return text.encode()


def strong_with_units(log: Log) -> bytes:
    """With semicolons and a unit in every row: pounds and miles."""
    rows = [
        [
            f"{workout.start:%Y-%m-%d %H:%M:%S}",
            Quoted(workout.title),
            Quoted(movement.name),
            MARKS.get(one.kind, number),
            plain(one.load or 0),
            "lbs" if one.load else "",
            plain(one.reps or 0),
            plain(one.rpe),
            plain(one.distance),
            "mi." if one.distance else "",
            one.seconds or 0,
            Quoted(one.note),
            Quoted(workout.note),
            _duration(workout.minutes, "h", "m"),
        ]
        for workout in log
        for movement, number, one in workout.rows()
    ]
    return (WITH_UNITS + "\n" + delimited(rows, separator=";")).encode()


def strong_numbered(log: Log) -> bytes:
    """With a number for each workout, kilograms and metres, and everything in quotation marks."""
    rows = [[Quoted(h) for h in NUMBERED]]
    for n_workout, workout in enumerate(log, start=1):
        for movement, number, one in workout.rows():
            head = [
                str(n_workout),
                f"{workout.start:%Y-%m-%d %H:%M:%S}",
                workout.title,
                str(workout.minutes * 60),
                movement.name,
            ]
            cells = [
                *head,
                LONG_MARKS.get(one.kind, str(number)),
                decimal(one.load),
                plain(one.reps),
                decimal(one.rpe),
                decimal(one.distance),
                decimal(one.seconds),
                one.note,
                workout.note,
            ]
            rows.append([Quoted(c) for c in cells])
            if one.rest_s:
                rest = [*head, "Rest Timer", "", "", "", "", decimal(one.rest_s), "", ""]
                rows.append([Quoted(c) for c in rest])
    return delimited(rows, separator=";").encode()


def _plain(
    log: Log, header: str, *, rest_mark: str, hour: str, minute: str, end: str = "\n"
) -> str:
    rows = [
        row
        for workout in log
        for row in _plain_rows(workout, rest_mark, _duration(workout.minutes, hour, minute))
    ]
    return header + end + delimited(rows, end=end)


def _plain_rows(workout: LoggedWorkout, rest_mark: str, duration: str) -> Iterator[list[Cell]]:
    is_first = True
    for movement, number, one in workout.rows():
        head = [
            f"{workout.start:%Y-%m-%d %H:%M:%S}",
            Quoted(workout.title),
            duration,
            Quoted(movement.name),
        ]
        notes = [Quoted(one.note), Quoted(workout.note) if is_first else None]
        yield [*head, MARKS.get(one.kind, number), *_figures(one), *notes, plain(one.rpe)]
        if one.rest_s:
            yield [*head, rest_mark, 0, "0.0", 0, decimal(one.rest_s), None, None, None]
        is_first = False


def _figures(one: LoggedSet) -> list[Cell]:
    return [
        decimal(one.load or 0),
        decimal(one.reps or 0),
        plain(one.distance or 0),
        decimal(one.seconds or 0),
    ]


def _duration(minutes: int, hour: str, minute: str) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours}{hour}"] * (hours > 0) + [f"{rest}{minute}"] * (rest > 0))
