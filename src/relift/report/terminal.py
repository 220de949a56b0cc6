"""Drawing in a terminal: points and ranges on a line, sparklines, tracks, in plain text.

Nothing here knows of colour or of a screen. Lines are drawn with block characters, one for one
replaced where a terminal has only ASCII, so that the width stays. A plotting library (plotext) was
weighed: it draws whole canvases with a state of its own, and a row for each set reads better, aloud
too.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from relift.scales import NRS_MAX

_BLOCKS = "▁▂▃▄▅▆▇█"
_RAMP = "_.:-=+*#"
_ASCII = str.maketrans(
    {"●": "*", "○": "o", "◆": "#", "─": "-", "│": "|", "┊": ":", "·": ".", "▓": "+", "▒": "-"}
    | dict(zip(_BLOCKS, _RAMP, strict=True))
    | {"“": '"', "”": '"', "’": "'", "…": "~", "−": "-", "×": "x", "–": "-"}
)
_LEAST = 30


@dataclass(frozen=True, slots=True)
class Pen:
    """What a drawing has to keep to.

    Attributes:
        width: Cells in a line, at least 30.
        is_plain: Whether only ASCII can be shown.
    """

    width: int = 80
    is_plain: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", max(_LEAST, self.width))

    def finish(self, lines: Sequence[str]) -> list[str]:
        """Cut lines to the width, and put ASCII in place of what cannot be shown."""
        cut = [fit(line, self.width).rstrip() for line in lines]
        return [line.translate(_ASCII) for line in cut] if self.is_plain else cut

    def wrapped(self, text: str) -> list[str]:
        """A paragraph as lines of this width."""
        return textwrap.wrap(text, self.width, break_on_hyphens=False) or [""]


def fit(text: str, width: int) -> str:
    """A text in exactly so many cells: filled up, or cut with an ellipsis."""
    cells = [_cells(c) for c in text]
    if sum(cells) <= width:
        return text + " " * (width - sum(cells))
    kept, room = "", width - 1
    for character, n in zip(text, cells, strict=True):
        if n > room:
            break
        kept, room = kept + character, room - n
    return kept + "…" + " " * room


def on_line(
    marks: Sequence[tuple[float, str]], *, width: int, top: float = NRS_MAX, low: float = 0.0
) -> str:
    """Marks on a line from `low` to `top`, joined by a rule; the last of two in one cell is seen.

    Args:
        marks: (value, character).
        width: Cells.
        top: Value at the right end.
        low: Value at the left end.
    """
    places = [(_place(value - low, width, top - low), character) for value, character in marks]
    cells = [" "] * width
    first, last = min(p for p, _ in places), max(p for p, _ in places)
    cells[first : last + 1] = "─" * (last - first + 1)
    for place, character in places:
        cells[place] = character
    return "".join(cells)


def scale(width: int) -> str:
    """The words under a line of pain: 0 is none and 10 the worst."""
    left, right = "0 none", "10 worst"
    return left + "5".center(width - len(left) - len(right)) + right


def spark(values: Sequence[float | None], *, top: float, low: float = 0.0) -> str:
    """A sparkline from `low` to `top`, one character for each value; a gap is a dot."""
    return "".join(
        "·" if value is None else _BLOCKS[_place(value - low, len(_BLOCKS), top - low)]
        for value in values
    )


def binned(values: Sequence[float | None], n: int) -> tuple[list[float | None], int]:
    """Values in at most `n` bins, the highest of each; and how many values a bin holds."""
    size = max(1, -(-len(values) // n))
    bins = [
        [value for value in values[at : at + size] if value is not None]
        for at in range(0, len(values), size)
    ]
    return [max(one) if one else None for one in bins], size


def _place(value: float, width: int, top: float) -> int:
    share = value / top if top else 0.0
    return min(width - 1, max(0, round(share * (width - 1))))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
