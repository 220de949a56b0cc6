"""The cells of one row that say what was done, read into a set, a pseudo-row or a problem.

A log repeats itself: the same weight, reps and marker come hundreds of times. Each distinct
combination of cells is read once (`CellReader`), and the frozen result is shared by its rows.
"""

from __future__ import annotations

from typing import NamedTuple

from relift.importers.declaration import App, Field, Layout, PseudoRow
from relift.importers.identity import KeyMaker
from relift.importers.unit_guess import as_typed
from relift.importers.values import BadValueError, read_duration_s, read_number
from relift.journal.lifting import MAX_LOAD_KG, MAX_REPS, PerformedSet, SetKind
from relift.scales import NRS_MAX, RPE_MIN
from relift.units import Unit, format_load, from_kg, to_kg

MAX_DISTANCE_M = 1e6
MAX_SECONDS = 7 * 24 * 3600.0

FIELDS = (
    Field.SET,
    Field.KIND,
    Field.SUPERSET,
    Field.LOAD,
    Field.LOAD_UNIT,
    Field.POUNDS,
    Field.REPS,
    Field.DISTANCE,
    Field.DISTANCE_UNIT,
    Field.SECONDS,
    Field.RPE,
    Field.NOTE,
    Field.MOVEMENT_NOTE,
)
"""The fields that `Cells` holds, in order."""

Cells = tuple[str, ...]

_UNITS = {
    "kg": Unit.KG,
    "kgs": Unit.KG,
    "kilograms": Unit.KG,
    "lb": Unit.LB,
    "lbs": Unit.LB,
    "pounds": Unit.LB,
}
_BODY_WEIGHT = frozenset({"bw", "b/w", "bodyweight", "body weight"})
_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "mi.": 1609.344, "ft": 0.3048, "yd": 0.9144}


class SetRow(NamedTuple):
    """A row that is a set, and what its numbers add to its key."""

    performed: PerformedSet
    numbers: int


class OtherRow(NamedTuple):
    """A row that is no set: what it is counted as, and what it says about a set beside it."""

    kind: PseudoRow
    rest_s: float = 0.0
    note: str = ""


class Problem(NamedTuple):
    """A row that cannot be read."""

    field: Field | None
    value: str
    problem: str
    remedy: str


Reading = SetRow | OtherRow | Problem
_Load = tuple[float | None, float | None, Unit | None]  # in kg, as typed, and the unit of that


class Markers(dict[str, str]):
    """What stands in the set column, without the running number of a set, which says nothing."""

    def __init__(self, app: App) -> None:
        """Prepare for a file of an app."""
        self._marks = app.kinds.keys() | app.pseudo_rows.keys()

    def __missing__(self, marker: str) -> str:
        word = _word(marker)
        self[marker] = "" if _is_count(word) and word not in self._marks else marker
        return self[marker]


