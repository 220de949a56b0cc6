from __future__ import annotations

from tests.report.records import climbing, fans, material

from relift.report.charts.what_if import chart, fan_chart
from relift.report.series import Fan, FanPoint


def test_rows_are_the_points_of_every_fan() -> None:
    made = chart(material(climbing(), fans=fans()))
    assert len(made.rows) == 6
    assert made.rows[0] == {
        "measure": "morning pain",
        "policy": "grade",
        "day": 1,
        "mean": 2.0,
        "low": 1.0,
        "high": 4.0,
    }


def test_words_tell_where_each_way_ends() -> None:
    told = fan_chart(fans()).alt
    assert "morning pain in 15 days: grade 2.0 (1 to 4), avoid 4.5 (4 to 6)" in told


def test_a_measure_without_a_top_is_drawn_as_its_numbers_ask() -> None:
    load = Fan(
        policy="grade",
        measure="top load (lb)",
        points=(FanPoint(day=1, low=200.0, mean=225.0, high=250.0),),
        top=None,
    )
    made = fan_chart((load,))
    assert "225.0 (200 to 250)" in made.alt


def test_fans_without_points_are_nothing_to_show() -> None:
    assert fan_chart((Fan(policy="grade", measure="pain", points=()),)).is_empty
