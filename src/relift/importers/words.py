"""What a log holds, in plain sentences, before and after it came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relift.importers.detect import APPS
from relift.importers.parsed import Parsed
from relift.journal.naming import name_key
from relift.training.meaning import meaning
from relift.training.movements import Pattern
from relift.training.names_used import NameUsed, names_used
from relift.units import Unit, counted

COLUMN_WORDS: Mapping[str, str] = {
    "date": "Date",
    "time": "Time of day",
    "end": "When it ended",
    "workout": "Name of the workout",
    "exercise": "Exercise",
    "set": "Number of the set",
    "sets": "How many sets",
    "kind": "Kind of set, such as warm-up",
    "superset": "Superset",
    "weight": "Weight",
    "weight-kg": "Weight in kg",
    "weight-lb": "Weight in lb",
    "unit": "Unit of the weight",
    "reps": "Reps",
    "distance": "Distance",
    "distance-m": "Distance in meters",
    "distance-km": "Distance in km",
    "distance-miles": "Distance in miles",
    "distance-unit": "Unit of the distance",
    "seconds": "Seconds",
    "minutes": "Minutes",
    "rpe": "RPE",
    "rir": "Reps in reserve",
    "notes": "Note on the set",
    "exercise-notes": "Note on the exercise",
    "workout-notes": "Note on the workout",
    "duration": "Length of the workout",
    "nothing": "Nothing: leave it out",
}
"""What a column can be said to be (`mapping.NAMES`), in words for a form."""

_LADDER_WORDS = ("squat", "deadlift", "dead lift")


def contents(parsed: Parsed) -> str:
    """What a log is and holds: `a log of Strong with 12 rows, …: 9 sets in 3 workouts, …`."""
    app = next((f"a log of {app.name}" for app in APPS if app.id == parsed.app), "a table")
    days = f", {parsed.first_on} to {parsed.last_on}" if parsed.first_on else ""
    if parsed.first_on == parsed.last_on:
        days = f" of {parsed.first_on}" if parsed.first_on else ""
    return (
        f"{app} with {counted(parsed.n_rows, 'row')}{days}: "
        f"{counted(parsed.n_sets, 'set')} in {counted(len(parsed.workouts), 'workout')}, "
        f"{counted(len(parsed.movements), 'movement')}."
    )


def no_sets(parsed: Parsed) -> str:
    """The rows that are no sets, or ""."""
    if not parsed.pseudo_rows:
        return ""
    named = ", ".join(f"{n:,} × {name}" for name, n in sorted(parsed.pseudo_rows.items()))
    return f"Rows that are no sets: {named}."


def certainty(parsed: Parsed) -> str:
    """How certain the unit is: never 100% where it was inferred."""
    most = 100 if parsed.unit_certainty >= 1 else 99
    return f"{min(most, int(parsed.unit_certainty * 100))}%"


def stated_unit(parsed: Parsed, asked: Unit | None, *, by: str) -> str:
    """The unit of a log that states it, or "" where it was inferred.

    Args:
        parsed: The log, with loads.
        asked: The unit that a person named.
        by: How they named it, as a word of the sentence.
    """
    unit = parsed.unit.value if parsed.unit else ""
    if asked and asked != parsed.unit:
        return f"Loads are in {unit}: the file says so, and {by} {asked.value} was not used."
    return f"Loads are in {unit}." if parsed.unit_certainty >= 1 else ""


def n_inferred(parsed: Parsed) -> int:
    """How many sets were marked as warm-ups by their load."""
    return sum(
        one.is_kind_inferred
        for workout in parsed.workouts
        for block in workout.payload.blocks
        for one in block.sets
    )


def names_in(parsed: Parsed, meanings: Mapping[str, str]) -> list[NameUsed]:
    """The names of movements in a log, the most used first.

    Args:
        parsed: The log.
        meanings: What the person said of names (`Journal.meanings`).
    """
    return names_used(w.as_workout().with_meanings(meanings) for w in parsed.workouts)


def lacking_lifts(parsed: Parsed, meanings: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each main lift that a log has no set of."""
    names = {block.name for w in parsed.workouts for block in w.payload.blocks}
    found = [meaning(name, meanings.get(name_key(name))) for name in names]
    for pattern, lift in ((Pattern.HINGE, "deadlift"), (Pattern.SQUAT, "squat")):
        if names and not any(m and m.pattern is pattern for m in found):
            yield (
                f"No {lift} was found in this log; without one from elsewhere, its plan begins "
                "without loads."
            )


def left_out_of_plan(names: list[NameUsed]) -> list[str]:
    """Names that read like a squat or a deadlift, and mean no movement to Relift."""
    return [
        one.name
        for one in names
        if one.movement is None
        and not one.is_said
        and any(word in one.name.casefold() for word in _LADDER_WORDS)
    ]
