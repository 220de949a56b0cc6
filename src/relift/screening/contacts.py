"""Whom to call: emergency numbers and crisis lines by country (data/crisis_lines.toml).

Numbers go stale and differ by country, so each carries when it was checked, and a country without
a checked row gets the plain fallback, never another country's number.
"""

from __future__ import annotations

from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.evidence import parse_basis


class CrisisLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line that a person in crisis can call."""

    name: str
    number: str
    hours: str


class Contacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The contacts of one country.

    Attributes:
        name: Of the country; "" for the fallback.
        emergency: The number to call when life is in danger, or words for it.
        lines: Crisis lines.
        checked_on: When the numbers were checked, as precisely as is known.
        basis: Where they were seen.
        words: What to do where there is no checked line.
    """

    name: str
    emergency: str
    lines: tuple[CrisisLine, ...]
    checked_on: str
    basis: str
    words: str = ""


class ContactTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of crisis_lines.toml."""

    reviewed_by: str
    countries: dict[str, Contacts]
    fallback: Contacts


@cache
def contact_table() -> ContactTable:
    """Every country's contacts and the fallback.

    Raises:
        DataFileError: the file does not fit, or a basis cannot be read.
    """
    table = load_table("crisis_lines.toml", ContactTable)
    for entry in (*table.countries.values(), table.fallback):
        parse_basis(entry.basis)
    return table


def contacts(country: str) -> Contacts:
    """Whom to call in a country.

    Args:
        country: ISO 3166 code; "" where it is not known.
    """
    table = contact_table()
    return table.countries.get(country.strip().upper(), table.fallback)
