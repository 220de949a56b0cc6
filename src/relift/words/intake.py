"""The intake guard: text that offers medicines for sale, or advertises, is held (intake.toml).

Held means: kept as typed, told why, and never passed on to others. What people honestly say of
medicines passes. The rules are a table that anyone can read: groups of words with weights, each
counted once. More text never frees a text: a group that was found stays found.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache, lru_cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.words.intake_text import neutral as made_neutral
from relift.words.intake_text import skeleton

_SENTENCE = re.compile(r"[.!?\n;]+(?=\s|$)")
_NOT_WORD = re.compile(r"[^a-z0-9$@]+")
_SHORTEST_FUZZY = 7
_LIKENESS = 0.86


class IntakeWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a text that is held."""

    drugs: str
    advert: str
    held: str
    cut: str
    basis: str


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that count together, once.

    Attributes:
        id: Its name.
        weight: What it adds, > 0.
        basis: What it rests on.
        core: Which reason it gives, `drugs` or `advert`; "" for one that holds nothing by itself.
        words: Words and phrases, in lower case.
        patterns: Regular expressions, looked for in the text without its disguises.
    """

    id: str
    weight: float
    basis: str
    core: str = ""
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        parse_basis(self.basis)
        if self.core not in ("", "drugs", "advert") or not (self.words or self.patterns):
            raise DataFileError(f"intake.toml: group {self.id} cannot be")


class Care(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of care, which keep the words of buying in their sentence from counting."""

    words: tuple[str, ...]
    basis: str


class IntakeTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of intake.toml."""

    reviewed_by: str
    threshold: float
    longest_shown: int
    basis: str
    words: IntakeWords
    groups: tuple[Group, ...]
    care: Care


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """A text that came in.

    Attributes:
        text: As typed; nothing is thrown away.
        is_held: Whether it must not be passed on.
        reasons: Why it is held, in plain words.
        rules: Ids of the groups that were found, whether it is held or not.
        score: Sum of their weights.
        neutral: What may be shown to others if it is not held.
    """

    text: str
    is_held: bool
    reasons: tuple[str, ...]
    rules: tuple[str, ...]
    score: float
    neutral: str


@cache
def intake_table() -> IntakeTable:
    """The table as shipped."""
    return load_table("intake.toml", IntakeTable)


def take_in(text: str) -> Intake:
    """Look at a free text before it goes anywhere.

    Args:
        text: As typed; any text.
    """
    table = intake_table()
    found = [group for group in table.groups if _is_in(group, text)]
    score = sum(group.weight for group in found)
    cores = [group.core for group in found if group.core]
    is_held = bool(cores) and score >= table.threshold
    reasons = [table.words.drugs if core == "drugs" else table.words.advert for core in cores]
    return Intake(
        text=text,
        is_held=is_held,
        reasons=(*dict.fromkeys(reasons), table.words.held) if is_held else (),
        rules=tuple(group.id for group in found),
        score=score,
        neutral=neutral_text(text),
    )


def neutral_text(text: str) -> str:
    """A text that may be shown: no tags, no links that work, no hidden marks, not endless."""
    table = intake_table()
    return made_neutral(text, longest=table.longest_shown, note=table.words.cut)


def _is_in(group: Group, text: str) -> bool:
    plain = _skeleton(text)
    if any(re.search(pattern, plain) for pattern in group.patterns):
        return True
    sentences = _sentences(text)
    if group.id == "order":
        sentences = tuple(s for s in sentences if not _has(s, intake_table().care.words))
    return any(_has(sentence, group.words) for sentence in sentences) or (
        group.id == "drug" and any(_is_nearly_a_drug(s) for s in sentences)
    )


def _has(sentence: str, words: tuple[str, ...]) -> bool:
    return any(_needle(word) in sentence for word in words)


def _needle(word: str) -> str:
    """A word as it is looked for: from its beginning, and to its end where a dot says so."""
    return f" {word.removesuffix('.')} " if word.endswith(".") else f" {word}"


@lru_cache(maxsize=64)
def _skeleton(text: str) -> str:
    return skeleton(text)


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text's skeleton, each as words with a space around."""
    parts = _SENTENCE.split(_skeleton(text))
    return tuple(f" {' '.join(_NOT_WORD.sub(' ', part).split())} " for part in parts)


@cache
def _drug_names() -> tuple[str, ...]:
    words = next(group.words for group in intake_table().groups if group.id == "drug")
    return tuple(w for w in words if len(w) >= _SHORTEST_FUZZY and " " not in w and "." not in w)


def _is_nearly_a_drug(sentence: str) -> bool:
    return any(_is_misspelled_drug(word) for word in sentence.split())


@lru_cache(maxsize=4096)
def _is_misspelled_drug(word: str) -> bool:
    squeezed = re.sub(r"(.)\1+", r"\1", word)
    return len(word) >= _SHORTEST_FUZZY and any(
        get_close_matches(form, _drug_names(), n=1, cutoff=_LIKENESS) for form in (word, squeezed)
    )
