"""Which stops still stand."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import at, day_of, entry, screen

from relift.journal.reports import Answer, ScreenAnswered, ScreenForm
from relift.journal.timeline import Entry
from relift.screening.stops import screen_history
from relift.screening.tiers import Tier

SHORT, FULL = ScreenForm.SHORT, ScreenForm.FULL


def tiers(*screens: Entry[ScreenAnswered]) -> list[Tier]:
    return [s.tier for s in screen_history(screens).stops]


def test_no_screen_sets_no_stop() -> None:
    history = screen_history(())
    assert history.stops == ()
    assert history.last_full_at is None
    assert history.newest is None


@pytest.mark.parametrize(
    "item", ["saddle_numbness", "dark_urine", "night_pain", "pregnancy"], ids=str
)
def test_a_clear_full_screen_lifts_no_stop(item: str) -> None:
    assert len(tiers(screen(at(0), yes=(item,)), screen(at(1)), screen(at(2)))) == 1


@pytest.mark.parametrize(
    "item", ["saddle_numbness", "dark_urine", "night_pain", "pregnancy"], ids=str
)
def test_a_visit_on_or_after_the_day_of_the_stop_lifts_it(item: str) -> None:
    seen = screen(at(1), seen_by="physician", seen_on=day_of(0))
    assert tiers(screen(at(0), yes=(item,)), seen) == []


def test_a_visit_before_the_stop_lifts_nothing() -> None:
    seen = screen(at(1), seen_by="physician", seen_on=day_of(-1))
    assert tiers(screen(at(0), yes=("fever",)), seen) == [Tier.SAME_DAY]


def test_a_visit_in_the_future_lifts_nothing() -> None:
    seen = screen(at(1), seen_by="physician", seen_on=day_of(2))
    assert tiers(screen(at(0), yes=("fever",)), seen) == [Tier.SAME_DAY]


def test_a_visit_to_nobody_in_particular_lifts_nothing() -> None:
    seen = screen(at(1), seen_by="  ", seen_on=day_of(1))
    assert tiers(screen(at(0), yes=("fever",)), seen) == [Tier.SAME_DAY]


def test_a_reason_lifts_a_slip_of_the_thumb() -> None:
    again = screen(at(0, 9), reason="I tapped the wrong answer")
    assert tiers(screen(at(0), yes=("saddle_numbness",)), again) == []


def test_an_empty_reason_lifts_nothing() -> None:
    again = screen(at(0, 9), reason="   ")
    assert tiers(screen(at(0), yes=("saddle_numbness",)), again) == [Tier.EMERGENCY]


@pytest.mark.parametrize("extra", [{"reason": "slip"}, {"seen_by": "nurse", "seen_on": day_of(1)}])
def test_a_short_screen_never_lifts_anything(extra: dict[str, object]) -> None:
    short = screen(at(1), SHORT, **extra)
    assert tiers(screen(at(0), yes=("fever",)), short) == [Tier.SAME_DAY]


@pytest.mark.parametrize("extra", [{"reason": "slip"}, {"seen_by": "nurse", "seen_on": day_of(1)}])
def test_an_incomplete_full_screen_lifts_nothing(extra: dict[str, object]) -> None:
    answers = {"saddle_numbness": Answer.NO}
    partial = entry(ScreenAnswered(form=FULL, answers=answers, **extra), at(1))
    assert tiers(screen(at(0), yes=("fever",)), partial) == [Tier.SAME_DAY]


def test_a_screen_of_the_same_instant_lifts_nothing_whichever_comes_first() -> None:
    stop, slip = screen(at(0), yes=("fever",)), screen(at(0), reason="slip")
    assert tiers(stop, slip) == tiers(slip, stop) == [Tier.SAME_DAY]


def test_a_screen_that_lifts_one_stop_sets_its_own() -> None:
    seen = screen(at(1), yes=("saddle_numbness",), seen_by="physician", seen_on=day_of(1))
    history = screen_history((screen(at(0), yes=("fever",)), seen))
    assert [(s.tier, s.since, s.reasons) for s in history.stops] == [
        (Tier.EMERGENCY, at(1), ("saddle_numbness",))
    ]


@pytest.mark.parametrize("item", ["saddle_numbness", "fever"])
def test_an_urgent_yes_stops_again_even_after_a_visit_about_it(item: str) -> None:
    seen = screen(at(1), yes=(item,), seen_by="physician", seen_on=day_of(1))
    assert len(tiers(screen(at(0), yes=(item,)), seen)) == 1


@pytest.mark.parametrize("item", ["past_cancer", "pregnancy"])
def test_a_fact_that_a_clinician_has_looked_at_may_stay_a_yes(item: str) -> None:
    seen = screen(at(1), yes=(item,), seen_by="physician", seen_on=day_of(1))
    assert tiers(screen(at(0), yes=(item,)), seen) == []


def test_a_fact_that_the_visit_was_not_about_stops() -> None:
    seen = screen(at(1), yes=("weight_loss",), seen_by="physician", seen_on=day_of(1))
    assert tiers(screen(at(0), yes=("past_cancer",)), seen) == [Tier.SAME_WEEK]


def test_a_reason_does_not_let_a_fact_stand() -> None:
    again = screen(at(1), yes=("pregnancy",), reason="answered again")
    assert tiers(screen(at(0), yes=("pregnancy",)), again) == [Tier.CLINICIAN_FIRST]


def test_a_fact_that_was_cleared_stops_again_on_a_later_screen() -> None:
    seen = screen(at(1), yes=("pregnancy",), seen_by="midwife", seen_on=day_of(1))
    later = screen(at(9), yes=("pregnancy",))
    assert tiers(screen(at(0), yes=("pregnancy",)), seen, later) == [Tier.CLINICIAN_FIRST]


def test_a_short_screen_is_read_together_with_the_last_full_one() -> None:
    full = screen(at(0), yes=("past_cancer",))
    short = screen(at(1), SHORT, yes=("leg_nerve_sign",))
    assert tiers(full, short) == [Tier.SAME_WEEK, Tier.EMERGENCY]


def test_an_incomplete_full_screen_is_read_together_with_a_stop_that_stands() -> None:
    partial = ScreenAnswered(form=FULL, answers={"leg_nerve_sign": Answer.YES})
    history = screen_history((screen(at(0), yes=("night_pain",)), entry(partial, at(1))))
    assert history.stops[-1].escalated_by == ("illness_with_nerve_sign",)


def test_a_complete_full_screen_stands_by_itself() -> None:
    first = screen(at(0), yes=("past_cancer",))
    again = screen(at(1), yes=("leg_nerve_sign",), reason="it was not cancer")
    assert tiers(first, again) == []


def test_the_local_date_of_the_stop_is_what_a_visit_is_held_against() -> None:
    late = screen(at(0, 23.5), yes=("fever",))
    assert screen_history((late,)).stops[0].on == date(2026, 3, 2)
