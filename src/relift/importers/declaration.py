"""What an app's export looks like: the one thing that differs from app to app.

An app is declared by its columns (heading -> field, with the unit that a heading states), the
markers of its sets, and the rows that are no sets. The reading itself is shared
(`relift.importers.reading`), so a new app is one declaration and one pair of fixture files.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from relift.errors import UnreadableFileError
from relift.journal.lifting import SetKind
from relift.units import Unit

MILE_IN_M = 1609.344
MINUTE_IN_S = 60.0
HOUR_IN_S = 3600.0


class Field(enum.Enum):
    """What a column tells."""

    DATE = "date"
    TIME = "time of day"
    END = "end"
    TITLE = "workout name"
    MOVEMENT = "exercise name"
    SET = "set order"
    SETS = "number of sets"
    KIND = "kind of set"
    SUPERSET = "superset"
    LOAD = "weight"
    LOAD_UNIT = "weight unit"
    POUNDS = "the same weight in pounds"
    REPS = "reps"
    DISTANCE = "distance"
    DISTANCE_UNIT = "distance unit"
    SECONDS = "seconds"
    RPE = "RPE"
    NOTE = "notes"
    MOVEMENT_NOTE = "exercise notes"
    WORKOUT_NOTE = "workout notes"
    WORKOUT_DURATION = "duration"
    NOTHING = "nothing"


class PseudoRow(enum.Enum):
    """A row that is no set; the value is the name under which it is counted."""

    REST = "rest timer"
    NOTE = "note"
    EMPTY = "empty row"
    NO_SET = "exercise without a set"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a heading means.

    Attributes:
        field: What the column tells.
        unit: Unit of load that the heading states, if any.
        scale: Seconds or metres for one of what the column counts; None: not stated.
        is_reserve: Of the RPE field: the column counts reps in reserve, RPE = 10 - RIR.
    """

    field: Field
    unit: Unit | None = None
    scale: float | None = None
    is_reserve: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """An app's export.

    Attributes:
        id: Such as `strong`; kept with every workout.
        name: As its makers write it.
        columns: Heading, in the form that `heading_key` gives -> meaning.
        required: Fields without which a header is not this app's.
        across: Heading of a column that comes once a set, with its number as `#` -> meaning; such
            a row holds all sets of a movement.
        kinds: Marker of a set, casefolded -> kind of set.
        pseudo_rows: Word in the set column, casefolded -> kind of row.
        kg_priors: Heading -> how often logs with it are in kg, 0-1; a half for all others.
        is_by_day: A workout is what shares a day and a name; the earliest time begins it.
    """

    id: str
    name: str
    columns: Mapping[str, Column]
    required: frozenset[Field]
    across: Mapping[str, Column] = field(default_factory=dict)
    kinds: Mapping[str, SetKind] = field(default_factory=dict)
    pseudo_rows: Mapping[str, PseudoRow] = field(default_factory=dict)
    kg_priors: Mapping[str, float] = field(default_factory=dict)
    is_by_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a given file keeps what.

    Attributes:
        app: Whose export it is.
        headings: As written.
        places: Field -> position of its column.
        kg_prior: How often logs with this header are in kg, 0-1.
        n_added: How many of the columns the reader added (`relift.importers.wide`).
    """

    app: App
    headings: tuple[str, ...]
    places: Mapping[Field, int]
    kg_prior: float = 0.5
    n_added: int = 0

    def place(self, what: Field) -> int:
        """Position of a field's column; one past the last where the file has none."""
        return self.places.get(what, len(self.headings))

    def column(self, what: Field) -> Column | None:
        """The declared column of a field, or None where the file has none."""
        place = self.places.get(what)
        return None if place is None else self.app.columns[heading_key(self.headings[place])]

    def heading(self, what: Field) -> str:
        """The heading of a field as the file writes it."""
        place = self.places.get(what)
        return what.value if place is None else self.headings[place]

    @property
    def unused(self) -> tuple[str, ...]:
        """Headings that the declaration does not know, so that nothing is read from them."""
        app = self.app
        return tuple(
            h
            for h in self.headings
            if h.strip()
            and heading_key(h) not in app.columns
            and across_key(h)[0] not in app.across
        )


def columns(named: Mapping[Column, Iterable[str]]) -> dict[str, Column]:
    """Turn {column: its headings} round."""
    return {heading_key(name): column for column, names in named.items() for name in names}


def heading_key(heading: str) -> str:
    """A heading without the differences that do not matter (case, spaces, kind of apostrophe)."""
    text = unicodedata.normalize("NFC", heading).replace("’", "'")
    return " ".join(text.casefold().split())


def across_key(heading: str) -> tuple[str, int]:
    """The heading of a column that comes once a set, with `#` for its number, and the number."""
    found = re.search(r"\d{1,3}", heading, re.ASCII)
    if found is None:
        return heading_key(heading), 0
    key = f"{heading[: found.start()]}#{heading[found.end() :]}"
    return heading_key(key), int(found[0])


def shown(heading: str) -> str:
    """A heading for a message: on one line, printable, cut to 40 characters."""
    text = "".join(c if c.isprintable() else " " for c in heading)
    return " ".join(text.split())[:40]


def lay_out(app: App, headings: Sequence[str]) -> Layout | None:
    """Match a header with an app.

    Returns:
        The layout, or None where a required field is missing.

    Raises:
        UnreadableFileError: two headings mean the same field.
    """
    places: dict[Field, int] = {}
    priors = [0.5]
    for place, heading in enumerate(headings):
        key = heading_key(heading)
        column = app.columns.get(key)
        if column is None or column.field is Field.NOTHING:
            continue
        places.setdefault(column.field, place)
        if key in app.kg_priors:
            priors.append(app.kg_priors[key])
    if Field.POUNDS in places and Field.LOAD not in places:
        places[Field.LOAD] = places.pop(Field.POUNDS)
    if not app.required <= places.keys():
        return None
    _refuse_twins(app, headings)
    if app.across and not any(across_key(h)[0] in app.across for h in headings):
        return None
    return Layout(app=app, headings=tuple(headings), places=places, kg_prior=priors[-1])


def _refuse_twins(app: App, headings: Sequence[str]) -> None:
    """Two columns that mean the same would leave it to chance which one is read."""
    held: dict[Field, str] = {}
    for heading in headings:
        column = app.columns.get(heading_key(heading))
        if column is None or column.field is Field.NOTHING:
            continue
        twin = held.setdefault(column.field, heading)
        if twin is not heading:
            raise UnreadableFileError(
                f'the columns "{shown(twin)}" and "{shown(heading)}" mean the same '
                f"({column.field.value}): remove one of them and import again, or say which one "
                f'is not to be read with `--map "{shown(heading)}=nothing"`'
            )
