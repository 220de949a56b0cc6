"""Payloads of the history: episodes, scans, care, thoughts and fears, goals, attachments.

They tell what was, in the person's words. No plan is made from them and none is changed by them:
`relift.today` does not read them. Their records' time is when the thing happened, as well as that
is known. Thoughts, goals and attachments carry an id of their own, which an edit keeps, so that
later ratings and scans can point at them.
"""

from __future__ import annotations

import enum
import re
from datetime import date
from typing import ClassVar
from uuid import UUID

from relift.errors import InvalidValueError
from relift.journal.records import Payload
from relift.journal.rough_dates import RoughDate, check_order
from relift.scales import Nrs, check_nrs, check_range

MAX_DAYS = 36_500
_SHA256 = re.compile(r"([0-9a-f]{64})?")


class Modality(enum.StrEnum):
    """How a scan was made."""

    MRI = "mri"
    XRAY = "xray"
    CT = "ct"
    ULTRASOUND = "ultrasound"
    OTHER = "other"


class ThoughtKind(enum.StrEnum):
    """Whether it is a thought, or something that is feared."""

    THOUGHT = "thought"
    FEAR = "fear"


class Source(enum.StrEnum):
    """Where a thought was written down."""

    TYPED = "typed"
    CALM = "calm"


class EpisodeTold(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A time of back trouble, past or present, as the person remembers it.

    Attributes:
        label: What they call it, kept as theirs.
        began_on, ended_on: As well as they know; no end: not known, or not over yet.
        is_ongoing: Whether it goes on.
        happened: What happened, in their words.
        did: What they did about it, in their words.
        worst_pain: 0-10, higher is worse.
        days_away: Days away from training, 0-36,500.
    """

    KIND: ClassVar[str] = "episode"

    label: str
    began_on: RoughDate
    ended_on: RoughDate | None = None
    is_ongoing: bool = False
    happened: str = ""
    did: str = ""
    worst_pain: Nrs | None = None
    days_away: float | None = None

    def __post_init__(self) -> None:
        check_nrs(worst_pain=self.worst_pain)
        check_range("days_away", self.days_away, 0, MAX_DAYS)
        check_order(self.began_on, self.ended_on)
        if self.is_ongoing and self.ended_on is not None:
            raise InvalidValueError("an episode that goes on has no end yet: give one or the other")


class ImagingReported(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A scan, with what its report says; nothing is read into it.

    Attributes:
        modality: How it was made.
        done_on: As well as they know.
        region: Of the body, in their words.
        report: The report's own words, kept as they are, line breaks too.
        told: What they were told about it, in words.
        said_by: Who told them (a role, not a name).
        attachment: Own id of an `AttachmentNoted`.
    """

    KIND: ClassVar[str] = "imaging"

    modality: Modality
    done_on: RoughDate
    region: str = ""
    report: str = ""
    told: str = ""
    said_by: str = ""
    attachment: UUID | None = None


class CareVisited(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """Care that someone gave, and how much it helped by the person's own account.

    Attributes:
        role: Who gave it, such as physiotherapist; free words, not a name.
        began_on, ended_on: One visit has only the first.
        done: What was done, in their words.
        helped: 0-10, higher is better; None: not said.
        note: Free text.
    """

    KIND: ClassVar[str] = "care"

    role: str
    began_on: RoughDate
    ended_on: RoughDate | None = None
    done: str = ""
    helped: Nrs | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_nrs(helped=self.helped)
        check_order(self.began_on, self.ended_on)


class ThoughtRated(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """How strongly a thought or a fear is believed now; ratings of one share its id.

    Attributes:
        thought: Own id of the thought, the same in every rating of it.
        text: In their words; a later rating leaves it out.
        kind: Thought or fear.
        believed: 0 not at all, 10 completely; None: not rated.
        source: Where it was written down.
    """

    KIND: ClassVar[str] = "thought"

    thought: UUID
    text: str = ""
    kind: ThoughtKind = ThoughtKind.THOUGHT
    believed: Nrs | None = None
    source: Source = Source.TYPED

    def __post_init__(self) -> None:
        check_nrs(believed=self.believed)


class GoalSet(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """An activity that the person wants to do again, in their words.

    Attributes:
        goal: Own id of the goal, the same in every rating of it.
        text: The activity.
        able: How well they can do it now: 0 unable, 10 as before; higher is better.
        target: Where they want to get, on the same scale.
        until_on: By when.
    """

    KIND: ClassVar[str] = "goal"

    goal: UUID
    text: str
    able: Nrs | None = None
    target: Nrs | None = None
    until_on: date | None = None

    def __post_init__(self) -> None:
        check_nrs(able=self.able, target=self.target)


class GoalRated(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """How well a goal's activity can be done now.

    Attributes:
        goal: Own id of the goal.
        able: 0 unable, 10 as before; higher is better.
    """

    KIND: ClassVar[str] = "goal_rating"

    goal: UUID
    able: Nrs

    def __post_init__(self) -> None:
        check_nrs(able=self.able)


class AttachmentNoted(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """Where a file or a page lies; the file itself is never copied.

    Attributes:
        attachment: Own id of the attachment, the same after an edit.
        reference: The path or address as typed.
        title: In their words.
        sha256: Of the file's bytes when it was noted, in lower-case hex; "" where it was not read.
        size_bytes: Its size then, >= 0.
    """

    KIND: ClassVar[str] = "attachment"

    attachment: UUID
    reference: str
    title: str = ""
    sha256: str = ""
    size_bytes: int | None = None

    def __post_init__(self) -> None:
        check_range("size_bytes", self.size_bytes, 0, 2**60)
        if not _SHA256.fullmatch(self.sha256):
            raise InvalidValueError("sha256 must be 64 hex digits in lower case, or empty")
