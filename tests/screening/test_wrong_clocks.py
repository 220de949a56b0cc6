"""A wrong clock neither hides a stop nor lifts one."""

from dataclasses import replace

import pytest
from tests.builders import at, entry, exposure, flared, limit, screen, with_checkin, with_exposures

import relift
from relift.journal.reports import CrisisAcknowledged, FlareReported
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


SIGN = exposure(at(1, 10), "hinge", "hinge-bend", has_new_nerve_sign=True)
FLARE = entry(FlareReported(), at(1, 10))
CRISIS = screen(at(1, 10), yes=("suicidal_thoughts",))
NOW = at(1, 9)


def with_sign() -> Journal:
    return with_exposures(with_checkin(flared(), at(1, 7), pain_now=2), SIGN)


def with_flare() -> Journal:
    journal = with_checkin(flared(), at(1, 7), pain_now=2)
    return replace(journal, flares=(*journal.flares, FLARE))


@pytest.mark.parametrize(
    ("journal", "told"), [(with_sign(), "new_nerve_sign"), (with_flare(), "need_full_screen")]
)
def test_a_set_with_a_nerve_sign_and_a_flare_that_are_dated_ahead_ask_the_full_screen(
    journal, told
):
    plan = relift.today(journal, now=NOW)
    assert plan.exposures == ()
    assert plan.stop is not None
    assert told in standing(journal, NOW).messages


@pytest.mark.parametrize(("journal", "id"), [(with_sign(), SIGN.id), (with_flare(), FLARE.id)])
def test_they_are_answered_by_a_complete_full_screen_that_names_them(journal, id):
    before = replace(journal, screens=(*journal.screens, screen(at(1, 8.5))))
    assert standing(before, NOW).is_stop
    named = replace(journal, screens=(*journal.screens, screen(at(1, 8.5), lifts=(id,))))
    assert not standing(named, NOW).is_stop


def test_thoughts_of_suicide_that_are_dated_ahead_open_their_page_until_it_is_read():
    journal = with_screens(CRISIS)
    assert standing(journal, NOW).is_crisis_waiting
    other = replace(journal, crisis_acknowledgements=(entry(CrisisAcknowledged(), at(1, 8.5)),))
    assert standing(other, NOW).is_crisis_waiting
    read = entry(CrisisAcknowledged(screens=(CRISIS.id,)), at(1, 8.5))
    assert not standing(replace(journal, crisis_acknowledgements=(read,)), NOW).is_crisis_waiting
    ahead = entry(CrisisAcknowledged(), at(1, 10.1))
    assert not standing(replace(journal, crisis_acknowledgements=(ahead,)), NOW).is_crisis_waiting


def test_a_limit_that_is_dated_ahead_holds_now():
    held = replace(flared(), limits=(limit(at(1, 10), 1.0, by="clinician"),))
    assert [entry.value.max_load_kg for entry in held.until(NOW).limits] == [1.0]
