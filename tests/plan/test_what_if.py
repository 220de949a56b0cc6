"""The four ways for a journal: who gets them, from where they start, and what holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import (
    at,
    entry,
    exposure,
    flared,
    limit,
    screen,
    with_checkin,
    with_exposures,
)
from tests.plan.programmes import kept

from relift.errors import InvalidValueError
from relift.journal.timeline import Journal
from relift.plan.what_if import WhatIf, what_if
from relift.plan.what_if_table import Policy
from relift.plan.what_if_words import ways_words
from relift.units import Unit

NOW = at(5, 20)


def lifted(*days: int, felt: float = 3.0, expected: float = 6.0) -> Journal:
    journal = flared()
    for day in range(6):
        journal = with_checkin(journal, at(day, 9), pain_now=2.0, pain_morning=2.0)
    done = [
        exposure(
            at(day, 18),
            "hinge",
            "hinge-50",
            movement="Deadlift",
            load_kg=100.0,
            load_entered=220.0,
            unit=Unit.LB,
            expected_pain=expected,
            pain_before=2.0,
            felt_pain=felt,
        )
        for day in days
    ]
    return with_exposures(journal, *done) if done else journal


def ahead(journal: Journal, **choices: object) -> WhatIf:
    seen = what_if(journal, now=NOW, **({"n_weeks": 2} | choices))  # type: ignore[arg-type]
    assert seen is not None
    return seen


@pytest.fixture(scope="module")
def seen() -> WhatIf:
    return ahead(lifted(1, 3, 5), n_weeks=6)


def test_there_is_a_day_for_each_and_all_ways_in_order(seen: WhatIf) -> None:
    assert seen.days == tuple((NOW + timedelta(days=k)).date() for k in range(43))
    assert [one.policy for one in seen.ways] == list(Policy)
    for one in seen.ways:
        assert len(one.future.morning.mean) == len(seen.days)


def test_the_ways_differ_as_the_model_says(seen: WhatIf) -> None:
    avoid, rush, grade, own = (seen.way(policy) for policy in Policy)
    assert avoid.n_sets == 0
    assert rush.n_too_much > grade.n_too_much
    assert grade.expected.mean[-1] < avoid.expected.mean[-1] - 0.5
    assert own.load.low[-1] == own.load.high[-1] == pytest.approx(own.load.mean[0])


def test_the_reference_is_the_top_of_the_ladder_in_the_persons_plates(seen: WhatIf) -> None:
    assert (seen.reference.movement, seen.reference.unit) == ("Deadlift", Unit.LB)
    assert seen.reference.load_entered == pytest.approx(0.95 * 0.95 * 507, rel=0.05)
    assert seen.unit is Unit.LB


def test_as_now_repeats_the_top_of_the_last_week_at_its_pace(seen: WhatIf) -> None:
    assert seen.own is not None
    assert (seen.own.movement, seen.own.load_entered, seen.own.every_d) == ("Deadlift", 220.0, 2)
    assert seen.way(Policy.OWN).n_sets == 21


def test_who_did_nothing_of_late_has_the_same_ahead_as_one_who_avoids() -> None:
    seen = ahead(lifted())
    assert seen.own is None
    assert replace(seen.way(Policy.OWN)) == seen.way(Policy.AVOID)


def test_the_programme_that_a_person_follows_takes_the_place_of_the_present_course() -> None:
    text = "monday\ndeadlift 2x5 @60%\nbench press 3x5 60kg\nfriday\nsquat 1x5 @70%"
    journal = lifted(1, 3, 5)
    journal = replace(journal, programmes=(entry(kept(f"{text}\nrepeat"), at(5, 19)),))
    seen = ahead(journal, n_weeks=2)
    assert seen.own is None
    assert seen.programme == "Mine"
    own = seen.way(Policy.OWN)
    assert own.n_sets >= 1
    assert max(own.load.high) == pytest.approx(0.6, abs=0.01)
    assert "the programme “Mine”" in " ".join(ways_words(seen))


def test_a_programme_without_a_lift_of_the_ladder_leaves_the_present_course() -> None:
    journal = lifted(1, 3, 5)
    journal = replace(journal, programmes=(entry(kept("day 1\nbicep curl 3x10"), at(5, 19)),))
    seen = ahead(journal)
    assert seen.programme == ""
    assert seen.own is not None


def test_no_stop_lets_a_look_ahead_through() -> None:
    stopped = lifted(1, 3, 5)
    stopped = replace(
        stopped, screens=(*stopped.screens, screen(at(5, 19), yes=("saddle_numbness",)))
    )
    assert what_if(stopped, now=NOW) is None
    assert what_if(replace(flared(), screens=()), now=NOW) is None, "nor before a first screen"


def test_a_sign_that_waits_to_be_seen_keeps_grade_and_rush_to_what_is_confirmed() -> None:
    waiting = lifted(1, 3, 5)
    waiting = replace(waiting, screens=(*waiting.screens, screen(at(5, 19), yes=("weight_loss",))))
    seen, free = ahead(waiting), ahead(lifted(1, 3, 5))
    assert seen.has_pending_sign
    confirmed = 0.5  # the rung that was done; its load is worked out from a cautious max
    for policy in (Policy.GRADE, Policy.RUSH):
        assert max(seen.way(policy).load.high[8:]) <= confirmed
        assert max(free.way(policy).load.high[8:]) > confirmed


@pytest.mark.parametrize("by", ["self", "clinician"])
def test_a_limit_holds_in_grade_and_in_rush_until_its_last_day(by: str) -> None:
    journal = replace(lifted(1, 3, 5), limits=(limit(at(4), 110.0, by=by, until_on=at(12).date()),))
    seen = ahead(journal, n_weeks=3)
    free = ahead(lifted(1, 3, 5), n_weeks=3)
    most = 110.0 / (seen.e1rm_kg or 1.0)
    for policy in (Policy.GRADE, Policy.RUSH):
        assert max(seen.way(policy).load.high[:8]) <= most + 1e-9
        assert max(free.way(policy).load.high[:8]) > most
    assert max(seen.way(Policy.RUSH).load.high) > most, "after its last day"


def test_the_ladder_is_the_main_one_that_was_done_last_or_the_one_asked_for() -> None:
    squatted = with_exposures(lifted(1, 3), exposure(at(5, 18), "squat", "squat-50", load_kg=80.0))
    assert ahead(squatted).ladder == "squat"
    assert ahead(squatted, ladder="hinge").ladder == "hinge"
    assert ahead(lifted()).ladder == "hinge"


def test_a_ladder_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(InvalidValueError, match="hinge, squat"):
        ahead(lifted(), ladder="nordic")


@pytest.mark.parametrize("weeks", [0, 13])
def test_weeks_out_of_range_are_refused(weeks: int) -> None:
    with pytest.raises(InvalidValueError, match="weeks"):
        ahead(lifted(), n_weeks=weeks)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="zone"):
        what_if(lifted(), now=NOW.replace(tzinfo=None))


def test_without_a_log_the_ladder_ends_without_a_load() -> None:
    seen = ahead(replace(lifted(), workouts=()))
    assert (seen.e1rm_kg, seen.unit, seen.reference.load_entered) == (None, None, None)
    assert max(seen.way(Policy.RUSH).load.high) == 0.0
    assert seen.way(Policy.RUSH).n_sets > 0


def test_what_comes_after_now_is_not_looked_at() -> None:
    later = with_checkin(lifted(1, 3, 5), at(9, 9), pain_now=8.0, pain_morning=8.0)
    assert ahead(later) == ahead(lifted(1, 3, 5))


def test_little_data_says_so_and_nothing_is_known_from_it() -> None:
    seen = ahead(lifted(1, 3))
    assert seen.n_rated == 2
    assert seen.is_little_data
    assert not any(one.is_known for one in seen.known)


def test_only_what_can_be_known_from_so_many_sets_is_known() -> None:
    journal = lifted()
    for day in range(1, 6):
        journal = with_exposures(
            journal,
            *[
                exposure(at(day, 17 + k / 10), "hinge", "hinge-35", expected_pain=5.0)
                for k in range(3)
            ],
        )
    seen = ahead(journal)
    assert seen.n_rated == 15
    assert not seen.is_little_data
    assert [one.trait for one in seen.known if one.is_known] == ["sensitivity"]
