"""The words behind the ids of a standing."""

from __future__ import annotations

import pytest

from relift.errors import UnknownTransitionError
from relift.screening.items import red_flags
from relift.screening.messages import crisis_page, message
from relift.screening.tiers import Tier, tier_row


def test_an_emergency_says_where_to_go_what_to_say_and_whom_to_call() -> None:
    page = message("tier.emergency", country="US")
    assert tier_row(Tier.EMERGENCY).where_to_go in page.paragraphs
    assert page.say
    assert page.numbers == (("Emergency", "911"),)
    assert page.checked_on


@pytest.mark.parametrize("tier", [t for t in Tier if t is not Tier.EMERGENCY])
def test_a_tier_below_emergency_does_not_push_the_emergency_number(tier: Tier) -> None:
    page = message(f"tier.{tier.id}", country="US")
    assert page.heading == tier_row(tier).heading
    assert page.numbers == ()


@pytest.mark.parametrize("tier", list(Tier), ids=lambda t: t.id)
def test_a_stop_says_what_ends_it(tier: Tier) -> None:
    told = " ".join(message(f"tier.{tier.id}").paragraphs)
    assert ("answer the full screen again" in told) == (tier is not Tier.CLEAR)


def test_the_crisis_page_has_a_person_to_call_and_says_that_nobody_reads_along() -> None:
    page = crisis_page("GB")
    assert ("Samaritans", "116 123") in page.numbers
    assert page.numbers[0] == ("Emergency", "999")
    assert any("Nobody reads" in p for p in page.paragraphs)
    assert message("crisis", country="GB") == page


def test_the_crisis_page_without_a_country_says_what_to_do() -> None:
    page = crisis_page("")
    assert any("friend" in p for p in page.paragraphs)
    assert len(page.numbers) == 1


def test_the_crisis_page_takes_nothing_away() -> None:
    assert any("nothing is taken away" in p for p in crisis_page("").paragraphs)


def test_every_rule_and_every_note_has_words() -> None:
    for rule in red_flags().escalations:
        assert message(f"rule.{rule.id}").paragraphs == (rule.words,)
    assert "one leg" in message("item.leg_nerve_sign").paragraphs[0]


def test_what_is_needed_first_has_words() -> None:
    needs = ("need_full_screen", "need_short_screen", "need_age", "under_age", "new_nerve_sign")
    assert all(message(need).heading and message(need).paragraphs for need in needs)


@pytest.mark.parametrize("message_id", ["tier.purple", "rule.purple", "item.purple", "purple"])
def test_a_message_that_does_not_exist_is_named(message_id: str) -> None:
    with pytest.raises(UnknownTransitionError, match="purple"):
        message(message_id)
