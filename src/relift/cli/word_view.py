"""How labels and cards are shown: the person's word as theirs, the accurate one beside it."""

from __future__ import annotations

from relift.cli.heed import heed
from relift.cli.output import plain
from relift.cli.voice import Show
from relift.words.cards import Card
from relift.words.labels import Word, look_up
from relift.words.screen_first import screen_first
from relift.words.sources import rests_on


def show_label(label: str, show: Show) -> None:
    """Print what is known about a label, or that nothing is."""
    if screen_first(label) is not None:
        show("", f"You wrote: “{plain(label)}”.")
        heed(label, country="", show=show)
        return
    found = look_up(label)
    if found is None:
        show(
            "", f"“{plain(label)}”: Relift has no card for this word yet. It stays as you said it."
        )
        return
    show(f"“{plain(label)}”: an accurate word is {found.accurate}.", *_paragraphs(found))


def show_card(one: Card, show: Show) -> None:
    """Print a card, and what it rests on."""
    show(f"# {one.title}", *one.paragraphs, rests_on(one.bases, one.reviewed_by))


def word_json(label: str) -> dict[str, object]:
    """A label and its word for programs; the word is null where there is none."""
    first, found = screen_first(label), look_up(label)
    if first is not None or found is None:
        return {"label": label, "word": None, "first": first}
    return {
        "label": label,
        "first": None,
        "word": found.id,
        "accurate": found.accurate,
        "summary": found.summary,
        "known_for": found.known_for,
        "known_against": found.known_against,
        "does_not_mean": found.does_not_mean,
        "reviewed_by": found.reviewed_by,
    }


def card_json(one: Card) -> dict[str, object]:
    """A card for programs."""
    return {
        "id": one.id,
        "title": one.title,
        "paragraphs": one.paragraphs,
        "bases": one.bases,
        "reviewed_by": one.reviewed_by,
    }


def _paragraphs(word: Word) -> list[str]:
    statements = (*word.known_for, *word.known_against)
    return [
        word.summary,
        "\n".join(f"- {s.text}" for s in statements),
        word.does_not_mean,
        rests_on((s.basis for s in statements), word.reviewed_by),
    ]
