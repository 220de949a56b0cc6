"""The danger screen as one table for a phone without signal, made from what Python reads.

`static/relift/screen.js` reads it and sorts answers as `triage` does (tests/browser). Nothing is
said here that the tables do not say: messages are made by `message`, once for every country.
"""

from __future__ import annotations

from relift.screening.contacts import contact_table
from relift.screening.items import Escalation, Item, red_flags
from relift.screening.messages import Message, message
from relift.screening.tiers import Tier, rules, tier_row, tier_table

ANYWHERE = ""
"""The country of the messages for whoever has not said theirs, or has no row of their own."""


def screen_tables() -> dict[str, object]:
    """The whole screen as JSON: what is asked, how answers are sorted, and what is said.

    Returns:
        `items` in the order of asking, `escalations`, `tiers` by id, `rules` (the numbers behind
        what holds now), `intro`, `messages` by id, and `messages_by_country` with those that differ
        in a country from `messages`.

    Raises:
        DataFileError: a table breaks its own rules.
    """
    table, limits = red_flags(), rules()
    plain = {one.id: _said(one) for one in _messages(ANYWHERE)}
    return {
        "items": [_item(item) for item in table.items],
        "escalations": [_escalation(rule) for rule in table.escalations],
        "tiers": {
            tier.id: {"urgency": tier.value, "training": tier_row(tier).training.value}
            for tier in Tier
        },
        "rules": {
            "adult_age": limits.adult_age,
            "flare_quiet_days": limits.flare_quiet_days,
            "short_screen_h": limits.short_screen_h,
        },
        "intro": {
            "full": table.intro.full,
            "short": table.intro.short,
            "after_visit": table.intro.after_visit,
        },
        "messages": plain,
        "messages_by_country": {
            country: {
                one.id: said for one in _messages(country) if (said := _said(one)) != plain[one.id]
            }
            for country in contact_table().countries
        },
    }


def message_ids() -> tuple[str, ...]:
    """Every message that a standing may name, in the order of the tables."""
    table = red_flags()
    return (
        "crisis",
        *(f"tier.{tier.id}" for tier in Tier),
        *(f"rule.{rule.id}" for rule in table.escalations),
        *(f"item.{item.id}" for item in table.items if item.if_yes),
        *tier_table().messages,
    )


def _messages(country: str) -> list[Message]:
    return [message(name, country=country) for name in message_ids()]


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "group": item.group,
        "urgency": item.urgency.value,
        "is_crisis": item.is_crisis,
        "forms": [form.value for form in item.forms],
        "question": item.question,
        "clarify": item.clarify,
        "ask_if": item.ask_if,
        "if_yes": item.if_yes,
        "basis": item.basis,
    }


def _escalation(rule: Escalation) -> dict[str, object]:
    return {
        "id": rule.id,
        "urgency": rule.urgency.value,
        "all_of": list(rule.all_of),
        "any_of": [list(one_of) for one_of in rule.any_of],
        "words": rule.words,
        "basis": rule.basis,
    }


def _said(one: Message) -> dict[str, object]:
    return {
        "id": one.id,
        "heading": one.heading,
        "paragraphs": list(one.paragraphs),
        "say": list(one.say),
        "numbers": [list(number) for number in one.numbers],
        "checked_on": one.checked_on,
    }
