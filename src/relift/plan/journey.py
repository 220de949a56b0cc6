"""The journey as a table: which stage follows which event.

`screen -> calm -> move -> load -> train -> keep`; a flare or a positive screen leads back to
`screen` from everywhere. `scripts/draw_journey.py` draws the diagram in the docs from this table.
"""

from __future__ import annotations

import enum

from relift.errors import UnknownTransitionError


class Stage(enum.StrEnum):
    """Where a person is, overall; each ladder has its own place on it."""

    SCREEN = "screen"
    CALM = "calm"
    MOVE = "move"
    LOAD = "load"
    TRAIN = "train"
    KEEP = "keep"


class Event(enum.StrEnum):
    """What moves a person from one stage to another."""

    FLARED = "flared"
    STOPPED = "stopped"
    CLEARED = "cleared"
    CALMED = "calmed"
    LOADED = "loaded rung confirmed"
    HEAVY = "heavy rung confirmed"
    QUIET = "quiet weeks"


_BACK = {Event.FLARED: Stage.SCREEN, Event.STOPPED: Stage.SCREEN}

JOURNEY: dict[Stage, dict[Event, Stage]] = {
    Stage.SCREEN: {**_BACK, Event.CLEARED: Stage.CALM},
    Stage.CALM: {**_BACK, Event.CALMED: Stage.MOVE},
    Stage.MOVE: {**_BACK, Event.LOADED: Stage.LOAD},
    Stage.LOAD: {**_BACK, Event.HEAVY: Stage.TRAIN},
    Stage.TRAIN: {**_BACK, Event.QUIET: Stage.KEEP},
    Stage.KEEP: _BACK,
}
"""Every stage, and where each event leads from it."""


def next_stage(stage: Stage, event: Event) -> Stage:
    """Look up where an event leads.

    Raises:
        UnknownTransitionError: the table has no row for this stage and event.
    """
    try:
        return JOURNEY[stage][event]
    except KeyError:
        raise UnknownTransitionError(
            f"the journey has no way from stage {stage!r} on event {event!r}"
        ) from None
