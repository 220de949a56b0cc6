"""The programme that a person already follows: its weeks, days, lifts and sets, as they wrote it.

A programme is kept as a record with the text as typed; the newest that was not ended counts. Its
loads say what its author meant: a share of 1RM, an RPE, a load with its unit, or a change from the
set before. What is done of it today is worked out in `relift.plan.overlay`.
"""

from __future__ import annotations

import enum
from datetime import date
from typing import ClassVar

import msgspec

from relift.errors import InvalidValueError
from relift.journal.lifting import MAX_LOAD_KG, MAX_REPS
from relift.journal.records import Payload
from relift.scales import check_range, check_rpe
from relift.units import Unit, to_kg

MAX_SETS = 100
MAX_WEEK = 104
MAX_DAY = 14
MAX_PERCENT = 150.0
MAX_SECONDS = 36_000
MAX_METRES = 100_000
MAX_CHANGE = 60.0
"""Most that a set may be lighter or heavier than the one it is counted from [%]."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Between which a programme begins."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Amount(enum.StrEnum):
    """What the number behind the `x` counts."""

    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"


MOST = {Amount.REPS: MAX_REPS, Amount.SECONDS: MAX_SECONDS, Amount.METRES: MAX_METRES}
"""The highest number of each."""


class WrittenSets(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Sets alike, as the programme writes them.

    Attributes:
        sets: 1-100.
        reps: Repetitions of a set, or what `amount` says, >= 1; the lower end of a range.
        reps_to: Upper end of a range, above `reps`, or None.
        amount: What `reps` counts.
        is_amrap: As many as possible, `reps` at least.
        percent: Share of 1RM [%], 1-150, or None.
        rpe: 1-10, or None; beside a percentage or a load it is a ceiling.
        load: Load as typed [unit], or None.
        unit: Its unit.
        change: By how much the load differs from the last set that has one of its own [%], -60 to
            60, or None.
    """

    sets: int = 1
    reps: int = 1
    reps_to: int | None = None
    amount: Amount = Amount.REPS
    is_amrap: bool = False
    percent: float | None = None
    rpe: float | None = None
    load: float | None = None
    unit: Unit | None = None
    change: float | None = None

    def __post_init__(self) -> None:
        check_range("sets", self.sets, 1, MAX_SETS)
        check_range("reps", self.reps, 1, MOST[self.amount])
        check_range("reps_to", self.reps_to, self.reps + 1, MOST[self.amount])
        check_range("percent", self.percent, 1.0, MAX_PERCENT)
        check_rpe(self.rpe)
        check_range("change", self.change, -MAX_CHANGE, MAX_CHANGE)
        if (self.load is None) != (self.unit is None):
            raise InvalidValueError("a load has a unit, and a unit a load")
        if self.load is not None and self.unit is not None:
            check_range("load", to_kg(self.load, self.unit), 0.0, MAX_LOAD_KG)
        if sum(one is not None for one in (self.percent, self.load, self.change)) > 1:
            raise InvalidValueError("a set has a percentage, a load or a change, not two of them")
        if self.is_amrap and (self.reps_to is not None or self.amount is not Amount.REPS):
            raise InvalidValueError("as many as possible is said of repetitions, without a range")


class WrittenLift(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One lift of a day.

    Attributes:
        movement: As typed; one line, no quotes.
        sets: In order; the first is no change from another.
        note: In the programme's words.
    """

    movement: str
    sets: tuple[WrittenSets, ...]
    note: str = ""

    def __post_init__(self) -> None:
        check_name("movement", self.movement)
        if not self.sets or self.sets[0].change is not None:
            raise InvalidValueError("a lift begins with sets that are no change from others")
        if self.note:
            check_line("note", self.note)


class WrittenDay(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One day of one or several weeks.

    Attributes:
        weeks: The weeks that it stands in, ascending, 1-104.
        day: Its number as text, 1-14, or a weekday in English.
        title: What the programme calls it, or "".
        lifts: In order; none on a rest day.
    """

    weeks: tuple[int, ...]
    day: str
    title: str = ""
    lifts: tuple[WrittenLift, ...] = ()

    def __post_init__(self) -> None:
        if not self.weeks or list(self.weeks) != sorted(set(self.weeks)):
            raise InvalidValueError("weeks must ascend")
        check_range("weeks", self.weeks[0], 1, MAX_WEEK)
        check_range("weeks", self.weeks[-1], 1, MAX_WEEK)
        if self.day not in WEEKDAYS and self.day not in _NUMBERS:
            raise InvalidValueError(f"day must be 1 to {MAX_DAY} or a weekday")
        if self.title:
            check_line("title", self.title)

    @property
    def is_rest(self) -> bool:
        """Whether nothing is lifted."""
        return not self.lifts

    @property
    def place(self) -> int:
        """Where in its week it stands: numbers in their order, weekdays in theirs."""
        return WEEKDAYS.index(self.day) if self.day in WEEKDAYS else int(self.day)


class ProgrammeKept(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """A programme that the person follows from a day on; the newest one counts.

    Attributes:
        name: As they call it.
        start_on: First day, in the years 2000 to 2100.
        days: Its days; no day stands twice in a week, and all are numbers or all weekdays.
        repeats: Whether it begins again after its last week.
        text: What was typed or read, as it was.
    """

    KIND: ClassVar[str] = "programme"

    name: str
    start_on: date
    days: tuple[WrittenDay, ...]
    repeats: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        check_line("name", self.name)
        check_range("start_on (the year)", self.start_on.year, FIRST_YEAR, LAST_YEAR)
        stated = [(week, day.day) for day in self.days for week in day.weeks]
        if len(stated) != len(set(stated)):
            raise InvalidValueError("a day stands twice in a week")
        if len({day.day in WEEKDAYS for day in self.days}) > 1:
            raise InvalidValueError("days are numbers or weekdays, not both")
        if all(day.is_rest for day in self.days):
            raise InvalidValueError("a programme needs a lift")

    @property
    def is_by_weekday(self) -> bool:
        """Whether its days are named by weekdays."""
        return self.days[0].day in WEEKDAYS

    @property
    def sequence(self) -> tuple[tuple[int, WrittenDay], ...]:
        """Every day of every week in order, each with its week."""
        every = [(week, day) for day in self.days for week in day.weeks]
        return tuple(sorted(every, key=lambda one: (one[0], one[1].place)))


class ProgrammeEnded(Payload, frozen=True, kw_only=True, omit_defaults=True):
    """The person takes their programme off the plan."""

    KIND: ClassVar[str] = "programme_ended"


def check_line(name: str, text: str) -> None:
    """Refuse a text that is empty or not one line of words.

    Raises:
        InvalidValueError: it is.
    """
    if not text or text != " ".join(text.split()):
        raise InvalidValueError(f"{name} must be words in one line")


def check_name(name: str, text: str) -> None:
    """Refuse a name that a written line could not hold.

    Raises:
        InvalidValueError: it is not one line of words, or has quotes.
    """
    check_line(name, text)
    if '"' in text:
        raise InvalidValueError(f"{name} must have no quotes")


_NUMBERS = frozenset(str(number) for number in range(1, MAX_DAY + 1))
