"""A stop as it is shown: why there is no plan now, where to go, and what to say there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relift.screening.messages import Message, message
from relift.screening.standing import Standing
from relift.screening.tiers import Training, tier_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Why there is no plan now.

    Attributes:
        kind: `crisis`, the tier's id, `new_nerve_sign`, `under_age`, or what has to be answered
            first (`need_full_screen`, `need_short_screen`, `need_age`).
        heading: What to do, in one line.
        lines: The words of the page, in order.
        say: Sentences to hand over to whoever is seen.
        numbers: Whom to call, as (name, number).
    """

    kind: str
    heading: str
    lines: tuple[str, ...]
    say: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


def stop_of(screened: Standing, *, country: str) -> Stop | None:
    """The stop that stands, most urgent message first, or None where there may be a plan.

    Args:
        screened: What the screen says now.
        country: ISO 3166 code for the numbers to call; "" where it is not known.
    """
    if not screened.is_stop:
        return None
    pages = [message(name, country=country) for name in screened.messages]
    first = pages[0]
    return Stop(
        kind=screened.messages[0].removeprefix("tier."),
        heading=first.heading,
        lines=(*first.paragraphs, *(line for page in pages[1:] for line in _lines(page))),
        say=said_there(pages),
        numbers=tuple(dict.fromkeys(number for page in pages for number in page.numbers)),
    )


def stop_pages(screened: Standing, *, country: str) -> tuple[Message, ...]:
    """The messages of a stop in full; someone who is sent to care is not asked for answers first.

    Args:
        screened: What the screen says now.
        country: ISO 3166 code for the numbers to call; "" where it is not known.
    """
    is_sent = tier_row(screened.tier).training is Training.NONE
    return tuple(
        message(name, country=country)
        for name in screened.messages
        if not (is_sent and name.startswith("need_"))
    )


def said_there(pages: Iterable[Message]) -> tuple[str, ...]:
    """What the person can say where they are seen, each sentence once."""
    return tuple(dict.fromkeys(line for page in pages for line in page.say))


def _lines(page: Message) -> tuple[str, ...]:
    return (page.heading, *page.paragraphs) if page.heading else page.paragraphs
