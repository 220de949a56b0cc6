"""The made-up lifter's answers to the safety questions."""

from __future__ import annotations

from collections.abc import Sequence

from relift.journal.reports import Answer


class Answers:
    """Answers of a person who has none of the signs, but for those that are named.

    Args:
        yes: Ids of the questions that they answer with yes.
    """

    is_person = False

    def __init__(self, *yes: str) -> None:
        self._yes = frozenset(yes)

    def text(self, key: str, question: str) -> str:
        """Nothing to add."""
        return ""

    def rating(self, key: str, question: str, *, may_skip: bool = True) -> float | None:
        """Not said."""
        return None

    def number(
        self, key: str, question: str, *, low: float, high: float, may_skip: bool = True
    ) -> float | None:
        """Not said."""
        return None

    def yes_no(self, key: str, question: str, *, may_skip: bool = False) -> bool | None:
        """No."""
        return False

    def answer(self, key: str, question: str) -> Answer | None:
        """Yes where it is one of the signs that were named."""
        item = key.rpartition(".")[2]
        return Answer.YES if item in self._yes else Answer.NO

    def choice(self, key: str, question: str, allowed: Sequence[str]) -> str | None:
        """Not said."""
        return None
