"""The numbers of the e1RM forecast, as data/strength.toml states them."""

from __future__ import annotations

from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.training.movements import ImplementKind, movements


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """What all lifts have in common.

    Attributes:
        widths: Standard deviations of days around a source, log e1RM, narrowest first.
        prior_n: Days that the common shares count for beside a lift's own.
        keep: What is kept, from one day to the next, of what a lift has shown.
        gap_rows_d: Gaps that a group's two stretches stand for [d]; between them by a line over the
            log of the gap.
        basis: What the numbers rest on.
    """

    widths: tuple[float, ...]
    prior_n: float
    keep: float
    gap_rows_d: tuple[float, ...]
    basis: str


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What lifts of a kind have in common.

    Attributes:
        prior: Common share of each source (rows) and width (columns), adding up to 1.
        stretch_below, stretch_above: How much further below and above the middle everything lies
            after a gap; each rises from 1.
        sharpness: Factor on the log odds of the mixture's distribution function. Above 1 the
            intervals are narrower than the mixture's, which counts days at a load that is
            repeated to the plate as spread out.
        basis: What the numbers rest on.
    """

    prior: tuple[tuple[float, ...], ...]
    stretch_below: tuple[float, ...]
    stretch_above: tuple[float, ...]
    sharpness: float
    basis: str


class Constants(msgspec.Struct, frozen=True, kw_only=True):
    """All of the file.

    Attributes:
        shape: What all lifts have in common.
        main: Main barbell lifts.
        other: All other lifts.
    """

    reviewed_by: str
    shape: Shape
    main: Group
    other: Group

    def __post_init__(self) -> None:
        for part in (self.shape, self.main, self.other):
            parse_basis(part.basis)
        for group in (self.main, self.other):
            if {len(row) for row in group.prior} != {len(self.shape.widths)}:
                raise DataFileError("strength.toml: a row of `prior` needs a share for each width")
            for stretch in (group.stretch_below, group.stretch_above):
                if len(stretch) != len(self.shape.gap_rows_d):
                    raise DataFileError("strength.toml: a stretch needs a factor for each gap")
                if list(stretch) != sorted(stretch) or stretch[0] != 1.0:
                    raise DataFileError("strength.toml: a stretch has to rise from 1")

    def group_of(self, movement_id: str) -> Group:
        """The group of a lift; one that is not known is among the others."""
        found = movements().get(movement_id)
        is_main = found is not None and found.is_main and found.implement is ImplementKind.BARBELL
        return self.main if is_main else self.other


@cache
def constants() -> Constants:
    """The numbers as shipped."""
    return load_table("strength.toml", Constants)
