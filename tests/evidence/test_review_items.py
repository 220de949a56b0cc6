from __future__ import annotations

import tomllib

import pytest

from relift.errors import DataFileError
from relift.evidence.review_items import Item, items_of, said


def items(text: str) -> dict[str, Item]:
    return {item.place: item for item in items_of(tomllib.loads(text))}


def told(item: Item) -> dict[str, str]:
    return {one.name: one.text for one in item.statements}


def test_each_table_that_states_something_is_an_item_named_by_its_place() -> None:
    found = items("[a]\nn = 1\n[a.b]\nm = 2\n[c]\n[c.d]\nk = 3\n[[e]]\nid = 'x'\nt = 'y'\n")

    assert list(found) == ["a", "a.b", "c.d", "e.x"]


def test_items_of_a_list_without_ids_are_numbered() -> None:
    assert list(items("[[e]]\nt = 'y'\n[[e]]\nt = 'z'\n")) == ["e.1", "e.2"]


def test_what_stands_outside_of_any_table_is_an_item_too() -> None:
    assert told(items("weight = 0.5\nbasis = 'design_choice:x'\n")["the table itself"]) == {
        "weight": "0.5"
    }


def test_an_item_has_its_basis_and_its_reviewer_from_the_table_around_it() -> None:
    found = items(
        "reviewed_by = 'none yet'\nbasis = 'design_choice:top'\n[a]\nn = 1\n"
        "[b]\nbasis = 'design_choice:own'\nreviewed_by = 'Dr X'\n[b.c]\nn = 1\n"
    )

    assert [basis.text for basis in found["a"].bases] == ["top"]
    assert [basis.text for basis in found["b.c"].bases] == ["own"]
    assert (found["a"].is_reviewed, found["b.c"].is_reviewed) == (False, True)


def test_statements_of_an_item_keep_a_basis_of_their_own() -> None:
    word = items(
        "[[words]]\nid = 'w'\nsummary = 's'\n"
        "known = [{ text = 't', basis = 'evidence:A05' }, { text = 'u', basis = 'evidence:A07' }]\n"
    )["words.w"]

    assert told(word) == {"summary": "s", "known 1": "t", "known 2": "u"}
    assert [basis.text for basis in word.all_bases] == ["A05", "A07"]
    assert word.bases == ()


def test_lists_of_tables_with_ids_are_items_wherever_they_stand() -> None:
    found = items("[a]\nn = 1\nparts = [{ id = 'p', t = 'x', reviewed_by = 'Dr X' }]\n")

    assert list(found) == ["a", "a.parts.p"]
    assert found["a.parts.p"].is_reviewed


def test_values_are_told_in_words_and_empty_ones_are_left_out() -> None:
    one = items("[a]\nn = 2.0\nyes = true\nsome = ['x', 'y']\nnone = ''\nempty = []\n")["a"]

    assert told(one) == {"n": "2", "yes": "yes", "some": "x, y"}


def test_of_a_list_of_paragraphs_each_is_told_by_itself() -> None:
    long = "word " * 20
    one = items(f"[a]\np = ['{long}', 'short']\n")["a"]

    assert told(one) == {"p 1": long, "p 2": "short"}


def test_many_short_values_are_told_in_one_line() -> None:
    lines = "".join(f"k{n} = {n}\n" for n in range(20))
    one = items(f"[a]\n{lines}")["a"]

    assert list(told(one)) == ["values"]
    assert "k3: 3; k4: 4" in told(one)["values"]


@pytest.mark.parametrize(
    ("key", "words"),
    [("short_screen_h", "short screen [hours]"), ("go_on_rise", "go on rise"), ("s", "s")],
)
def test_a_key_is_told_as_words_with_its_unit(key: str, words: str) -> None:
    assert said(key) == words


def test_a_basis_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DataFileError, match="evidence:Z99"):
        items("[a]\nn = 1\nbasis = 'evidence:Z99'\n")
