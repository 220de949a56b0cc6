"""Claims with their citations, and the basis that a rule or a text states.

`Claim.figure` is private to this module on purpose: `Claim.shown_figure` is the only way to a
figure and gives None unless the row was verified, so an unverified number cannot reach a person.
"""

from __future__ import annotations

import csv
import enum
from dataclasses import dataclass
from functools import cache
from importlib import resources

from relift.errors import DataFileError


class Verified(enum.StrEnum):
    """How far a claim's figure was seen in a source."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of evidence.csv.

    Attributes:
        id: Such as `A06`.
        claim: What it says.
        citation, year, doi: Where it was seen.
        verified: How far the figure was checked.
        strength: Kind of study.
        note: What a reader of the row should know.
    """

    id: str
    claim: str
    citation: str
    year: str
    doi: str
    verified: Verified
    strength: str
    note: str
    _figure: str

    @property
    def shown_figure(self) -> str | None:
        """The figure, or None where it was not seen in full in a source."""
        return self._figure if self.verified is Verified.YES and self._figure else None


class BasisKind(enum.StrEnum):
    """What a rule rests on."""

    EVIDENCE = "evidence"
    CONSENSUS = "consensus"
    DESIGN_CHOICE = "design_choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What one rule, card or rung rests on.

    Attributes:
        kind: Evidence, consensus, or our own choice.
        text: The id of a claim, the source, or the reason.
    """

    kind: BasisKind
    text: str

    @property
    def words(self) -> str:
        """The basis as shown to a person."""
        if self.kind is BasisKind.EVIDENCE:
            return f"evidence: {claims()[self.text].citation} ({self.text})"
        if self.kind is BasisKind.CONSENSUS:
            return f"consensus: {self.text}"
        return f"our own choice: {self.text}"


@cache
def claims() -> dict[str, Claim]:
    """Every claim, by id, in the order of the file.

    Raises:
        DataFileError: an id stands twice or `verified` starts with no known word.
    """
    table: dict[str, Claim] = {}
    text = resources.files("relift.data").joinpath("evidence.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["id"] in table:
            raise DataFileError(f"evidence.csv: id {row['id']} stands twice")
        table[row["id"]] = Claim(
            id=row["id"],
            claim=row["claim"],
            citation=row["citation"],
            year=row["year"],
            doi=row["doi"],
            verified=Verified(row["verified"].split(":")[0].split(";")[0].strip()),
            strength=row["strength"],
            note=row["note"],
            _figure=row["figure"],
        )
    return table


def parse_basis(text: str) -> Basis:
    """Read a basis as written in a data file.

    Args:
        text: `evidence:ID`, `consensus:SOURCE` or `design_choice:REASON`.

    Raises:
        DataFileError: the kind is unknown, the rest is empty, or the claim does not exist.
    """
    kind, _, rest = text.partition(":")
    if kind not in set(BasisKind) or not rest.strip():
        raise DataFileError(
            f"basis {text!r}: write evidence:ID, consensus:SOURCE or design_choice:REASON"
        )
    if kind == BasisKind.EVIDENCE and rest.strip() not in claims():
        raise DataFileError(f"basis {text!r}: evidence.csv has no such id")
    return Basis(kind=BasisKind(kind), text=rest.strip())
