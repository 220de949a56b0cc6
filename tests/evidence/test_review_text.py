from __future__ import annotations

import unicodedata

from tests.evidence.review_tables import made_up

from relift.evidence.review import review_list
from relift.evidence.review_text import as_markdown, as_text


def width(line: str) -> int:
    return sum(1 for c in line if not unicodedata.combining(c))


def test_text_has_the_count_on_top_and_a_box_and_a_line_for_each_item() -> None:
    text = as_text(made_up(), version="9.9")

    assert text.splitlines()[:2] == [
        "What a clinician must review",
        "Relift 9.9: 4 items, 1 reviewed.",
    ]
    assert text.count("[ ] ") == 4
    assert text.count("Name ____") == 4
    assert "[ ] 1  red_flags.toml: items.numb" in text
    assert "Reviewed by: Dr A. Example, 2026-03-01" in text


def test_no_line_of_the_text_is_wider_than_80_columns() -> None:
    lines = as_text(review_list(), version="9.9").splitlines()

    assert [line for line in lines if width(line) > 80] == []


def test_text_says_what_an_item_rests_on_and_what_the_row_claims() -> None:
    text = " ".join(as_text(made_up(), version="9.9").split())

    assert "Rests on evidence A05: Cook, BJSM online first, 2017" in text
    assert "A05: A clear screen does not rule disease out" in text
    assert "stop rise: 3 " in text


def test_markdown_has_a_tick_box_for_each_item_and_no_mark_of_the_texts_own() -> None:
    text = as_markdown(made_up(), version="9.9")

    assert text.startswith("# What a clinician must review\n")
    assert text.count("- [ ] **") == 4
    assert r"Is it \<b\>numb\</b\>?" in text
    assert r"red\_flags.toml: items.numb" in text
