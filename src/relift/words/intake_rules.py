"""The rules of the intake guard as a table (intake.toml), checked and made ready to be looked for.

A group is words, phrases and patterns that mean the same thing: a medicine is named, something is
for sale, a way to be reached. Words and phrases are looked for within a sentence; what begins
inside an excuse there ("ordered a refill at the pharmacy") does not count. Patterns are looked for
in the whole text, and nothing excuses them.

In phrases, DRUG stands for a name of the group `drug`, which is put in its place before they are
looked for, PILLS for a word of the group `vague` and CHANNEL for one of `channel`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

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
        found: Before the rules that counted.
        long: The reason where a text is too long to be read.
        held: What becomes of the text, and what to do.
        cut: At the end of a text that is too long to show.
    """

    drugs: str
    advert: str
    found: str
    long: str
    held: str
    cut: str
    basis: str


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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
        never_near: Words that are near a name by chance (of the group `drug`).
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
    never_near: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its words, with the names of its classes of medicines."""
        listed = (g.names for g in medicines().groups if g.medicine_class in self.classes)
        more = [name.replace("-", " ") for some in listed for name in some]
        return (*self.words, *(f"{n}*" if len(n) >= _SHORTEST_STEM else n for n in more))


class Excuse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class IntakeTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of intake.toml."""

    reviewed_by: str
    threshold: float
    longest_shown: int
    longest_read: int
    basis: str
    messages: IntakeMessages
    groups: tuple[Group, ...]
    excuses: tuple[Excuse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A group made ready to be looked for.

    Attributes:
        group: The group.
        in_words: Its words and phrases, for a sentence; None where it has none.
        in_text: Its patterns.
        excuses: The turns of speech in which its words do not count.
    """

    group: Group
    in_words: re.Pattern[str] | None
    in_text: tuple[re.Pattern[str], ...]
    excuses: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The whole table made ready.

    Attributes:
        table: As read.
        rules: One for each group, in its order.
        names: The names of medicines, for a sentence.
        near: The same, misspelled.
    """

    table: IntakeTable
    rules: tuple[Rule, ...]
    names: re.Pattern[str]
    near: NearNames


@cache
def intake_rules() -> Rules:
    """The rules as shipped.

    Raises:
        DataFileError: the file breaks its rules.
    """
    return made_ready(load_table("intake.toml", IntakeTable))


def made_ready(table: IntakeTable) -> Rules:
    """Check a table and compile what it looks for.

    Raises:
        DataFileError: a basis or an expression cannot be read, a group stands twice, looks for
            nothing or has a core or weight that cannot be, an excuse names no group, or the groups
            `drug`, `vague` and `channel` are missing.
    """
    groups = {group.id: group for group in table.groups}
    named = {name for excuse in table.excuses for name in excuse.groups}
    if len(groups) != len(table.groups) or not {"drug", "vague", "channel", *named} <= set(groups):
        raise DataFileError("intake.toml: a group stands twice, or one that is named is missing")
    stated = [table.basis, table.messages.basis]
    for basis in (*stated, *(g.basis for g in table.groups), *(e.basis for e in table.excuses)):
        parse_basis(basis)
    drug = groups["drug"]
    singles = [name.removesuffix("*") for name in drug.names if " " not in name]
    spelled = {
        name: f"(?:{'|'.join(map(_of_word, groups[id_].words))})"
        for name, id_ in (("PILLS", "vague"), ("CHANNEL", "channel"))
    }
    return Rules(
        table=table,
        rules=tuple(_rule(group, table, spelled) for group in table.groups),
        names=_any_of("drug", [_of_word(name) for name in drug.names]),
        near=NearNames(singles, never=drug.never_near),
    )


def _rule(group: Group, table: IntakeTable, spelled: Mapping[str, str]) -> Rule:
    looked_for = (*group.words, *group.phrases, *group.patterns)
    if group.core not in ("", *CORES) or group.weight <= 0 or not looked_for:
        raise DataFileError(f"intake.toml: group {group.id} cannot be")
    said = ["DRUG"] if group.id == "drug" else [*map(_of_word, group.words), *group.phrases]
    excuses = [one for one in table.excuses if group.id in one.groups]
    return Rule(
        group=group,
        in_words=_any_of(group.id, said, spelled) if said else None,
        in_text=tuple(_compiled(group.id, pattern) for pattern in group.patterns),
        excuses=tuple(_any_of(one.id, one.phrases, spelled) for one in excuses),
    )


def _any_of(
    name: str, parts: Iterable[str], spelled: Mapping[str, str] | None = None
) -> re.Pattern[str]:
    """One expression for all, with PILLS and CHANNEL spelled out."""
    whole = "|".join(parts)
    for short, words in (spelled or {}).items():
        whole = whole.replace(short, words)
    return _compiled(name, rf"\b(?:{whole})")


def _compiled(name: str, expression: str) -> re.Pattern[str]:
    try:
        return re.compile(expression)
    except re.error as fault:
        raise DataFileError(f"intake.toml: {name}: {fault}") from None


def _of_word(word: str) -> str:
    """A word as an expression: to its end, or with a star as the beginning of one."""
    return rf"{re.escape(word[:-1])}\w*" if word.endswith("*") else rf"{re.escape(word)}\b"
