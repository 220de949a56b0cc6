"""The words behind the message ids of a `Standing`, ready to be shown.

An id is `crisis`, `tier.<tier>`, `rule.<escalation>`, `item.<item>`, or the name of a message in
data/tiers.toml. Emergency and crisis texts carry the numbers of the person's country.
"""

from __future__ import annotations

from dataclasses import dataclass

from relift.errors import UnknownTransitionError
from relift.screening.contacts import Contacts, contacts
from relift.screening.items import red_flags
from relift.screening.tiers import Tier, tier_row, tier_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What to show.

    Attributes:
        id: The message's id.
        heading: One line; "" for a note under another message.
        paragraphs: In order.
        say: Sentences to hand over to whoever is seen.
        numbers: Whom to call, as (name, number).
        checked_on: When the numbers were checked; "" where there are none.
    """

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    say: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    checked_on: str = ""


def message(message_id: str, *, country: str = "") -> Message:
    """The words of a message.

    Args:
        message_id: As in `Standing.messages`.
        country: ISO 3166 code of the person's country; "" where it is not known.

    Raises:
        UnknownTransitionError: there is no such message.
    """
    kind, _, name = message_id.partition(".")
    if message_id == "crisis":
        return crisis_page(country)
    if kind == "tier" and name in tier_table().tiers:
        return _tier_message(Tier[name.upper()], contacts(country))
    if kind == "rule":
        words = red_flags().escalation(name).words
        return Message(id=message_id, heading="", paragraphs=(words,))
    if kind == "item":
        return Message(id=message_id, heading="", paragraphs=(red_flags().item(name).if_yes,))
    text = tier_table().messages.get(message_id)
    if text is None:
        raise UnknownTransitionError(f"tiers.toml has no message {message_id!r}")
    return Message(id=message_id, heading=text.heading, paragraphs=text.words)


def crisis_page(country: str) -> Message:
    """The page for a person who has told of thoughts of suicide.

    Args:
        country: ISO 3166 code; "" where it is not known.
    """
    text, call = tier_table().crisis, contacts(country)
    lines = tuple((_line_name(x.name, x.hours), x.number) for x in call.lines)
    return Message(
        id="crisis",
        heading=text.heading,
        paragraphs=(*text.words, *((call.words,) if call.words else ())),
        numbers=(("Emergency", call.emergency), *lines),
        checked_on=call.checked_on,
    )


def _line_name(name: str, hours: str) -> str:
    return f"{name} ({hours})" if hours else name


def _tier_message(tier: Tier, call: Contacts) -> Message:
    row = tier_row(tier)
    is_emergency = tier is Tier.EMERGENCY
    parts = (*row.words, row.where_to_go, row.stays_open, row.lifted_by)
    return Message(
        id=f"tier.{tier.id}",
        heading=row.heading,
        paragraphs=tuple(p for p in parts if p),
        say=row.say,
        numbers=(("Emergency", call.emergency),) if is_emergency else (),
        checked_on=call.checked_on if is_emergency else "",
    )
