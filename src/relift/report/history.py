"""The report's section on what was before: episodes, scans and care; beliefs where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from relift.journal.past import EpisodeTold, ImagingReported
from relift.journal.story import CareStory, EpisodeStory, Series, tell_story
from relift.journal.timeline import Journal
from relift.report.free_text import shown
from relift.report.material import Material
from relift.report.section import Section

_NAME = 80


def history(material: Material) -> Section:
    """What the person recorded of the time before and beside this flare.

    Args:
        material: The record; own words stand in it only where its `has_words` says so.
    """
    story = tell_story(material.past, on=material.now.date())
    items = [
        *(_episode(one) for one in story.episodes),
        *(_scan(e.value, has_words=material.has_words) for e in material.past.imaging),
        *(_care(one) for one in story.care),
    ]
    if material.has_words:
        items += [_series(one) for one in (*story.thoughts, *story.goals)]
    return Section(
        id="history",
        heading="Episodes, scans and care",
        paragraphs=() if items else ("Nothing was recorded of earlier episodes, scans or care.",),
        items=tuple(items),
    )


def past_lines(journal: Journal, *, on: date) -> list[tuple[datetime, str]]:
    """Episodes, scans and care in a line each, with when they were told last.

    Args:
        journal: One person's record.
        on: Today, for what goes on.
    """
    story = tell_story(journal, on=on)
    return [
        *((one.entry.at, _episode(one)) for one in story.episodes),
        *((entry.at, _scan(entry.value, has_words=True)) for entry in journal.imaging),
        *((one.visits[-1].at, _care(one)) for one in story.care),
    ]


def _episode(one: EpisodeStory) -> str:
    return "; ".join(_episode_parts(one.entry.value))


def _episode_parts(said: EpisodeTold) -> Iterator[str]:
    ended = "still going on" if said.is_ongoing else "end not told"
    if said.ended_on is not None:
        ended = f"to {said.ended_on.words}"
    yield f"Episode “{shown(said.label, _NAME)}”: from {said.began_on.words}, {ended}"
    if said.worst_pain is not None:
        yield f"worst pain {said.worst_pain:g} of 10"
    if said.days_away is not None:
        yield f"{said.days_away:g} days away from training"


def _scan(said: ImagingReported, *, has_words: bool) -> str:
    region = f" of {shown(said.region, _NAME)}" if said.region else ""
    words = f": “{shown(said.report)}”" if has_words and said.report else ""
    return f"Scan ({said.modality.value}){region}, {said.done_on.words}{words}"


def _care(one: CareStory) -> str:
    rated = ", ".join(f"{value:g}" for value in one.helped)
    helped = f"rated as helping {rated} of 10" if rated else "not rated"
    times = "once" if len(one.visits) == 1 else f"{len(one.visits)} times"
    return f"Care by {shown(one.role, _NAME)}, {times}: {helped}"


def _series(one: Series) -> str:
    values = ", then ".join(f"{value:g}" for value in one.values) or "not rated"
    what = "able" if one.kind == "goal" else "believed"
    return f"{one.kind.capitalize()} “{shown(one.text, _NAME)}”: {what} {values} (0-10)"
