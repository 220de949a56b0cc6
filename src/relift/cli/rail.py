"""The timeline along a rail: years and months at the left, episodes as a thick stretch of it.

2016
May    ● Episode “the big one”, May 2016 to August 2016, worst 9
Jun    ┣ MRI of lower back: “two bulged discs”
Aug    ○ “the big one” is over
2020
Feb  3 ├ Deadlift 100 kg, 2 × 5: expected 6, felt 3
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from relift.cli.output import plain
from relift.journal.past import EpisodeTold
from relift.journal.rough_dates import RoughDate
from relift.report.lines import Kind, Line

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BEGINS, _ENDS = "●", "○"
_THIN, _THICK = "│", "┃"
_THIN_ITEM, _THICK_ITEM = "├", "┣"
_LEAST = 20


class _Item:
    """Something on the rail: a line, or the end of an episode."""

    __slots__ = ("day", "is_end", "line", "text")

    def __init__(self, line: Line, *, is_end: bool, text: str) -> None:
        self.line, self.is_end, self.text = line, is_end, text
        end = line.ended if is_end else None
        self.day = end or line.rough or RoughDate(line.at.year, line.at.month, line.at.day)

    @property
    def place(self) -> tuple[date, bool]:
        """Where it stands: an end after everything else of what it can mean."""
        if self.is_end:
            return self.day.last, True
        return (self.day.first if self.line.rough else self.line.at.date()), False


def draw(
    lines: Sequence[Line], *, among: Sequence[Line], width: int, has_ids: bool = False
) -> Iterator[str]:
    """Draw lines along a rail.

    Args:
        lines: The oldest first.
        among: All lines, so that an episode that began before the first one is seen too.
        width: Of the terminal [characters].
        has_ids: Whether each line names the beginning of its id.

    Yields:
        Rows of at most `width` characters; a year stands alone in its row.
    """
    episodes = [line for line in among if line.kind is Kind.EPISODE]
    before: RoughDate | None = None
    for item in _items(lines, has_ids=has_ids):
        day = item.day
        if before is None or day.year != before.year:
            before = None
            yield str(day.year)
        yield from _rows(item, episodes, width=width, margin=_margin(day, before))
        before = day


def _items(lines: Sequence[Line], *, has_ids: bool) -> list[_Item]:
    items = []
    for line in lines:
        mark = f" [{line.short_id}]" if has_ids else ""
        said = f"Note: {line.title}" if line.kind is Kind.NOTE else line.title
        items.append(_Item(line, is_end=False, text=plain(said) + mark))
        if line.kind is Kind.EPISODE and line.ended is not None and line.ended != line.rough:
            items.append(_Item(line, is_end=True, text=f"{_label(line)} is over"))
    return sorted(items, key=lambda item: item.place)


def _margin(day: RoughDate, before: RoughDate | None) -> str:
    """Month and day, each where it is another one than in the row before."""
    is_new_month = before is None or day.month != before.month
    month = _MONTHS[day.month - 1] if is_new_month and day.month else ""
    is_new_day = is_new_month or before is None or day.day != before.day
    return f"{month:<3} {day.day if is_new_day and day.day else '':>2} "


def _rows(item: _Item, episodes: Sequence[Line], *, width: int, margin: str) -> Iterator[str]:
    is_inside = any(_is_inside(item, one) for one in episodes)
    rail = _THICK if is_inside else _THIN
    mark = _THICK_ITEM if is_inside else _THIN_ITEM
    if item.is_end:
        mark = _ENDS
    elif item.line.kind in (Kind.EPISODE, Kind.FLARE):
        mark = _BEGINS
    texts = textwrap.wrap(item.text, max(_LEAST, width - len(margin) - 2)) or [""]
    yield f"{margin}{mark} {texts[0]}"
    for more in texts[1:]:
        yield f"{'':{len(margin)}}{rail} {more}"


def _is_inside(item: _Item, episode: Line) -> bool:
    """Whether the rail below an item belongs to an episode."""
    if item.is_end and item.line is episode:
        return False
    began = episode.rough or item.day
    if item.place[0] < began.first:
        return False
    if episode.is_ongoing:
        return True
    return episode.ended is not None and item.place < (episode.ended.last, True)


def _label(line: Line) -> str:
    said = line.details
    return f"“{plain(said.label)}”" if isinstance(said, EpisodeTold) else plain(line.title)
