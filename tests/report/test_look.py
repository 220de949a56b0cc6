from __future__ import annotations

import pytest

from relift.report.look import PALETTES, Palette, Theme, page_variables


def luminance(color: str) -> float:
    """Relative luminance as of WCAG 2.2."""
    parts = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


by_theme = pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))


@by_theme
def test_text_stands_out_from_the_paper(palette: Palette) -> None:
    assert contrast(palette.ink, palette.paper) >= 7
    assert contrast(palette.soft, palette.paper) >= 4.5


@by_theme
def test_every_series_stands_out_from_the_paper(palette: Palette) -> None:
    assert min(contrast(color, palette.paper) for color in palette.series) >= 3


@by_theme
def test_no_series_is_red_or_green(palette: Palette) -> None:
    for color in palette.series:
        r, g, b = (int(color[k : k + 2], 16) for k in (1, 3, 5))
        assert not (g > 1.3 * r and g > 1.3 * b)
        assert not (r > 2.5 * g and r > 2.5 * b)


def test_a_page_has_a_variable_for_every_colour() -> None:
    assert page_variables(Theme.LIGHT).count("--") == 8
