"""The made-up lifter's days as they are told: planned, expected, felt, and what else happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relift.cohort.virtual_lifter import MorningAnswers, SetAnswers
from relift.plan.exposures import PlannedExposure
from relift.plan.today import Today

SETBACK, BAD_MORNING, PAINKILLER, NERVE_SIGN, CAME_BACK = (
    "setback",
    "bad morning",
    "painkiller",
    "nerve sign",
    "came back",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One exposure as it was planned, expected and felt."""

    planned: PlannedExposure
    expected: int
    answers: SetAnswers


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the course.

    Attributes:
        number: 0 is the day of the tweak.
        on: The date.
        morning: Answers of the check-in; None on the evening of the tweak.
        plan: The plan as the day began.
        done: What was done, in order.
        events: What else happened, such as `setback`, `bad morning`, `painkiller`, `nerve sign`.
        stop: What stood against a plan when the day was over; "" for nothing.
    """

    number: int
    on: date
    morning: MorningAnswers | None
    plan: Today
    done: tuple[Done, ...]
    events: tuple[str, ...] = ()
    stop: str = ""

    @property
    def is_setback(self) -> bool:
        """Whether something outside training hit the back today."""
        return SETBACK in self.events

    def top(self, ladder: str) -> PlannedExposure | None:
        """The heaviest exposure that was done on a ladder."""
        mine = [d.planned for d in self.done if d.planned.ladder == ladder]
        return max(mine, key=lambda p: p.load_kg, default=None)
