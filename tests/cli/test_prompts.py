from __future__ import annotations

from collections.abc import Callable

import pytest

from relift.cli.answers import FileAnswers
from relift.cli.prompts import Terminal
from relift.errors import AnswersError
from relift.journal.reports import Answer


class Keyboard:
    """Types prepared lines and remembers what was shown."""

    def __init__(self, *lines: str) -> None:
        self.lines, self.shown = list(lines), list[str]()

    def read(self, prompt: str) -> str:
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    def show(self, *paragraphs: str) -> None:
        self.shown.extend(paragraphs)

    @property
    def person(self) -> Terminal:
        return Terminal(self.read, self.show)


@pytest.mark.parametrize(
    ("typed", "value"), [("3", 3.0), ("2,5", 2.5), ("0", 0.0), ("10", 10.0), ("", None)]
)
def test_a_rating_is_a_number_or_skipped(typed: str, value: float | None) -> None:
    assert Keyboard(typed).person.rating("k", "How much?") == value


@pytest.mark.parametrize("typed", ["11", "-1", "x", "nan", "inf"])
def test_what_is_no_rating_is_asked_again(typed: str) -> None:
    keyboard = Keyboard(typed, "4")
    assert keyboard.person.rating("k", "How much?") == 4.0
    assert "Please type a number from 0 to 10." in keyboard.shown


def test_a_rating_that_is_needed_cannot_be_skipped() -> None:
    keyboard = Keyboard("", "", "4")
    assert keyboard.person.rating("k", "How much?", may_skip=False) == 4.0


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("y", Answer.YES), ("NO", Answer.NO), ("unsure", Answer.UNSURE), ("?", Answer.UNSURE)],
)
def test_the_screen_takes_yes_no_and_unsure(typed: str, answer: Answer) -> None:
    assert Keyboard(typed).person.answer("k", "Fever?") is answer


def test_the_screen_has_no_preset() -> None:
    with pytest.raises(EOFError):
        Keyboard("", "", " ").person.answer("k", "Fever?")


def test_yes_or_no_may_be_skipped_only_where_that_is_said() -> None:
    assert Keyboard("").person.yes_no("k", "Sure?", may_skip=True) is None
    assert Keyboard("", "n").person.yes_no("k", "Sure?") is False


def test_words_come_back_in_one_line() -> None:
    assert Keyboard("  two\t words ").person.text("k", "What?") == "two words"


def test_a_choice_takes_the_start_of_a_word_that_is_clear() -> None:
    assert Keyboard("s", "sk").person.choice("k", "?", ["skip", "stop"]) == "skip"


ASKED: list[Callable[[FileAnswers], object]] = [
    lambda file: file.yes_no("here", "?"),
    lambda file: file.answer("here", "?"),
    lambda file: file.choice("here", "?", ["a", "b"]),
    lambda file: file.rating("here", "?", may_skip=False),
]


@pytest.mark.parametrize("ask", ASKED)
def test_a_file_that_lacks_what_is_needed_is_told_by_key(
    ask: Callable[[FileAnswers], object],
) -> None:
    file = FileAnswers({}, "a.toml", prefix="exposure 2, ")
    assert ask(file) is None
    with pytest.raises(AnswersError, match=r"a\.toml lacks these answers:\n  exposure 2, here: "):
        file.check()


def test_a_file_need_not_hold_what_may_be_skipped() -> None:
    file = FileAnswers({}, "a.toml")
    assert file.rating("here", "?") is None
    assert file.yes_no("here", "?", may_skip=True) is None
    assert file.text("here", "?") == ""
    file.check()


def test_an_answer_of_another_type_is_no_answer() -> None:
    file = FileAnswers({"a": "yes", "b": 3}, "a.toml")
    assert file.yes_no("a", "?") is None
    assert file.choice("b", "?", ["x"]) is None
    with pytest.raises(AnswersError):
        file.check()
