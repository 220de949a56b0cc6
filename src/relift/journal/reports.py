"""Payloads in which the lifter tells how they are: flare, screen, calm-down, check-in, limits."""

from __future__ import annotations

import enum
from datetime import date
from typing import ClassVar
from uuid import UUID

import msgspec

from relift.errors import InvalidValueError
from relift.journal.records import Payload
from relift.scales import Nrs, check_nrs, check_range
from relift.units import Unit


class Answer(enum.StrEnum):
    """An answer to a question of the screen."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class ScreenForm(enum.StrEnum):
    """Which questions were asked."""

    FULL = "full"
    SHORT = "short"


class MedicineClass(enum.StrEnum):
    """What kind of medicine was taken, as far as training is concerned."""

    OPIOID = "opioid"
    RELAXANT = "relaxant"
    SEDATIVE = "sedative"
    PAINKILLER = "painkiller"
    OTHER = "other"


class PainReach(enum.StrEnum):
    """How far down the pain goes today, from the back to the foot."""

    BACK = "back"
    BUTTOCK = "buttock"
    THIGH = "thigh"
    BELOW_KNEE = "below_knee"


class Profile(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """What stays the same about the person; the newest one counts.

    Attributes:
        birth_year: Four digits; for the questions that depend on age.
        is_adult: Whether the person is 18 or over; no plan under 18, and none until it is known.
        unit: The unit that plans are written in; None: as the log has it.
        bar: Weight of the empty bar [unit]; None: 20 kg or 45 lb.
        plate_step: Smallest change of a loaded bar [unit]; None: 2.5 kg or 5 lb.
        tolerable_pain: Highest felt pain in a set that the person calls tolerable, 0-10.
        country: ISO 3166 code, for the emergency and crisis numbers.
        zone: Name of the time zone that clock times in training logs are of, such as
            `Europe/Berlin`; "": not said.
    """

    KIND: ClassVar[str] = "profile"

    birth_year: int | None = None
    is_adult: bool | None = None
    unit: Unit | None = None
    bar: float | None = None
    plate_step: float | None = None
    tolerable_pain: Nrs | None = None
    country: str = ""
    zone: str = ""

    def __post_init__(self) -> None:
        check_range("birth_year", self.birth_year, 1900, 2100)
        check_range("bar", self.bar, 0.0, 100.0)
        check_range("plate_step", self.plate_step, 0.1, 50.0)
        check_nrs(tolerable_pain=self.tolerable_pain)


class FlareReported(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A flare began; the journey goes back to the screen.

    Attributes:
        reported_labels: What the person or others called it, kept as theirs.
        happened: What happened, in their words.
    """

    KIND: ClassVar[str] = "flare"

    reported_labels: tuple[str, ...] = ()
    happened: str = ""


class ScreenAnswered(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """Answers to the danger screen.

    Attributes:
        form: Full or short.
        answers: Item id -> answer; after a clarifying question the clarified answer.
        clarified: Item id -> whether the clarifying question was put and what came of it.
        reason: Why a full screen was answered again, if it corrects an earlier one.
        seen_by: Who examined the person since the last stop (a role, not a name).
        seen_on: When.
        lifts: Ids of the screens whose stops stood when this one was answered, so that no wrong
            clock can make an older answer lift a newer stop, and of flares and sets that were dated
            ahead; None: told by the times alone.
    """

    KIND: ClassVar[str] = "screen"

    form: ScreenForm
    answers: dict[str, Answer]
    clarified: dict[str, Answer] = msgspec.field(default_factory=dict)
    reason: str = ""
    seen_by: str = ""
    seen_on: date | None = None
    lifts: tuple[UUID, ...] | None = None

    def __post_init__(self) -> None:
        if bool(self.seen_by) != (self.seen_on is not None):
            raise InvalidValueError("seen_by and seen_on belong together: give both or neither")


class CalmedDown(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """The calm-down was gone through.

    Attributes:
        thought: What went through the person's mind, in their words.
        fear: What they fear could happen.
        breathing_s: Time spent breathing with the pacer [s], >= 0.
    """

    KIND: ClassVar[str] = "calm"

    thought: str = ""
    fear: str = ""
    breathing_s: float = 0.0


class CrisisAcknowledged(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """The person has read the crisis page.

    Attributes:
        screens: Ids of the screens that had opened it and were dated ahead.
    """

    KIND: ClassVar[str] = "crisis_acknowledged"

    screens: tuple[UUID, ...] = ()


class CheckIn(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A minute's report; every part may be left out.

    Attributes:
        pain_now: Pain at rest, now, 0-10.
        pain_worst: Worst since the last check-in, 0-10.
        pain_morning: Pain on getting up today, 0-10.
        worry: 0-10, higher is worse.
        confidence: 0-10 that they can do what they need to, higher is better.
        is_flare: Whether they would call today a flare.
        is_drowsy: Drowsy or slowed down now.
        reach: How far down the pain goes; None: not said.
        note: Free text.
    """

    KIND: ClassVar[str] = "checkin"

    pain_now: Nrs | None = None
    pain_worst: Nrs | None = None
    pain_morning: Nrs | None = None
    worry: Nrs | None = None
    confidence: Nrs | None = None
    is_flare: bool | None = None
    is_drowsy: bool | None = None
    reach: PainReach | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_nrs(
            pain_now=self.pain_now,
            pain_worst=self.pain_worst,
            pain_morning=self.pain_morning,
            worry=self.worry,
            confidence=self.confidence,
        )


class MedicationTaken(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A medicine was taken; a log entry, never advice.

    Attributes:
        name: As the person calls it.
        medicine_class: What matters for training.
    """

    KIND: ClassVar[str] = "medication"

    name: str
    medicine_class: MedicineClass = MedicineClass.OTHER


class LimitSet(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A ceiling that the person or a clinician sets; the plan obeys and shows it.

    Attributes:
        by: `self` or `clinician`.
        movement: Name of the movement that it holds for; "" for every movement.
        ladder: Id of a ladder that it holds for; "" for every ladder.
        max_load_kg: Highest allowed load [kg].
        load_entered: The same as typed [unit].
        unit: Unit of `load_entered`.
        until_on: Last day that it holds; None: until changed.
    """

    KIND: ClassVar[str] = "limit"

    by: str
    max_load_kg: float
    movement: str = ""
    ladder: str = ""
    load_entered: float | None = None
    unit: Unit | None = None
    until_on: date | None = None

    def __post_init__(self) -> None:
        check_range("max_load_kg", self.max_load_kg, 0.0, 1500.0)
        if self.by not in ("self", "clinician"):
            raise InvalidValueError("by must be 'self' or 'clinician'")


class NoteWritten(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A note in the person's words."""

    KIND: ClassVar[str] = "note"

    text: str


class Tombstone(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """The record that this one supersedes is deleted."""

    KIND: ClassVar[str] = "tombstone"

    reason: str = ""


class BatchImported(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """One file came in; the header of a batch.

    Attributes:
        batch: Id that the batch's records carry.
        file: Name of the file, without its folder.
        app: Id of the app that wrote it.
        unit: Unit that loads were read in.
        n_rows, n_set_rows, n_pseudo_rows, n_faults, n_new: Rows, by what became of them.
    """

    KIND: ClassVar[str] = "batch_imported"

    batch: UUID
    file: str
    app: str
    unit: Unit | None = None
    n_rows: int = 0
    n_set_rows: int = 0
    n_pseudo_rows: int = 0
    n_faults: int = 0
    n_new: int = 0


class BatchUndone(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """An import is taken back: the records of its batch count no longer."""

    KIND: ClassVar[str] = "batch_undone"

    batch: UUID
