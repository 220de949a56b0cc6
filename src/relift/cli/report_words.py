"""What a scan's report says, put beside what is known: the card on scans, and words found in it.

The report itself is never changed or summed up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from relift.words.cards import Card, card
from relift.words.labels import Word, look_up

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What stands beside a report.

    Attributes:
        card: On what scans can tell and what they cannot.
        words: Accurate words for what its sentences say, each once.
    """

    card: Card
    words: tuple[Word, ...]


def explained(*texts: str) -> Explained:
    """Look up what a report, and what was said about it, speaks of.

    Args:
        texts: The report and what the person was told.
    """
    found: dict[str, Word] = {}
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            word = look_up(sentence)
            if word is not None:
                found.setdefault(word.id, word)
    return Explained(card=card("imaging_findings"), words=tuple(found.values()))
