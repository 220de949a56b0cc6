"""Every text that a person may read is plain, and none makes a forbidden move.

All strings of the tables are read, but for the keys in NOT_SHOWN; so a new key is checked until
someone says that it is not shown.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
import types
import warnings
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from relift.plan.ladders import LADDERS
from relift.words.figures import fill_figures

TABLES = (
    *("red_flags", "tiers", "crisis_lines", "words", "cards", "calm", "medicines", "keep"),
    "next_steps",
    *("screen_first", "imaging", "guardrails", "what_if", "programme", "intake"),
    *(f"ladders/{name}" for name in LADDERS),
)
NOT_SHOWN = {
    *("id", "basis", "bases", "reviewed_by", "tier", "forms", "ask_if", "all_of", "any_of"),
    *("training", "phrases", "unless"),
    *("checked_on", "number", "emergency", "hours", "name", "known.cards"),
    *("groups.words", "groups.core", "groups.classes", "groups.never_near", "excuses.groups"),
    *("class", "names", "kind", "row", "word", "family", "role", "offered", "patterns", "lifts"),
    *("light_lift", "borrowed", "grows", "counted", "speed", "where"),
    *("off_ladder.little", "off_ladder.rest", "off_ladder.hold"),
}
HIGHEST_GRADE = 8.0


def load(name: str) -> dict[str, object]:
    return tomllib.loads(resources.files("relift.data").joinpath(f"{name}.toml").read_text("utf-8"))


FORBIDDEN: list[dict[str, Any]] = load("forbidden_moves")["moves"]  # type: ignore[assignment]
MOVES = {move["id"]: re.compile(move["pattern"], re.IGNORECASE) for move in FORBIDDEN}


def examples(key: str) -> list[tuple[str, str]]:
    return [(move["id"], example) for move in FORBIDDEN for example in move[key]]


def shown(node: object, key: str = "") -> Iterator[str]:
    """Every text under a node that a person may read."""
    if key.rpartition(".")[2] in NOT_SHOWN or key in NOT_SHOWN:
        return
    if isinstance(node, str):
        yield fill_figures(node.replace("{decade}", "forty").replace("{share}", "half"))
    elif isinstance(node, list):
        for part in node:
            yield from shown(part, key)
    elif isinstance(node, dict):
        for name, part in node.items():
            yield from shown(part, f"{key}.{name}" if key else name)


def units() -> Iterator[tuple[str, str]]:
    """Each card, word, question, tier or message as one text, with a name."""
    for table in TABLES:
        for name, part in load(table).items():
            parts = part if isinstance(part, list) else [part]
            is_group = isinstance(part, dict) and all(isinstance(v, dict) for v in part.values())
            if is_group:
                parts = [{"id": k, name: v} for k, v in part.items()]
            for n, one in enumerate(parts):
                text = " ".join(_sentence(t) for t in shown(one, name))
                if text:
                    label = one.get("id", n) if isinstance(one, dict) else n
                    yield f"{table}.{name}.{label}", text


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."


UNITS = dict(units())


@pytest.fixture(scope="module")
def grade() -> Iterator[types.FunctionType]:
    """Flesch-Kincaid grade by textstat.

    textstat 0.7.3 imports pkg_resources, which setuptools no longer ships, only to read a list of
    easy words that this grade does not use; an empty stand-in does where it is missing.
    """
    is_missing = importlib.util.find_spec("pkg_resources") is None
    if is_missing:
        sys.modules["pkg_resources"] = types.ModuleType("pkg_resources")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat
    yield textstat.flesch_kincaid_grade
    if is_missing:
        del sys.modules["pkg_resources"]


def test_the_texts_of_every_table_are_read() -> None:
    assert {name.split(".")[0] for name in UNITS} == set(TABLES)
    assert len(UNITS) > 60
    assert "Get emergency care now" in UNITS["tiers.tiers.emergency"]
    assert "I have back pain" in UNITS["tiers.tiers.emergency"]
    assert "You matter" in UNITS["tiers.crisis.0"]


def test_the_grade_tells_plain_from_hard(grade: types.FunctionType) -> None:
    assert grade("The cat sat on the mat. It was glad.") < 3
    assert grade("Nociceptive sensitization necessitates multidisciplinary rehabilitation.") > 12


@pytest.mark.parametrize("name", UNITS)
def test_every_text_reads_at_grade_eight_or_below(name: str, grade: types.FunctionType) -> None:
    assert grade(UNITS[name]) <= HIGHEST_GRADE, UNITS[name]


@pytest.mark.parametrize("move", MOVES)
def test_no_text_makes_a_forbidden_move(move: str) -> None:
    assert {name: m[0] for name, text in UNITS.items() if (m := MOVES[move].search(text))} == {}


@pytest.mark.parametrize(("move", "example"), examples("caught"))
def test_the_list_of_forbidden_moves_catches_what_it_should(move: str, example: str) -> None:
    assert MOVES[move].search(example)


@pytest.mark.parametrize(("move", "example"), examples("passes"))
def test_the_list_of_forbidden_moves_lets_honest_sentences_pass(move: str, example: str) -> None:
    assert not MOVES[move].search(example)


def test_no_digit_of_a_card_or_word_is_typed_by_hand() -> None:
    years_of_age = re.compile(r"\b(aged?|at|to) (?:age )?\d\d\b")
    for table in ("words", "cards", "calm", "imaging", "keep", "screen_first"):
        for name, part in load(table).items():
            for text in raw(part, name):
                bare = years_of_age.sub("", re.sub(r"\{figure:[^}]+\}", "", text))
                assert not re.search(r"\d", bare), text


def raw(node: object, key: str) -> Iterator[str]:
    """Every text as written, placeholders and all."""
    if key in NOT_SHOWN:
        return
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for part in node:
            yield from raw(part, key)
    elif isinstance(node, dict):
        for name, part in node.items():
            yield from raw(part, name)
