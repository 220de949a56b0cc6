"""Text that a person or another app wrote, made fit to be shown to others.

The one place that it passes through on its way into a chart or a report: text that solicits drug
sales or advertises is held back (`relift.words.intake`), links and hidden marks are made harmless,
and it is cut to a length. Escaping for a page is the page's business.
"""

from __future__ import annotations

from relift.words.intake import neutral_text, take_in

HELD = "[held back: it reads like an advertisement or an offer of medicines]"
"""Stands where a text is held."""

MOST = 400
"""Longest text that is shown whole [characters]."""


def shown(text: str, most: int = MOST) -> str:
    """A text on one line, harmless, cut with an ellipsis; `HELD` for one that is held.

    Args:
        text: As it was written.
        most: Longest [characters].
    """
    if take_in(text).is_held:
        return HELD
    clean = neutral_text(" ".join(text.split()))
    return clean if len(clean) <= most else clean[: most - 1] + "…"
