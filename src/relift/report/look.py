"""How a picture looks: light or dark, the colours, the width.

The colours are told apart with the common kinds of colour blindness (after Okabe and Ito), and
none stands for good or bad: there is no red and no green. `PAGE` carries names in place of colours,
so that one picture in a page follows the page's light or dark.
"""

from __future__ import annotations

import enum
import re
from dataclasses import astuple, dataclass, fields

WIDTH = 344
"""Width of a picture [px]: a phone of 360 px shows it whole."""

FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
"""vl-convert brings the first one along; nothing is fetched."""


class Theme(enum.StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for: text, lines behind, background, and up to four series."""

    ink: str
    soft: str
    grid: str
    paper: str
    first: str
    second: str
    third: str
    fourth: str

    @property
    def series(self) -> tuple[str, str, str, str]:
        """The colours of series, in order."""
        return self.first, self.second, self.third, self.fourth


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a picture is drawn with.

    Attributes:
        palette: Its colours.
        has_title: Whether the title is part of the picture.
        width: Of the whole picture [px], about.
    """

    palette: Palette
    has_title: bool = True
    width: int = WIDTH


PALETTES = {
    Theme.LIGHT: Palette(
        "#1b1b1b", "#595959", "#d9d9d9", "#ffffff", "#0072b2", "#b35900", "#8a4b8f", "#3d3d3d"
    ),
    Theme.DARK: Palette(
        "#f2f2f2", "#b8b8b8", "#3d4145", "#15181b", "#56b4e9", "#e69f00", "#d58fc4", "#dcdcdc"
    ),
}

# Colours that nobody would choose, so that each can be found again in a finished picture.
_PAGE = Palette(*(f"#0f1e{n:02d}" for n in range(len(fields(Palette)))))
PAGE = Look(palette=_PAGE, has_title=False)
"""The look of a picture inside a page; `in_page_colors` makes it follow the page."""


def look_of(theme: Theme) -> Look:
    """The look of a picture that stands alone."""
    return Look(palette=PALETTES[theme])


def in_page_colors(svg: str) -> str:
    """Put the page's variables (`--ink` and the like) where `PAGE` left its marks."""
    names = {mark: field.name for mark, field in zip(astuple(_PAGE), fields(Palette), strict=True)}
    return re.sub("#0f1e[0-9]{2}", lambda found: f"var(--{names[found[0]]})", svg)


def page_variables(theme: Theme) -> str:
    """The colours of a theme as CSS variables."""
    pairs = zip(fields(Palette), astuple(PALETTES[theme]), strict=True)
    return " ".join(f"--{field.name}: {color};" for field, color in pairs)
