"""The calm-down."""

from __future__ import annotations

from relift.words.calm import calm
from relift.words.cards import cards


def test_breathing_is_six_a_minute_with_a_long_out_breath_for_five_minutes() -> None:
    breathing = calm().breathing
    assert breathing.breaths_a_minute == 6
    assert breathing.out_s > breathing.in_s
    assert breathing.duration_s == 300
    assert breathing.n_breaths == 30


def test_breathing_may_be_skipped() -> None:
    assert "skip" in calm().breathing.skip


def test_it_asks_for_the_thought_and_for_the_fear() -> None:
    assert calm().thought.prompt.endswith("words.")
    assert calm().fear.prompt.endswith("?")


def test_it_offers_cards_that_exist() -> None:
    assert set(calm().known.cards) <= {c.id for c in cards()}
    assert "pain_not_damage" in calm().known.cards


def test_it_ends_with_acceptance() -> None:
    assert calm().acceptance.words
