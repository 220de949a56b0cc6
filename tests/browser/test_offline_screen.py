"""The screen in the browser sorts every answer as Python does: vectors made here, exhaustively.

Items act on each other only through `ask_if` and the escalations, and each of those names few. So
every item with every answer and clarification is tried alone and with every other item, and every
escalation with every answer to each item that it names, in both forms and with all that may be
carried into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product
from typing import Any

import pytest
from tests.browser.modules import Call

from relift.journal.reports import Answer, ScreenForm
from relift.screening.contacts import contact_table
from relift.screening.items import red_flags
from relift.screening.messages import message
from relift.screening.questions import questions, to_clarify
from relift.screening.triage import settled, triage
from relift.screening.wire import message_ids, screen_tables

TABLES = screen_tables()
ITEMS = red_flags().items
ANSWERS: tuple[tuple[Answer | None, Answer | None], ...] = tuple(
    product((None, *Answer), (None, *Answer))
)
"""Every answer with every clarification, given or not."""
TELLING = (
    (Answer.YES, None),
    (Answer.NO, None),
    (Answer.UNSURE, None),
    (Answer.UNSURE, Answer.NO),
)
"""Answers that differ in what they do: positive, negative, unsure to the end, and settled."""

Said = dict[str, Answer]
Case = tuple[Said, Said, ScreenForm, tuple[str, ...]]


def case(
    said: dict[str, tuple[Answer | None, Answer | None]],
    form: ScreenForm = ScreenForm.FULL,
    carried: tuple[str, ...] = (),
) -> Case:
    return (
        {item: answer for item, (answer, _) in said.items() if answer is not None},
        {item: then for item, (_, then) in said.items() if then is not None},
        form,
        carried,
    )


def alone() -> Iterator[Case]:
    for item, said, form in product(ITEMS, ANSWERS, ScreenForm):
        yield case({item.id: said}, form)
        yield case({i.id: (Answer.NO, None) for i in ITEMS} | {item.id: said}, form)


def in_pairs() -> Iterator[Case]:
    for first, second in combinations(ITEMS, 2):
        for one, other in product(TELLING, TELLING):
            yield case({first.id: one, second.id: other})


def with_one_carried() -> Iterator[Case]:
    for item, known, form in product(ITEMS, ITEMS, ScreenForm):
        yield case({item.id: (Answer.YES, None)}, form, (known.id,))


def of_every_rule() -> Iterator[Case]:
    for rule in red_flags().escalations:
        lists = [*((one,) for one in rule.all_of), *rule.any_of]
        for picked in product(*lists):
            for said in product(TELLING, repeat=len(picked)):
                yield case(dict(zip(picked, said, strict=True)))
        for own, known in product(subsets(rule.items, 2), subsets(rule.items, 3)):
            for form in ScreenForm:
                yield case(dict.fromkeys(own, (Answer.YES, None)), form, known)


def subsets(items: frozenset[str], most: int) -> list[tuple[str, ...]]:
    ordered = sorted(items)
    return list(chain.from_iterable(combinations(ordered, n) for n in range(most + 1)))


def in_python(one: Case) -> dict[str, Any]:
    answers, clarified, form, carried = one
    found = triage(answers, clarified, form, carried=frozenset(carried))
    return {
        "tier": found.tier.id,
        "is_crisis": found.is_crisis,
        "positive": list(found.positive),
        "unsure": list(found.unsure),
        "missing": list(found.missing),
        "escalated_by": list(found.escalated_by),
        "reasons": list(found.reasons),
        "is_complete": found.is_complete,
    }


def differing(cases: list[Case], told: list[Any], expected: list[Any]) -> list[Any]:
    """The first cases where the browser says otherwise."""
    assert len(told) == len(cases) == len(expected)
    return [(c, t, e) for c, t, e in zip(cases, told, expected, strict=True) if t != e][:3]


@pytest.mark.parametrize("vectors", [alone, in_pairs, with_one_carried, of_every_rule])
def test_every_vector_is_sorted_in_the_browser_as_in_python(vectors: Any, call: Call) -> None:
    cases = list(dict.fromkeys(map(frozen, vectors())))
    thawed = [thaw(one) for one in cases]
    assert len(cases) > 500

    told = call("relift/screen.js", "triage", thawed, TABLES)

    assert differing(thawed, told, [in_python(one) for one in thawed]) == []


def frozen(one: Case) -> Any:
    answers, clarified, form, carried = one
    return (tuple(answers.items()), tuple(clarified.items()), form, carried)


def thaw(one: Any) -> Case:
    answers, clarified, form, carried = one
    return (dict(answers), dict(clarified), form, carried)


def test_every_answer_is_settled_by_its_clarification_as_in_python(call: Call) -> None:
    cases = [case({"fever": said}) for said in ANSWERS]

    told = call("relift/screen.js", "settled", [["fever", c[0], c[1]] for c in cases])

    assert told == [settled("fever", c[0], c[1]) for c in cases]


def test_the_questions_come_in_the_same_order_after_every_answer(call: Call) -> None:
    cases = list(alone()) + [
        case({item.id: (Answer.YES, None) for item in ITEMS[:n]}, form)
        for n in range(len(ITEMS) + 1)
        for form in ScreenForm
    ]

    arguments = [[form, answers, clarified] for answers, clarified, form, _ in cases]
    told = [
        [i["id"] for i in items]
        for items in call("relift/screen.js", "questions", arguments, TABLES)
    ]
    unclear = [[answers, clarified] for answers, clarified, _, _ in cases]
    asked_again = call("relift/screen.js", "toClarify", unclear, TABLES)

    assert told == [[i.id for i in questions(form, a, c)] for a, c, form, _ in cases]
    assert [[i["id"] for i in items] for items in asked_again] == [
        [i.id for i in to_clarify(a, c)] for a, c, _, _ in cases
    ]


@pytest.mark.parametrize("country", ["", "zz", *contact_table().countries, " us "])
def test_every_message_has_the_words_and_numbers_of_the_country(country: str, call: Call) -> None:
    told = call("relift/screen.js", "message", [[name, country] for name in message_ids()], TABLES)

    for name, one in zip(message_ids(), told, strict=True):
        said = message(name, country=country)
        assert one == {
            "id": said.id,
            "heading": said.heading,
            "paragraphs": list(said.paragraphs),
            "say": list(said.say),
            "numbers": [list(number) for number in said.numbers],
            "checked_on": said.checked_on,
        }


@pytest.mark.parametrize("said", [[{"no_such": "yes"}, {}], [{}, {"toString": "yes"}]])
def test_an_unknown_item_is_refused(said: list[Any], call: Call) -> None:
    with pytest.raises(Exception, match="the screen has no item"):
        call("relift/screen.js", "triage", [[*said, "full"]], TABLES)
