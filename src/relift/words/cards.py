"""Cards: short texts to read in a flare and after it (data/cards.toml)."""

from __future__ import annotations

from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError, UnknownTransitionError
from relift.evidence import parse_basis
from relift.words.figures import check_findings, fill_figures


class Card(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One card, with its figures filled in.

    Attributes:
        id: Its name.
        title: One line.
        paragraphs: What it says.
        bases: What it rests on.
        reviewed_by: The clinician who signed the text.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    bases: tuple[str, ...]
    reviewed_by: str = "none yet"

    @property
    def text(self) -> str:
        """The paragraphs as one text."""
        return "\n\n".join(self.paragraphs)


class CardTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of cards.toml."""

    reviewed_by: str
    cards: tuple[Card, ...]


@cache
def cards() -> tuple[Card, ...]:
    """Every card, in the order of the file.

    Raises:
        DataFileError: a card breaks the rules of `prepare_cards`.
    """
    return prepare_cards(load_table("cards.toml", CardTable))


def card(card_id: str) -> Card:
    """The card of this id.

    Raises:
        UnknownTransitionError: there is none.
    """
    for one in cards():
        if one.id == card_id:
            return one
    raise UnknownTransitionError(f"cards.toml has no card {card_id!r}")


def prepare_cards(table: CardTable) -> tuple[Card, ...]:
    """Fill in the figures and check every card.

    Raises:
        DataFileError: an id stands twice, a card names no basis or one that cannot be read, or a
            figure may not be shown.
    """
    if len({c.id for c in table.cards}) != len(table.cards):
        raise DataFileError("cards.toml: an id stands twice")
    return tuple(_prepared(c, table.reviewed_by) for c in table.cards)


def _prepared(one: Card, reviewed_by: str) -> Card:
    if not one.bases:
        raise DataFileError(f"cards.toml: {one.id} must say what it rests on")
    for basis in one.bases:
        parse_basis(basis)
    check_findings(f"cards.toml: {one.id}", one.paragraphs)
    return msgspec.structs.replace(
        one,
        paragraphs=tuple(fill_figures(p) for p in one.paragraphs),
        reviewed_by=reviewed_by,
    )
