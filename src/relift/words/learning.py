"""What there is to learn, in groups that a person finds their way in, and by their own words."""

from __future__ import annotations

from typing import NamedTuple

from relift.words.cards import Card, card, cards
from relift.words.labels import stems


class CardGroup(NamedTuple):
    """Cards that are read together.

    Attributes:
        title: What they are about.
        cards: Ids, in order.
    """

    title: str
    cards: tuple[str, ...]


CARD_GROUPS = (
    CardGroup(
        "When it has just begun", ("flare", "breathing", "soreness_or_flare", "first_day_back")
    ),
    CardGroup("How pain works", ("pain_not_damage", "why_so_intense", "fear", "confidence")),
    CardGroup("Scans", ("imaging_findings", "scan_by_age")),
    CardGroup("Care and medicines", ("visit", "medicines", "relaxants", "opioids")),
    CardGroup("Training again", ("load_and_exposure", "bad_morning", "came_back")),
)
"""Every card is in one of them."""


def grouped() -> list[tuple[str, list[Card]]]:
    """The cards by group, each with its title.

    Raises:
        UnknownTransitionError: a group names a card that is not there.
    """
    return [(group.title, [card(one) for one in group.cards]) for group in CARD_GROUPS]


def found_cards(typed: str) -> list[Card]:
    """The cards that have every word of a text, those with all of them in the title first.

    Args:
        typed: As typed; plural and disk or disc make no difference.
    """
    wanted = set(stems(typed))
    if not wanted:
        return []
    told = [(one, set(stems(one.title))) for one in cards()]
    hits = [(wanted <= title, one) for one, title in told if wanted <= title | set(stems(one.text))]
    return [one for in_title, one in sorted(hits, key=lambda hit: not hit[0])]
