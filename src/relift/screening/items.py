"""The questions of the danger screen and the rules that combine them (data/red_flags.toml).

The order of the file is the order of asking. An item of tier `context` is urgent only together with
other answers; `crisis` opens a page of its own and is no tier.
"""

from __future__ import annotations

import enum
from collections import Counter
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError, UnknownTransitionError
from relift.evidence import parse_basis
from relift.journal.reports import ScreenForm
from relift.screening.tiers import Tier


class ItemTier(enum.StrEnum):
    """What a yes to one question does by itself."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    CLINICIAN_FIRST = "clinician_first"
    SAME_WEEK = "same_week"
    CONTEXT = "context"
    CRISIS = "crisis"


_ALONE = {
    ItemTier.EMERGENCY: Tier.EMERGENCY,
    ItemTier.SAME_DAY: Tier.SAME_DAY,
    ItemTier.CLINICIAN_FIRST: Tier.CLINICIAN_FIRST,
    ItemTier.SAME_WEEK: Tier.SAME_WEEK,
    ItemTier.CONTEXT: Tier.CLEAR,
    ItemTier.CRISIS: Tier.CLEAR,
}


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question.

    Attributes:
        id: Never reused, never removed.
        group: Heading under which it is shown.
        tier: What a yes does by itself.
        forms: The screens that ask it.
        question: What is asked.
        clarify: The one concrete question that an "unsure" opens.
        basis: What question and tier rest on.
        ask_if: Id of the item that must be positive for this one to be asked, or "".
        if_yes: What to say after a yes that is not urgent by itself, or "".
    """

    id: str
    group: str
    tier: ItemTier
    forms: tuple[ScreenForm, ...]
    question: str
    clarify: str
    basis: str
    ask_if: str = ""
    if_yes: str = ""

    @property
    def urgency(self) -> Tier:
        """The tier of a yes to this question alone."""
        return _ALONE[self.tier]

    @property
    def is_crisis(self) -> bool:
        """Whether a yes opens the crisis page."""
        return self.tier is ItemTier.CRISIS


class Escalation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule over several answers.

    Attributes:
        id: Its name.
        tier: What it sets when it holds.
        words: What it tells the person.
        basis: What it rests on.
        all_of: Items that must all be positive.
        any_of: Lists of items; at least one of each list must be positive.
    """

    id: str
    tier: ItemTier
    words: str
    basis: str
    all_of: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()

    @property
    def urgency(self) -> Tier:
        """The tier that it sets."""
        return _ALONE[self.tier]

    @property
    def items(self) -> frozenset[str]:
        """Every item that it looks at."""
        return frozenset(self.all_of).union(*self.any_of)

    def holds(self, positive: frozenset[str]) -> bool:
        """Whether it holds for these positive items."""
        return all(i in positive for i in self.all_of) and all(
            any(i in positive for i in one_of) for one_of in self.any_of
        )


class Intro(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said before the questions."""

    full: str
    short: str
    after_visit: str
    basis: str


class RedFlags(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of red_flags.toml."""

    reviewed_by: str
    intro: Intro
    items: tuple[Item, ...]
    escalations: tuple[Escalation, ...]

    def item(self, item_id: str) -> Item:
        """The item of this id.

        Raises:
            UnknownTransitionError: there is none.
        """
        for item in self.items:
            if item.id == item_id:
                return item
        raise UnknownTransitionError(f"red_flags.toml has no item {item_id!r}")

    def escalation(self, escalation_id: str) -> Escalation:
        """The escalation of this id.

        Raises:
            UnknownTransitionError: there is none.
        """
        for rule in self.escalations:
            if rule.id == escalation_id:
                return rule
        raise UnknownTransitionError(f"red_flags.toml has no escalation {escalation_id!r}")


@cache
def red_flags() -> RedFlags:
    """The questions and their rules, checked.

    Raises:
        DataFileError: the file breaks its own rules.
    """
    table = load_table("red_flags.toml", RedFlags)
    check_red_flags(table)
    return table


def check_red_flags(table: RedFlags) -> None:
    """Refuse a table that could lose an answer or leave a question unasked.

    Raises:
        DataFileError: an id stands twice, a basis cannot be read, a follow-up is asked before or
            without its question, or a rule is empty, not urgent or names an unknown item.
    """
    counts = Counter([*(i.id for i in table.items), *(e.id for e in table.escalations)])
    twice = [name for name, n in counts.items() if n > 1]
    if twice:
        raise DataFileError(f"red_flags.toml: these ids stand twice: {', '.join(twice)}")
    seen: dict[str, Item] = {}
    for item in table.items:
        parse_basis(item.basis)
        parent = seen.get(item.ask_if)
        if item.ask_if and (parent is None or not set(item.forms) <= set(parent.forms)):
            raise DataFileError(
                f"red_flags.toml: {item.id} must come after {item.ask_if}, in forms that ask it"
            )
        seen[item.id] = item
    for rule in table.escalations:
        parse_basis(rule.basis)
        if not rule.items or not rule.items <= seen.keys() or rule.urgency is Tier.CLEAR:
            raise DataFileError(
                f"red_flags.toml: escalation {rule.id} must name known items and an urgent tier"
            )
