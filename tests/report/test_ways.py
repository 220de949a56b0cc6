from __future__ import annotations

from dataclasses import replace

import pytest
from tests.plan.test_what_if import ahead, lifted

from relift.plan.what_if import WhatIf
from relift.plan.what_if_table import Policy
from relift.report.charts.what_if import fan_chart
from relift.report.ways import fans_of


@pytest.fixture(scope="module")
def seen() -> WhatIf:
    return ahead(lifted(1, 3, 5))


def test_there_is_a_fan_of_each_measure_for_each_way(seen: WhatIf) -> None:
    fans = fans_of(seen)
    assert [fan.policy for fan in fans] == ["Avoid", "Rush", "Grade", "As now"] * 4
    assert {fan.measure for fan in fans} == {
        "morning pain",
        "expected pain, Deadlift 470 lb × 1",
        "sets with too much pain so far",
        "heaviest load of the week (lb)",
    }


def test_points_are_the_bands_by_day_and_loads_are_in_the_persons_unit(seen: WhatIf) -> None:
    fans = fans_of(seen)
    future = seen.way(Policy.AVOID)
    assert [point.day for point in fans[0].points] == list(range(15))
    assert fans[0].points[14].mean == future.morning.mean[14]
    as_now = fans[-1].points[-1]
    assert (as_now.low, as_now.mean) == pytest.approx((100.0 / 0.45359237,) * 2)


def test_without_a_lift_there_is_no_load(seen: WhatIf) -> None:
    assert len(fans_of(replace(seen, e1rm_kg=None, unit=None))) == 12


def test_the_chart_tells_where_each_way_ends(seen: WhatIf) -> None:
    made = fan_chart(fans_of(seen))
    assert "morning pain in 14 days: Avoid" in made.alt
    assert len(made.rows) == 16 * 15
