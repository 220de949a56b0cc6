"""Life after: the relapse plan, its questions, and what the person's own record suggests."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.evidence import parse_basis
from relift.journal.choices import RelapsePlanWritten
from relift.journal.timeline import Journal
from relift.plan.ladders import RungKind, rung_of_id
from relift.plan.outcomes import Outcome, judge

_FIRST_DAYS = timedelta(days=2)
_MOST = 4


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text, with a title where it has one, and what it rests on."""

    words: str
    basis: str
    title: str = ""

    def __post_init__(self) -> None:
        parse_basis(self.basis)


class Prompt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question of the relapse plan, with examples."""

    question: str
    help: str


class Prompts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The questions of the relapse plan, one for each part of it."""

    basis: str
    first_hour: Prompt
    to_myself: Prompt
    helped: Prompt
    people: Prompt
    go_back_to: Prompt


class Keep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of keep.toml."""

    reviewed_by: str
    invite: Words
    light: Words
    shown: Words
    prompts: Prompts


@cache
def keep() -> Keep:
    """The texts of the keep stage, as shipped."""
    return load_table("keep.toml", Keep)


def relapse_plan(journal: Journal) -> RelapsePlanWritten | None:
    """The relapse plan as it was written last, or None."""
    return journal.relapse_plans[-1].value if journal.relapse_plans else None


def is_for_today(journal: Journal, now: datetime) -> bool:
    """Whether a flare was reported within the last day, after the relapse plan was written."""
    if not (journal.flares and journal.relapse_plans):
        return False
    flare = journal.flares[-1]
    is_recent = now - flare.at <= timedelta(days=1)
    return is_recent and journal.relapse_plans[0].at < flare.at


def what_helped(journal: Journal) -> tuple[str, ...]:
    """Movements that were tolerated in the first two days of earlier flares, the most often first.

    They are suggestions for the plan's "what helped": the person decides what they write.
    """
    counts: dict[str, int] = {}
    for exposure in journal.exposures:
        rung = rung_of_id(exposure.rung)
        if rung is None or rung.kind is RungKind.LOADED:
            continue
        is_early = any(
            timedelta(0) <= exposure.at - flare.at <= _FIRST_DAYS for flare in journal.flares
        )
        outcome = judge(exposure, resting=None, own_tolerable=journal.profile.tolerable_pain)
        if is_early and outcome is Outcome.TOLERATED:
            counts[rung.name] = counts.get(rung.name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:_MOST])
