"""What a lifter did with each movement the last time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relift.journal.lifting import PerformedSet, SetKind
from relift.journal.timeline import Workout
from relift.training.meaning import meaning
from relift.units import format_load

_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """The newest day of a movement.

    Attributes:
        on: The day.
        sets: Its sets in words, such as `225 lb × 5, RPE 7`; equal ones once, warm-ups left out.
    """

    on: date
    sets: tuple[str, ...]


def last_times(workouts: Iterable[Workout], *, before: date) -> dict[str, LastTime]:
    """The last time of each movement.

    Args:
        workouts: In any order.
        before: Days before this one count.

    Returns:
        By the movement's name as known; by the name as written where no movement is known.
    """
    found: dict[str, LastTime] = {}
    names: dict[tuple[str, str | None], str] = {}
    for workout in sorted(workouts, key=lambda one: one.at, reverse=True):
        if workout.on >= before:
            continue
        for block in workout.blocks:
            key = (block.name, block.meant)
            name = names.get(key)
            if name is None:
                known = meaning(*key)
                name = names[key] = known.name if known else block.name
            if name not in found and (sets := _told(block.sets)):
                found[name] = LastTime(on=workout.on, sets=sets)
    return found


def _told(sets: Iterable[PerformedSet]) -> tuple[str, ...]:
    told = [_words(one) for one in sets if one.kind is not SetKind.WARMUP]
    return tuple(word for word in dict.fromkeys(told) if word)[:_MOST_SHOWN]


def _words(one: PerformedSet) -> str:
    parts = []
    if one.load_entered and one.unit is not None:
        parts.append(format_load(one.load_entered, one.unit))
    if one.reps is not None:
        parts.append(f"× {one.reps}")
    elif one.duration_s:
        parts.append(f"{one.duration_s:g} s")
    words = " ".join(parts)
    return f"{words}, RPE {one.rpe:g}" if words and one.rpe is not None else words
