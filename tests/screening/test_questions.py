"""Which questions come next."""

from __future__ import annotations

from tests.builders import clear_answers

from relift.journal.reports import Answer, ScreenForm
from relift.screening.questions import questions, to_clarify
from relift.screening.tiers import Tier


def ids(form: ScreenForm, so_far: dict[str, Answer], **clarified: Answer) -> list[str]:
    return [i.id for i in questions(form, so_far, clarified)]


def test_a_screen_begins_with_emergencies() -> None:
    first = questions(ScreenForm.FULL, {})[:10]
    assert {i.urgency for i in first} == {Tier.EMERGENCY}


def test_a_follow_up_waits_for_its_question() -> None:
    assert "unwell_with_fever" not in ids(ScreenForm.FULL, {})


def test_a_yes_or_an_unsure_opens_the_follow_ups() -> None:
    for answer in (Answer.YES, Answer.UNSURE):
        assert ids(ScreenForm.SHORT, {"fever": answer})[-1] == "leg_nerve_sign"
        assert "unwell_with_fever" in ids(ScreenForm.SHORT, {"fever": answer})


def test_a_no_or_a_clarified_no_opens_nothing() -> None:
    assert "unwell_with_fever" not in ids(ScreenForm.SHORT, {"fever": Answer.NO})
    unsure = {"fever": Answer.UNSURE}
    assert "unwell_with_fever" not in ids(ScreenForm.SHORT, unsure, fever=Answer.NO)


def test_what_was_answered_is_not_asked_again() -> None:
    assert questions(ScreenForm.FULL, clear_answers(ScreenForm.FULL)) == ()


def test_the_short_screen_is_part_of_the_full_one() -> None:
    assert set(ids(ScreenForm.SHORT, {})) < set(ids(ScreenForm.FULL, {}))


def test_an_unsure_is_clarified_once() -> None:
    unsure = {"fever": Answer.UNSURE, "dark_urine": Answer.YES}
    assert [i.id for i in to_clarify(unsure, {})] == ["fever"]
    assert to_clarify(unsure, {"fever": Answer.UNSURE}) == ()
