"""The intake guard: text that offers medicines for sale, or advertises, is held (intake.toml).

Held means: kept as typed, told why, and never passed on to others. What people honestly say of
medicines passes. Each group of the table that is found adds its weight once, so that an honest
sentence beside an offer does not free it: what was found stays found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from relift.words.intake_rules import Group, IntakeMessages, Rule, Rules, intake_rules
from relift.words.intake_text import neutral as made_neutral
from relift.words.intake_text import readings

_SENTENCE = re.compile(r"\n+|[.!?;]+(?=\s|$)")
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
        text: As typed; any text. One that is longer than the table's `longest_read` is held, since
            what stands far down in it is not read.
    """
    known = intake_rules()
    is_long = len(text) > known.table.longest_read
    found = _found(text[: known.table.longest_read], known)
    score = sum(group.weight for group in found)
    sells = any(group.core for group in found) and score >= known.table.threshold
    messages = known.table.messages
    reasons = [
        *([messages.long] if is_long else []),
        *(_reasons(found, messages) if sells else []),
    ]
    return Intake(
        text=text,
        is_held=bool(reasons),
        reasons=(*reasons, messages.held) if reasons else (),
        rules=(*(group.id for group in found), *(["length"] if is_long else [])),
        score=score,
        neutral=neutral_text(text),
    )


def neutral_text(text: str) -> str:
    """A text that may be shown: no tags, no links that work, no hidden marks, not endless."""
    table = intake_rules().table
    return made_neutral(text, longest=table.longest_shown, note=table.messages.cut)


def _found(text: str, known: Rules) -> list[Group]:
    """The groups that are in a text."""
    heard = readings(text)
    sentences = tuple(dict.fromkeys(s for one in heard for s in _sentences(one, known)))
    return [rule.group for rule in known.rules if _is_in(rule, heard, sentences)]


def _reasons(found: list[Group], messages: IntakeMessages) -> Iterator[str]:
    cores = {group.core for group in found}
    if "drugs" in cores:
        yield messages.drugs
    if "advert" in cores:
        yield messages.advert
    yield f"{messages.found} {', '.join(f'{g.says} ({g.id})' for g in found)}."


def _sentences(reading: str, known: Rules) -> Iterator[str]:
    """The sentences of a reading as words, one space between, DRUG for each name of a medicine."""
    for part in _SENTENCE.split(reading):
        words = " ".join(_NOT_WORD.sub(" ", part).split())
        if words:
            named = known.names.sub("DRUG", words)
            yield " ".join("DRUG" if known.near.has(word) else word for word in named.split())


def _is_in(rule: Rule, heard: tuple[str, ...], sentences: tuple[str, ...]) -> bool:
    for pattern in rule.in_text:
        if any(len(pattern.findall(reading)) >= rule.group.at_least for reading in heard):
            return True
    return any(_is_said(rule, sentence) for sentence in sentences)


def _is_said(rule: Rule, sentence: str) -> bool:
    """Whether a sentence has one of a rule's words that does not begin inside an excuse."""
    if rule.in_words is None:
        return False
    hits = [match.start() for match in rule.in_words.finditer(sentence)]
    if not hits or not rule.excuses:
        return bool(hits)
    excused = [m.span() for one in rule.excuses for m in one.finditer(sentence)]
    return any(not any(start <= at < stop for start, stop in excused) for at in hits)