class CellReader:
    """Reads the cells of rows of one file."""

    def __init__(
        self, layout: Layout, unit: Unit | None, keys: KeyMaker, *, is_rounded: bool
    ) -> None:
        """Prepare for a file.

        Args:
            layout: Where the file keeps what.
            unit: Unit of loads that name none; kg where it is None.
            keys: Makes the keys of the file's rows.
            is_rounded: Whether its loads were converted and rounded by the app.
        """
        self._is_rounded = is_rounded
        self._keys = keys
        self._app = layout.app
        load, distance = layout.column(Field.LOAD), layout.column(Field.DISTANCE)
        seconds, rpe = layout.column(Field.SECONDS), layout.column(Field.RPE)
        self._unit = (load and load.unit) or unit or Unit.KG
        self._has_unit_column = Field.LOAD_UNIT in layout.places
        self._metres = (distance and distance.scale) or (
            _METRES["km"] if self._unit is Unit.KG else _METRES["mi"]
        )
        self._seconds = (seconds and seconds.scale) or 1.0
        self._is_reserve = bool(rpe and rpe.is_reserve)
        self._known: dict[Cells, Reading] = {}
        self._known_loads: dict[tuple[str, str, str], _Load] = {}

    def read(self, cells: Cells) -> Reading:
        """Read the cells of a row, in the order of `FIELDS`."""
        reading = self._known.get(cells)
        if reading is None:
            try:
                reading = self._read(cells)
            except _CellError as bad:
                reading = bad.args[0]
            self._known[cells] = reading
        return reading

    def _read(self, cells: Cells) -> Reading:
        marker, *_, seconds, _, note, movement_note = cells
        if "\0" in note or "\0" in movement_note:
            field = Field.NOTE if "\0" in note else Field.MOVEMENT_NOTE
            raise _CellError(
                Problem(field, note, "the note has a NUL character", "Type the note again")
            )
        word = _word(marker)
        other = self._app.pseudo_rows.get(word)
        if other is not None:
            return OtherRow(other, self._duration_s(seconds), note)
        return self._read_set(self._kind(word, marker), cells)

    def _read_set(self, kind: SetKind, cells: Cells) -> SetRow:
        (_, kind_word, _, load, load_unit, pounds, reps, distance, distance_unit) = cells[:9]
        seconds, rpe, note, _ = cells[9:]
        load_number = 0.0 if _word(load) in _BODY_WEIGHT else _number(Field.LOAD, load)
        reps_number = _number(Field.REPS, reps)
        distance_number = _number(Field.DISTANCE, distance)
        duration_s = self._duration_s(seconds)
        rpe_number = _read_rpe(rpe, is_reserve=self._is_reserve)
        load_kg, entered, unit = self._load(load, load_number, load_unit, pounds)
        distance_m, odd_distance = self._read_distance(distance, distance_number, distance_unit)
        if kind_word:
            kind, odd_kind = self._stated_kind(kind_word, kind)
            note = _joined(note, odd_kind)
        performed = PerformedSet(
            load_kg=load_kg,
            load_entered=entered,
            unit=unit,
            reps=_read_reps(
                reps,
                reps_number,
                nothing=None if duration_s or distance_m or not reps.strip() else 0,
            ),
            rpe=rpe_number or None,
            kind=kind,
            distance_m=distance_m or None,
            duration_s=duration_s or None,
            note=_joined(note, odd_distance),
        )
        numbers = self._keys.numbers(
            load=load_number or _number(Field.POUNDS, pounds),
            reps=reps_number,
            distance=distance_number,
            seconds=duration_s / self._seconds,
            rpe=rpe_number,
        )
        return SetRow(performed, numbers)

    def _kind(self, word: str, marker: str) -> SetKind:
        kind = self._app.kinds.get(word)
        if kind is not None:
            return kind
        if word and not _is_count(word):
            raise _CellError(
                Problem(
                    Field.SET,
                    marker,
                    f"{self._app.name} uses no such mark for a set",
                    "Write the set's number, or W, D or F",
                )
            )
        return SetKind.WORKING

    def _stated_kind(self, text: str, marked: SetKind) -> tuple[SetKind, str]:
        """The kind that a column of its own states, and a note where it is an unknown word."""
        word = _word(text)
        kind = self._app.kinds.get(word)
        if kind is not None:
            return kind, ""
        return marked, f"Kind of set in the file: {text.strip()}" if word else ""

    def _load(self, text: str, number: float, unit_text: str, pounds: str) -> _Load:
        known = self._known_loads.get((text, unit_text, pounds))
        if known is None:
            known = self._read_load(text, number, unit_text, pounds)
            self._known_loads[text, unit_text, pounds] = known
        return known

    def _read_load(self, text: str, number: float, unit_text: str, pounds: str) -> _Load:
        unit, raw = self._unit, number
        in_pounds = _number(Field.POUNDS, pounds)
        is_typed_in_pounds = _plainness(in_pounds, 2.5, 0.5) > _plainness(number, 1.25, 0.25)
        if in_pounds and (not number or is_typed_in_pounds):
            number, unit, text = in_pounds, Unit.LB, pounds
            raw = raw or to_kg(in_pounds, Unit.LB)
        if number == 0:
            return None, None, None
        if self._has_unit_column:
            named = _UNITS.get(unit_text.strip().casefold())
            if named is None:
                raise _CellError(
                    Problem(
                        Field.LOAD_UNIT, unit_text, "no unit is known by this", "Write kg or lbs"
                    )
                )
            unit = named
        load_kg = to_kg(number, unit)
        if load_kg > MAX_LOAD_KG:
            most = format_load(round(from_kg(MAX_LOAD_KG, unit)), unit)
            raise _CellError(
                Problem(
                    Field.LOAD,
                    text,
                    f"no set is done with more than {most}",
                    "Write what was lifted",
                )
            )
        if in_pounds:
            return raw, number, unit
        entered, entered_unit = as_typed(number, unit, is_rounded=self._is_rounded)
        return load_kg if entered_unit is not unit else to_kg(entered, unit), entered, entered_unit

    def _read_distance(self, text: str, number: float, unit_text: str) -> tuple[float, str]:
        """The distance [m], and a note where its unit is no length."""
        metres = self._metres
        if number and unit_text.strip():
            known = _METRES.get(unit_text.strip().casefold())
            if known is None:
                return 0.0, f"Distance in the file: {text.strip()} {unit_text.strip()}"
            metres = known
        if number * metres > MAX_DISTANCE_M:
            raise _CellError(
                Problem(Field.DISTANCE, text, "this is over 1,000 km", "Write the distance covered")
            )
        return number * metres, ""

    def _duration_s(self, text: str) -> float:
        try:
            duration_s = read_duration_s(text, self._seconds) or 0.0
        except BadValueError as bad:
            raise _CellError(Problem(Field.SECONDS, text, bad.problem, bad.remedy)) from None
        if duration_s > MAX_SECONDS:
            raise _CellError(
                Problem(Field.SECONDS, text, "this is over a week", "Write the time it took")
            )
        return duration_s


