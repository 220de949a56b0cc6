"""Words that lead to the safety questions before anything is explained (data/screen_first.toml).

Someone who writes "sciatica, and my foot drops" must not be handed a soothing word. Every text that
may be explained is looked at here first. It errs on one side: "no numbness" leads to the questions.
"""

from __future__ import annotations

import enum
import re
from functools import cache

import msgspec

from relift.accents import unaccented
from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis


class FirstKind(enum.StrEnum):
    """What comes first."""

    CRISIS = "crisis"
    SCREEN = "screen"


class FirstWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said instead of an explanation."""

    screen: str
    crisis: str
    basis: str


class FirstRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sign.

    Attributes:
        id: Its name.
        kind: What comes first.
        all_of: Lists of words or phrases, in lower case; each must have one in the text. A word
            stands for all that begin with it; with a dot at its end, for itself alone.
        basis: What it rests on.
    """

    id: str
    kind: FirstKind
    all_of: tuple[tuple[str, ...], ...]
    basis: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)
        if not self.all_of or not all(self.all_of):
            raise DataFileError(f"screen_first.toml: {self.id} has an empty list")


class FirstTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of screen_first.toml."""

    reviewed_by: str
    words: FirstWords
    rules: tuple[FirstRule, ...]


class First(msgspec.Struct, frozen=True, kw_only=True):
    """What comes before any explanation of a text.

    Attributes:
        kind: The safety questions, or the crisis page.
        words: What to say.
        rules: Ids of the rules that hold.
    """

    kind: FirstKind
    words: str
    rules: tuple[str, ...]


@cache
def first_table() -> FirstTable:
    """The table as shipped.

    Raises:
        DataFileError: it breaks its rules.
    """
    return load_table("screen_first.toml", FirstTable)


def screen_first(text: str) -> First | None:
    """What has to come before a text is explained; None where it may be explained.

    Args:
        text: As typed.

    Returns:
        The crisis page goes before the safety questions.
    """
    said = f" {_plain(text)} "
    held = [rule for rule in first_table().rules if _holds(rule, said)]
    if not held:
        return None
    words = first_table().words
    is_crisis = any(rule.kind is FirstKind.CRISIS for rule in held)
    return First(
        kind=FirstKind.CRISIS if is_crisis else FirstKind.SCREEN,
        words=words.crisis if is_crisis else words.screen,
        rules=tuple(rule.id for rule in held),
    )


def needle(word: str) -> str:
    """A word as it is looked for: from its beginning, and to its end where a dot says so."""
    return f" {word.removesuffix('.')} " if word.endswith(".") else f" {word}"


def _holds(rule: FirstRule, said: str) -> bool:
    return all(any(needle(word) in said for word in words) for words in rule.all_of)


def _plain(text: str) -> str:
    """Lower case, without accents and punctuation, single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", unaccented(text)))
