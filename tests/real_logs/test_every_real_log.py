"""Every real log comes in whole: the importer against a slow second reading of its own."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest
from tests.real_logs.second_reading import (
    APPS,
    KG_PER_LB,
    LOGS,
    NAMES,
    STATED,
    UNITS,
    Line,
    second_reading,
)

from relift.importers import Parsed, ParsedWorkout, new_only, read_log
from relift.importers.unit_guess import guess_unit
from relift.journal.lifting import MovementBlock, PerformedSet, SetKind
from relift.units import Unit, from_kg

by_file = pytest.mark.parametrize("name", NAMES)
LINES_OF_HEADER = 1


def _data(name: str) -> bytes:
    path = LOGS / name
    if not path.exists():
        pytest.skip(f"needs the real log {name} of the shared data")
    return path.read_bytes()


def _read(data: bytes, name: str) -> Parsed:
    return read_log(io.BytesIO(data), name=name, zone=UTC)


@cache
def _parsed(name: str) -> Parsed:
    return _read(_data(name), name)


@cache
def _second(name: str):
    _data(name)
    return second_reading(name)


def _pairs(parsed: Parsed) -> list[tuple[MovementBlock, PerformedSet]]:
    return [(b, s) for w in parsed.workouts for b in w.payload.blocks for s in b.sets]


def _sets(parsed: Parsed) -> list[PerformedSet]:
    return [one for _, one in _pairs(parsed)]


def _line(block: MovementBlock, one: PerformedSet) -> Line:
    """A set as the file says it: a kind that Relift inferred is taken back."""
    return Line(
        name=block.name.strip(),
        load_kg=round(one.load_kg or 0, 6),
        reps=one.reps or 0,
        rpe=one.rpe or 0,
        distance_m=round(one.distance_m or 0, 3),
        duration_s=one.duration_s or 0,
        kind=SetKind.WORKING if one.is_kind_inferred else one.kind,
    )


def _start(workout: ParsedWorkout) -> datetime:
    return workout.at.replace(tzinfo=None)


def _words(workout: ParsedWorkout) -> set[str]:
    blocks = workout.payload.blocks
    notes = [s.note for b in blocks for s in b.sets] + [b.note for b in blocks]
    return set(" ".join([workout.payload.note, *notes]).split())


def _totals(lines: list[Line]) -> tuple[int, float, float, float]:
    """(reps, kilograms, metres, seconds) of all sets."""
    return (
        sum(line.reps for line in lines),
        round(sum(line.load_kg for line in lines), 2),
        round(sum(line.distance_m for line in lines), 1),
        sum(line.duration_s for line in lines),
    )


@by_file
def test_a_real_log_is_known_for_the_app_that_wrote_it(name: str) -> None:
    assert _parsed(name).app == APPS.get(name.split("-")[0], "table")


@by_file
def test_the_rows_of_a_real_log_add_up_and_are_the_second_readings_rows(name: str) -> None:
    parsed, second = _parsed(name), _second(name)
    assert parsed.n_rows == second.n_rows
    assert parsed.n_rows == parsed.n_set_rows + parsed.n_pseudo_rows + len(parsed.faults)
    assert parsed.n_set_rows == parsed.n_sets == len(_sets(parsed)) == second.n_sets
    assert parsed.pseudo_rows == second.pseudo_rows
    assert len(parsed.faults) == second.n_faults
    assert sum(s.rest_s or 0 for s in _sets(parsed)) == pytest.approx(second.rest_s)


@by_file
def test_every_set_of_a_real_log_stands_in_its_workout_as_the_second_reading_has_it(
    name: str,
) -> None:
    workouts = {
        _start(w): [_line(b, s) for b in w.payload.blocks for s in b.sets]
        for w in _parsed(name).workouts
    }
    assert len(workouts) == len(_parsed(name).workouts)
    assert list(workouts) == list(_second(name).lines)
    different = {at: lines for at, lines in workouts.items() if lines != _second(name).lines[at]}
    assert not different


@by_file
def test_the_sums_of_a_real_log_are_those_of_the_second_reading(name: str) -> None:
    second = [line for lines in _second(name).lines.values() for line in lines]
    lines = [_line(b, s) for b, s in _pairs(_parsed(name))]
    assert _totals(lines) == _totals(second)
    assert Counter(line.kind for line in lines) == Counter(line.kind for line in second)
    visits = {_start(w): w.payload.duration_s or 0 for w in _parsed(name).workouts}
    assert visits == {at: _second(name).visits_s.get(at, 0) for at in visits}


@by_file
def test_no_word_of_a_note_is_lost_from_a_real_log(name: str) -> None:
    lost = {_start(w): _second(name).words[_start(w)] - _words(w) for w in _parsed(name).workouts}
    assert not {at: words for at, words in lost.items() if words}


@by_file
def test_supersets_of_a_real_log_are_kept(name: str) -> None:
    found = Counter(block.superset for block, _ in _pairs(_parsed(name)) if block.superset)
    expected = {k: n for k, n in _second(name).supersets.items() if k}
    assert sorted(found.values()) == sorted(expected.values())


@by_file
def test_the_unit_of_a_real_log_is_told_with_enough_certainty(name: str) -> None:
    parsed = _parsed(name)
    assert parsed.unit == UNITS[name]
    assert parsed.unit_certainty >= 0.9
    assert (parsed.unit_certainty == 1.0) == (name in STATED)


STRONG_STATED = sorted(name for name in STATED if name.startswith("strong"))


@pytest.mark.parametrize("name", STRONG_STATED)
def test_the_loads_alone_tell_the_unit_that_a_file_states(name: str) -> None:
    loads = Counter(
        (block.name, from_kg(one.load_kg, Unit(UNITS[name])))
        for block, one in _pairs(_parsed(name))
        if one.load_kg
    )
    guess = guess_unit(loads)
    assert guess.unit == UNITS[name]
    assert guess.certainty >= 0.9


@by_file
def test_a_real_log_imported_twice_adds_nothing(name: str) -> None:
    parsed = _parsed(name)
    keys = {key for workout in parsed.workouts for key in workout.keys}
    assert len(keys) == parsed.n_sets
    assert new_only(_read(_data(name), name), keys) == ((), 0, parsed.n_sets)


@by_file
@pytest.mark.parametrize("is_newest", [False, True], ids=["the first half", "the last half"])
def test_half_a_real_log_and_then_the_whole_adds_exactly_the_rest(
    name: str, is_newest: bool
) -> None:
    whole = _parsed(name)
    half = _read(_half(_data(name), is_newest=is_newest), name)
    keys = {key for workout in half.workouts for key in workout.keys}
    workouts, n_new, n_known = new_only(whole, keys)
    assert (n_new, n_known) == (whole.n_sets - half.n_sets, half.n_sets)
    assert {k for w in workouts for k in w.keys} | keys == {
        k for w in whole.workouts for k in w.keys
    }


def _half(data: bytes, *, is_newest: bool) -> bytes:
    """The header and one half of the rows; a row of several lines is not cut."""
    lines = data.decode("utf-8").splitlines(keepends=True)
    middle = len(lines) // 2
    while sum(line.count('"') for line in lines[:middle]) % 2:
        middle += 1
    kept = lines[middle:] if is_newest else lines[LINES_OF_HEADER:middle]
    return "".join([*lines[:LINES_OF_HEADER], *kept]).encode("utf-8")


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("hevy")])
def test_a_note_about_a_movement_of_hevy_stands_once_and_not_on_every_set(name: str) -> None:
    assert not {one.note for one in _sets(_parsed(name))} - {""}


def test_a_comma_in_a_name_without_quotes_is_mended() -> None:
    mended = [b.name for b, _ in _pairs(_parsed("fitnotes-03.csv")) if "," in b.name]
    assert len(mended) == 99
    assert all(name.count("(") == name.count(")") for name in mended)


@by_file
def test_the_plates_of_every_load_weigh_what_the_file_says(name: str) -> None:
    """Two decimals are allowed for, made with 0.45359237 or, as Hevy does, with 2.2046 lb a kg."""
    off = {
        (s.load_kg, s.load_entered, s.unit)
        for s in _sets(_parsed(name))
        if s.load_kg and not _weighs(s)
    }
    assert not off


def _weighs(one: PerformedSet) -> bool:
    load, unit = one.load_entered, one.unit
    in_kg = {load} if unit is Unit.KG else {load * KG_PER_LB, load / 2.2046}
    in_lb = {one.load_kg / KG_PER_LB, one.load_kg * 2.2046}
    return any(round(kg, 2) == round(one.load_kg, 2) for kg in in_kg) or (
        unit is Unit.KG and any(round(lb, 2) == round(load / KG_PER_LB, 2) for lb in in_lb)
    )


PINNED = {
    "rows": 223_965,
    "set rows": 218_004,
    "pseudo-rows": 5_960,
    "faults": 1,
    "workouts": 11_893,
    "days": 11_555,
    "reps, kg, m, s": (2_124_602, 9_344_831.15, 33_759_722.2, 934_683.0),
    "kinds": {"working": 207_402, "dropset": 1_291, "failure": 4_490, "warmup": 4_821},
}
PLATES = [
    ("hevy-09.csv", 61.24, (135, Unit.LB)),
    ("hevy-04.csv", 22.68, (50, Unit.LB)),
    ("other-01.csv", 44.09245244 * 0.45359237, (20, Unit.KG)),
    ("other-01.csv", 45 * 0.45359237, (45, Unit.LB)),
    ("strong-01.csv", 65.181223569, (143.7, Unit.LB)),
    ("hevy-01.csv", 42.5, (42.5, Unit.KG)),
    ("hevy-10.csv", 135 * 0.45359237, (135, Unit.LB)),
]


@pytest.mark.parametrize(("name", "load_kg", "plates"), PLATES)
def test_a_converted_load_is_kept_as_the_plates_that_were_on_the_bar(
    name: str, load_kg: float, plates: tuple[float, Unit]
) -> None:
    found = {
        (round(s.load_entered or 0, 3), s.unit)
        for s in _sets(_parsed(name))
        if s.load_kg == pytest.approx(load_kg, abs=1e-9)
    }
    assert found == {plates}


@pytest.mark.parametrize(
    ("name", "typed", "unit"),
    [
        ("strong-31.csv", 141.3, Unit.KG),  # a bar of 11.3 kg on a Smith machine
        ("strong-22.csv", 10.2, Unit.KG),
        ("strong-04.csv", 31.75, Unit.KG),  # after 26.75 and 29.25: sets that climb by 2.5
        ("strong-12.csv", 72.2, Unit.LB),  # beside 57.2 and 74.8: a bar of its own
    ],
)
def test_a_load_that_only_comes_near_one_of_the_other_unit_stays_as_typed(
    name: str, typed: float, unit: Unit
) -> None:
    entered = {
        (s.load_entered, s.unit)
        for s in _sets(_parsed(name))
        if s.load_kg == pytest.approx(typed * (KG_PER_LB if unit is Unit.LB else 1))
    }
    assert entered == {(typed, unit)}


def test_all_real_logs_together_give_the_pinned_totals() -> None:
    logs = [_parsed(name) for name in NAMES]
    lines = [_line(b, s) for log in logs for b, s in _pairs(log)]
    assert {
        "rows": sum(log.n_rows for log in logs),
        "set rows": sum(log.n_set_rows for log in logs),
        "pseudo-rows": sum(log.n_pseudo_rows for log in logs),
        "faults": sum(len(log.faults) for log in logs),
        "workouts": sum(len(log.workouts) for log in logs),
        "days": sum(len({w.at.date() for w in log.workouts}) for log in logs),
        "reps, kg, m, s": _totals(lines),
        "kinds": dict(Counter(str(line.kind) for line in lines)),
    } == PINNED
