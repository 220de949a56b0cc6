"""Words that cannot wait: nobody reads what is typed here but the person who typed it.

A text that sounds like a danger sign leads to the safety questions, and thoughts of suicide to the
crisis page; the text itself is kept as it was typed.
"""

from __future__ import annotations

from relift.cli.screen import show_page
from relift.cli.voice import Show
from relift.screening.messages import crisis_page
from relift.words.screen_first import First, FirstKind, screen_first


def heed(text: str, *, country: str, show: Show, is_fear: bool = False) -> First | None:
    """Answer a text that cannot wait.

    Args:
        text: As typed.
        country: ISO 3166 code for the numbers to call; "" where it is not known.
        show: Prints paragraphs.
        is_fear: Whether it is a fear, a thought or a goal, which names signs that are not there:
            then only thoughts of suicide are answered.

    Returns:
        What comes first, or None where the text may wait.
    """
    first = screen_first(text)
    if first is None or (is_fear and first.kind is not FirstKind.CRISIS):
        return None
    show(first.words)
    if first.kind is FirstKind.CRISIS:
        show_page(crisis_page(country), show)
    else:
        show("The safety questions: relift flare")
    return first
