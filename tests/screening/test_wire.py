"""The screen as one table: everything that the data files say, and nothing else."""

from __future__ import annotations

import json

import pytest

from relift.screening.contacts import contact_table
from relift.screening.items import red_flags
from relift.screening.messages import message
from relift.screening.tiers import Tier, rules, tier_row
from relift.screening.wire import message_ids, screen_tables

MOST_BYTES = 40_000


def test_it_is_json_and_small_enough_for_every_page() -> None:
    text = json.dumps(screen_tables())

    assert json.loads(text) == screen_tables()
    assert len(text) < MOST_BYTES


def test_every_question_stands_in_it_in_the_order_of_asking() -> None:
    items = screen_tables()["items"]

    assert isinstance(items, list)
    assert [one["id"] for one in items] == [item.id for item in red_flags().items]
    for one, item in zip(items, red_flags().items, strict=True):
        assert one["urgency"] == item.urgency
        assert one["is_crisis"] is item.is_crisis
        assert (one["question"], one["clarify"]) == (item.question, item.clarify)
        assert (one["ask_if"], one["basis"]) == (item.ask_if, item.basis)
        assert one["forms"] == [form.value for form in item.forms]


def test_every_rule_stands_in_it_with_its_items_and_its_basis() -> None:
    told = screen_tables()["escalations"]

    assert isinstance(told, list)
    for one, rule in zip(told, red_flags().escalations, strict=True):
        assert one["id"] == rule.id
        assert {*one["all_of"], *(i for some in one["any_of"] for i in some)} == rule.items
        assert (one["urgency"], one["basis"]) == (rule.urgency, rule.basis)


def test_tiers_and_numbers_are_those_of_the_table() -> None:
    tables = screen_tables()

    assert tables["tiers"] == {
        tier.id: {"urgency": tier.value, "training": tier_row(tier).training.value} for tier in Tier
    }
    assert tables["rules"] == {
        "adult_age": rules().adult_age,
        "flare_quiet_days": rules().flare_quiet_days,
        "short_screen_h": rules().short_screen_h,
    }


@pytest.mark.parametrize("country", ["", *contact_table().countries])
def test_each_country_has_its_own_numbers_and_the_same_words(country: str) -> None:
    tables = screen_tables()
    plain, by_country = tables["messages"], tables["messages_by_country"]
    assert isinstance(plain, dict)
    assert isinstance(by_country, dict)

    for name in message_ids():
        told = by_country.get(country, {}).get(name, plain[name])
        said = message(name, country=country)
        assert told["heading"] == said.heading
        assert told["paragraphs"] == list(said.paragraphs)
        assert [tuple(number) for number in told["numbers"]] == list(said.numbers)


def test_a_country_repeats_nothing_that_is_the_same_everywhere() -> None:
    by_country = screen_tables()["messages_by_country"]

    assert isinstance(by_country, dict)
    assert {name for told in by_country.values() for name in told} == {"crisis", "tier.emergency"}
