"""A label as the person says it, with the accurate words beside it, or what comes before them."""

from __future__ import annotations

from dataclasses import dataclass

from relift.words.labels import Word, look_up
from relift.words.screen_first import First, screen_first
from relift.words.sources import rests_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a label.

    Attributes:
        label: As it was said; it stays so.
        first: What comes before any explanation, or None.
        word: The accurate word, or None where there is none or something comes first.
    """

    label: str
    first: First | None = None
    word: Word | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say about it."""
        return self.first is not None or self.word is not None

    @property
    def rests_on(self) -> str:
        """What the word rests on; "" without one."""
        if self.word is None:
            return ""
        said = (*self.word.known_for, *self.word.known_against)
        return rests_on((one.basis for one in said), self.word.reviewed_by)


def words_beside(label: str) -> Beside:
    """Look a label up; nothing is explained where its words cannot wait."""
    first = screen_first(label)
    return Beside(label=label, first=first, word=None if first else look_up(label))
