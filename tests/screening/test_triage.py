"""From answers to urgency."""

from __future__ import annotations

import pytest
from tests.builders import clear_answers

from relift.errors import UnknownTransitionError
from relift.journal.reports import Answer, ScreenForm
from relift.screening.tiers import Tier
from relift.screening.triage import Triage, settled, triage

NO, UNSURE, YES = Answer.NO, Answer.UNSURE, Answer.YES


def full(*yes: str, **answers: Answer) -> Triage:
    positive = dict.fromkeys(yes, YES) | answers
    return triage(clear_answers(ScreenForm.FULL, **positive), {}, ScreenForm.FULL)


def test_all_no_is_clear_and_complete() -> None:
    outcome = full()
    assert outcome.tier is Tier.CLEAR
    assert outcome.is_complete
    assert not outcome.is_crisis
    assert outcome.positive == outcome.reasons == outcome.escalated_by == ()


def test_the_most_urgent_answer_sets_the_tier() -> None:
    outcome = full("night_pain", "dark_urine", "pregnancy")
    assert outcome.tier is Tier.SAME_DAY
    assert outcome.reasons == ("dark_urine", "night_pain", "pregnancy")


def test_thoughts_of_suicide_are_a_crisis_beside_the_tiers() -> None:
    outcome = full("suicidal_thoughts")
    assert outcome.is_crisis
    assert outcome.tier is Tier.CLEAR
    assert outcome.reasons == ()


def test_unsure_thoughts_of_suicide_are_a_crisis_too() -> None:
    assert full(suicidal_thoughts=UNSURE).is_crisis


@pytest.mark.parametrize(
    ("yes", "tier", "rule"),
    [
        (("fever",), Tier.SAME_DAY, None),
        (("fever", "unwell_with_fever"), Tier.EMERGENCY, "fever_and_unwell"),
        (("fever", "immune_suppression"), Tier.SAME_DAY, "fever_with_amplifier"),
        (("fever", "injected_drugs"), Tier.SAME_DAY, "fever_with_amplifier"),
        (("fever", "recent_infection"), Tier.SAME_DAY, "fever_with_amplifier"),
        (("fever", "spinal_procedure"), Tier.SAME_DAY, "fever_with_amplifier"),
        (("leg_nerve_sign",), Tier.CLEAR, None),
        (("past_cancer", "leg_nerve_sign"), Tier.EMERGENCY, "illness_with_nerve_sign"),
        (("weight_loss", "leg_nerve_sign"), Tier.EMERGENCY, "illness_with_nerve_sign"),
        (("night_pain", "leg_nerve_sign"), Tier.EMERGENCY, "illness_with_nerve_sign"),
        (("pregnancy",), Tier.CLINICIAN_FIRST, None),
        (("pregnancy", "bleeding_or_fluid"), Tier.EMERGENCY, "pregnancy_with_bleeding"),
        (("minor_trauma",), Tier.CLEAR, None),
        (("minor_trauma", "osteoporosis"), Tier.SAME_DAY, "minor_trauma_with_weak_bone"),
        (("minor_trauma", "long_steroids"), Tier.SAME_DAY, "minor_trauma_with_weak_bone"),
        (("minor_trauma", "over_65"), Tier.SAME_DAY, "minor_trauma_with_weak_bone"),
        (("minor_trauma", "blood_thinner"), Tier.SAME_DAY, "minor_trauma_with_blood_thinner"),
    ],
    ids=lambda part: "+".join(part) if isinstance(part, tuple) else "",
)
def test_answers_that_are_graver_together_are_sorted_together(
    yes: tuple[str, ...], tier: Tier, rule: str | None
) -> None:
    outcome = full(*yes)
    assert outcome.tier is tier
    assert outcome.escalated_by == ((rule,) if rule else ())
    assert outcome.is_complete


def test_the_reasons_name_the_answers_behind_a_rule() -> None:
    assert full("minor_trauma", "over_65", "leg_nerve_sign").reasons == ("minor_trauma", "over_65")


