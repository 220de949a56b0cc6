"""From answers to urgency: the greatest tier of the positive items and of the rules that hold.

Yes is positive, and so is an "unsure" that its clarifying question did not settle. Only a no that
was said counts as a no: an answer that should be there and is not leaves the screen incomplete.
More positive answers never lower the urgency (tests/property).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relift.journal.reports import Answer, ScreenForm
from relift.screening.items import Escalation, Item, red_flags
from relift.screening.tiers import Tier

_URGENCY_OF_ANSWER = {Answer.NO: 0, Answer.UNSURE: 1, Answer.YES: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """How urgent one screen is, and why.

    Attributes:
        tier: The urgency.
        is_crisis: Whether the crisis page comes first.
        positive: Ids of the items answered yes, or unsure to the end, in the order of asking.
        unsure: Those of them that stayed unsure.
        missing: Ids of the items that had to be asked and have no answer.
        escalated_by: Ids of the rules that hold.
        reasons: Ids of the positive items that the tier comes from, alone or through a rule.
    """

    tier: Tier
    is_crisis: bool
    positive: tuple[str, ...]
    unsure: tuple[str, ...]
    missing: tuple[str, ...]
    escalated_by: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every item that had to be asked has an answer."""
        return not self.missing


def triage(
    answers: Mapping[str, Answer],
    clarified: Mapping[str, Answer],
    form: ScreenForm,
    *,
    carried: frozenset[str] = frozenset(),
) -> Triage:
    """Sort the answers of one screen by urgency.

    Args:
        answers: Item id -> answer.
        clarified: Item id -> what the clarifying question brought.
        form: Which questions had to be asked.
        carried: Items known to be positive from earlier screens that this one did not ask again;
            they count in rules together with an answer of this screen, never by themselves.

    Raises:
        UnknownTransitionError: an answer names an item that the table does not know.
    """
    table = red_flags()
    for item_id in (*answers, *clarified):
        table.item(item_id)
    effective = {i.id: settled(i.id, answers, clarified) for i in table.items}
    positive = [i for i in table.items if is_positive(effective[i.id])]
    own = frozenset(i.id for i in positive)
    rules = [e for e in table.escalations if e.items & own and e.holds(own | carried)]
    return Triage(
        tier=max([Tier.CLEAR, *(i.urgency for i in positive), *(e.urgency for e in rules)]),
        is_crisis=any(i.is_crisis for i in positive),
        positive=tuple(i.id for i in positive),
        unsure=tuple(i.id for i in positive if effective[i.id] is Answer.UNSURE),
        missing=tuple(i.id for i in asked(form, answers, clarified) if effective[i.id] is None),
        escalated_by=tuple(e.id for e in rules),
        reasons=_reasons(table.items, own | carried, own, rules),
    )


def asked(
    form: ScreenForm, answers: Mapping[str, Answer], clarified: Mapping[str, Answer]
) -> tuple[Item, ...]:
    """The items that have to be asked, given the answers so far, in order.

    Args:
        form: Full or short.
        answers, clarified: As in `triage`.
    """
    return tuple(
        i
        for i in red_flags().items
        if form in i.forms and (not i.ask_if or is_positive(settled(i.ask_if, answers, clarified)))
    )


def is_positive(answer: Answer | None) -> bool:
    """Whether an answer counts as a yes: yes, or unsure to the end."""
    return answer in (Answer.YES, Answer.UNSURE)


def settled(
    item_id: str, answers: Mapping[str, Answer], clarified: Mapping[str, Answer]
) -> Answer | None:
    """The answer that counts for one item; None where it was not answered.

    The clarifying question settles an "unsure". Where the two contradict each other in any other
    way, the more urgent one counts.
    """
    said, then = answers.get(item_id), clarified.get(item_id)
    if then is None:
        return said
    if said is None:
        return then if is_positive(then) else None
    if said is Answer.UNSURE:
        return then
    return max(said, then, key=_URGENCY_OF_ANSWER.__getitem__)


def _reasons(
    items: tuple[Item, ...],
    positive: frozenset[str],
    own: frozenset[str],
    rules: list[Escalation],
) -> tuple[str, ...]:
    in_rules = frozenset[str]().union(*(e.items for e in rules)) & positive
    return tuple(
        i.id for i in items if i.id in in_rules or (i.id in own and i.urgency > Tier.CLEAR)
    )
