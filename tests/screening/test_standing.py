"""What holds now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import at, crisis_read, day_of, entry, exposure, screen, with_exposures

from relift.journal.reports import (
    Answer,
    CheckIn,
    FlareReported,
    PainReach,
    Profile,
    ScreenAnswered,
    ScreenForm,
)
from relift.journal.timeline import Journal
from relift.screening.standing import Need, standing
from relift.screening.tiers import Tier, Training

SHORT = ScreenForm.SHORT
ADULT = Profile(is_adult=True)
CLEARED = Journal(profile=ADULT, screens=(screen(at(0)),))
FLARED = replace(CLEARED, flares=(entry(FlareReported(), at(0, 7)),))


def test_without_any_screen_a_full_one_comes_first() -> None:
    holds = standing(Journal(profile=ADULT), at(0))
    assert holds.needs is Need.FULL_SCREEN
    assert holds.is_stop
    assert holds.messages == ("need_full_screen",)
    assert holds.since is None


def test_a_clear_full_screen_opens_training() -> None:
    holds = standing(CLEARED, at(1))
    assert not holds.is_stop
    assert holds.may_climb
    assert holds.needs is Need.NOTHING
    assert holds.messages == ("tier.clear",)


def test_a_screen_in_the_future_does_not_count_yet() -> None:
    assert standing(CLEARED, at(-1)).needs is Need.FULL_SCREEN


def test_an_incomplete_full_screen_is_no_full_screen() -> None:
    answers: dict[str, Answer] = dict(screen(at(0)).value.answers)
    del answers["major_trauma"]
    partial = entry(ScreenAnswered(form=ScreenForm.FULL, answers=answers), at(0))
    assert standing(replace(CLEARED, screens=(partial,)), at(1)).needs is Need.FULL_SCREEN


@pytest.mark.parametrize("item", ["leg_weakness", "fever", "pregnancy"])
def test_an_urgent_answer_stops_and_says_why_and_since_when(item: str) -> None:
    holds = standing(replace(CLEARED, screens=(screen(at(0), yes=(item,)),)), at(30))
    assert holds.is_stop
    assert holds.reasons == (item,)
    assert holds.since == at(0)
    assert holds.messages[0] == f"tier.{holds.tier.id}"


def test_same_week_keeps_to_the_rungs_that_are_confirmed() -> None:
    holds = standing(replace(CLEARED, screens=(screen(at(0), yes=("night_pain",)),)), at(1))
    assert holds.tier is Tier.SAME_WEEK
    assert not holds.is_stop
    assert holds.is_confirmed_rungs_only
    assert not holds.may_climb


def test_the_most_urgent_stop_governs_and_all_reasons_are_told() -> None:
    screens = (screen(at(0), yes=("night_pain",)), screen(at(1), yes=("dark_urine",)))
    holds = standing(replace(CLEARED, screens=screens), at(2))
    assert holds.tier is Tier.SAME_DAY
    assert holds.since == at(1)
    assert holds.reasons == ("dark_urine", "night_pain")
    assert len(holds.stops) == 2


def test_the_words_of_a_rule_go_with_its_tier() -> None:
    fevered = screen(at(0), yes=("fever", "injected_drugs"))
    holds = standing(replace(CLEARED, screens=(fevered,)), at(1))
    assert holds.messages == ("tier.same_day", "rule.fever_with_amplifier")


def test_a_sign_in_one_leg_is_noted_without_a_stop() -> None:
    noted = screen(at(0), yes=("leg_nerve_sign",))
    holds = standing(replace(CLEARED, screens=(noted,)), at(1))
    assert holds.messages == ("tier.clear", "item.leg_nerve_sign")
    assert holds.may_climb


def test_a_new_flare_asks_for_a_full_screen_again() -> None:
    flared = replace(CLEARED, flares=(entry(FlareReported(), at(5)),))
    assert standing(CLEARED, at(5)).needs is Need.NOTHING
    assert standing(flared, at(5)).needs is Need.FULL_SCREEN
    screened = replace(flared, screens=(*flared.screens, screen(at(5))))
    assert standing(screened, at(5)).needs is Need.NOTHING


def test_a_short_screen_does_not_answer_a_new_flare() -> None:
    short = screen(at(6), SHORT)
    flared = replace(
        CLEARED, flares=(entry(FlareReported(), at(5)),), screens=(*CLEARED.screens, short)
    )
    assert standing(flared, at(7)).needs is Need.FULL_SCREEN


def test_a_new_nerve_sign_in_a_set_stops_until_a_full_screen() -> None:
    hurt = with_exposures(CLEARED, exposure(at(1), "hinge", "bar_floor", has_new_nerve_sign=True))
    holds = standing(hurt, at(1, 9))
    assert holds.is_stop
    assert holds.has_new_nerve_sign
    assert holds.needs is Need.FULL_SCREEN
    assert holds.messages == ("new_nerve_sign", "need_full_screen")
    short = replace(hurt, screens=(*hurt.screens, screen(at(2), SHORT)))
    assert standing(short, at(3)).is_stop
    full = replace(hurt, screens=(*hurt.screens, screen(at(2))))
    assert not standing(full, at(3)).is_stop


def test_a_nerve_sign_before_any_screen_is_told() -> None:
    unscreened = replace(CLEARED, screens=())
    hurt = with_exposures(unscreened, exposure(at(1), "hinge", "x", has_new_nerve_sign=True))
    assert "new_nerve_sign" in standing(hurt, at(2)).messages


def test_a_set_without_a_nerve_sign_stops_nothing() -> None:
    fine = with_exposures(CLEARED, exposure(at(1), "hinge", "bar_floor"))
    assert not standing(fine, at(2)).is_stop


def test_a_flare_without_a_checkin_needs_no_short_screen() -> None:
    assert standing(FLARED, at(3)).needs is Need.NOTHING


def checked_in(*screens: object) -> Journal:
    checkin = entry(CheckIn(pain_now=3, is_flare=True), at(2, 13))
    return replace(FLARED, checkins=(checkin,), screens=(*FLARED.screens, *screens))


def test_a_checkin_of_a_flare_needs_a_short_screen() -> None:
    holds = standing(checked_in(), at(2, 14))
    assert holds.needs is Need.SHORT_SCREEN
    assert holds.is_stop
    assert holds.messages == ("need_short_screen",)


@pytest.mark.parametrize("hour", [1.5, 12.0, 13.0, 13.5])
def test_a_screen_of_the_same_day_goes_with_the_checkin(hour: float) -> None:
    assert standing(checked_in(screen(at(2, hour), SHORT)), at(2, 14)).needs is Need.NOTHING


def test_a_screen_more_than_twelve_hours_before_does_not_go_with_it() -> None:
    early = screen(at(2, 0.5), SHORT)
    assert standing(checked_in(early), at(2, 14)).needs is Need.SHORT_SCREEN


def test_a_screen_of_the_day_before_does_not_go_with_it() -> None:
    checkin = entry(CheckIn(is_flare=True), at(2, 6))
    evening = screen(at(1, 22), SHORT)
    journal = replace(FLARED, checkins=(checkin,), screens=(*FLARED.screens, evening))
    assert standing(journal, at(2, 7)).needs is Need.SHORT_SCREEN


def test_an_incomplete_short_screen_does_not_go_with_it() -> None:
    partial = entry(ScreenAnswered(form=SHORT, answers={}), at(2, 13))
    assert standing(checked_in(partial), at(2, 14)).needs is Need.SHORT_SCREEN


def test_a_later_full_screen_covers_an_earlier_checkin() -> None:
    assert standing(checked_in(screen(at(4))), at(4)).needs is Need.NOTHING


def test_the_checkin_that_ends_a_flare_still_needs_its_short_screen() -> None:
    over = entry(CheckIn(is_flare=False), at(2))
    journal = replace(FLARED, checkins=(over,))
    assert standing(journal, at(2, 9)).needs is Need.SHORT_SCREEN
    later = replace(journal, checkins=(over, entry(CheckIn(pain_now=1), at(3))))
    assert standing(later, at(3, 9)).needs is Need.SHORT_SCREEN
    answered = replace(later, screens=(*later.screens, screen(at(3, 9), SHORT)))
    assert standing(answered, at(3, 10)).needs is Need.NOTHING


def test_a_new_flare_that_only_a_checkin_tells_of_needs_a_full_screen() -> None:
    called = entry(CheckIn(pain_now=6, is_flare=True), at(90))
    short = screen(at(90), SHORT)
    journal = replace(FLARED, checkins=(called,), screens=(*FLARED.screens, short))
    assert standing(journal, at(90, 9)).needs is Need.FULL_SCREEN
    assert standing(journal, at(120)).needs is Need.FULL_SCREEN
    full = replace(journal, screens=(*journal.screens, screen(at(90, 9))))
    assert standing(full, at(90, 10)).needs is Need.NOTHING


def test_a_flare_called_again_within_the_quiet_weeks_needs_no_second_full_screen() -> None:
    over, again = entry(CheckIn(is_flare=False), at(4)), entry(CheckIn(is_flare=True), at(6))
    shorts = (screen(at(4), SHORT), screen(at(6), SHORT))
    journal = replace(FLARED, checkins=(over, again), screens=(*FLARED.screens, *shorts))
    assert standing(journal, at(6, 9)).needs is Need.NOTHING


def test_a_checkin_outside_a_flare_needs_no_screen() -> None:
    checkin = entry(CheckIn(pain_now=1), at(2))
    assert standing(replace(CLEARED, checkins=(checkin,)), at(2, 9)).needs is Need.NOTHING


def test_a_positive_short_screen_sets_its_tier_at_once() -> None:
    holds = standing(checked_in(screen(at(2, 13), SHORT, yes=("bladder_change",))), at(2, 14))
    assert holds.tier is Tier.EMERGENCY
    assert holds.is_stop
    assert holds.needs is Need.NOTHING


def test_thoughts_of_suicide_wait_for_the_crisis_page_and_then_for_nothing() -> None:
    told = replace(CLEARED, screens=(screen(at(0), yes=("suicidal_thoughts",)),))
    holds = standing(told, at(1))
    assert holds.is_crisis_waiting
    assert holds.is_stop
    assert holds.messages[0] == "crisis"
    read = replace(told, crisis_acknowledgements=(crisis_read(at(0) + timedelta(minutes=2)),))
    after = standing(read, at(1))
    assert not after.is_crisis_waiting
    assert after.may_climb


def test_a_page_that_was_read_before_does_not_answer_a_new_crisis() -> None:
    told = replace(
        CLEARED,
        screens=(screen(at(1), yes=("suicidal_thoughts",)),),
        crisis_acknowledgements=(crisis_read(at(0)),),
    )
    assert standing(told, at(2)).is_crisis_waiting


def test_an_unknown_age_is_asked_before_a_plan() -> None:
    holds = standing(replace(CLEARED, profile=Profile()), at(1))
    assert holds.needs is Need.AGE
    assert holds.is_stop
    assert holds.messages == ("need_age",)


def test_danger_is_asked_before_age() -> None:
    assert standing(Journal(), at(0)).needs is Need.FULL_SCREEN


def test_under_age_there_is_no_plan_ever() -> None:
    holds = standing(replace(CLEARED, profile=Profile(is_adult=False)), at(1))
    assert holds.is_stop
    assert holds.is_under_age
    assert holds.training is Training.NONE
    assert holds.needs is Need.NOTHING
    assert holds.messages == ("under_age",)


def test_an_age_that_contradicts_itself_is_asked_again() -> None:
    young = Profile(is_adult=True, birth_year=2009)
    assert standing(replace(CLEARED, profile=young), at(1)).needs is Need.AGE
    grown = Profile(is_adult=True, birth_year=1985)
    assert standing(replace(CLEARED, profile=grown), at(1)).needs is Need.NOTHING


def test_nothing_but_a_full_screen_with_a_visit_or_a_reason_ends_an_emergency() -> None:
    stopped = replace(
        CLEARED,
        screens=(
            screen(at(0), yes=("leg_weakness",)),
            screen(at(1)),
            screen(at(2), SHORT, seen_by="physician", seen_on=day_of(2)),
        ),
        checkins=(entry(CheckIn(is_flare=False, pain_now=0), at(3)),),
        crisis_acknowledgements=(crisis_read(at(3)),),
    )
    assert standing(stopped, at(400)).tier is Tier.EMERGENCY
    seen = screen(at(4), seen_by="physician", seen_on=day_of(4))
    lifted = replace(stopped, screens=(*stopped.screens, seen))
    assert standing(lifted, at(5)).may_climb


def test_what_stops_is_told_before_what_does_not() -> None:
    checkin = entry(CheckIn(is_flare=True), at(2))
    week = screen(at(0), yes=("night_pain",))
    journal = replace(FLARED, screens=(week,), checkins=(checkin,))
    assert standing(journal, at(2)).messages == ("need_short_screen", "tier.same_week")


def test_a_crisis_is_told_before_an_emergency_and_an_emergency_before_all_else() -> None:
    both = screen(at(0), yes=("suicidal_thoughts", "leg_weakness"))
    journal = replace(CLEARED, profile=Profile(), screens=(both,))
    assert standing(journal, at(1)).messages == ("crisis", "tier.emergency", "need_age")


def test_a_note_on_one_answer_comes_last() -> None:
    noted = screen(at(0), yes=("leg_nerve_sign",))
    journal = replace(CLEARED, profile=Profile(), screens=(noted,))
    assert standing(journal, at(1)).messages == ("need_age", "item.leg_nerve_sign")


def reached(day: float, reach: PainReach = PainReach.BELOW_KNEE) -> object:
    return entry(CheckIn(pain_now=3, reach=reach), at(day))


def test_pain_that_has_come_to_reach_below_the_knee_calls_for_the_short_screen() -> None:
    below = replace(CLEARED, checkins=(reached(2, PainReach.THIGH), reached(3)))
    assert standing(below, at(3, 9)).needs is Need.SHORT_SCREEN
    screened = replace(below, screens=(*CLEARED.screens, screen(at(3, 8.1), SHORT)))
    assert standing(screened, at(3, 9)).needs is Need.NOTHING


def test_pain_that_stays_below_the_knee_is_screened_once_and_again_when_it_comes_back() -> None:
    once = (*CLEARED.screens, screen(at(3, 8.1), SHORT))
    stays = replace(CLEARED, checkins=(reached(3), reached(4)), screens=once)
    assert standing(stays, at(4, 9)).needs is Need.NOTHING
    again = replace(stays, checkins=(reached(3), reached(4, PainReach.BACK), reached(5)))
    assert standing(again, at(5, 9)).needs is Need.SHORT_SCREEN


def test_an_older_screen_does_not_answer_for_new_pain_below_the_knee() -> None:
    below = replace(CLEARED, checkins=(reached(3),))
    assert standing(below, at(3, 9)).is_stop
    assert not standing(below, at(2, 9)).is_stop
