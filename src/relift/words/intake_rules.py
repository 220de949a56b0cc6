"""The rules of the intake guard as a table (intake.toml), and how one is looked for in a text.

A group is words, phrases and patterns that mean the same thing: a medicine is named, something is for
sale, a way to be contacted. Words and phrases are looked for within a sentence; what stands inside an
excuse there ("ordered a refill at the pharmacy") does not count. Patterns are looked for in the
whole text, and nothing excuses them.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.journal.reports import MedicineClass
from relift.words.intake_names import NearNames
from relift.words.medicines import medicines

CORES = ("drugs", "advert")
_SHORTEST_STEM = 6


class IntakeMessages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a text that is held.

    Attributes:
        drugs: The reason where medicines are sold or asked for.
        advert: The reason where something else is advertised.
        found: Above the rules that counted; `{rules}` stands for them.
        held: What becomes of the text, and what to do.
        cut: At the end of a text that is too long to show.
    """

    drugs: str
    advert: str
    found: str
    held: str
    cut: str
    basis: str


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """What counts together, once.

    Attributes:
        id: Its name.
        says: What a text does that has it, in plain words, after "it".
        weight: What it adds, > 0.
        basis: What it rests on.
        core: Which reason it gives, `drugs` or `advert`; "" for one that holds nothing by itself.
        classes: Classes of medicines.toml whose names count as its words.
        words: Words and phrases, in lower case; with a star at the end, all that begin so.
        phrases: Regular expressions over the words of a sentence, with one space between.
        patterns: Regular expressions over the whole text.
        at_least: How many times a pattern must be there.
        is_near_too: Whether a misspelled word counts as well.
        never_near: Words that are near one by chance.
    """

    id: str
    says: str
    weight: float
    basis: str
    core: str = ""
    classes: tuple[MedicineClass, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    at_least: int = 1
    is_near_too: bool = False
    never_near: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        parse_basis(self.basis)
        if self.core not in ("", *CORES) or self.weight <= 0:
            raise DataFileError(f"intake.toml: group {self.id} has a wrong core or weight")
        if not (self.words or self.phrases or self.patterns or self.classes):
            raise DataFileError(f"intake.toml: group {self.id} looks for nothing")
        _compiled(self.id, (*self.phrases, *self.patterns))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its words, those of its classes of medicines too."""
        listed = (g.names for g in medicines().groups if g.medicine_class in self.classes)
        more = [name.replace("-", " ") for some in listed for name in some]
        return (*self.words, *(f"{n}*" if len(n) >= _SHORTEST_STEM else n for n in more))

    @cached_property
    def in_words(self) -> re.Pattern[str] | None:
        """Words and phrases as one expression over the words of a sentence."""
        said = [_of_word(word) for word in self.names]
        parts = [*said, *self.phrases]
        return re.compile(rf"\b(?:{'|'.join(parts)})") if parts else None

    @cached_property
    def in_text(self) -> tuple[re.Pattern[str], ...]:
        """The patterns."""
        return tuple(re.compile(pattern) for pattern in self.patterns)

    @cached_property
    def near(self) -> NearNames | None:
        """Its single words, to be found misspelled."""
        singles = [n.removesuffix("*") for n in self.names if " " not in n]
        return NearNames(singles, never=self.never_near) if self.is_near_too else None


class Excuse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A turn of speech in which the words of some groups mean something else.

    Attributes:
        id: Its name.
        groups: Ids of the groups whose words do not count inside it.
        phrases: Regular expressions over the words of a sentence.
        basis: What it rests on.
    """

    id: str
    groups: tuple[str, ...]
    phrases: tuple[str, ...]
    basis: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)
        _compiled(self.id, self.phrases)

    @cached_property
    def in_words(self) -> re.Pattern[str]:
        """The phrases as one expression."""
        return re.compile(rf"\b(?:{'|'.join(self.phrases)})")


class IntakeTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of intake.toml."""

    reviewed_by: str
    threshold: float
    longest_shown: int
    basis: str
    messages: IntakeMessages
    groups: tuple[Group, ...]
    excuses: tuple[Excuse, ...]

    def __post_init__(self) -> None:
        ids = [group.id for group in self.groups]
        named = {name for excuse in self.excuses for name in excuse.groups}
        if len(set(ids)) != len(ids) or not named <= set(ids):
            raise DataFileError("intake.toml: a group stands twice, or an excuse names none")


@cache
def intake_table() -> IntakeTable:
    """The table as shipped.

    Raises:
        DataFileError: the file breaks its rules.
    """
    return load_table("intake.toml", IntakeTable)


def _compiled(name: str, parts: tuple[str, ...]) -> None:
    for part in parts:
        try:
            re.compile(part)
        except re.error as fault:
            raise DataFileError(f"intake.toml: {name}: {part!r}: {fault}") from None


def _of_word(word: str) -> str:
    """A word as an expression: to its end, or with a star as the beginning of one."""
    return re.escape(word[:-1]) if word.endswith("*") else rf"{re.escape(word)}\b"
