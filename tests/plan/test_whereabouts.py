from __future__ import annotations

from dataclasses import replace

from tests.builders import at, exposure, flared, screen, with_checkin, with_exposures

from relift.plan.ladders import ladders
from relift.plan.today import today, whereabouts

NOW = at(2, 20)


def test_every_ladder_is_there_with_what_was_confirmed() -> None:
    done = exposure(at(1, 18), "hinge", "hinge-round")
    journal = with_checkin(with_exposures(flared(), done), at(2, 8), pain_now=1, pain_morning=1)
    found = whereabouts(journal, now=NOW)
    assert [one.place.ladder for one in found] == list(ladders())
    hinge = found[0]
    assert hinge.place.progress.confirmed == ladders()[0].index("hinge-round")
    assert hinge.allowed is not None
    assert hinge.allowed > hinge.place.progress.confirmed


def test_the_plan_stays_at_or_under_what_is_allowed() -> None:
    journal = with_checkin(flared(), at(2, 8), pain_now=2, pain_morning=2)
    allowed = {one.place.ladder.id: one.allowed for one in whereabouts(journal, now=NOW)}
    by_id = {ladder.id: ladder for ladder in ladders()}
    planned = today(journal, now=NOW).exposures
    assert planned
    for one in planned:
        assert (by_id[one.ladder].index(one.rung) or 0) <= (allowed[one.ladder] or 0)


def test_a_stop_allows_nothing() -> None:
    told = screen(at(2, 9), yes=("saddle_numbness",))
    journal = replace(flared(), screens=(*flared().screens, told))
    assert {one.allowed for one in whereabouts(journal, now=NOW)} == {None}
