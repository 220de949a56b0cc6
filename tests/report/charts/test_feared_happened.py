from __future__ import annotations

from dataclasses import replace

from tests.builders import at, entry, flared, with_exposures
from tests.report.records import climbing, material, rated

from relift.journal.reports import CalmedDown
from relift.report.charts.feared_happened import chart
from relift.report.picture import to_svg


def test_a_fear_before_a_set_stands_beside_what_the_set_brought() -> None:
    first = chart(material(climbing(feared="it goes pop"))).rows[0]
    assert first["feared"] == "it goes pop"
    assert first["happened"] == "done: expected 6, felt 3 of 10"
    assert first["verdict"] == "better than feared"


def test_counts_are_over_every_rated_set() -> None:
    totals = chart(material(climbing())).rows[-3:]
    assert [(row["verdict"], row["happened"]) for row in totals] == [
        ("better than feared", "1"),
        ("as feared", "1"),
        ("worse than feared", "1"),
    ]


def test_a_fear_of_the_calm_down_has_the_week_that_followed() -> None:
    told = entry(CalmedDown(fear="surgery"), at(0, 8.2))
    first = chart(material(replace(climbing(), calms=(told,)))).rows[0]
    assert first["feared"] == "surgery"
    assert first["happened"] == "3 rated sets in 7 days, worst pain 3 of 10"
    assert first["verdict"] == ""


def test_a_set_that_was_left_out_says_so_and_is_not_counted() -> None:
    left = rated(5, 7.0, 0.0, feared="no", is_done=False, is_avoided=True, felt_pain=None, sets=0)
    made = chart(material(with_exposures(climbing(), left)))
    assert made.rows[1]["happened"] == "it was left out"
    assert [row["happened"] for row in made.rows[-3:]] == ["1", "1", "1"]


def test_a_new_sign_in_a_leg_is_told_with_the_set() -> None:
    sign = rated(5, 4.0, 2.0, feared="numb", has_new_nerve_sign=True)
    made = chart(material(with_exposures(climbing(), sign)))
    assert "a new sign in a leg was told" in str(made.rows[1]["happened"])


def test_words_of_the_person_can_be_left_out() -> None:
    made = chart(material(climbing(feared="secret"), has_words=False))
    assert made.rows[0]["feared"] == ""
    assert "secret" not in str(made.rows) + made.alt


def test_a_fear_without_any_rated_set_is_still_drawn() -> None:
    made = chart(material(flared(calms=(entry(CalmedDown(fear="surgery"), at(0, 8.2)),))))
    assert made.rows[0]["happened"] == "no rated set in 7 days"
    assert "No set was rated before and after yet" in made.alt
    assert "surgery" in to_svg(made)
