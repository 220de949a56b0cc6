"""A line of the timeline: one thing that happened, in plain words."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from relift.journal.rough_dates import RoughDate

SHORT_ID = 8
_MAX_TEXT = 120


class Kind(enum.StrEnum):
    """What a line tells of."""

    FLARE = "flare"
    SCREEN = "screen"
    CALM = "calm"
    CHECKIN = "checkin"
    WORKOUT = "workout"
    EXPOSURE = "exposure"
    MEDICATION = "medication"
    LIMIT = "limit"
    NOTE = "note"
    EPISODE = "episode"
    IMAGING = "imaging"
    CARE = "care"
    THOUGHT = "thought"
    FEAR = "fear"
    GOAL = "goal"
    ATTACHMENT = "attachment"
    IMPORT = "import"
    CHOICE = "choice"


KIND_WORDS: dict[Kind, str] = {
    Kind.FLARE: "Flare",
    Kind.SCREEN: "Safety check",
    Kind.CALM: "Calm-down",
    Kind.CHECKIN: "Check-in",
    Kind.WORKOUT: "Workout",
    Kind.EXPOSURE: "Sets",
    Kind.MEDICATION: "Medicine",
    Kind.LIMIT: "Limit",
    Kind.NOTE: "Note",
    Kind.EPISODE: "Episode",
    Kind.IMAGING: "Scan",
    Kind.CARE: "Care",
    Kind.THOUGHT: "Thought",
    Kind.FEAR: "Fear",
    Kind.GOAL: "Goal",
    Kind.ATTACHMENT: "Attachment",
    Kind.IMPORT: "Import",
    Kind.CHOICE: "Choice",
}
"""What each kind is called on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that happened.

    Attributes:
        id: Of the record, or of the live workout or exposure that records were folded into.
        at: When.
        kind: What it is.
        title: In plain words, one line.
        details: The same for programs; a payload or a small table.
        rough: The date as well as it is known, where it was told so.
        ended: The last day of what took longer, where it is known.
        is_ongoing: Whether it goes on.
    """

    id: UUID
    at: datetime
    kind: Kind
    title: str
    details: object
    rough: RoughDate | None = None
    ended: RoughDate | None = None
    is_ongoing: bool = False

    @property
    def when(self) -> str:
        """When, no more precise than it is known."""
        return str(self.rough) if self.rough else f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def short_id(self) -> str:
        """The beginning of the id, which is mostly enough to name it."""
        return str(self.id)[:SHORT_ID]


def shortened(text: str) -> str:
    """Text in one line, cut where it is long."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _MAX_TEXT else one_line[: _MAX_TEXT - 1] + "…"


def entry_json(line: Line) -> dict[str, object]:
    """A line for programs."""
    return {
        "id": line.id,
        "at": line.at,
        "on": line.at.date(),
        "when": line.when,
        "kind": line.kind.value,
        "title": line.title,
        "details": line.details,
    }
