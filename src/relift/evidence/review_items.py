"""The items of a table that a clinician can review, found without knowing the table by its shape.

A table (of TOML) that states something is one item: its texts and numbers, what they rest on, and
who has reviewed them. A table inside it is an item of its own, and so is each table of a list at
the top of a file or of tables with an `id`; other lists of tables belong to the item that they
stand in. What an item does not say itself (`basis`, `reviewed_by`) it has from the table around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from relift.evidence.registry import Basis, parse_basis

NOBODY = "none yet"
"""What `reviewed_by` says until a clinician has signed."""

_ABOUT = {"basis", "bases", "reviewed_by"}
_UNITS = {"s": "seconds", "h": "hours", "d": "days", "kg": "kg", "cm": "cm"}
_SHORT = 60
_MANY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One text or number.

    Attributes:
        name: Its key in the file, as words.
        text: As the file has it; a list is joined.
        bases: What it rests on, where it says so itself.
    """

    name: str
    text: str
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is ticked off at once.

    Attributes:
        place: Where it stands in its file, such as `items.saddle_numbness`.
        statements: What it states.
        bases: What all of it rests on; may be empty where each statement says it.
        reviewed_by: Who has reviewed this very version, or `none yet`.
    """

    place: str
    statements: tuple[Statement, ...]
    bases: tuple[Basis, ...]
    reviewed_by: str

    @property
    def is_reviewed(self) -> bool:
        """Whether a clinician has signed it."""
        return self.reviewed_by != NOBODY

    @property
    def all_bases(self) -> tuple[Basis, ...]:
        """Its own bases and those of its statements, each once."""
        own = (*self.bases, *(basis for one in self.statements for basis in one.bases))
        return tuple(dict.fromkeys(own))


def said(key: str) -> str:
    """A key as words, with its unit in brackets: `short_screen_h` is `short screen [hours]`."""
    *words, last = key.split("_")
    if words and last in _UNITS:
        return f"{' '.join(words)} [{_UNITS[last]}]"
    return key.replace("_", " ")


def items_of(
    table: dict[str, object],
    *,
    path: tuple[str, ...] = (),
    bases: tuple[Basis, ...] = (),
    reviewed_by: str = NOBODY,
) -> Iterator[Item]:
    """The items of a table: itself where it states something, then those inside it.

    Args:
        table: As read from TOML.
        path: Keys that lead to it.
        bases: What the table around it rests on.
        reviewed_by: Who has reviewed the table around it.

    Raises:
        DataFileError: a basis cannot be read or does not exist.
    """
    bases = _bases(table) or bases
    reviewed_by = str(table.get("reviewed_by", reviewed_by))
    statements = tuple(_statements(table, is_top=not path))
    if statements:
        yield Item(
            place=".".join(path) or "the table itself",
            statements=statements,
            bases=bases,
            reviewed_by=reviewed_by,
        )
    for key, inner in table.items():
        if isinstance(inner, dict):
            yield from items_of(inner, path=(*path, key), bases=bases, reviewed_by=reviewed_by)
        elif _is_list_of_items(inner, is_top=not path):
            for number, one in enumerate(inner, start=1):
                place = (*path, key, str(one.get("id", number)))
                yield from items_of(one, path=place, bases=bases, reviewed_by=reviewed_by)


def _statements(table: dict[str, object], *, is_top: bool) -> Iterator[Statement]:
    """What a table states itself; many short values are told in one line."""
    own = {
        key: value
        for key, value in table.items()
        if key not in _ABOUT | {"id"} and not isinstance(value, dict) and not _is_tables(value)
    }
    told = {key: _text(value) for key, value in own.items()}
    if len(told) > _MANY and all(len(text) <= _SHORT for text in told.values()):
        yield Statement(name="values", text="; ".join(f"{said(k)}: {t}" for k, t in told.items()))
    else:
        for key, value in own.items():
            yield from _spread(key, value)
    for key, value in table.items():
        if _is_tables(value) and not _is_list_of_items(value, is_top=is_top):
            for number, one in enumerate(value, start=1):
                yield Statement(name=f"{said(key)} {number}", text=_text(one), bases=_bases(one))


def _spread(key: str, value: object) -> Iterator[Statement]:
    """A value; of a list of paragraphs, each paragraph."""
    if isinstance(value, list) and any(len(_text(one)) > _SHORT for one in value):
        for number, one in enumerate(value, start=1):
            yield Statement(name=f"{said(key)} {number}", text=_text(one))
    elif value not in ("", []):
        yield Statement(name=said(key), text=_text(value))


def _text(value: object) -> str:
    """A value in words, however deep it is."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value)
    if isinstance(value, dict):
        told = {key: _text(inner) for key, inner in value.items() if key not in _ABOUT}
        if len(told) == 1:
            return next(iter(told.values()))
        return "; ".join(f"{said(key)}: {text}" for key, text in told.items() if text)
    return str(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _bases(table: dict[str, object]) -> tuple[Basis, ...]:
    listed = table.get("bases", [])
    stated = [
        *([table["basis"]] if "basis" in table else []),
        *(listed if isinstance(listed, list) else []),
    ]
    return tuple(parse_basis(str(text)) for text in stated)


def _is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_list_of_items(value: object, *, is_top: bool) -> TypeGuard[list[dict[str, object]]]:
    """Whether each table of a list is ticked off by itself."""
    return _is_tables(value) and (is_top or all("id" in one for one in value))
