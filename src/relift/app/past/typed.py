"""What a page's form holds for a kind of thing, read part by part into answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from relift.app.answer_tables import as_answers
from relift.app.past.forms import FORMS, Made, Occasion
from relift.app.past.parts import CHOICES, MOST, PARTS, Ask, Part
from relift.app.past.writing import missing
from relift.errors import InvalidValueError, ReliftError

T = TypeVar("T")

_MOST_LETTERS = 100_000
_WHERE = {"episode": "ended", "care": "ended", "medication": "class"}
"""Where a fault stands that lies between parts, by kind; else it is told of the form as a whole."""


class Fields(Protocol):
    """A form as it was sent (`relift.app.web.forms.Form`).

    Attributes:
        typed: Field -> what was typed.
        wrong: Field -> what is wrong with it; "" is the form as a whole.
    """

    typed: dict[str, str]
    wrong: dict[str, str]

    def read(self, name: str, reader: Callable[[str], T]) -> T | None:
        """What a reader makes of a field; None where it is empty, or wrong."""
        ...

    def number(self, name: str, *, low: float, high: float) -> float | None:
        """A number within bounds."""
        ...


def made_of(fields: Fields, kind: str, occasion: Occasion) -> Made | None:
    """What a form comes to; None where something is wrong, which is then noted in it.

    Args:
        fields: As sent.
        kind: Of `parts.PARTS`.
        occasion: What it is made with.
    """
    given = {
        p.key: value for p in PARTS[kind] if (value := _answer(p, fields, occasion)) is not None
    }
    for part in missing(kind, given):
        fields.wrong.setdefault(part.key, "This is needed.")
    if fields.wrong:
        return None
    try:
        return FORMS[kind].make(as_answers(given, FORMS[kind].answers, "the form"), occasion)
    except ReliftError as fault:
        fields.wrong[_WHERE.get(kind, "text" if "text" in _keys(kind) else "")] = str(fault)
        return None


def typed_of(given: Mapping[str, object]) -> dict[str, str]:
    """Answers as a form holds them, for an edit."""
    return {
        key: "yes" if value is True else f"{value:g}" if isinstance(value, float) else str(value)
        for key, value in given.items()
        if value not in (None, "", False)
    }


def _answer(part: Part, fields: Fields, occasion: Occasion) -> object:
    if part.ask is Ask.FLAG:
        return True if fields.typed.get(part.key) else None
    if part.ask in MOST:
        return fields.number(part.key, low=0, high=MOST[part.ask])
    if part.ask in CHOICES or part.ask in (Ask.DAY, Ask.TIME):
        return fields.read(part.key, lambda text: _read(part, text, occasion))
    return _own_words(part, fields)


def _read(part: Part, text: str, occasion: Occasion) -> str:
    """A choice, a day or a time as it goes into the answers."""
    if part.ask in CHOICES:
        if text not in CHOICES[part.ask]:
            raise InvalidValueError("Choose one of these.")
    elif part.ask is Ask.TIME:
        occasion.at(text)
    elif part.key == "until":
        return _day(text)
    else:
        return str(occasion.day(text))
    return text


def _own_words(part: Part, fields: Fields) -> str | None:
    # Kept as typed, line breaks too; only the browser's way of writing them is undone.
    text = fields.typed.get(part.key, "").replace("\r\n", "\n")
    if len(text) > _MOST_LETTERS:
        fields.wrong[part.key] = f"Please keep this under {_MOST_LETTERS:,} letters."
    return text if text.strip() else None


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InvalidValueError("Write the day as in 2026-03-15.") from None


def _keys(kind: str) -> set[str]:
    return {part.key for part in PARTS[kind]}
