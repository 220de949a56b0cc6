"""Words that help: accurate words beside people's labels, short cards, and the calm-down."""

from relift.words.calm import Calm, calm
from relift.words.cards import Card, card, cards
from relift.words.figures import fill_figures
from relift.words.labels import Statement, Word, look_up, words

__all__ = [
    "Calm",
    "Card",
    "Statement",
    "Word",
    "calm",
    "card",
    "cards",
    "fill_figures",
    "look_up",
    "words",
]
