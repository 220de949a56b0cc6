from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.answer_files import written
from tests.cli.conftest import Relift

from relift.app.past.parts import PARTS
from relift.cli.answers import (
    CalmAnswers,
    CheckInAnswers,
    ExposureAnswers,
    FlareAnswers,
    ProfileAnswers,
)
from relift.journal.grammar import format_lines, parse_lines

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
ANSWERS = (REFERENCE / "answers.md").read_text(encoding="utf-8")
GRAMMAR = (REFERENCE / "grammar.md").read_text(encoding="utf-8")
EXAMPLES = GRAMMAR.split("## Examples")[1].split("```")[1].strip().splitlines()


def example(name: str) -> str:
    """The TOML block of answers.md that begins with this file name."""
    found = re.search(rf"```toml\n# {name}.*?\n(.*?)```", ANSWERS, re.DOTALL)
    assert found, name
    return found[1]


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_of_the_grammar_is_read(line: str) -> None:
    assert parse_lines(format_lines(parse_lines(line))) == parse_lines(line)


def test_the_examples_of_answers_files_work_one_after_the_other(
    relift: Relift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command, name in (("flare", "flare.toml"), ("workout", "workout.toml")):
        ran = relift(command, "--answers", written(tmp_path, example(name), name))
        assert ran.code == 0, (name, ran.err)
    monkeypatch.setenv("RELIFT_NOW", "2026-03-02T08:00")
    for words, name in ((("checkin",), "checkin.toml"), (("flare", "--screen"), "seen.toml")):
        ran = relift(*words, "--answers", written(tmp_path, example(name), name))
        assert ran.code == 0, (name, ran.err)
    assert relift("today", "--json").json["stop"] is None


def test_the_example_of_a_history_file_works(relift: Relift, tmp_path: Path) -> None:
    file = written(tmp_path, example("history.toml"), "history.toml")
    ran = relift("history", "add", "--answers", file, "--json")

    assert ran.code == 0, ran.err
    assert {one["kind"] for one in ran.json["added"]} == {
        *("episode", "attachment", "imaging", "care", "fear", "goal"),
    }


@pytest.mark.parametrize(
    ("kind", "key"), [(kind, part.key) for kind, parts in PARTS.items() for part in parts]
)
def test_every_key_of_a_history_file_stands_in_its_row_of_the_reference(
    kind: str, key: str
) -> None:
    (row,) = (line for line in ANSWERS.splitlines() if re.match(rf"\|.*`\[\[{kind}\]\]`", line))

    assert f"`{key}" in row


@pytest.mark.parametrize(
    "key",
    [
        key
        for table in (ProfileAnswers, FlareAnswers, CalmAnswers, CheckInAnswers, ExposureAnswers)
        for key in table.__struct_fields__
    ],
)
def test_every_key_of_an_answers_file_stands_in_the_reference(key: str) -> None:
    assert re.search(rf"\b{key}\b", ANSWERS)
