"""Names that are nearly one on a list: a letter too many, missing, wrong, or two swapped.

Short names allow no slip, for a slip in four letters makes another word (`soma`, `some`). A name of
six or seven letters allows one, a longer one two; both have to begin alike, which most misspellings
keep and which spares nearly all comparisons. A word without vowels is held against the names
without theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_VOWEL = re.compile(r"[aeiou]")
_SHORTEST_BARE = 3
_SHORTEST_NAME = 5
_ONE_SLIP = 6
_TWO_SLIPS = 8
_LONGEST = 20
_SOUNDS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("y", "i"), ("x", "s"))
_REPEATED = re.compile(r"(.)\1+")


class NearNames:
    """A list of names, to which a word can be near."""

    def __init__(self, names: Iterable[str], *, never: Iterable[str] = ()) -> None:
        self._never = frozenset(never)
        self._by_start: dict[str, list[str]] = {}
        listed = list(dict.fromkeys(names))
        for sound in (_sound(name) for name in listed if len(name) >= _ONE_SLIP):
            self._by_start.setdefault(sound[0], []).append(sound)
        bare = {_bare(name) for name in listed if len(name) >= _SHORTEST_NAME}
        self._bare = {one for one in bare if len(one) >= _SHORTEST_BARE}
        self.has = lru_cache(maxsize=4096)(self._has)

    def _has(self, word: str) -> bool:
        """Whether a word is nearly one of the names, as it sounds.

        Args:
            word: In lower case.
        """
        if len(word) >= _SHORTEST_BARE and not _VOWEL.search(word[1:]):
            return _bare(word) in self._bare
        if not _ONE_SLIP - 1 <= len(word) <= _LONGEST or word in self._never:
            return False
        sound = _sound(word)
        return any(
            slips(sound, name) <= _slips_of(name) for name in self._by_start.get(sound[0], ())
        )


def slips(one: str, other: str) -> int:
    """How many letters are added, left out, changed or swapped with the next between two words.

    Source:
        Damerau, Commun ACM 7:171 (1964); the restricted form, each letter touched once.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _slips_of(name: str) -> int:
    return 2 if len(name) >= _TWO_SLIPS else 1


def _sound(word: str) -> str:
    """Letters that sound alike made one, and none doubled."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _REPEATED.sub(r"\1", word)


def _bare(word: str) -> str:
    """A word's sound without its vowels."""
    return _REPEATED.sub(r"\1", _VOWEL.sub("", _sound(word)))
