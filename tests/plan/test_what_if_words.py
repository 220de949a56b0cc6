"""The words of a what-if: plain, hedged, and never a promise."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.plan.test_what_if import ahead, lifted
from tests.words.test_plain_language import MOVES, grade

from relift.plan.what_if import WhatIf
from relift.plan.what_if_table import Policy
from relift.plan.what_if_words import assumptions, knowledge, summary, ways_words

__all__ = ["grade"]


@pytest.fixture(scope="module")
def seen() -> WhatIf:
    return ahead(lifted(1, 3, 5), n_weeks=6)


def texts(seen: WhatIf) -> list[str]:
    return [*ways_words(seen), *summary(seen), *assumptions(seen), *knowledge(seen)]


def with_future(seen: WhatIf, policy: Policy, **numbers: object) -> WhatIf:
    ways = tuple(
        replace(one, future=replace(one.future, **numbers)) if one.policy is policy else one
        for one in seen.ways
    )
    return replace(seen, ways=ways)


def test_every_text_reads_at_grade_eight_or_below(seen: WhatIf, grade) -> None:  # type: ignore[no-untyped-def]
    for part in (ways_words(seen), summary(seen), assumptions(seen), knowledge(seen)):
        assert grade(" ".join(part)) <= 8.0, part


@pytest.mark.parametrize("move", MOVES)
def test_no_text_makes_a_forbidden_move(move: str, seen: WhatIf) -> None:
    every = [*texts(seen), *texts(replace(seen, has_pending_sign=True))]
    assert [text for text in every if MOVES[move].search(text)] == []


def test_how_often_is_told_in_tenths_and_never_as_none_or_all(seen: WhatIf) -> None:
    told = " ".join(summary(with_future(seen, Policy.RUSH, p_expected_lower=0.999, p_bad_week=0.0)))
    assert "more than 9 in 10 of the model's futures if you rush" in told
    assert "fewer than 1 in 10 if you rush" in told
    assert not re.search(r"\b(0|10) in 10", told)


def test_a_share_that_is_the_same_for_all_is_told_once(seen: WhatIf) -> None:
    same = seen
    for policy in Policy:
        same = with_future(same, policy, p_bad_week=0.2)
    assert "comes in about 2 in 10 of the model's futures, whichever way" in " ".join(summary(same))


def test_rushing_is_never_told_as_the_better_way_without_its_price(seen: WhatIf) -> None:
    assert seen.way(Policy.RUSH).expected.mean[-1] < seen.way(Policy.GRADE).expected.mean[-1]
    assert any("so this is no reason to rush" in text for text in summary(seen))


def test_nobody_is_blamed_for_what_they_did_so_far(seen: WhatIf) -> None:
    assert summary(seen)[-1] == "None of this is a verdict on what you did so far."
    blame = re.compile(r"\b(should have|your fault|mistake|wrong|fail|lazy|guilt|too late)", re.I)
    assert [text for text in texts(seen) if blame.search(text)] == []


def test_a_way_that_ends_with_clearly_more_pain_is_named(seen: WhatIf) -> None:
    rush = seen.way(Policy.RUSH).morning
    worse = replace(rush, mean=(*rush.mean[:-1], 5.0))
    told = summary(with_future(seen, Policy.RUSH, morning=worse))[0]
    assert "It ends highest if you rush: at about 5.0." in told
    assert "differs little" in summary(seen)[0]


def test_as_now_says_what_is_repeated_or_that_there_was_nothing(seen: WhatIf) -> None:
    assert "That is Deadlift 220 lb × 5, every 2 days." in ways_words(seen)[-1]
    assert "the same as Avoid" in ways_words(ahead(lifted()))[-1]


def test_knowledge_says_how_little_there_is_and_what_is_never_told(seen: WhatIf) -> None:
    told = " ".join(knowledge(seen))
    assert "You have rated 3 sets so far. With under 12" in told
    assert "It cannot tell yet: how sore your back is just now" in told
    assert "So nothing of that is shown about you." in told


def test_a_sign_that_waits_stands_first_among_the_assumptions(seen: WhatIf) -> None:
    assert "this week" in assumptions(replace(seen, has_pending_sign=True))[0]
    assert not any("this week" in text for text in assumptions(seen))
