"""Words that help: accurate words beside labels, short cards, the calm-down, medicines' names."""

from relift.words.calm import Calm, calm
from relift.words.cards import Card, card, cards
from relift.words.figures import fill_figures
from relift.words.labels import Statement, Word, look_up, words
from relift.words.medicines import class_of, sort_medicine

__all__ = [
    "Calm",
    "Card",
    "Statement",
    "Word",
    "calm",
    "card",
    "cards",
    "class_of",
    "fill_figures",
    "look_up",
    "sort_medicine",
    "words",
]
