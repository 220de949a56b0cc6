"""Whom to call."""

from __future__ import annotations

import re

from relift.evidence import claims
from relift.screening.contacts import contact_table, contacts


def test_every_number_of_a_country_stands_in_the_verified_row_of_evidence() -> None:
    seen = claims()["A24"].shown_figure
    assert seen is not None
    for entry in contact_table().countries.values():
        for number in (entry.emergency, *(line.number for line in entry.lines)):
            assert re.search(rf"(?<!\d){number}(?!\d)", seen), number


def test_every_number_says_when_it_was_checked() -> None:
    assert all(e.checked_on for e in contact_table().countries.values())


def test_a_country_is_found_by_its_code_in_any_case() -> None:
    assert contacts(" gb ").emergency == "999"
    assert contacts("US").lines[0].number == "988"


def test_an_unknown_country_gets_words_and_no_other_countrys_number() -> None:
    call = contacts("NZ")
    assert call == contacts("")
    assert call.lines == ()
    assert "local emergency number" in call.emergency
    assert "friend" in call.words
    for entry in contact_table().countries.values():
        assert entry.emergency not in call.emergency + call.words
