"""How an outlook is shown: a table, a small chart, the assumptions, and the score so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import date

from relift.cli.output import plain, table
from relift.cli.voice import Show, aloud
from relift.plan.outlook import Ahead, Outlook, Range, Scored
from relift.plan.present_course import Lifted
from relift.scales import NRS_MAX
from relift.units import format_load

_CHART_WIDTH = 41
_MOST_LINES = 15
_FEW = 10
_WEEK = 7
_STOPPED = (
    "There is no forecast before the safety questions are answered, or while a stop stands. "
    "See: relift today"
)


def outlook_json(seen: Outlook, on: date, *, is_stopped: bool) -> dict[str, object]:
    """An outlook for programs.

    Args:
        seen: The outlook.
        on: The person's local date.
        is_stopped: Whether a stop stands, so that there are no days.
    """
    return {
        "on": on,
        "is_stopped": is_stopped,
        "days": [asdict(day) for day in seen.days],
        "course": [asdict(one) for one in seen.course],
        "assumptions": list(assumptions(seen)),
        "scored": asdict(seen.scored) if seen.scored else None,
        "is_little_data": seen.scored is None or seen.scored.n < _FEW,
    }


def show_outlook(seen: Outlook, *, is_stopped: bool, show: Show = aloud) -> None:
    """Print an outlook.

    Args:
        seen: The outlook.
        is_stopped: Whether a stop stands.
        show: Prints paragraphs.
    """
    if is_stopped:
        show(_STOPPED)
    else:
        show("# If you go on as you do now")
        lifts = [f"{one.ladder.capitalize()} is {_what(one)}." for one in seen.course]
        show(" ".join(["Pain from 0 to 10: the mean, and the range of 8 in 10 cases.", *lifts]))
        print()
        table(("day", "on getting up", *_names(seen)), list(_rows(seen)))
        if seen.course:
            show("# What you may come to expect before a set, 0 to 10")
            print()
            table(("day", *_names(seen)), list(_expected_rows(seen)))
        show("# Morning pain, 0 to 10")
        print("\n".join(chart(seen)))
        show("# What this takes for granted", "\n".join(f"- {a}" for a in assumptions(seen)))
    show("# How good the forecasts have been", score_words(seen.scored))


def assumptions(seen: Outlook) -> Iterator[str]:
    """What an outlook takes for granted, in plain words."""
    for one in seen.course:
        often = "every day" if one.every_d == 1 else f"every {one.every_d} days"
        yield f"You repeat {_what(one)} {often}, whatever hurts. The plan itself would adapt."
    if not seen.course:
        yield "You do no planned movements; there were none in the last week."
    yield "Nothing else happens: no new flare but those of chance, no other training, no medicine."
    yield "You are like the people that the model can describe. It has not been tested on lifters."
    yield "The range holds 8 of 10 cases, so 2 of 10 fall outside it."


def chart(seen: Outlook) -> Iterator[str]:
    """Lines of a text chart of the mornings: the range as a line, the mean as a dot."""
    scale = "0" + "5".center(_CHART_WIDTH - 2) + "10"
    yield f"{'':10}  {scale}"
    step = max(1, -(-len(seen.days) // _MOST_LINES))
    for day in seen.days[::step]:
        yield f"{day.on:%a %m-%d }  {bar(day.morning)}"


def bar(one: Range) -> str:
    """A range on a line from 0 to 10."""
    low, mean, high = (
        round(x / NRS_MAX * (_CHART_WIDTH - 1)) for x in (one.low, one.mean, one.high)
    )
    cells = [("─" if low <= k <= high else " ") for k in range(_CHART_WIDTH)]
    cells[mean] = "●"
    return "".join(cells).rstrip()


def score_words(scored: Scored | None, *, whose: str = "your") -> str:
    """How good the forecasts were, honest about little data."""
    if scored is None:
        return (
            "There is nothing to score yet. It takes sets with an expectation before and the felt "
            "pain after; relift workout asks for both."
        )
    told = (
        f"Over {scored.n} sets the forecast was off by {scored.forecast:.1f} points on average. "
        f"“The same as last time” was off by {scored.same_as_last:.1f}, and {whose} own "
        f"expectation by {scored.expected:.1f}. On average it felt {_surprise(scored.surprise)}."
    )
    if scored.n < _FEW:
        told += f" With so few sets (under {_FEW}) these numbers say little."
    return told


def _surprise(mean: float) -> str:
    small = 0.05
    if abs(mean) < small:
        return "just as expected"
    return f"{abs(mean):.1f} points {'less' if mean < 0 else 'more'} than expected"


def _names(seen: Outlook) -> list[str]:
    return [one.ladder for one in seen.course]


def _rows(seen: Outlook) -> Iterator[tuple[str, ...]]:
    """Tomorrow, then the end of each week; felt pain of the newest time up to that day."""
    for mark in _marks(seen):
        felt = [_newest(seen, mark, one.ladder, lambda day: day.felt) for one in seen.course]
        yield (_label(seen, mark), _words(seen.days[mark].morning), *felt)


def _expected_rows(seen: Outlook) -> Iterator[tuple[str, ...]]:
    """The same days, with what may be expected before a set."""
    for mark in _marks(seen):
        said = [_newest(seen, mark, one.ladder, lambda day: day.expected) for one in seen.course]
        yield (_label(seen, mark), *said)


def _marks(seen: Outlook) -> list[int]:
    return sorted({0, *range(_WEEK - 1, len(seen.days), _WEEK), len(seen.days) - 1})


def _label(seen: Outlook, mark: int) -> str:
    return f"{seen.days[mark].on} (+{mark + 1} d)"


def _newest(
    seen: Outlook, mark: int, ladder: str, ratings: Callable[[Ahead], Mapping[str, Range]]
) -> str:
    """The newest rating of a ladder up to a day, in words; "" before the first."""
    upto = reversed(seen.days[: mark + 1])
    found = next((ratings(day)[ladder] for day in upto if ladder in ratings(day)), None)
    return _words(found) if found else ""


def _words(one: Range) -> str:
    return f"{one.mean:.1f} ({one.low:.0f} to {one.high:.0f})"


def _what(one: Lifted) -> str:
    load = ""
    if one.load_entered is not None and one.unit is not None:
        load = f" {format_load(one.load_entered, one.unit)}"
    return f"{plain(one.movement)}{load} × {one.reps}"
