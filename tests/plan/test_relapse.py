"""Life after: the relapse plan and when it is shown."""

from dataclasses import replace

import pytest
from tests.builders import at, entry, exposure, flared, screen, with_exposures

import relift
from relift.errors import InvalidValueError
from relift.journal.choices import RelapsePlanWritten
from relift.journal.reports import CalmedDown, CheckIn, FlareReported
from relift.journal.timeline import Journal
from relift.plan.relapse import is_for_today, keep, relapse_plan, what_helped

PLAN = RelapsePlanWritten(first_hour=("safety questions", "breathe"), people=("my clinician",))


def came_back(day: int = 139, *, written: float = 60) -> Journal:
    """A flare after months, with a plan written in between."""
    first = flared()
    return replace(
        first,
        flares=(*first.flares, entry(FlareReported(), at(day))),
        screens=(*first.screens, screen(at(day, 8.2))),
        calms=(*first.calms, entry(CalmedDown(), at(day, 8.5))),
        checkins=(*first.checkins, entry(CheckIn(pain_now=4, is_flare=True), at(day, 8.1))),
        relapse_plans=(entry(PLAN, at(written)),),
    )


def test_the_plan_is_shown_in_the_first_day_of_a_flare_and_not_later():
    assert relift.today(came_back(), now=at(139, 9)).relapse_plan == PLAN
    assert not is_for_today(came_back(), at(141, 9))


def test_a_plan_that_was_written_in_the_flare_itself_is_not_from_a_calmer_day():
    assert not is_for_today(came_back(written=139.5), at(139, 14))


def test_a_stop_comes_before_the_plan():
    journal = came_back()
    journal = replace(
        journal, screens=(*journal.screens, screen(at(139, 8.6), yes=("saddle_numbness",)))
    )
    day = relift.today(journal, now=at(139, 9))
    assert day.stop is not None
    assert day.relapse_plan is None


def test_the_newest_plan_counts():
    newer = entry(RelapsePlanWritten(to_myself="it passed before"), at(70))
    journal = replace(came_back(), relapse_plans=(*came_back().relapse_plans, newer))
    assert relapse_plan(journal).to_myself == "it passed before"
    assert relapse_plan(Journal()) is None


def test_what_helped_is_what_was_tolerated_in_the_first_days_of_a_flare():
    journal = with_exposures(
        flared(),
        exposure(at(0, 9), "floor", "floor-roll"),
        exposure(at(0, 10), "floor", "floor-roll"),
        exposure(at(0, 11), "hinge", "hinge-round"),
        exposure(at(0, 12), "hinge", "hinge-rest", felt_pain=9.0),
        exposure(at(0, 13), "hinge", "hinge-40", load_kg=60.0),
        exposure(at(5, 9), "daily", "daily-shoes"),
    )
    assert what_helped(journal) == (
        "Roll onto your side and back",
        "Round and arch on hands and knees",
    )


def test_in_the_keep_stage_a_plan_is_invited_until_there_is_one():
    heavy = [
        exposure(at(10, 17 + n / 6), "hinge", rung, load_kg=170.0)
        for n, rung in enumerate(("hinge-70", "hinge-75"))
    ]
    quiet = tuple(entry(CheckIn(pain_now=0, pain_morning=0), at(day, 8)) for day in range(11, 30))
    journal = with_exposures(flared(), *heavy)
    journal = replace(
        journal,
        checkins=(*journal.checkins, *quiet),
        screens=(*journal.screens, screen(at(12, 8.1)), screen(at(29, 8.1))),
    )
    day = relift.today(journal, now=at(29, 9))
    assert day.stage.value == "keep"
    assert keep().invite.words in day.messages
    written = replace(journal, relapse_plans=(entry(PLAN, at(20)),))
    assert keep().invite.words not in relift.today(written, now=at(29, 9)).messages


def test_an_empty_plan_and_one_too_long_to_read_in_pain_are_refused():
    with pytest.raises(InvalidValueError, match="must say something"):
        RelapsePlanWritten(to_myself="  ")
    with pytest.raises(InvalidValueError, match="keep it under"):
        RelapsePlanWritten(to_myself="x" * 5000)
