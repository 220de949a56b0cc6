"""What a person chooses about their plan: where they train, which ladders, a pause, a relapse plan.

None of these can open what a stop or a guardrail keeps shut: each only narrows or words the plan.
"""

from __future__ import annotations

import enum
from datetime import date
from typing import ClassVar

from relift.errors import InvalidValueError
from relift.journal.records import Payload
from relift.scales import check_range
from relift.units import Unit

_MOST_LETTERS = 4000


class Equipment(enum.StrEnum):
    """What there is to train with, from nothing to a gym."""

    NONE = "none"
    SMALL = "small"
    BAR = "bar"
    GYM = "gym"


class EquipmentSaid(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """Where the person trains from now on; the newest that holds counts.

    Attributes:
        equipment: What there is.
        heaviest_kg: Heaviest dumbbell or kettlebell that there is [kg]; None: not said.
        heaviest_entered, unit: The same as typed.
        until_on: Last day that it holds (a trip); None: until changed.
    """

    KIND: ClassVar[str] = "equipment"

    equipment: Equipment
    heaviest_kg: float | None = None
    heaviest_entered: float | None = None
    unit: Unit | None = None
    until_on: date | None = None

    def __post_init__(self) -> None:
        check_range("heaviest_kg", self.heaviest_kg, 0.0, 200.0)


class LadderChosen(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """Whether the person wants a ladder in their plan; the newest about each ladder counts.

    Attributes:
        ladder: Its id.
        is_wanted: Yes or no; None takes back what was said.
    """

    KIND: ClassVar[str] = "ladder_choice"

    ladder: str
    is_wanted: bool | None = None


class Paused(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A pause from planned training; the newest one counts.

    Attributes:
        until_on: Last day of the pause; None: until it is ended.
        is_ended: True where this record ends the pause.
        reason: In the person's words; "" where they would not say.
    """

    KIND: ClassVar[str] = "pause"

    until_on: date | None = None
    is_ended: bool = False
    reason: str = ""


class RelapsePlanWritten(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """What to do in the first hour when it comes back, written beforehand in the person's words.

    Attributes:
        first_hour: What to do, in order.
        to_myself: What they want to read from themselves.
        helped: What helped before.
        people: Whom to tell or to call, by name or role.
        go_back_to: What to do in the days after.
    """

    KIND: ClassVar[str] = "relapse_plan"

    first_hour: tuple[str, ...] = ()
    to_myself: str = ""
    helped: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    go_back_to: str = ""

    def __post_init__(self) -> None:
        texts = (*self.first_hour, self.to_myself, *self.helped, *self.people, self.go_back_to)
        if not any(text.strip() for text in texts):
            raise InvalidValueError("a relapse plan must say something")
        if sum(map(len, texts)) > _MOST_LETTERS:
            raise InvalidValueError(
                f"a relapse plan is read in pain: keep it under {_MOST_LETTERS} letters"
            )
