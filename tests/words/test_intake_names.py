"""Names that are nearly one on a list."""

from __future__ import annotations

import pytest

from relift.words.intake_names import NearNames, slips

NAMES = NearNames(["tramadol", "valium", "soma"], never=["tramado"])


@pytest.mark.parametrize(
    "word", ["tramadoll", "trammadol", "tarmadol", "tramdol", "walium", "valuim"]
)
def test_a_slip_or_two_is_near(word: str) -> None:
    assert NAMES.has(word) is (word[0] in "tv")


@pytest.mark.parametrize("word", ["trmdl", "vlm"])
def test_a_name_without_its_vowels_is_near(word: str) -> None:
    assert NAMES.has(word)


@pytest.mark.parametrize(
    "word", ["some", "soma", "trams", "value", "dog", "", "rhythm", "tramado", "t" * 50]
)
def test_other_words_and_slips_in_short_names_are_not(word: str) -> None:
    assert not NAMES.has(word)


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [("", "", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("kitten", "sitting", 3)],
)
def test_slips_are_counted_as_in_the_textbook(one: str, other: str, n: int) -> None:
    assert slips(one, other) == slips(other, one) == n
