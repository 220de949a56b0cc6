"""How a module looks: its size, its first sentence, its name, the length of its functions."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    p for p in (ROOT / "src" / "relift").rglob("*.py") if "migrations" not in p.parts[:-1]
)
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}
MAX_LINES = 400
MAX_FUNCTION_LINES = 40

by_module = pytest.mark.parametrize(
    "module", MODULES, ids=lambda p: str(p.relative_to(ROOT / "src"))
)


def is_one_sentence(text: str) -> bool:
    return bool(re.fullmatch(r"[^\s].*[.?!]", text)) and not re.search(r"[.?!] [A-Z]", text)


def opening_sentence(docstring: str) -> str:
    """The first paragraph's first sentence, which may not run past the first line."""
    return docstring.strip().splitlines()[0].strip() if docstring.strip() else ""


def function_lengths(tree: ast.AST) -> dict[str, int]:
    """Lines of each function, without its docstring."""
    lengths = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = node.body[0]
            is_docstring = isinstance(told, ast.Expr) and isinstance(told.value, ast.Constant)
            n_told = (told.end_lineno or 0) - told.lineno + 1 if is_docstring else 0
            lengths[node.name] = (node.end_lineno or 0) - node.lineno + 1 - n_told
    return lengths


@by_module
def test_no_module_is_longer_than_400_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@by_module
def test_a_module_opens_with_one_sentence(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""

    assert is_one_sentence(opening_sentence(docstring)), opening_sentence(docstring)


@by_module
def test_a_module_is_named_for_a_thing_of_the_field(module: Path) -> None:
    assert module.stem not in FORBIDDEN_NAMES


@by_module
def test_functions_stay_under_40_lines(module: Path) -> None:
    lengths = function_lengths(ast.parse(module.read_text(encoding="utf-8")))

    assert not {name: n for name, n in lengths.items() if n >= MAX_FUNCTION_LINES}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("The record: the one thing that is ever written down.", True),
        ("Loads, e.g. of a bar.", True),
        ("Loads", False),
        ("Loads. And bars.", False),
        ("", False),
    ],
)
def test_one_sentence_is_told_from_none_and_from_two(text: str, is_one: bool) -> None:
    assert is_one_sentence(text) is is_one


def test_a_docstring_does_not_count_as_lines_of_a_function() -> None:
    tree = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n')

    assert function_lengths(tree) == {"f": 2}
