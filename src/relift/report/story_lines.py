"""The story of the history in sentences: episodes and gaps, what helped, beliefs and goals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from relift.journal.story import CareStory, EpisodeStory, Series, Span, Story
from relift.report.timeline_past import course, dates
from relift.units import counted

_DAYS_IN_MONTH = 30.44
_DAYS_IN_YEAR = 365.25
_WEEKS_FROM_D = 14
_MONTHS_FROM_D = 60
_YEARS_FROM_D = 730
_RATED = (
    "This is how you rated it. It does not say what made the difference: a time of pain can end "
    "by itself."
)


class Chapter(NamedTuple):
    """One part of the story.

    Attributes:
        heading: What it tells of.
        lines: A sentence for each thing.
        after: What has to be said with it, or "".
    """

    heading: str
    lines: tuple[str, ...]
    after: str = ""


def chapters(story: Story) -> tuple[Chapter, ...]:
    """Tell the story; what there is nothing of is left out."""
    told = (
        Chapter("Episodes", tuple(_episode(one) for one in story.episodes)),
        Chapter("What helped", tuple(_care(one) for one in story.care), _RATED),
        Chapter(
            "Thoughts and fears (0: not believed, 10: completely)",
            tuple(_series(one) for one in story.thoughts),
        ),
        Chapter("Goals (0: unable, 10: as before)", tuple(_series(one) for one in story.goals)),
    )
    return tuple(one for one in told if one.lines)


def length(span: Span) -> str:
    """A length of time as people say it."""
    days = span.days
    if days < _WEEKS_FROM_D:
        text = counted(days, "day")
    elif days < _MONTHS_FROM_D:
        text = counted(round(days / 7), "week")
    elif days < _YEARS_FROM_D:
        text = counted(round(days / _DAYS_IN_MONTH), "month")
    else:
        text = counted(round(days / _DAYS_IN_YEAR), "year")
    return f"about {text}" if span.is_rough or days >= _WEEKS_FROM_D else text


def _episode(one: EpisodeStory) -> str:
    return "; ".join(_episode_parts(one)) + "."


def _episode_parts(one: EpisodeStory) -> Iterator[str]:
    said = one.entry.value
    when = dates(said.began_on, said.ended_on, is_ongoing=said.is_ongoing)
    yield f"“{said.label}”, {when}"
    if one.lasted is not None and one.lasted.days:
        yield f"{'so far ' if said.is_ongoing else ''}{length(one.lasted)}"
    if said.worst_pain is not None:
        yield f"worst pain {said.worst_pain:g}"
    if said.days_away is not None:
        yield f"{counted(round(said.days_away), 'day')} away from training"
    if one.gap is not None and one.gap.days:
        yield f"{length(one.gap)} after the one before"


def _care(one: CareStory) -> str:
    times = "once" if len(one.visits) == 1 else f"{len(one.visits)} times"
    helped = (
        f"helped {', '.join(f'{v:g}' for v in one.helped)} of 10" if one.helped else "not rated"
    )
    done = "; ".join(dict.fromkeys(v.value.done for v in one.visits if v.value.done))
    return f"{one.role}, {times}: {helped}{f' ({done})' if done else ''}."


def _series(one: Series) -> str:
    values = course(one.values) or "not rated"
    goal = f", target {one.target:g}" if one.target is not None else ""
    until = f" by {one.until_on:%Y-%m-%d}" if one.until_on else ""
    return f"“{one.text}”: {values}{goal}{until}."
