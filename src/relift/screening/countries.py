"""The countries that a person can name, by their two letters (ISO 3166, data/countries.csv)."""

from __future__ import annotations

from functools import cache

import msgspec

from relift.accents import unaccented
from relift.data.tables import load_rows
from relift.errors import InvalidValueError


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country.

    Attributes:
        code: Its two letters.
        name: In English.
    """

    code: str
    name: str


@cache
def countries() -> tuple[Country, ...]:
    """Every country, by name.

    Raises:
        DataFileError: countries.csv does not fit.
    """
    return tuple(load_rows("countries.csv", Country, lists={}))


def country_code(typed: str) -> str:
    """The two letters of a country.

    Args:
        typed: Its name or its letters, in any case; "" for none.

    Raises:
        InvalidValueError: there is no such country in the list.
    """
    wanted = unaccented(" ".join(typed.split()))
    if not wanted:
        return ""
    for one in countries():
        if wanted in (unaccented(one.code), unaccented(one.name)):
            return one.code
    raise InvalidValueError(
        "There is no such country in the list. Give its English name or its two letters, such as "
        "Germany or DE."
    )


def country_name(code: str) -> str:
    """The name of a country by its two letters; the letters where it is not in the list."""
    return next((one.name for one in countries() if one.code == code), code)
