"""What to hand over to whoever examines the person: everything as they recorded it.

It is the same on the stop page of the phone, in the terminal and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from relift.journal.timeline import Journal
from relift.report.history import past_lines
from relift.screening.items import red_flags
from relift.screening.standing import Standing, standing
from relift.screening.tiers import Tier
from relift.units import format_load

_MEDICINE_DAYS = timedelta(days=7)
_N_FLARES = 5
_N_WORKOUTS = 3
_N_HISTORY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What to show to whoever examines the person; everything as they recorded it.

    Attributes:
        signs: The questions of the screen that were answered yes, or unsure to the end.
        since: When those answers were given.
        medicines: Medicines of the last seven days.
        flares: The newest flares, with what was said of them.
        ratings: The newest check-in's ratings.
        workouts: The newest workouts, with their heaviest set.
        history: The newest of earlier episodes, scans and care.
    """

    signs: tuple[str, ...]
    since: str
    medicines: tuple[str, ...]
    flares: tuple[str, ...]
    ratings: str
    workouts: tuple[str, ...]
    history: tuple[str, ...] = ()


def needs_handover(screened: Standing) -> bool:
    """Whether the person is sent somewhere today, with papers in hand."""
    return screened.tier >= Tier.SAME_DAY


def handover(journal: Journal, now: datetime) -> Handover:
    """Gather what to hand over.

    Args:
        journal: The record.
        now: Aware.
    """
    screened = standing(journal, now)
    past = sorted(past_lines(journal, on=now.date()), key=lambda line: line[0])
    medicines = [e for e in journal.medications if now - e.at <= _MEDICINE_DAYS]
    return Handover(
        signs=tuple(red_flags().item(name).question for name in screened.reasons),
        since=_moment(screened.since) if screened.since else "",
        medicines=tuple(
            f"{_moment(e.at)}: {e.value.name} ({e.value.medicine_class.value})" for e in medicines
        ),
        flares=tuple(_flares(journal)),
        ratings=_ratings(journal),
        workouts=tuple(_workouts(journal)),
        history=tuple(words for _, words in past[-_N_HISTORY:]),
    )


def _flares(journal: Journal) -> Iterator[str]:
    for entry in reversed(journal.flares[-_N_FLARES:]):
        labels = ", ".join(f"“{label}”" for label in entry.value.reported_labels)
        said = "; ".join(part for part in (entry.value.happened, labels) if part)
        yield f"{_moment(entry.at)}: {said}" if said else _moment(entry.at)


def _ratings(journal: Journal) -> str:
    if not journal.checkins:
        return ""
    entry = journal.checkins[-1]
    said = entry.value
    rated = (
        ("pain now", said.pain_now),
        ("worst pain", said.pain_worst),
        ("pain this morning", said.pain_morning),
    )
    parts = [f"{name} {value:g} of 10" for name, value in rated if value is not None]
    return f"{_moment(entry.at)}: {', '.join(parts)}" if parts else ""


def _workouts(journal: Journal) -> Iterator[str]:
    done = [w for w in journal.workouts if w.blocks]
    for workout in reversed(done[-_N_WORKOUTS:]):
        heaviest = max(
            (
                (one.load_kg, block.name, one)
                for block in workout.blocks
                for one in block.sets
                if one.load_kg and one.load_entered is not None and one.unit is not None
            ),
            key=lambda found: found[0],
            default=None,
        )
        line = f"{workout.on}: {workout.title or 'workout'}"
        if heaviest is not None:
            _, name, one = heaviest
            assert one.load_entered is not None and one.unit is not None  # chosen so above
            line += f", heaviest set {name} {format_load(one.load_entered, one.unit)}"
        yield line


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
