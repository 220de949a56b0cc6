"""The one thing to do now: what Today puts first (data/next_steps.toml)."""

from __future__ import annotations

import enum
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.journal.timeline import Journal
from relift.plan.journey import Stage
from relift.plan.today import Today


class NextStep(enum.StrEnum):
    """What a person may be asked to do now, outside a stop; the first that holds counts."""

    PAUSED = "paused"
    CALM = "calm"
    GO_ON = "go_on"
    CHECK_IN = "check_in"
    TRAIN = "train"
    REST = "rest"


class StepText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a step is said, and what that rests on."""

    heading: str
    words: str
    basis: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)


class StepTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of next_steps.toml."""

    reviewed_by: str
    steps: dict[str, StepText]


@cache
def step_table() -> StepTable:
    """The table as shipped.

    Raises:
        DataFileError: a step is missing or unknown.
    """
    table = load_table("next_steps.toml", StepTable)
    if set(table.steps) != {step.value for step in NextStep}:
        raise DataFileError("next_steps.toml: write each step once")
    return table


def step_text(step: NextStep) -> StepText:
    """How a step is said."""
    return step_table().steps[step.value]


def next_step(day: Today, journal: Journal) -> NextStep | None:
    """What to do now.

    Args:
        day: The plan as it stands.
        journal: What it was made from.

    Returns:
        None in a stop, which says itself what to do.
    """
    if day.stop is not None:
        return None
    has_spoken = any(entry.on == day.on for entry in journal.checkins)
    is_begun = any(w.is_open and not w.source and w.on == day.on for w in journal.workouts)
    holds = {
        NextStep.PAUSED: day.is_paused,
        NextStep.CALM: day.is_calm_due,
        NextStep.GO_ON: is_begun,
        NextStep.CHECK_IN: not has_spoken and day.stage is not Stage.KEEP,
        NextStep.TRAIN: any(not one.is_optional for one in day.exposures),
        NextStep.REST: True,
    }
    return next(step for step in NextStep if holds[step])
