"""What a phone is told of the screens so far."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from tests.builders import (
    DAY0,
    at,
    crisis_read,
    entry,
    exposure,
    flared,
    ident,
    screen,
    with_checkin,
    with_exposures,
)

from relift.journal.reports import CheckIn, FlareReported, PainReach, ScreenForm
from relift.journal.timeline import Journal
from relift.screening.held import held, uncovered
from relift.screening.standing import standing


def test_it_is_json_for_an_empty_journal_and_for_a_flare() -> None:
    for journal in (Journal(), flared()):
        told = held(journal, at(0, 10))
        assert json.loads(json.dumps(told)) == told


def test_it_says_what_the_server_says() -> None:
    journal = replace(flared(), screens=(screen(at(0, 9), yes=("fever",)),))
    said, holds = held(journal, at(0, 10))["standing"], standing(journal, at(0, 10))

    assert isinstance(said, dict)
    assert (said["tier"], said["is_stop"]) == ("same_day", True)
    assert said["messages"] == list(holds.messages)
    assert said["names"] == [str(holds.stops[0].screen)]


def test_stops_stand_with_their_reasons_until_the_server_lifts_them() -> None:
    danger, seen = (
        screen(at(0, 9), yes=("fever",)),
        screen(at(1, 9), seen_by="doctor", seen_on=at(1).date()),
    )
    before = held(replace(flared(), screens=(danger,)), at(0, 10))["stops"]
    after = held(replace(flared(), screens=(danger, seen)), at(1, 10))["stops"]

    assert isinstance(before, list)
    assert [(stop["tier"], stop["reasons"]) for stop in before] == [("same_day", ["fever"])]
    assert after == []


def test_of_complete_screens_only_those_that_no_later_one_covers_are_kept() -> None:
    east = at(3, 1)
    told = [(at(0), at(0).date()), (at(2), at(2).date()), (east, at(1).date())]

    assert uncovered(told) == [at(2), east]
    assert uncovered([]) == []


def test_what_is_dated_ahead_is_carried_as_it_was_told() -> None:
    now = at(0, 10)
    ahead = entry(FlareReported(), at(2))
    sign = exposure(at(3), "hinge", "hinge-bend", has_new_nerve_sign=True)
    journal = replace(flared(), flares=(*flared().flares, ahead))
    told = held(with_exposures(journal, sign), now)["ahead"]

    assert isinstance(told, list)
    assert [one["kind"] for one in told] == ["flare", "exposure"]
    assert [one["id"] for one in told] == [str(ahead.id), str(sign.id)]
    assert told[1]["payload"]["has_new_nerve_sign"] is True


def test_what_was_answered_by_name_is_told_and_nothing_else() -> None:
    ahead = entry(FlareReported(), at(2))
    named = screen(at(0, 9), lifts=(ahead.id, ident("another")))
    journal = replace(
        flared(), flares=(*flared().flares, ahead), screens=(*flared().screens, named)
    )

    assert held(journal, at(0, 10))["named"] == [str(ahead.id)]


def test_pain_below_the_knee_is_told_from_when_it_was_first_said() -> None:
    journal = with_checkin(flared(), at(1, 7), reach=PainReach.BELOW_KNEE)
    journal = with_checkin(journal, at(2, 7), reach=PainReach.BELOW_KNEE)
    gone = with_checkin(journal, at(3, 7), reach=PainReach.BACK)

    assert held(journal, at(3))["reach"] == {
        "told_at": at(2, 7).isoformat(),
        "below_since": at(1, 7).isoformat(),
    }
    assert held(gone, at(3))["reach"] == {"told_at": at(3, 7).isoformat(), "below_since": None}


def test_a_flare_that_is_over_says_when_it_ended() -> None:
    over = entry(CheckIn(is_flare=False), at(1, 9))
    told = held(replace(flared(), checkins=(*flared().checkins, over)), at(1, 10))["flare"]

    assert isinstance(told, dict)
    assert told["ended_at"] == at(1, 9).isoformat()
    assert told["began_at"] == DAY0.isoformat()


def test_the_crisis_page_is_told_with_when_it_was_read() -> None:
    thoughts = screen(at(0, 9), ScreenForm.FULL, yes=("suicidal_thoughts",))
    journal = replace(
        flared(),
        screens=(thoughts,),
        crisis_acknowledgements=(crisis_read(at(0, 9) + timedelta(minutes=2)),),
    )
    told = held(journal, at(0, 10))

    assert told["crisis_at"] == at(0, 9).isoformat()
    assert told["crisis_read_at"] == (at(0, 9) + timedelta(minutes=2)).isoformat()
