"""A country is found by its name or its letters, and those with checked numbers are in the list."""

from __future__ import annotations

import re

import pytest

from relift.errors import InvalidValueError
from relift.screening.contacts import contact_table
from relift.screening.countries import countries, country_code, country_name


def test_every_country_stands_once_with_two_letters_in_order_of_its_name() -> None:
    rows = countries()
    assert len(rows) > 240
    assert len({one.code for one in rows}) == len({one.name for one in rows}) == len(rows)
    assert all(re.fullmatch("[A-Z]{2}", one.code) for one in rows)
    assert [one.name for one in rows] == sorted((one.name for one in rows), key=str.casefold)


def test_every_country_with_checked_numbers_is_in_the_list() -> None:
    assert set(contact_table().countries) <= {one.code for one in countries()}


@pytest.mark.parametrize(
    ("typed", "code"),
    [("DE", "DE"), ("de", "DE"), ("  germany ", "DE"), ("Åland Islands", "AX"), ("", "")],
)
def test_a_country_is_found_by_its_name_or_its_letters(typed: str, code: str) -> None:
    assert country_code(typed) == code


@pytest.mark.parametrize("typed", ["Atlantis", "D", "DEU", "--"])
def test_what_is_no_country_is_refused_and_never_guessed(typed: str) -> None:
    with pytest.raises(InvalidValueError, match="two letters"):
        country_code(typed)


def test_a_code_that_is_not_in_the_list_is_its_own_name() -> None:
    assert (country_name("GB"), country_name("XX")) == ("United Kingdom", "XX")
