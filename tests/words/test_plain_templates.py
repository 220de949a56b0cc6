"""The words of the pages and their scripts are plain too: each at grade 8 or below."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.words.test_plain_language import HIGHEST_GRADE, MOVES, grade

from relift.words import questions

APP = Path(__file__).parents[2] / "src" / "relift" / "app"
TEMPLATES = {
    path.name: path.read_text(encoding="utf-8") for path in (APP / "web/templates").glob("*.html")
}
SCRIPTS = {
    path.name: path.read_text(encoding="utf-8") for path in (APP / "static/relift").glob("*.js")
}
_GETTEXT = re.compile(r"_\(\s*([\"'])(.*?)\1", re.S)
_TEXT = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'([^'\n]*)'|`((?:[^`\\]|\\.)*)`")
_SENTENCE = re.compile(r"[A-Z’“][^.?!]*\s[^.?!]*[.?!]")

__all__ = ["grade"]


def texts_of_templates() -> Iterator[tuple[str, str]]:
    """Every text of each template, as one, with its name."""
    for name, source in TEMPLATES.items():
        found = [words for _, words in _GETTEXT.findall(source)]
        if found:
            yield name, " ".join(w if w.endswith((".", "?", "!", ":")) else f"{w}." for w in found)


def texts_of_scripts() -> Iterator[tuple[str, str]]:
    """The sentences that stand in a script, without its comments."""
    for name, source in SCRIPTS.items():
        code = re.sub(r"(^|\s)//\s.*$|/\*[^/]*\*/", "", source, flags=re.M)
        found = [a or b or re.sub(r"\$\{.*?\}", "it", c) for a, b, c in _TEXT.findall(code)]
        said = " ".join(words for words in found if _SENTENCE.search(words))
        if said:
            yield name, said


ASKED = " ".join(
    (
        *(one.in_a_line for one in questions.RATINGS),
        *(questions.REACH, questions.IS_FLARE, questions.IS_DROWSY, questions.NOTE),
        *(questions.MEDICINE, questions.HAPPENED, questions.LABELS, questions.LABELS_HELP),
        *(questions.BIRTH_YEAR, questions.BIRTH_YEAR_WHY, questions.adult_question(18)),
    )
)
SHOWN = {**dict(texts_of_templates()), **dict(texts_of_scripts()), "questions": ASKED}


def test_the_pages_and_the_scripts_are_read() -> None:
    assert {"flare.html", "checkin.html", "stop.html", "flare.js", "app.js"} <= SHOWN.keys()
    assert "One answer is enough." in SHOWN["checkin.html"]
    assert "A stop can only be lifted with signal" in SHOWN["flare.js"]


@pytest.mark.parametrize("name", SHOWN)
def test_every_page_reads_at_grade_eight_or_below(name: str, grade: types.FunctionType) -> None:
    assert grade(SHOWN[name]) <= HIGHEST_GRADE, SHOWN[name]


@pytest.mark.parametrize("move", MOVES)
def test_no_page_makes_a_forbidden_move(move: str) -> None:
    assert {name: m[0] for name, text in SHOWN.items() if (m := MOVES[move].search(text))} == {}


def test_every_text_of_a_page_of_ours_may_be_put_into_another_language() -> None:
    bare = {}
    for name in ("flare.html", "checkin.html", "stop.html", "screen_parts.html"):
        text = re.sub(r"\{[%#{].*?[%#}]\}", "", TEMPLATES[name], flags=re.S)
        left = re.findall(r">([^<>]*[a-z]{3,}[^<>]*)<", text)
        if left:
            bare[name] = left
    assert bare == {}
