"""The table of questions: what it must hold, and what it refuses."""

from __future__ import annotations

import msgspec
import pytest

from relift.errors import DataFileError, UnknownTransitionError
from relift.journal.reports import ScreenForm
from relift.screening.items import (
    Escalation,
    Item,
    ItemTier,
    RedFlags,
    check_red_flags,
    red_flags,
)
from relift.screening.tiers import Tier

TIER_BY_ITEM = {
    "saddle_numbness": Tier.EMERGENCY,
    "bladder_change": Tier.EMERGENCY,
    "bowel_change": Tier.EMERGENCY,
    "sexual_sensation": Tier.EMERGENCY,
    "both_legs": Tier.EMERGENCY,
    "leg_weakness": Tier.EMERGENCY,
    "legs_clumsy": Tier.EMERGENCY,
    "tearing_pain": Tier.EMERGENCY,
    "collapse": Tier.EMERGENCY,
    "pulsing_mass": Tier.EMERGENCY,
    "chest_pain_lifting": Tier.EMERGENCY,
    "fainting_lifting": Tier.EMERGENCY,
    "breathless_lifting": Tier.EMERGENCY,
    "thunderclap_headache": Tier.EMERGENCY,
    "major_trauma": Tier.EMERGENCY,
    "slowed_breathing": Tier.EMERGENCY,
    "fever": Tier.SAME_DAY,
    "spinal_procedure": Tier.SAME_DAY,
    "dark_urine": Tier.SAME_DAY,
    "past_cancer": Tier.SAME_WEEK,
    "weight_loss": Tier.SAME_WEEK,
    "night_pain": Tier.SAME_WEEK,
    "pregnancy": Tier.CLINICIAN_FIRST,
}


def changed(**parts: object) -> RedFlags:
    return msgspec.structs.replace(red_flags(), **parts)


def an_item(**parts: object) -> Item:
    return msgspec.structs.replace(red_flags().items[0], **parts)


def a_rule(**parts: object) -> Escalation:
    return msgspec.structs.replace(red_flags().escalations[0], **parts)


def test_each_question_that_is_urgent_alone_has_the_tier_of_the_agreed_table() -> None:
    urgent = {i.id: i.urgency for i in red_flags().items if i.urgency > Tier.CLEAR}
    assert urgent == TIER_BY_ITEM


def test_thoughts_of_suicide_open_the_crisis_page_and_nothing_else_does() -> None:
    assert [i.id for i in red_flags().items if i.is_crisis] == ["suicidal_thoughts"]


def test_no_question_is_signed_before_a_clinician_has_read_it() -> None:
    assert red_flags().reviewed_by == "none yet"


def test_every_question_is_in_the_full_screen() -> None:
    assert all(ScreenForm.FULL in i.forms for i in red_flags().items)


def test_the_short_screen_holds_the_signs_that_can_start_during_a_flare() -> None:
    short = {i.id for i in red_flags().items if ScreenForm.SHORT in i.forms}
    assert short >= {
        "saddle_numbness",
        "bladder_change",
        "bowel_change",
        "both_legs",
        "leg_weakness",
        "legs_clumsy",
        "leg_nerve_sign",
        "fever",
        "unwell_with_fever",
        "chest_pain_lifting",
        "dark_urine",
    }


def test_questions_that_are_emergencies_alone_come_before_all_others() -> None:
    ranks = [i.tier is not ItemTier.EMERGENCY for i in red_flags().items]
    assert ranks == sorted(ranks)


def test_every_question_has_a_clarifying_question_of_its_own() -> None:
    clarifying = [i.clarify for i in red_flags().items]
    assert all(c.endswith((".", "?")) for c in clarifying)
    assert len(set(clarifying)) == len(clarifying)


def test_an_item_or_rule_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownTransitionError, match="no item 'sore_toe'"):
        red_flags().item("sore_toe")
    with pytest.raises(UnknownTransitionError, match="no escalation 'sore_toe'"):
        red_flags().escalation("sore_toe")


def test_an_id_may_not_stand_twice() -> None:
    with pytest.raises(DataFileError, match="stand twice: saddle_numbness"):
        check_red_flags(changed(items=(*red_flags().items, an_item())))


def test_a_rule_may_not_take_the_id_of_an_item() -> None:
    rule = a_rule(id="fever")
    with pytest.raises(DataFileError, match="stand twice: fever"):
        check_red_flags(changed(escalations=(rule,)))


def test_a_follow_up_may_not_come_before_its_question() -> None:
    early = an_item(id="early", ask_if="fever")
    with pytest.raises(DataFileError, match="early must come after fever"):
        check_red_flags(changed(items=(early, *red_flags().items)))


def test_a_follow_up_may_not_be_in_a_form_that_does_not_ask_its_question() -> None:
    lost = an_item(id="lost", ask_if="minor_trauma", forms=(ScreenForm.FULL, ScreenForm.SHORT))
    with pytest.raises(DataFileError, match="lost must come after minor_trauma"):
        check_red_flags(changed(items=(*red_flags().items, lost)))


@pytest.mark.parametrize(
    "rule",
    [
        a_rule(id="empty", all_of=(), any_of=()),
        a_rule(id="unknown", all_of=("sore_toe",)),
        a_rule(id="toothless", tier=ItemTier.CONTEXT),
    ],
    ids=lambda rule: rule.id,
)
def test_a_rule_must_name_known_items_and_be_urgent(rule: Escalation) -> None:
    with pytest.raises(DataFileError, match=f"escalation {rule.id} must name"):
        check_red_flags(changed(escalations=(rule,)))


def test_a_question_with_a_basis_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DataFileError, match="no such id"):
        check_red_flags(changed(items=(an_item(basis="evidence:Z99"),)))
