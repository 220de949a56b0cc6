from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.evidence.review_tables import GUARDRAILS, RED_FLAGS, made_up

from relift.data.tables import table_names
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.evidence.review import list_of, review_list, spelled

DATA = Path(__file__).parents[2] / "src" / "relift" / "data"
FILES = sorted(str(path.relative_to(DATA).as_posix()) for path in DATA.rglob("*.toml"))
ABOUT = {"basis", "bases", "reviewed_by", "id"}


def texts_in(value: object, key: str = "") -> Iterator[str]:
    """Every text of a table that states something, however deep."""
    if isinstance(value, dict):
        for inner_key, inner in value.items():
            yield from texts_in(inner, inner_key)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner, key)
    elif isinstance(value, str) and key not in ABOUT:
        yield value


def test_every_table_of_the_data_is_in_the_list_once() -> None:
    assert sorted(section.file for section in review_list().sections) == FILES
    assert table_names() == FILES


@pytest.mark.parametrize("file", FILES)
def test_every_text_that_a_table_states_is_in_its_section(file: str) -> None:
    (section,) = (one for one in review_list().sections if one.file == file)
    printed = "\n".join(s.text for item in section.items for s in item.statements)

    assert section.items
    wanted = texts_in(tomllib.loads((DATA / file).read_text(encoding="utf-8")))
    assert [text for text in wanted if text not in printed] == []


def test_everything_in_the_list_rests_on_something() -> None:
    found = review_list()

    assert len(found.items) > 150
    assert [item.place for item in found.items if not item.all_bases] == []


def test_the_most_safety_critical_comes_first_and_a_new_table_in_the_middle() -> None:
    table = "[a]\nn = 1\nbasis = 'design_choice:x'\n"
    names = ["planner.toml", "new_thing.toml", "ladders/row.toml", "tiers.toml", "red_flags.toml"]
    found = list_of(dict.fromkeys(names, table))

    assert [section.file for section in found.sections] == names[::-1]
    assert [section.title for section in found.sections][2:4] == ["Ladder: row", "New thing"]


def test_the_count_says_how_much_is_reviewed() -> None:
    assert made_up().count == "4 items, 1 reviewed"
    assert review_list().n_reviewed == 0


def test_a_section_opens_with_the_comment_at_the_top_of_its_file() -> None:
    assert made_up().sections[0].about == "What is asked & in <which> order. A second line."


def test_a_change_of_a_table_changes_its_version() -> None:
    before = list_of({"guardrails.toml": GUARDRAILS}).sections[0].version
    after = list_of({"guardrails.toml": GUARDRAILS.replace("3.0", "4.0")}).sections[0].version

    assert before == list_of({"guardrails.toml": GUARDRAILS}).sections[0].version
    assert before != after


def test_texts_are_filled_as_people_read_them() -> None:
    found = list_of({"red_flags.toml": RED_FLAGS}, fill=str.upper)

    assert found.items[1].statements[0].text == "IS IT WEAK?"


def test_rows_that_are_cited_or_named_in_a_choice_are_listed_once() -> None:
    assert [claim.id for claim in made_up().claims] == ["A05", "A07", "A21"]


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (
            "evidence:A05",
            "evidence A05: Cook, BJSM online first, 2017, doi:10.1136/bjsports-2017-098352; "
            "seen in a source: yes",
        ),
        ("consensus:a law", "consensus: a law"),
        ("design_choice:a reason", "our own choice: a reason"),
    ],
)
def test_a_basis_is_spelled_out(basis: str, words: str) -> None:
    assert spelled(parse_basis(basis)) == words


def test_a_row_without_a_doi_says_so_and_tells_no_year_twice() -> None:
    told = spelled(parse_basis("evidence:A24"))

    assert "no DOI" in told
    assert told.count("2024") == 1


@pytest.mark.parametrize("text", ["a = ", "[a]\nn = 1\nbasis = 'guess'\n"])
def test_a_table_that_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(DataFileError, match=r"odd\.toml"):
        list_of({"odd.toml": text})
