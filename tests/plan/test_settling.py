from __future__ import annotations

from relift.plan.settling import is_settling_asked, settling_question, settling_table
from relift.plan.thresholds import thresholds


def test_it_is_asked_where_pain_rose_or_nobody_knows() -> None:
    assert is_settling_asked(2, 3)
    assert is_settling_asked(None, 0)
    assert not is_settling_asked(2, 2)
    assert not is_settling_asked(2, 1)


def test_the_table_for_the_phone_is_the_rule_for_whole_ratings() -> None:
    for before, row in enumerate(settling_table()):
        assert row == [is_settling_asked(before, felt) for felt in range(11)]


def test_the_question_names_the_minutes_of_the_guardrail() -> None:
    assert f"about {thresholds().rise.settle_minutes:g} minutes" in settling_question()
