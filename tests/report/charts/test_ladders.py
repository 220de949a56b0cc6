from __future__ import annotations

from tests.report.records import climbing, material, stopped

from relift.journal.choices import Equipment
from relift.plan.ladders import ladders
from relift.report.charts.ladders import ABOVE, CONFIRMED, STATUSES, chart


def test_every_ladder_has_every_rung_that_the_person_can_load() -> None:
    who = material(climbing())
    made = chart(who)
    assert [where.place.ladder for where in who.standings] == list(ladders(Equipment.GYM))
    for where in who.standings:
        rows = [row for row in made.rows if row["ladder"] == where.place.ladder.name]
        assert len(rows) == len(where.place.steps)
        assert {row["status"] for row in rows} <= set(STATUSES)


def test_confirmed_rungs_are_those_of_the_plan() -> None:
    who = material(climbing())
    for where in who.standings:
        rows = [r for r in chart(who).rows if r["ladder"] == where.place.ladder.name]
        confirmed = [row for row in rows if row["status"] == CONFIRMED]
        assert len(confirmed) == where.place.progress.confirmed + 1


def test_words_tell_how_many_are_confirmed_and_allowed() -> None:
    who = material(climbing())
    hinge = who.standings[0]
    told = chart(who).alt
    assert f"{hinge.place.progress.confirmed + 1} of {len(hinge.place.steps)} confirmed" in told
    assert not hinge.is_stopped
    assert f"allowed today up to {hinge.open_to + 1}" in told


def test_a_stop_allows_nothing_today_and_says_so() -> None:
    made = chart(material(stopped()))
    assert {row["status"] for row in made.rows} <= {CONFIRMED, ABOVE}
    assert "A stop stands, so nothing is allowed today" in made.alt
    assert "allowed today up to" not in made.alt
