"""Text that a person or another app wrote, made fit to be shown to others.

The one place that it passes through on its way into a chart or a report: control characters are
taken out and it is cut to a length. Escaping for a page is the page's business.
"""

from __future__ import annotations

import unicodedata

MOST = 400
"""Longest text that is shown whole [characters]."""


def shown(text: str, most: int = MOST) -> str:
    """A text on one line without control characters, cut with an ellipsis.

    Args:
        text: As it was written.
        most: Longest [characters].
    """
    spaced = " ".join(text.split())
    clean = "".join(
        c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c == "\u200d"
    )
    return clean if len(clean) <= most else clean[: most - 1] + "…"
