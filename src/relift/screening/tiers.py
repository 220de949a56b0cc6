"""The tiers of urgency and what each one does, as a table (data/tiers.toml).

`Tier` is ordered: a greater tier is more urgent. Crisis (thoughts of suicide) is no tier: it stands
beside them as a flag with a page of its own.
"""

from __future__ import annotations

import enum
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis


class Tier(enum.IntEnum):
    """How urgent a screen is; a greater value is more urgent."""

    CLEAR = 0
    SAME_WEEK = 1
    CLINICIAN_FIRST = 2
    SAME_DAY = 3
    EMERGENCY = 4

    @property
    def id(self) -> str:
        """The name as written in the data files, such as `same_day`."""
        return self.name.lower()


class Training(enum.StrEnum):
    """What a plan may hold."""

    NONE = "none"
    CONFIRMED_ONLY = "confirmed_only"
    ALL = "all"


class TierRow(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What one tier means for the person.

    Attributes:
        urgency: The value of its `Tier`.
        training: What a plan may hold while it stands.
        yes_may_stand: Whether a yes that a clinician has looked at may stay a yes.
        heading, words: What the page says.
        where_to_go: Where to get help, and how soon.
        say: Sentences to hand over.
        stays_open: What the person can still use.
        lifted_by: What ends it, in words; "" where there is nothing to end.
        basis: What the row rests on.
    """

    urgency: int
    training: Training
    yes_may_stand: bool
    heading: str
    words: tuple[str, ...]
    where_to_go: str
    say: tuple[str, ...]
    stays_open: str
    lifted_by: str
    basis: str


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers behind what holds now.

    Attributes:
        adult_age: Youngest age with a plan [years].
        flare_quiet_days: Days without a check-in that calls it a flare, after which it is over.
        short_screen_h: How long before a check-in a screen of the same day counts for it [h].
        basis: What they rest on.
    """

    adult_age: int
    flare_quiet_days: int
    short_screen_h: int
    basis: str


class CrisisText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The crisis page, without the numbers to call."""

    heading: str
    words: tuple[str, ...]
    bases: tuple[str, ...]


class MessageText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message about what is needed first."""

    heading: str
    words: tuple[str, ...]
    basis: str


class TierTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of tiers.toml."""

    reviewed_by: str
    rules: Rules
    tiers: dict[str, TierRow]
    crisis: CrisisText
    messages: dict[str, MessageText]


@cache
def tier_table() -> TierTable:
    """The table of tiers, checked.

    Raises:
        DataFileError: a tier is missing, unknown or has another urgency than its name.
    """
    table = load_table("tiers.toml", TierTable)
    check_tiers(table)
    return table


def check_tiers(table: TierTable) -> None:
    """Refuse a table that does not say exactly one row for each tier.

    Raises:
        DataFileError: naming what is wrong.
    """
    if {t.id: t.value for t in Tier} != {name: row.urgency for name, row in table.tiers.items()}:
        raise DataFileError("tiers.toml: write each tier once, with its own urgency")
    bases = [table.rules.basis, *table.crisis.bases]
    bases += [row.basis for row in table.tiers.values()]
    bases += [text.basis for text in table.messages.values()]
    for basis in bases:
        parse_basis(basis)


def tier_row(tier: Tier) -> TierRow:
    """What `tier` means for the person."""
    return tier_table().tiers[tier.id]


def rules() -> Rules:
    """The numbers behind what holds now."""
    return tier_table().rules


def is_adult_by_year(birth_year: int, year: int) -> bool | None:
    """Whether a year of birth alone tells that someone is an adult; None where it does not.

    Args:
        birth_year: Four digits.
        year: The year that it is now.
    """
    turns = year - birth_year
    return None if turns == rules().adult_age else turns > rules().adult_age
