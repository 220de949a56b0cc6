"""Real Strong exports come in whole: the importer against a slow second reading of its own.

The second reading goes through a file row by row with the csv module and shares nothing with the
importer: not the headings, the markers, the number reader or the unit. Units are what a lifter who
looks at the loads would say.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from relift.importers import Parsed, new_only, read_log
from relift.importers.unit_guess import guess_unit
from relift.units import Unit, from_kg

LOGS = Path(__file__).parents[2] / ".." / "shared" / "data" / "training"
KG_PER_LB = 0.45359237
POUNDS = {5, 7, 8, 9, 10, 12, 14, 15, 16, 17, 20, 23, 24, 26, 28, 29, 30}
NAMES = [f"strong-{n:02}.csv" for n in range(1, 32)] + [f"strong_l10n-0{n}.csv" for n in (1, 2, 3)]
UNITS = {f"strong-{n:02}.csv": "lb" if n in POUNDS else "kg" for n in range(1, 32)} | {
    "strong_l10n-01.csv": "kg",
    "strong_l10n-02.csv": "kg",
    "strong_l10n-03.csv": "lb",
}
STATED = {f"strong-{n:02}.csv" for n in (1, 2, 3, 26, 27, 28, 29, 30)}
DAY_FIRST = {"strong-21.csv"}
REST = {"Rest Timer", "Ruhezeit", "Temporizador de descanso", "Minuteur de repos"}
WHERE = {
    "date": {"Date", "date", "Datum", "Fecha"},
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
    "rest": {"Seconds", "sec", "Sekunden", "Secondes", "Segundos"},
}


@dataclass
class Second:
    """What the slow reading finds."""

    n_rows: int = 0
    n_set_rows: int = 0
    n_faults: int = 0
    n_reps: int = 0
    load_kg: float = 0.0
    rest_s: float = 0.0
    pseudo_rows: Counter[str] = field(default_factory=Counter)
    days: set[date] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)


def _day(text: str, name: str) -> date:
    if name in DAY_FIRST:
        return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=UTC).date()
    year, month, day = text.replace("/", "-").split(" ")[0].split("-")
    return date(int(year), int(month), int(day))


def _second_reading(name: str) -> Second:
    found = Second()
    with (LOGS / name).open(encoding="utf-8-sig", newline="") as stream:
        separator = ";" if ";" in stream.readline() else ","
        stream.seek(0)
        reader = csv.reader(stream, delimiter=separator)
        header = next(reader)
        at = {key: i for key, names in WHERE.items() for i, h in enumerate(header) if h in names}
        for row in reader:
            if row:
                _count(found, {key: row[i] for key, i in at.items()}, name)
    return found


def _count(found: Second, row: dict[str, str], name: str) -> None:
    found.n_rows += 1
    if row["set"] in REST:
        found.pseudo_rows["rest timer"] += 1
        found.rest_s += float(row["rest"] or 0)
        return
    if row["set"] == "Note":
        found.pseudo_rows["note"] += 1
        return
    reps = float(row["reps"] or 0)
    if reps > 10_000:  # one row, of 877,777 pull-ups
        found.n_faults += 1
        return
    unit = row.get("load unit") or UNITS[name]
    found.n_set_rows += 1
    found.n_reps += int(reps)
    found.load_kg += float(row["load"] or 0) * (KG_PER_LB if unit.startswith("lb") else 1.0)
    found.days.add(_day(row["date"], name))
    found.starts.add(row["date"])


@cache
def _parsed(name: str) -> Parsed:
    path = LOGS / name
    if not path.exists():
        pytest.skip(f"needs the real log {name} of the shared data")
    with path.open("rb") as stream:
        return read_log(stream, name=name, zone=UTC)


@pytest.mark.parametrize("name", NAMES)
def test_a_real_log_agrees_with_a_second_reading_row_by_row(name: str) -> None:
    parsed = _parsed(name)
    second = _second_reading(name)
    sets = [s for w in parsed.workouts for b in w.payload.blocks for s in b.sets]
    assert parsed.n_rows == second.n_rows
    assert parsed.n_set_rows == len(sets) == second.n_set_rows
    assert parsed.pseudo_rows == second.pseudo_rows
    assert len(parsed.faults) == second.n_faults
    assert (parsed.first_on, parsed.last_on) == (min(second.days), max(second.days))
    assert len(parsed.workouts) == len(second.starts)
    assert sum(s.reps or 0 for s in sets) == second.n_reps
    assert sum(s.load_kg or 0 for s in sets) == pytest.approx(second.load_kg, rel=1e-9)
    assert sum(s.rest_s or 0 for s in sets) == pytest.approx(second.rest_s)


@pytest.mark.parametrize("name", NAMES)
def test_the_unit_of_a_real_log_is_told_with_enough_certainty(name: str) -> None:
    parsed = _parsed(name)
    assert parsed.unit == UNITS[name]
    assert parsed.unit_certainty >= 0.9
    assert (parsed.unit_certainty == 1.0) == (name in STATED)


@pytest.mark.parametrize("name", sorted(STATED))
def test_the_loads_alone_tell_the_unit_that_a_file_states(name: str) -> None:
    loads = Counter(
        (block.name, from_kg(one.load_kg, Unit(UNITS[name])))
        for workout in _parsed(name).workouts
        for block in workout.payload.blocks
        for one in block.sets
        if one.load_kg
    )
    guess = guess_unit(loads)
    assert guess.unit == UNITS[name]
    assert guess.certainty >= 0.9


@pytest.mark.parametrize("name", NAMES)
def test_every_set_of_a_real_log_has_a_key_of_its_own(name: str) -> None:
    parsed = _parsed(name)
    keys = {key for workout in parsed.workouts for key in workout.keys}
    assert len(keys) == parsed.n_set_rows
    assert new_only(parsed, keys) == ((), 0, parsed.n_set_rows)


def test_the_rows_of_all_real_logs_add_up_to_the_pinned_totals() -> None:
    logs = [_parsed(name) for name in NAMES]
    totals = (
        sum(log.n_rows for log in logs),
        sum(log.n_set_rows for log in logs),
        sum(log.n_pseudo_rows for log in logs),
        sum(len(log.faults) for log in logs),
    )
    assert totals == (147_448, 141_487, 5_960, 1)
