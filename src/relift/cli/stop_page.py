"""The stop page in the terminal: where to go, what to say there, and what to hand over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from relift.cli.screen import show_page
from relift.cli.voice import Show
from relift.journal.timeline import Journal
from relift.plan.stops import Stop, said_there, stop_pages
from relift.report.handover import Handover, handover, needs_handover
from relift.screening.standing import Need, standing

_COMMANDS = {
    Need.FULL_SCREEN: "relift flare",
    Need.SHORT_SCREEN: "relift checkin",
    Need.AGE: "relift profile --adult",
}


def show_stop(journal: Journal, now: datetime, show: Show) -> None:
    """Print why there is no plan, where to go, and what to hand over.

    Args:
        journal: The record.
        now: Aware.
        show: Prints paragraphs.
    """
    screened = standing(journal, now)
    pages = stop_pages(screened, country=journal.profile.country)
    for page in pages:
        show_page(page, show)
    if say := said_there(pages):
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
