"""Asking: the same questions are put to a person at a terminal or looked up in an answers file.

A command asks through `Asker` by key and question, and does not know who answers. No answer has a
preset: Enter skips a question that may be skipped and repeats one that may not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from relift.journal.reports import Answer
from relift.scales import NRS_MAX

_YES_NO = {"y": True, "yes": True, "n": False, "no": False}
_ANSWERS = {
    "y": Answer.YES,
    "yes": Answer.YES,
    "n": Answer.NO,
    "no": Answer.NO,
    "u": Answer.UNSURE,
    "unsure": Answer.UNSURE,
    "?": Answer.UNSURE,
}


class Asker(Protocol):
    """Someone or something that answers."""

    is_person: bool

    def text(self, key: str, question: str) -> str:
        """Words of their own; "" where skipped."""

    def rating(self, key: str, question: str, *, may_skip: bool = True) -> float | None:
        """A number from 0 to 10; None where skipped, or where a file lacks it."""

    def number(
        self, key: str, question: str, *, low: float, high: float, may_skip: bool = True
    ) -> float | None:
        """A number in a range; None where skipped, or where a file lacks it."""

    def yes_no(self, key: str, question: str, *, may_skip: bool = False) -> bool | None:
        """Yes or no; None where skipped, or where a file lacks it."""

    def answer(self, key: str, question: str) -> Answer | None:
        """Yes, no or unsure; None only where a file lacks it."""

    def choice(self, key: str, question: str, allowed: Sequence[str]) -> str | None:
        """One of a few words; None only where a file lacks it."""


class Terminal:
    """A person who is asked, line by line.

    Args:
        read: Shows a prompt and reads a line; raises EOFError where there is none.
        show: Prints paragraphs.
    """

    is_person = True

    def __init__(
        self,
        read: Callable[[str], str] | None = None,
        show: Callable[..., None] | None = None,
    ) -> None:
        from relift.cli.output import say

        self._read = read or input
        self._show = show or say

    def text(self, key: str, question: str) -> str:
        """Ask for words; Enter skips."""
        self._show("\n" + question)
        return " ".join(self._read("(Enter to skip) > ").split())

    def passage(self, question: str) -> str:
        """Ask for text of many lines, kept as it is; a lone full stop ends it."""
        self._show("\n" + question)
        lines: list[str] = []
        line = self._read("(Enter to skip; or paste it, and end with a line that is only .) > ")
        while line.strip() != ".":
            if not lines and not line.strip():
                return ""
            lines.append(line)
            line = self._read("")
        return "\n".join(lines)

    def rating(self, key: str, question: str, *, may_skip: bool = True) -> float | None:
        """Ask for 0 to 10."""
        return self.number(key, question, low=0.0, high=NRS_MAX, may_skip=may_skip)

    def number(
        self, key: str, question: str, *, low: float, high: float, may_skip: bool = True
    ) -> float | None:
        """Ask for a number."""
        self._show("\n" + question)
        hint = f"({low:g} to {high:g}{', Enter to skip' if may_skip else ''}) > "
        while True:
            typed = self._read(hint).strip()
            if not typed and may_skip:
                return None
            try:
                value = float(typed.replace(",", "."))
            except ValueError:
                value = float("nan")
            if low <= value <= high:
                return value
            self._show(f"Please type a number from {low:g} to {high:g}.")

    def yes_no(self, key: str, question: str, *, may_skip: bool = False) -> bool | None:
        """Ask for yes or no."""
        self._show("\n" + question)
        hint = "(y/n, Enter to skip) > " if may_skip else "(y/n) > "
        while True:
            typed = self._read(hint).strip().lower()
            if typed in _YES_NO:
                return _YES_NO[typed]
            if not typed and may_skip:
                return None
            self._show("Please type y for yes or n for no.")

    def answer(self, key: str, question: str) -> Answer | None:
        """Ask for yes, no or unsure until one of them is said."""
        self._show("\n" + question)
        while True:
            typed = self._read("(y = yes, n = no, u = unsure) > ").strip().lower()
            if typed in _ANSWERS:
                return _ANSWERS[typed]
            self._show("Please type y, n or u. If you do not know, u is a good answer.")

    def choice(self, key: str, question: str, allowed: Sequence[str]) -> str | None:
        """Ask for one of a few words; their first letters will do."""
        self._show("\n" + question)
        while True:
            typed = self._read(f"({' / '.join(allowed)}) > ").strip().lower()
            found = [word for word in allowed if typed and word.startswith(typed)]
            if len(found) == 1:
                return found[0]
            self._show(f"Please type one of: {', '.join(allowed)}.")
