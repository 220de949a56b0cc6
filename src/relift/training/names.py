"""Movement names as sets of words, so that an app's spelling and a person's meet.

A name loses case, accents, punctuation, plural s, grammar words and the order of its words;
abbreviations and words of other languages become the words of our aliases (data/movements.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from relift.accents import unaccented

Key = frozenset[str]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST_PLURAL = 4
_SHORTEST_TYPO = 5
_LONGEST_PHRASE = 4
_CLOSE_SPELLING = 0.84
_LENGTH_GAP = 2


class Names:
    """What turns a name into its words, built once from the data file."""

    def __init__(
        self, *, stop_words: Iterable[str], phrases: Mapping[str, str], implied: Mapping[str, str]
    ) -> None:
        self._stop_words = frozenset(stop_words)
        self._implied = dict(implied)
        self._phrases = {tuple(said.split()): meant.split() for said, meant in phrases.items()}
        self._first_words = {said[0] for said in self._phrases}

    def key(self, name: str) -> Key:
        """The set of words of a name, for comparison."""
        return frozenset(self.words(name))

    def words(self, name: str) -> list[str]:
        """The words of a name in order, after phrases and without grammar words."""
        words = _words(name)
        for _ in range(2):
            words = self._translated(words)
        dropped = self._stop_words | {self._implied[w] for w in words if w in self._implied}
        return [word for word in words if word not in dropped]

    def _translated(self, words: list[str]) -> list[str]:
        if self._first_words.isdisjoint(words):
            return words
        done: list[str] = []
        at = 0
        while at < len(words):
            for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
                meant = self._phrases.get(tuple(words[at : at + length]))
                if meant is not None:
                    done.extend(meant)
                    at += length
                    break
            else:
                done.append(words[at])
                at += 1
        return done


def respelled(word: str, vocabulary: Iterable[str]) -> tuple[str, float]:
    """The known word that a mistyped one is closest to.

    Args:
        word: An unknown word.
        vocabulary: Known words.

    Returns:
        (known word, likeness 0-1), or (the word itself, 0.0) where none is close enough.
    """
    best, likeness = word, 0.0
    if len(word) < _SHORTEST_TYPO:
        return best, likeness
    for known in vocabulary:
        near = known[:1] == word[:1] and abs(len(known) - len(word)) <= _LENGTH_GAP
        if not near or len(known) < _SHORTEST_TYPO:
            continue
        ratio = SequenceMatcher(None, word, known).ratio()
        if ratio >= max(likeness, _CLOSE_SPELLING):
            best, likeness = known, ratio
    return best, likeness


def _words(name: str) -> list[str]:
    return [_singular(word) for word in _WORD.findall(unaccented(name))]


def _singular(word: str) -> str:
    word = word.replace("'", "").replace("’", "")
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
