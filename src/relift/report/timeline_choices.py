"""What a person chose about their plan, as lines of the timeline: places, ladders, pauses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relift.journal.choices import LadderChosen, Paused
from relift.journal.records import Payload
from relift.journal.timeline import Entry, Journal
from relift.plan.places import place_words


def choice_lines(journal: Journal) -> Iterator[tuple[Entry[Payload], str]]:
    """Every choice with its title, in no order."""
    for place in journal.equipment:
        yield place, place_words(place.value)
    for ladder in journal.ladder_choices:
        yield ladder, _ladder(ladder.value)
    for pause in journal.pauses:
        yield pause, _pause(pause.value)
    for plan in journal.relapse_plans:
        n = len(plan.value.first_hour)
        yield plan, f"Wrote down what to do if it comes back ({n} steps for the first hour)"
    for kept in journal.programmes:
        yield kept, f"Follows the programme “{kept.value.name}” from {kept.value.start_on}"
    for end in journal.programme_ends:
        yield end, "Ended the programme"


def _ladder(said: LadderChosen) -> str:
    if said.is_wanted is None:
        return f"Leaves it to the plan whether it holds the ladder {said.ladder}"
    return f"{'Wants' if said.is_wanted else 'Leaves out'} the ladder {said.ladder}"


def _pause(said: Paused) -> str:
    if said.is_ended:
        return "Ended the pause"
    reason = f": {said.reason}" if said.reason else ""
    return f"Paused the plan{_until(said.until_on)}{reason}"


def _until(day: date | None) -> str:
    return f", until {day}" if day else ""
