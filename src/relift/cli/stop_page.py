"""The stop page: where to go, what to say there, and what to hand over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from relift.cli.lines import Kind
from relift.cli.screen import show_page
from relift.cli.timeline_past import PAST_WRITERS
from relift.cli.voice import Show
from relift.journal.timeline import Journal
from relift.plan.stops import Stop
from relift.screening.items import red_flags
from relift.screening.messages import Message, message
from relift.screening.standing import Need, Standing, standing
from relift.screening.tiers import Tier, Training, tier_row
from relift.units import format_load

_MEDICINE_DAYS = timedelta(days=7)
_N_FLARES = 5
_N_WORKOUTS = 3
_N_HISTORY = 6
_HISTORY = (Kind.EPISODE, Kind.IMAGING, Kind.CARE)
_COMMANDS = {
    Need.FULL_SCREEN: "relift flare",
    Need.SHORT_SCREEN: "relift checkin",
    Need.AGE: "relift profile --adult",
}


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
        history=tuple(_history(journal)),
    )


def show_stop(journal: Journal, now: datetime, show: Show) -> None:
    """Print why there is no plan, where to go, and what to hand over.

    Args:
        journal: The record.
        now: Aware.
        show: Prints paragraphs.
    """
    screened = standing(journal, now)
    pages = _pages(screened, journal.profile.country)
    for page in pages:
        show_page(page, show)
    say = list(dict.fromkeys(line for page in pages for line in page.say))
    if say:
        show("What you can say there:\n" + "\n".join(f"- {line}" for line in say))
    if needs_handover(screened):
        show(*_handover_lines(handover(journal, now)))
    if screened.stops:
        show("Once you have been seen, or if an answer was a slip: relift flare --screen")
    elif screened.needs in _COMMANDS:
        show(f"Go on with: {_COMMANDS[screened.needs]}")
    elif screened.is_crisis_waiting:
        show("When you are ready, read it again and go on with: relift flare")


def stop_json(stop: Stop | None, journal: Journal, now: datetime) -> dict[str, object] | None:
    """A stop for programs, with the hand-over where the person is sent somewhere today."""
    if stop is None:
        return None
    return {
        "kind": stop.kind,
        "heading": stop.heading,
        "lines": stop.lines,
        "say": stop.say,
        "numbers": [{"name": name, "number": number} for name, number in stop.numbers],
        "handover": handover(journal, now) if needs_handover(standing(journal, now)) else None,
    }


def _pages(screened: Standing, country: str) -> list[Message]:
    """The messages of a stop; someone who is sent to care is not asked for answers first."""
    is_sent = tier_row(screened.tier).training is Training.NONE
    return [
        message(name, country=country)
        for name in screened.messages
        if not (is_sent and name.startswith("need_"))
    ]


def _handover_lines(papers: Handover) -> Iterator[str]:
    yield "# To hand over, as you recorded it"
    if papers.signs:
        yield f"Answered yes or unsure, {papers.since}:\n" + _list(papers.signs)
    none = ("none recorded",)
    yield "Medicines of the last 7 days:\n" + _list(papers.medicines or none)
    yield "Flares:\n" + _list(papers.flares or none)
    if papers.ratings:
        yield f"Last check-in: {papers.ratings}"
    yield "Last workouts:\n" + _list(papers.workouts or none)
    if papers.history:
        yield "From the history:\n" + _list(papers.history)


def _list(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {line}" for line in lines)


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


def _history(journal: Journal) -> Iterator[str]:
    lines = [line for kind in _HISTORY for line in PAST_WRITERS[kind](journal)]
    for line in sorted(lines, key=lambda one: (one.at, one.id))[-_N_HISTORY:]:
        yield f"{line.when}: {line.title}"


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
