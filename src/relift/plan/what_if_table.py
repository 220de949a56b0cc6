"""What a what-if compares and may tell, as a clinician may read and change it (what_if.toml)."""

from __future__ import annotations

import enum
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.evidence import parse_basis


class Policy(enum.StrEnum):
    """A way to go on."""

    AVOID = "avoid"
    RUSH = "rush"
    GRADE = "grade"
    OWN = "own"


class _Stated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something with a basis.

    Attributes:
        basis: What it rests on.
    """

    basis: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)


class Way(_Stated, frozen=True, kw_only=True):
    """How a way is called, and what it means."""

    name: str
    words: str


class RushWay(Way, frozen=True, kw_only=True):
    """How much heavier each session is [share of e1RM], and how many sets it has."""

    share_step: float
    sets: int


class Ways(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The four ways."""

    avoid: Way
    rush: RushWay
    grade: Way
    own: Way


class Clear(_Stated, frozen=True, kw_only=True):
    """Least change that counts as one [NRS]."""

    change: float


class Little(_Stated, frozen=True, kw_only=True):
    """Rated sets under which the view says first how little it knows."""

    sets: int


class Text(_Stated, frozen=True, kw_only=True):
    """A sentence that is shown."""

    text: str


class Trait(_Stated, frozen=True, kw_only=True):
    """A trait in plain words, and the rated sets from which it can be known, if any."""

    words: str
    from_sets: int | None = None


class KnownRule(_Stated, frozen=True, kw_only=True):
    """Most that the posterior's spread may be of the prior's, and most sets that were tried."""

    most_ratio: float
    most_sets_tried: int


class WhatIfTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole table."""

    reviewed_by: str
    ways: Ways
    clear: Clear
    little: Little
    assumptions: tuple[Text, ...]
    pending: Text
    known: dict[str, Trait]
    known_rule: KnownRule


@cache
def what_if_table() -> WhatIfTable:
    """The table as shipped.

    Raises:
        DataFileError: what_if.toml breaks its own rules.
    """
    return load_table("what_if.toml", WhatIfTable)
