"""The fixed sentences of the report (data/report.toml)."""

from __future__ import annotations

from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.plan.journey import Stage
from relift.screening.tiers import Tier


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Paragraphs, and what they rest on."""

    words: tuple[str, ...]
    basis: str


class Held(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why there is no plan, in words that tell no single answer."""

    none_answered: str
    questions_due: str
    nerve_sign: str
    page_waits: str
    under_age: str
    stopped: str
    basis: str


class Sentences(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of report.toml.

    Attributes:
        reviewed_by: Who has signed it.
        opening: Where the summary comes from.
        intended_use: What Relift is for.
        stages: Stage -> sentence; and the basis.
        tiers: Tier -> sentence; and the basis.
        held: Why there is no plan.
        medicines, loads: Above the log and the table.
        cannot_know: What the model cannot know.
    """

    reviewed_by: str
    opening: Words
    intended_use: Words
    stages: dict[str, str]
    tiers: dict[str, str]
    held: Held
    medicines: Words
    loads: Words
    cannot_know: Words


@cache
def sentences() -> Sentences:
    """The sentences as shipped.

    Raises:
        DataFileError: a stage or a tier has no sentence, or a basis cannot be read.
    """
    table = load_table("report.toml", Sentences)
    wanted = (({s.value for s in Stage}, table.stages), ({t.id for t in Tier}, table.tiers))
    for names, given in wanted:
        if names | {"basis"} != set(given):
            raise DataFileError(f"report.toml: write one sentence for each of {sorted(names)}")
        parse_basis(given["basis"])
    parts = (table.opening, table.intended_use, table.medicines, table.loads, table.cannot_know)
    for part in (*parts, table.held):
        parse_basis(part.basis)
    return table
