"""The story of the history in a terminal: episodes and gaps, what helped, beliefs and goals."""

from __future__ import annotations

from collections.abc import Iterator

from relift.cli.output import plain
from relift.cli.voice import Show
from relift.journal.story import CareStory, EpisodeStory, Series, Span, Story
from relift.report.timeline_past import course, dates
from relift.units import counted

_DAYS_IN_MONTH = 30.44
_DAYS_IN_YEAR = 365.25
_WEEKS_FROM_D = 14
_MONTHS_FROM_D = 60
_YEARS_FROM_D = 730
NOTHING = (
    "There is no story to tell yet. Begin with `relift history add episode`, or see "
    "`relift history add --help`."
)
_RATED = (
    "This is how you rated it. It does not say what made the difference: a time of pain can end "
    "by itself."
)


def show_story(story: Story, show: Show) -> None:
    """Tell the story in paragraphs; what there is nothing of is left out."""
    parts = (
        ("# Episodes", [_episode(one) for one in story.episodes], ""),
        ("# What helped", [_care(one) for one in story.care], _RATED),
        (
            "# Thoughts and fears (0: not believed, 10: completely)",
            [_series(one) for one in story.thoughts],
            "",
        ),
        (
            "# Goals (0: unable, 10: as before)",
            [_series(one) for one in story.goals],
            "",
        ),
    )
    told = False
    for heading, lines, after in parts:
        if lines:
            show(heading, "\n".join(lines), *([after] if after else []))
            told = True
    if not told:
        show(NOTHING)


def story_json(story: Story) -> dict[str, object]:
    """The story for programs."""
    return {
        "episodes": [
            {
                "id": one.entry.id,
                "label": one.entry.value.label,
                "began_on": str(one.entry.value.began_on),
                "ended_on": str(one.entry.value.ended_on) if one.entry.value.ended_on else None,
                "is_ongoing": one.entry.value.is_ongoing,
                "lasted": _span_json(one.lasted),
                "gap": _span_json(one.gap),
            }
            for one in story.episodes
        ],
        "care": [
            {
                "role": one.role,
                "times": len(one.visits),
                "helped": one.helped,
                "median_helped": one.median_helped,
            }
            for one in story.care
        ],
        "thoughts": [_series_json(one) for one in story.thoughts],
        "goals": [_series_json(one) for one in story.goals],
    }


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


def _span_json(span: Span | None) -> dict[str, object] | None:
    return None if span is None else {"days": span.days, "is_rough": span.is_rough}


def _series_json(series: Series) -> dict[str, object]:
    return {
        "kind": series.kind,
        "text": series.text,
        "values": series.values,
        "target": series.target,
        "until_on": series.until_on,
    }


def _episode(one: EpisodeStory) -> str:
    return "- " + "; ".join(_episode_parts(one)) + "."


def _episode_parts(one: EpisodeStory) -> Iterator[str]:
    said = one.entry.value
    when = dates(said.began_on, said.ended_on, is_ongoing=said.is_ongoing)
    yield f"“{plain(said.label)}”, {when}"
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
    done = "; ".join(dict.fromkeys(plain(v.value.done) for v in one.visits if v.value.done))
    return f"- {plain(one.role)}, {times}: {helped}{f' ({done})' if done else ''}."


def _series(one: Series) -> str:
    values = course(one.values) or "not rated"
    goal = f", target {one.target:g}" if one.target is not None else ""
    until = f" by {one.until_on:%Y-%m-%d}" if one.until_on else ""
    return f"- “{plain(one.text)}”: {values}{goal}{until}."