class _CellError(Exception):
    """Carries a `Problem` out of the depth of a row."""


def _word(marker: str) -> str:
    return marker.strip().casefold()


def _is_count(word: str) -> bool:
    return word.removesuffix(".0").isdecimal()


def _number(field: Field, text: str) -> float:
    try:
        number = read_number(text)
    except BadValueError as bad:
        raise _CellError(Problem(field, text, bad.problem, bad.remedy)) from None
    if number < 0:
        raise _CellError(
            Problem(field, text, "this cannot be below 0", "Write it without the minus sign")
        )
    return number


def _read_reps(text: str, number: float, *, nothing: int | None) -> int | None:
    if number != int(number):
        raise _CellError(
            Problem(Field.REPS, text, "reps are whole numbers", "Write the reps that were finished")
        )
    if number > MAX_REPS:
        raise _CellError(
            Problem(Field.REPS, text, f"this is over {MAX_REPS:,} reps", "Write the reps done")
        )
    return int(number) if number else nothing


def _read_rpe(text: str, *, is_reserve: bool = False) -> float:
    number = _number(Field.RPE, text)
    if is_reserve and text.strip():
        number = NRS_MAX - number
    if number and not RPE_MIN <= number <= NRS_MAX:
        raise _CellError(Problem(Field.RPE, text, "RPE goes from 1 to 10", "Mend or empty it"))
    return number


def _plainness(load: float, plate: float, small_plate: float) -> int:
    """2 for a whole number or a whole number of plates, 1 of small plates, else 0."""
    if load.is_integer() or (load / plate).is_integer():
        return 2
    return int((load / small_plate).is_integer())


def _joined(note: str, more: str) -> str:
    return "\n".join(text for text in (note, more) if text) if more else note
