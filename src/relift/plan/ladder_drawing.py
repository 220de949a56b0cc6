"""A ladder as lines of text, its top first, as a person would climb it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relift.plan.guardrails import Place
from relift.plan.ladders import Counted, Ladder, Rung, RungKind

_WIDTH = 20
_PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Where a person is on a ladder; positions, -1 for nowhere.

    Attributes:
        confirmed: Highest rung that a morning has confirmed.
        open_to: Highest rung that the guardrails leave open today.
    """

    confirmed: int = -1
    open_to: int = -1

    def of(self, index: int) -> str:
        """The mark of a rung: confirmed, open today, or neither."""
        if index <= self.confirmed:
            return "x"
        return "o" if index <= self.open_to else " "


def draw_ladder(
    ladder: Ladder, *, place: Place | None = None, marks: Marks | None = None
) -> Iterator[str]:
    """Draw a ladder.

    Args:
        ladder: Of one place, or whole.
        place: The same ladder loaded for a person, so that loads can be told.
        marks: Where they are; None draws none.

    Yields:
        One line for each rung, the top one first.
    """
    steps = {step.rung.id: step for step in place.steps} if place else {}
    for index in range(len(ladder.rungs) - 1, -1, -1):
        rung = ladder.rungs[index]
        bar = "█" * max(1, round(ladder.demand(rung) * _WIDTH))
        step = steps.get(rung.id)
        name = rung.name or (step.name if step else "with a load")
        if step and step.load_entered is not None and step.unit is not None:
            name = f"{name} {step.load_entered:g} {step.unit}"
        mark = f"{marks.of(index)} " if marks else ""
        yield f"{mark}{bar:<{_WIDTH}} {_share(rung)} {name}, {_how_much(rung)} ({rung.grows})"


def _share(rung: Rung) -> str:
    if rung.kind is RungKind.LOADED:
        return f"{rung.relative_load * _PERCENT:3.0f}%"
    return "   -"


def _how_much(rung: Rung) -> str:
    if rung.counted is Counted.REPS:
        return f"× {rung.reps}"
    return f"{rung.reps} {rung.counted}"
