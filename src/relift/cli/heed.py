"""How words that cannot wait are answered in a terminal (`relift.plan.heed`)."""

from __future__ import annotations

from relift.cli.screen import show_page
from relift.cli.voice import Show
from relift.plan.heed import Heed, heed_text


def heed(text: str, *, country: str, show: Show, is_fear: bool = False) -> Heed | None:
    """Answer a text that cannot wait.

    Args:
        text: As typed.
        country: ISO 3166 code for the numbers to call; "" where it is not known.
        show: Prints paragraphs.
        is_fear: Whether only thoughts of suicide are answered.

    Returns:
        What comes first, or None where the text may wait.
    """
    first = heed_text(text, country=country, is_fear=is_fear)
    if first is not None:
        show_heed(first, show)
    return first


def show_heed(first: Heed, show: Show) -> None:
    """Print what comes first."""
    show(first.words)
    if first.page is not None:
        show_page(first.page, show)
    else:
        show("The safety questions: relift flare")
