"""A wrong clock neither hides a stop nor lifts one."""

from dataclasses import replace

from tests.builders import at, flared, screen

import relift
from relift.journal.timeline import Journal
from relift.screening.standing import standing
from relift.screening.tiers import Tier


def with_screens(*screens) -> Journal:
    journal = flared()
    return replace(journal, screens=tuple(sorted((*journal.screens, *screens), key=lambda s: s.at)))


AHEAD = screen(at(400), yes=("saddle_numbness",))


def test_a_danger_sign_that_is_dated_ahead_stops_at_once():
    plan = relift.today(with_screens(AHEAD), now=at(1, 9))
    assert plan.tier == "emergency"
    assert plan.stop is not None
    assert plan.exposures == ()


def test_it_is_lifted_by_a_full_screen_that_knows_of_it_and_gives_a_reason_or_a_visit():
    slip = screen(at(1, 8), reason="a slip", lifts=(AHEAD.id,))
    assert standing(with_screens(AHEAD, slip), at(1, 9)).tier is Tier.CLEAR
    visit = screen(at(1, 8), seen_by="doctor", seen_on=at(1).date(), lifts=(AHEAD.id,))
    assert standing(with_screens(AHEAD, visit), at(1, 9)).tier is Tier.CLEAR


def test_it_is_not_lifted_by_a_screen_that_knows_nothing_of_it_or_gives_no_cause():
    for other in (
        screen(at(1, 8), reason="a slip"),
        screen(at(1, 8), reason="a slip", lifts=()),
        screen(at(1, 8), lifts=(AHEAD.id,)),
        screen(at(1, 8), seen_by="doctor", seen_on=at(2).date(), lifts=(AHEAD.id,)),
    ):
        assert standing(with_screens(AHEAD, other), at(1, 9)).tier is Tier.EMERGENCY


def test_a_correction_that_is_dated_ahead_lifts_nothing_today():
    danger = screen(at(1, 8), yes=("saddle_numbness",))
    ahead = screen(at(400), reason="a slip")
    assert standing(with_screens(danger, ahead), at(1, 9)).tier is Tier.EMERGENCY


def test_a_danger_sign_that_is_dated_back_is_not_lifted_by_an_older_correction():
    earlier = screen(at(1), yes=("saddle_numbness",))
    correction = screen(at(2), reason="a slip", lifts=(earlier.id,))
    dated_back = screen(at(1, 9), yes=("bladder_change",))
    assert standing(with_screens(earlier, correction), at(3)).tier is Tier.CLEAR
    held = standing(with_screens(earlier, correction, dated_back), at(3))
    assert held.tier is Tier.EMERGENCY
    assert [stop.screen for stop in held.stops] == [dated_back.id]


def test_a_clear_screen_that_is_dated_ahead_is_not_looked_at():
    clear = screen(at(400))
    assert standing(with_screens(clear), at(1, 9)) == standing(flared(), at(1, 9))