def test_an_answer_that_stays_unsure_keeps_the_tier_of_a_yes() -> None:
    answers = clear_answers(ScreenForm.FULL, bladder_change=UNSURE)
    outcome = triage(answers, {"bladder_change": UNSURE}, ScreenForm.FULL)
    assert outcome.tier is Tier.EMERGENCY
    assert outcome.unsure == ("bladder_change",)


def test_an_unsure_that_the_clarifying_question_turns_into_no_is_no() -> None:
    answers = clear_answers(ScreenForm.FULL, bladder_change=UNSURE)
    assert triage(answers, {"bladder_change": NO}, ScreenForm.FULL).tier is Tier.CLEAR


def test_an_unsure_that_the_clarifying_question_turns_into_yes_is_yes() -> None:
    answers = clear_answers(ScreenForm.FULL, bladder_change=UNSURE)
    outcome = triage(answers, {"bladder_change": YES}, ScreenForm.FULL)
    assert outcome.tier is Tier.EMERGENCY
    assert outcome.unsure == ()


@pytest.mark.parametrize(
    ("said", "then", "counts"),
    [
        (None, None, None),
        (YES, None, YES),
        (UNSURE, NO, NO),
        (UNSURE, YES, YES),
        (YES, NO, YES),
        (NO, YES, YES),
        (NO, UNSURE, UNSURE),
        (None, YES, YES),
        (None, UNSURE, UNSURE),
        (None, NO, None),
    ],
)
def test_answers_that_contradict_each_other_count_as_the_more_urgent_one(
    said: Answer | None, then: Answer | None, counts: Answer | None
) -> None:
    answers = {"fever": said} if said else {}
    clarified = {"fever": then} if then else {}
    assert settled("fever", answers, clarified) == counts


def test_a_question_without_an_answer_leaves_the_screen_incomplete() -> None:
    answers = clear_answers(ScreenForm.FULL)
    del answers["fever"]
    outcome = triage(answers, {}, ScreenForm.FULL)
    assert outcome.missing == ("fever",)
    assert not outcome.is_complete


def test_a_follow_up_that_was_left_out_leaves_the_screen_incomplete() -> None:
    answers = clear_answers(ScreenForm.FULL) | {"fever": UNSURE}
    assert "unwell_with_fever" in triage(answers, {}, ScreenForm.FULL).missing


def test_a_follow_up_is_not_missed_where_its_question_is_a_no() -> None:
    answers = clear_answers(ScreenForm.FULL) | {"fever": UNSURE}
    assert triage(answers, {"fever": NO}, ScreenForm.FULL).is_complete


def test_an_incomplete_screen_is_as_urgent_as_what_it_does_say() -> None:
    outcome = triage({"saddle_numbness": YES}, {}, ScreenForm.FULL)
    assert outcome.tier is Tier.EMERGENCY
    assert not outcome.is_complete


def test_the_answers_of_a_short_screen_do_not_make_a_full_one() -> None:
    answers = clear_answers(ScreenForm.SHORT)
    assert triage(answers, {}, ScreenForm.SHORT).is_complete
    assert not triage(answers, {}, ScreenForm.FULL).is_complete


def test_an_answer_to_an_unknown_question_is_refused() -> None:
    with pytest.raises(UnknownTransitionError, match="no item 'sore_toe'"):
        triage({"sore_toe": NO}, {}, ScreenForm.FULL)
    with pytest.raises(UnknownTransitionError, match="no item 'sore_toe'"):
        triage({}, {"sore_toe": NO}, ScreenForm.FULL)


def test_what_is_known_from_before_counts_only_together_with_a_new_answer() -> None:
    known = frozenset({"past_cancer", "fever", "unwell_with_fever"})
    calm = triage(clear_answers(ScreenForm.SHORT), {}, ScreenForm.SHORT, carried=known)
    assert calm.tier is Tier.CLEAR
    answers = clear_answers(ScreenForm.SHORT, leg_nerve_sign=YES)
    new = triage(answers, {}, ScreenForm.SHORT, carried=known)
    assert new.tier is Tier.EMERGENCY
    assert new.escalated_by == ("illness_with_nerve_sign",)
    assert new.reasons == ("leg_nerve_sign", "past_cancer")
