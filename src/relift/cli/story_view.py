"""The story of the history in a terminal."""

from __future__ import annotations

from relift.cli.output import plain
from relift.cli.voice import Show
from relift.journal.story import Series, Span, Story
from relift.report.story_lines import chapters

NOTHING = (
    "There is no story to tell yet. Begin with `relift history add episode`, or see "
    "`relift history add --help`."
)


def show_story(story: Story, show: Show) -> None:
    """Tell the story in paragraphs."""
    told = chapters(story)
    for heading, lines, after in told:
        items = "\n".join(f"- {plain(line)}" for line in lines)
        show(f"# {heading}", items, *([after] if after else []))
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
