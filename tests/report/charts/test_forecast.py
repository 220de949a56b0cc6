from __future__ import annotations

import pytest
from tests.report.records import NOW, climbing, material

from relift.plan.outlook import outlook
from relift.report.charts.forecast import MORNING, chart
from relift.report.material import AHEAD_D


def test_the_rows_are_the_outlook_of_the_plan() -> None:
    journal = climbing()
    made, seen = chart(material(journal)), outlook(journal, now=NOW, n_days=AHEAD_D)
    mornings = [row for row in made.rows if row["what"] == MORNING]
    assert [row["mean"] for row in mornings] == [round(d.morning.mean, 2) for d in seen.days]
    assert len(made.rows) == AHEAD_D + sum(len(day.felt) for day in seen.days)


def test_words_tell_the_first_and_the_last_morning_and_promise_nothing() -> None:
    told = chart(material(climbing())).alt
    assert "on 2026-03-09" in told
    assert "it is no promise" in told


@pytest.mark.parametrize("edge", ["low", "high"])
def test_the_mean_lies_inside_the_scale(edge: str) -> None:
    for row in chart(material(climbing())).rows:
        assert 0.0 <= float(str(row[edge])) <= 10.0
