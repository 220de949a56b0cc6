"""A slow second reading of a real log, with the csv module and nothing of the importer.

Each app's rows are read by a function of a few lines that was written from the data files: not the
headings, the markers, the number reader, the dates or the unit are shared with `relift.importers`.
Numbers are compared as sums and set by set, so a load that moved to another set is seen.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

LOGS = Path(__file__).parents[2] / ".." / "shared" / "data" / "training"
KG_PER_LB = 0.45359237
M_PER_MILE = 1609.344
POUNDS = {5, 7, 8, 9, 10, 12, 14, 15, 16, 17, 20, 23, 24, 26, 28, 29, 30}
UNITS = {
    **{f"strong-{n:02}.csv": "lb" if n in POUNDS else "kg" for n in range(1, 32)},
    **{f"hevy-{n:02}.csv": "kg" if n < 10 else "lb" for n in range(1, 13)},
    "strong_l10n-01.csv": "kg",
    "strong_l10n-02.csv": "kg",
    "strong_l10n-03.csv": "lb",
    "fitnotes-01.csv": "kg",
    "fitnotes-02.csv": "lb",
    "fitnotes-03.csv": "kg",
    "other-01.csv": "lb",
}
STATED = {f"strong-{n:02}.csv" for n in (1, 2, 3, 26, 27, 28, 29, 30)} | {
    name for name in UNITS if name.startswith(("hevy", "fitnotes"))
}
NAMES = sorted(UNITS)
APPS = {"strong": "strong", "strong_l10n": "strong", "hevy": "hevy", "fitnotes": "fitnotes"}

REST_MARKS = {"Rest Timer", "Ruhezeit", "Temporizador de descanso", "Minuteur de repos"}
KIND_MARKS = {
    "W": "warmup",
    "D": "dropset",
    "F": "failure",
    "WARM_UP": "warmup",
    "FAILURE": "failure",
    "normal": "working",
    "warmup": "warmup",
    "dropset": "dropset",
    "failure": "failure",
}
STRONG_COLUMNS = {
    "date": {"Date", "date", "Datum", "Fecha"},
    "name": {
        "Exercise Name",
        "menu",
        "Name der Übung",
        "Nom de l'exercice",
        "Nombre del ejercicio",
    },
    "set": {
        "Set Order",
        "set_order",
        "Reihenfolge festlegen",
        "Ordre de la série",
        "Orden de la serie",
    },
    "load": {"Weight", "weight", "kg", "lb", "Weight (kg)", "Gewicht", "Poids", "Peso"},
    "load unit": {"Weight Unit"},
    "reps": {"Reps", "reps", "Wiederh.", "Réps", "Rep."},
    "km or miles": {"Distance", "distance", "km", "mi", "Entfernung", "Distancia"},
    "m": {"Distance (meters)"},
    "distance unit": {"Distance Unit"},
    "s": {"Seconds", "sec", "Sekunden", "Secondes", "Segundos"},
    "min": {"Duration (minutes)"},
    "rpe": {"RPE"},
    "visit": {"Duration", "Duration (sec)", "Dauer", "Durée", "Duración", "Workout Duration"},
    "note": {"Notes", "note", "Notizen", "Notas"},
    "workout note": {
        "Workout Notes",
        "workout_note",
        "Workout-Notizen",
        "Notes d'entraînement",
        "Notas del entrenamiento",
    },
}
MONTHS = ["jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep", "oct", "nov"]


class Line(NamedTuple):
    """One set, with nothing where the file says nothing or 0."""

    name: str
    load_kg: float
    reps: int
    rpe: float
    distance_m: float
    duration_s: float
    kind: str


@dataclass
class Second:
    """What the slow reading finds in a file."""

    n_rows: int = 0
    n_faults: int = 0
    rest_s: float = 0.0
    pseudo_rows: Counter[str] = field(default_factory=Counter)
    lines: dict[datetime, list[Line]] = field(default_factory=lambda: defaultdict(list))
    visits_s: dict[datetime, float] = field(default_factory=dict)
    words: dict[datetime, set[str]] = field(default_factory=lambda: defaultdict(set))
    supersets: Counter[str] = field(default_factory=Counter)

    @property
    def n_sets(self) -> int:
        """Sets of all workouts."""
        return sum(map(len, self.lines.values()))


def second_reading(name: str, folder: Path = LOGS) -> Second:
    """Read a real log row by row."""
    found = Second()
    app: Callable[[Second, dict[str, str], str], None] = {
        "strong": _strong_row,
        "hevy": _hevy_row,
        "fitnotes": _fitnotes_row,
        "other": _other_row,
    }[name.split("-", maxsplit=1)[0].split("_", maxsplit=1)[0]]
    for row in _rows(folder / name):
        found.n_rows += 1
        app(found, row, name)
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        separator = ";" if ";" in stream.readline() else ","
        stream.seek(0)
        reader = csv.reader(stream, delimiter=separator)
        header = next(reader)
        for row in filter(None, reader):
            if len(row) == len(header) + 1 and path.name.startswith("fitnotes"):
                row[1:3] = [",".join(row[1:3])]  # a comma in a name that stands without quotes
            yield dict(zip(header, row, strict=True))


def _number(text: str | None) -> float:
    return float(text or 0)


def _in_kg(load: float, unit: str) -> float:
    return round(load * (KG_PER_LB if unit.startswith("lb") else 1.0), 6)


def _strong_row(found: Second, row: dict[str, str], name: str) -> None:
    row = {
        key: row[heading]
        for key, headings in STRONG_COLUMNS.items()
        for heading in headings & row.keys()
    }
    at = _strong_start(row["date"], name)
    found.words[at] |= {*row.get("note", "").split(), *row.get("workout note", "").split()}
    if row["set"] in REST_MARKS:
        found.pseudo_rows["rest timer"] += 1
        found.rest_s += _number(row["s"])
    elif row["set"] == "Note":
        found.pseudo_rows["note"] += 1
    elif _number(row["reps"]) > 10_000:  # one row, of 877,777 pull-ups
        found.n_faults += 1
    else:
        found.visits_s[at] = _visit_s(row.get("visit", ""))
        found.lines[at].append(_strong_set(row, UNITS[name]))


def _strong_set(row: dict[str, str], unit: str) -> Line:
    is_miles = unit == "lb" or row.get("distance unit", "").startswith("mi")
    metres = _number(row.get("m")) + _number(row.get("km or miles")) * (
        M_PER_MILE if is_miles else 1000
    )
    return Line(
        name=row["name"].strip(),
        load_kg=_in_kg(_number(row["load"]), row.get("load unit") or unit),
        reps=int(_number(row["reps"])),
        rpe=_number(row.get("rpe")),
        distance_m=round(metres, 3),
        duration_s=_number(row.get("s")) + 60 * _number(row.get("min")),
        kind=KIND_MARKS.get(row["set"], "working"),
    )


def _strong_start(text: str, name: str) -> datetime:
    if name == "strong-21.csv":
        return datetime.strptime(text, "%d/%m/%Y %H:%M")  # noqa: DTZ007
    day, _, clock = text.replace("/", "-").partition(" ")
    year, month, day_of_month = map(int, day.split("-"))
    return datetime(year, month, day_of_month, *map(int, clock.split(":") if clock else ()))  # noqa: DTZ001


def _visit_s(text: str) -> float:
    if text.isdigit():
        return float(text)
    seconds = 0.0
    for unit, factor in (("h", 3600), ("min", 60), ("m", 60), ("s", 1)):
        number, found, rest = text.replace(" ", "").partition(unit)
        if found:
            seconds += float(number) * factor
            text = rest
    return seconds


def _hevy_row(found: Second, row: dict[str, str], name: str) -> None:
    unit = UNITS[name]
    at = _hevy_instant(row["start_time"])
    found.visits_s[at] = (_hevy_instant(row["end_time"]) - at).total_seconds()
    found.words[at] |= {*row["description"].split(), *row["exercise_notes"].split()}
    found.supersets[row["superset_id"]] += 1
    metres = 1000 * _number(row.get("distance_km")) + M_PER_MILE * _number(
        row.get("distance_miles")
    )
    found.lines[at].append(
        Line(
            name=row["exercise_title"].strip(),
            load_kg=_in_kg(_number(row["weight_kg" if unit == "kg" else "weight_lbs"]), unit),
            reps=int(_number(row["reps"])),
            rpe=_number(row["rpe"]),
            distance_m=round(metres, 3),
            duration_s=_number(row["duration_seconds"]),
            kind=KIND_MARKS[row["set_type"]],
        )
    )


def _hevy_instant(text: str) -> datetime:
    day, month, year, clock = text.replace(",", "").split(" ")
    number = next((n for n, m in enumerate(MONTHS, 1) if month.lower() in m.split()), 12)
    return datetime(int(year), number, int(day), *map(int, clock.split(":")))  # noqa: DTZ001


def _fitnotes_row(found: Second, row: dict[str, str], name: str) -> None:
    at = datetime.fromisoformat(row["Date"])
    load = next(row[heading] for heading in row if heading.startswith("Weight"))
    metres = {"m": 1.0, "mi": M_PER_MILE, "kg": 0.0, "": 0.0}[row["Distance Unit"]]
    hours, minutes, seconds = (row["Time"] or "0:0:0").split(":")
    found.words[at] |= {*row.get("Comment", "").split()}
    found.lines[at].append(
        Line(
            name=row["Exercise"].strip(),
            load_kg=_in_kg(_number(load), UNITS[name]),
            reps=int(_number(row["Reps"])),
            rpe=0.0,
            distance_m=round(metres * _number(row["Distance"]), 3),
            duration_s=int(hours) * 3600 + int(minutes) * 60 + float(seconds),
            kind="working",
        )
    )


def _other_row(found: Second, row: dict[str, str], name: str) -> None:
    load_kg = _in_kg(_number(row["weight"]), UNITS[name])
    line = Line(row["excercise_name"].strip(), load_kg, int(row["rep"]), 0.0, 0.0, 0.0, "working")
    found.lines[datetime.fromisoformat(row["date"])].append(line)
