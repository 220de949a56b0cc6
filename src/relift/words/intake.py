"""The intake guard: text that offers medicines for sale, or advertises, is held (intake.toml).

Held means: kept as typed, told why, and never passed on to others. What people honestly say of
medicines passes. Each group of the table that is found adds its weight once, so that more text never
frees a text: what was found stays found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from relift.words.intake_rules import Group, IntakeTable, intake_table
from relift.words.intake_text import neutral as made_neutral
from relift.words.intake_text import readings

_SENTENCE = re.compile(r"[.!?\n;]+(?=\s|$)")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A text that came in.

    Attributes:
        text: As typed; nothing is thrown away.
        is_held: Whether it must not be passed on.
        reasons: Why it is held, in plain words, with the ids of the rules that counted.
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


def take_in(text: str) -> Intake:
    """Look at a free text before it goes anywhere.

    Args:
        text: As typed; any text.
    """
    table = intake_table()
    heard = readings(text)
    sentences = tuple(dict.fromkeys(s for one in heard for s in _sentences(one)))
    found = [g for g in table.groups if _is_in(g, heard, sentences, table)]
    score = sum(group.weight for group in found)
    is_held = any(group.core for group in found) and score >= table.threshold
    return Intake(
        text=text,
        is_held=is_held,
        reasons=tuple(_reasons(found, table)) if is_held else (),
        rules=tuple(group.id for group in found),
        score=score,
        neutral=neutral_text(text),
    )


def neutral_text(text: str) -> str:
    """A text that may be shown: no tags, no links that work, no hidden marks, not endless."""
    table = intake_table()
    return made_neutral(text, longest=table.longest_shown, note=table.messages.cut)


def _reasons(found: list[Group], table: IntakeTable) -> Iterator[str]:
    cores = {group.core for group in found}
    if "drugs" in cores:
        yield table.messages.drugs
    if "advert" in cores:
        yield table.messages.advert
    yield table.messages.found.format(rules=", ".join(f"{g.says} ({g.id})" for g in found))
    yield table.messages.held


def _sentences(reading: str) -> Iterator[str]:
    """The sentences of a reading, each as words with one space between."""
    for part in _SENTENCE.split(reading):
        words = " ".join(_NOT_WORD.sub(" ", part).split())
        if words:
            yield words


def _is_in(
    group: Group, heard: tuple[str, ...], sentences: tuple[str, ...], table: IntakeTable
) -> bool:
    for pattern in group.in_text:
        if any(len(pattern.findall(reading)) >= group.at_least for reading in heard):
            return True
    return any(_is_said(group, sentence, table) for sentence in sentences)


def _is_said(group: Group, sentence: str, table: IntakeTable) -> bool:
    """Whether a sentence has one of a group's words outside of every excuse."""
    if group.near is not None and any(group.near.has(word) for word in sentence.split()):
        return True
    if group.in_words is None or not group.in_words.search(sentence):
        return False
    excused = [
        match.span()
        for excuse in table.excuses
        if group.id in excuse.groups
        for match in excuse.in_words.finditer(sentence)
    ]
    return any(
        not any(start <= match.start() and match.end() <= end for start, end in excused)
        for match in group.in_words.finditer(sentence)
    )
