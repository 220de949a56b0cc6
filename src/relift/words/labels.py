"""Labels that people use for a sore back, and the accurate words beside them (data/words.toml).

A label stays the person's own: looking it up never rewrites it, and finding a word says nothing
about what the person has.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.words.figures import check_findings, fill_figures

_SHORTEST_PLURAL = 4


class Statement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is known, with what it rests on."""

    text: str
    basis: str


class Word(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A label and what is known about it; texts have their figures filled in.

    Attributes:
        id: Its name.
        label: How people say it.
        phrases: What it is recognized by.
        accurate: The accurate words.
        summary: What it is, in two or three sentences.
        known_for: What speaks for it being behind the pain.
        known_against: What speaks against it.
        does_not_mean: What nobody should read into it.
        reviewed_by: The clinician who signed the text.
    """

    id: str
    label: str
    phrases: tuple[str, ...]
    accurate: str
    summary: str
    known_for: tuple[Statement, ...]
    known_against: tuple[Statement, ...]
    does_not_mean: str
    reviewed_by: str = "none yet"

    @property
    def text(self) -> str:
        """All of it as paragraphs, for and against in turn."""
        parts = [self.summary]
        parts += [s.text for s in (*self.known_for, *self.known_against)]
        return "\n\n".join([*parts, self.does_not_mean])


class WordTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of words.toml."""

    reviewed_by: str
    words: tuple[Word, ...]


@cache
def words() -> tuple[Word, ...]:
    """Every word, in the order of the file.

    Raises:
        DataFileError: an id stands twice, or a text or basis breaks the rules.
    """
    table = load_table("words.toml", WordTable)
    return prepare_words(table)


def prepare_words(table: WordTable) -> tuple[Word, ...]:
    """Fill in the figures and check every word.

    Raises:
        DataFileError: an id stands twice, a basis cannot be read, a word tells only one side, or
            a figure may not be shown.
    """
    if len({w.id for w in table.words}) != len(table.words):
        raise DataFileError("words.toml: an id stands twice")
    return tuple(_prepared(w, table.reviewed_by) for w in table.words)


def look_up(reported_label: str) -> Word | None:
    """The word for a label that someone reported.

    Args:
        reported_label: As typed, such as `Two bulged discs (L4/5, L5/S1)`.

    Returns:
        The word whose phrase is found in it; the longest phrase wins, then the first in the file.
        None where none is.
    """
    said = stems(reported_label)
    best: tuple[int, Word] | None = None
    for word in words():
        for phrase in word.phrases:
            wanted = stems(phrase)
            if _is_inside(wanted, said) and (best is None or len(wanted) > best[0]):
                best = (len(wanted), word)
    return best[1] if best else None


def stems(text: str) -> tuple[str, ...]:
    """Lower-case words without punctuation and plural s; disk and disc are one."""
    tokens = re.findall(r"[a-z]+", text.casefold().replace("disk", "disc"))
    return tuple(
        t[:-1] if t.endswith("s") and not t.endswith("ss") and len(t) >= _SHORTEST_PLURAL else t
        for t in tokens
    )


def _prepared(word: Word, reviewed_by: str) -> Word:
    if not (word.known_for and word.known_against):
        raise DataFileError(f"words.toml: {word.id} must say what is known for and against")
    said = (*word.known_for, *word.known_against)
    check_findings(f"words.toml: {word.id}", (word.summary, *(s.text for s in said)))
    for statement in said:
        parse_basis(statement.basis)
    return msgspec.structs.replace(
        word,
        summary=fill_figures(word.summary),
        known_for=_filled(word.known_for),
        known_against=_filled(word.known_against),
        does_not_mean=fill_figures(word.does_not_mean),
        reviewed_by=reviewed_by,
    )


def _filled(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple(Statement(text=fill_figures(s.text), basis=s.basis) for s in statements)


def _is_inside(wanted: tuple[str, ...], said: tuple[str, ...]) -> bool:
    n = len(wanted)
    return any(said[i : i + n] == wanted for i in range(len(said) - n + 1))
