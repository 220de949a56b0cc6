"""How a what-if is shown: tables of the ways, small fans side by side, and what lies behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from shutil import get_terminal_size
from typing import NamedTuple

from relift.cli.output import plain, table
from relift.cli.voice import Show, aloud
from relift.plan.what_if import Going, WhatIf
from relift.plan.what_if_words import (
    assumptions,
    knowledge,
    name_of,
    reference_words,
    summary,
    ways_words,
)
from relift.scales import NRS_MAX
from relift.threat.courses import Bands, Future
from relift.units import LB_IN_KG, Unit

_WEEK_D = 7
_SOON_D = 14
_NARROW = 60
_LABEL = 8
_GAP = "  "
_LEAST_FAN = 12
_STOPPED = (
    "There is no look ahead before the safety questions are answered, or while a stop stands. "
    "See: relift today"
)


class _Measure(NamedTuple):
    """One thing that is followed.

    Attributes:
        title: As shown.
        bands: Takes it out of a future.
        scale: Shown number for each unit of the bands.
        top: Upper end of the scale, as shown.
        digits: Of a shown number.
    """

    title: str
    bands: Callable[[Future], Bands]
    scale: float
    top: float
    digits: int


def what_if_json(seen: WhatIf | None, on: date) -> dict[str, object]:
    """A what-if for programs.

    Args:
        seen: The weeks ahead, or None while a stop stands.
        on: The person's local date.
    """
    if seen is None:
        return {"on": on, "is_stopped": True, "ways": []}
    return {
        "on": on,
        "is_stopped": False,
        "ladder": seen.ladder,
        "days": list(seen.days),
        "reference": asdict(seen.reference),
        "e1rm_kg": seen.e1rm_kg,
        "own": asdict(seen.own) if seen.own else None,
        "programme": seen.programme,
        "ways": [{"policy": one.policy, **asdict(one.future)} for one in seen.ways],
        "meaning": list(ways_words(seen)),
        "summary": list(summary(seen)),
        "assumptions": list(assumptions(seen)),
        "n_rated": seen.n_rated,
        "is_little_data": seen.is_little_data,
        "known": [asdict(one) for one in seen.known],
        "knowledge": list(knowledge(seen)),
    }


def show_what_if(seen: WhatIf | None, *, show: Show = aloud) -> None:
    """Print a what-if.

    Args:
        seen: The weeks ahead, or None while a stop stands.
        show: Prints paragraphs.
    """
    if seen is None:
        show(_STOPPED)
        return
    n_weeks = (len(seen.days) - 1) // _WEEK_D
    show(f"# {seen.ladder_name}: {n_weeks} week{'s' if n_weeks > 1 else ''} ahead, four ways")
    show("\n".join(f"- {plain(line)}" for line in ways_words(seen)))
    if seen.is_little_data:
        show(knowledge(seen)[0])
    show(
        "In the drawings ● is the mean of the model's futures, and the line holds 8 in 10 of them."
    )
    for measure in _measures(seen):
        show(f"# {measure.title}")
        print()
        table(("way", *_headings(seen)), [_row(seen, one, measure) for one in seen.ways])
        print()
        print("\n".join(fans(seen, measure, get_terminal_size().columns)))
    show("# In words", "\n".join(f"- {plain(line)}" for line in summary(seen)))
    show("# What this takes for granted", "\n".join(f"- {a}" for a in assumptions(seen)))
    show("# What the model can and cannot know", *knowledge(seen))


def fans(seen: WhatIf, measure: _Measure, width: int) -> Iterator[str]:
    """Small fans side by side, a line for each week: the 8-in-10 range, and the mean as a dot.

    Args:
        seen: The weeks ahead.
        measure: What is drawn.
        width: Of the terminal [columns].
    """
    abreast = len(seen.ways) if width > _NARROW else len(seen.ways) // 2
    cell = max(_LEAST_FAN, (min(width, 2 * _NARROW // 3 * 2) - _LABEL) // abreast - len(_GAP))
    for first in range(0, len(seen.ways), abreast):
        group = seen.ways[first : first + abreast]
        if first:
            yield ""
        yield _line("", [name_of(one.policy).ljust(cell) for one in group])
        yield _line("", [f"0{f'{measure.top:g}'.rjust(cell - 1)}"] * len(group))
        for day in range(0, len(seen.days), _WEEK_D):
            label = "now" if day == 0 else f"week {day // _WEEK_D}"
            yield _line(label, [_span(one, measure, day, cell) for one in group])


def _measures(seen: WhatIf) -> Iterator[_Measure]:
    yield _Measure("Pain on getting up, 0 to 10", lambda f: f.morning, 1.0, NRS_MAX, 1)
    what = plain(reference_words(seen.reference))
    yield _Measure(f"Pain expected of {what}, 0 to 10", lambda f: f.expected, 1.0, NRS_MAX, 1)
    if seen.e1rm_kg is not None and seen.unit is not None:
        scale = seen.e1rm_kg / (LB_IN_KG if seen.unit is Unit.LB else 1.0)
        most = max(max(one.future.load.high) for one in seen.ways) * scale
        title = f"Heaviest load of the week, {seen.unit.value}"
        yield _Measure(title, lambda f: f.load, scale, _rounded_up(most, 50.0), 0)
    most = max(max(one.future.too_much.high) for one in seen.ways)
    title = "Sets with too much pain, so far"
    yield _Measure(title, lambda f: f.too_much, 1.0, _rounded_up(most, 5.0), 0)


def _rounded_up(most: float, step: float) -> float:
    return max(step, -(-most // step) * step)


def _marks(seen: WhatIf) -> list[int]:
    """Now, in two weeks, and at the end."""
    last = len(seen.days) - 1
    return [0, _SOON_D, last] if last > _SOON_D else [0, last]


def _headings(seen: WhatIf) -> Iterator[str]:
    for day in _marks(seen):
        weeks = day // _WEEK_D
        yield "now" if day == 0 else f"in {weeks} week{'s' if weeks > 1 else ''}"


def _row(seen: WhatIf, one: Going, measure: _Measure) -> Sequence[str]:
    bands = measure.bands(one.future)
    cells = []
    for day in _marks(seen):
        mean, low, high = (
            measure.scale * numbers[day] for numbers in (bands.mean, bands.low, bands.high)
        )
        told = f"{mean:.{measure.digits}f}"
        is_wide = get_terminal_size().columns > _NARROW
        is_range = day > 0 and round(low) < round(high) and is_wide
        cells.append(f"{told} ({low:.0f} to {high:.0f})" if is_range else told)
    return [name_of(one.policy), *cells]


def _span(one: Going, measure: _Measure, day: int, cell: int) -> str:
    bands = measure.bands(one.future)
    low, mean, high = (
        round(min(1.0, measure.scale * numbers[day] / measure.top) * (cell - 1))
        for numbers in (bands.low, bands.mean, bands.high)
    )
    drawn = [("─" if low <= k <= high else "·") for k in range(cell)]
    drawn[mean] = "●"
    return "".join(drawn)


def _line(label: str, cells: Sequence[str]) -> str:
    return _GAP.join([label.ljust(_LABEL - len(_GAP)), *cells]).rstrip()
