"""What an app's export looks like: the one thing that differs from app to app.

An app is declared by its columns (heading -> field, with the unit that a heading states), the
markers in its set column, and the rows that are no sets. The reading itself is shared
(`relift.importers.reading`), so a new app is one declaration and one pair of fixture files.
"""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from relift.errors import UnreadableFileError
from relift.journal.lifting import SetKind
from relift.units import Unit


class Field(enum.Enum):
    """What a column tells."""

    DATE = "date"
    TITLE = "workout name"
    MOVEMENT = "exercise name"
    SET = "set order"
    LOAD = "weight"
    LOAD_UNIT = "weight unit"
    REPS = "reps"
    DISTANCE = "distance"
    DISTANCE_UNIT = "distance unit"
    SECONDS = "seconds"
    RPE = "RPE"
    NOTE = "notes"
    WORKOUT_NOTE = "workout notes"
    WORKOUT_DURATION = "duration"
    NOTHING = "nothing"


class PseudoRow(enum.Enum):
    """A row that is no set; the value is the name under which it is counted."""

    REST = "rest timer"
    NOTE = "note"
    EMPTY = "empty row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a heading means.

    Attributes:
        field: What the column tells.
        unit: Unit of load that the heading states, if any.
        scale: Seconds or metres for one of what the column counts; None: not stated.
    """

    field: Field
    unit: Unit | None = None
    scale: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """An app's export.

    Attributes:
        id: Such as `strong`; kept with every workout.
        name: As its makers write it.
        columns: Heading, in the form that `heading_key` gives -> meaning.
        required: Fields without which a header is not this app's.
        kinds: Marker in the set column, casefolded -> kind of set.
        pseudo_rows: Word in the set column, casefolded -> kind of row.
        kg_priors: Heading -> how often logs with it are in kg, 0-1; a half for all others.
    """

    id: str
    name: str
    columns: Mapping[str, Column]
    required: frozenset[Field]
    kinds: Mapping[str, SetKind]
    pseudo_rows: Mapping[str, PseudoRow]
    kg_priors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a given file keeps what.

    Attributes:
        app: Whose export it is.
        headings: As written.
        places: Field -> position of its column.
        kg_prior: How often logs with this header are in kg, 0-1.
    """

    app: App
    headings: tuple[str, ...]
    places: Mapping[Field, int]
    kg_prior: float

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
        return tuple(h for h in self.headings if heading_key(h) not in self.app.columns)


def heading_key(heading: str) -> str:
    """A heading without the differences that do not matter (case, spaces, kind of apostrophe)."""
    text = unicodedata.normalize("NFC", heading).replace("’", "'")
    return " ".join(text.casefold().split())


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
        if column.field in places:
            twin = headings[places[column.field]]
            raise UnreadableFileError(
                f'the columns "{twin}" and "{heading}" mean the same ({column.field.value}): '
                "remove one of them and import again"
            )
        places[column.field] = place
        if key in app.kg_priors:
            priors.append(app.kg_priors[key])
    if not app.required <= places.keys():
        return None
    return Layout(app=app, headings=tuple(headings), places=places, kg_prior=priors[-1])
