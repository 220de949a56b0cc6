"""Movements: what they are, and which one a name in a log means.

`resolve` tells how sure it is: a known alias 1.0; an alias once loose words ("old", a gym's brand)
are dropped 0.9; a mistyped alias by the likeness of its spelling; an alias inside a longer name by
the share of words that it explains. A name with a word that marks another movement ("squat jump")
is never taken for the plain one; below the threshold nothing is claimed.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from relift.data.tables import load_rows, load_table
from relift.errors import DataFileError, InvalidValueError
from relift.evidence import parse_basis
from relift.training.names import Key, Names, respelled

_LOOSE_CONFIDENCE = 0.9
_LEAST_CONFIDENCE = 0.55
_LEAST_SHARED = 1 / 3
_CACHED_NAMES = 8192


class Pattern(enum.StrEnum):
    """What the body does in a movement, in the coarse."""

    HINGE = "hinge"
    SQUAT = "squat"
    LUNGE = "lunge"
    PRESS_HORIZONTAL = "press_horizontal"
    PRESS_VERTICAL = "press_vertical"
    PULL = "pull"
    ROW = "row"
    CARRY = "carry"
    BEND = "bend"
    CORE = "core"
    ARMS = "arms"
    CALVES = "calves"
    CARDIO = "cardio"
    OTHER = "other"


class ImplementKind(enum.StrEnum):
    """What a movement is loaded with."""

    BARBELL = "barbell"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    MACHINE = "machine"
    CABLE = "cable"
    TRAP_BAR = "trap_bar"
    BODYWEIGHT = "bodyweight"
    BAND = "band"
    OTHER = "other"


class Laterality(enum.StrEnum):
    """Whether both sides work at once."""

    BILATERAL = "bilateral"
    UNILATERAL = "unilateral"
    ALTERNATING = "alternating"


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """A movement that loads can be compared within.

    Attributes:
        id: Such as `romanian_deadlift`.
        name: As shown.
        pattern: What the body does.
        implement: What it is loaded with.
        laterality: Whether both sides work at once, one, or each in turn.
        is_main: Whether programmes are built around it.
        aliases: Other names, in any order of words.
    """

    id: str
    name: str
    pattern: Pattern
    implement: ImplementKind
    laterality: Laterality = Laterality.BILATERAL
    is_main: bool = False
    aliases: tuple[str, ...] = ()


class How(enum.StrEnum):
    """By which way a name was matched."""

    ALIAS = "alias"
    LOOSE = "loose"
    SPELLING = "spelling"
    PART = "part"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a name was taken for.

    Attributes:
        movement: The movement, or None where nothing is claimed.
        confidence: 0-1; 0 without a movement.
        how: By which way.
    """

    movement: Movement | None
    confidence: float
    how: How


def movement(movement_id: str) -> Movement:
    """The movement with this id.

    Raises:
        InvalidValueError: there is none.
    """
    found = movements().get(movement_id)
    if found is None:
        raise InvalidValueError(f"no movement has the id {movement_id!r}")
    return found


@cache
def movements() -> dict[str, Movement]:
    """Every movement by id, in the order of the file.

    Raises:
        DataFileError: an id stands twice, or the file breaks its rules.
    """
    table: dict[str, Movement] = {}
    for one in _rows():
        if one.id in table:
            raise DataFileError(f"movements.csv: id {one.id} stands twice")
        table[one.id] = one
    return table


@lru_cache(maxsize=_CACHED_NAMES)
def resolve(name: str) -> Match:
    """Tell which movement a name means, and how surely.

    Args:
        name: As typed or exported, in any of the languages of data/movements.toml.
    """
    book = _book()
    key = book.names.key(name)
    if key in book.by_key:
        return _match(book.by_key[key], 1.0, How.ALIAS)
    known = frozenset(w for w in key if w not in book.loose and not _has_digit(w))
    if known in book.by_key:
        return _match(book.by_key[known], _LOOSE_CONFIDENCE, How.LOOSE)
    spelled, likeness = _respelled(known, book)
    if likeness and spelled in book.by_key:
        return _match(book.by_key[spelled], _LOOSE_CONFIDENCE * likeness, How.SPELLING)
    return _part(spelled, likeness or 1.0, book)


def nearest(name: str, n: int = 3) -> tuple[Movement, ...]:
    """The movements whose names share most words with a name, best first; may be none.

    Guesses to show a person, never used by themselves.

    Args:
        name: As written.
        n: How many at most.
    """
    book = _book()
    key = book.names.key(name)
    best: dict[str, tuple[float, Movement]] = {}
    for alias, one in book.by_key.items():
        shared = len(key & alias) / len(key | alias)
        if shared >= _LEAST_SHARED and shared > best.get(one.id, (0.0, one))[0]:
            best[one.id] = (shared, one)
    ranked = sorted(best.values(), key=lambda found: -found[0])
    return tuple(one for _, one in ranked[:n])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    names: Names
    by_key: dict[Key, Movement]
    loose: frozenset[str]
    vocabulary: frozenset[str]


class _File(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    basis: str
    stop_words: tuple[str, ...]
    loose_words: tuple[str, ...]
    other_words: tuple[str, ...]
    implied: dict[str, str]
    phrases: dict[str, str]

    def __post_init__(self) -> None:
        parse_basis(self.basis)


def _match(found: Movement, confidence: float, how: How) -> Match:
    return Match(movement=found, confidence=confidence, how=how)


def _has_digit(word: str) -> bool:
    return any(c.isdigit() for c in word)


def _respelled(key: Key, book: _Book) -> tuple[Key, float]:
    """Correct the unknown words of a key; the likeness of the worst one, 0.0 where none changed."""
    worst = 0.0
    corrected = set()
    for word in key:
        likeness = 0.0
        if word not in book.vocabulary:
            word, likeness = respelled(word, book.vocabulary)
        if likeness:
            worst = min(worst or 1.0, likeness)
        corrected.add(word)
    return frozenset(corrected), worst


def _part(key: Key, likeness: float, book: _Book) -> Match:
    """The longest alias inside the name, if what is left over are words that mean nothing here."""
    found = [alias for alias in book.by_key if alias < key and not (key - alias) & book.vocabulary]
    if found:
        longest = max(found, key=len)
        confidence = _LOOSE_CONFIDENCE * likeness * len(longest) / len(key)
        if confidence >= _LEAST_CONFIDENCE:
            return _match(book.by_key[longest], confidence, How.PART)
    return Match(movement=None, confidence=0.0, how=How.NONE)


def _rows() -> list[Movement]:
    return load_rows("movements.csv", Movement, lists={"aliases": "; "})


@cache
def _file() -> _File:
    return load_table("movements.toml", _File)


@cache
def _book() -> _Book:
    file = _file()
    names = Names(stop_words=file.stop_words, phrases=file.phrases, implied=file.implied)
    by_key: dict[Key, Movement] = {}
    for one in movements().values():
        for alias in (one.name, one.id.replace("_", " "), *one.aliases):
            holder = by_key.setdefault(names.key(alias), one)
            if holder is not one:
                raise DataFileError(f"movements.csv: {alias!r} means {holder.id} and {one.id}")
    vocabulary = {word for key in by_key for word in key} | set(file.other_words)
    return _Book(
        names=names,
        by_key=by_key,
        loose=frozenset(file.loose_words),
        vocabulary=frozenset(vocabulary),
    )
