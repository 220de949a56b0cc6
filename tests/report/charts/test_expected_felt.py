from __future__ import annotations

from datetime import date

from tests.builders import at
from tests.report.records import climbing, material

from relift.report.charts.expected_felt import chart
from relift.report.picture import to_terminal
from relift.report.terminal import Pen


def test_the_rows_are_the_rated_sets_of_the_journal() -> None:
    made = chart(material(climbing()))
    assert made.rows == (
        {
            "day": date(2026, 3, 4),
            "what": "Deadlift (Barbell) 225 lb × 5",
            "expected": 6.0,
            "felt": 3.0,
            "difference": -3.0,
        },
        {**made.rows[0], "day": date(2026, 3, 5), "expected": 3.0, "difference": 0.0},
        {**made.rows[0], "day": date(2026, 3, 6), "expected": 2.0, "difference": 1.0},
    )


def test_the_words_hold_means_and_counts() -> None:
    told = chart(material(climbing())).alt
    assert "3 rated sets from 2026-03-04 to 2026-03-06" in told
    assert "expected pain was 3.7 and felt pain 3.0" in told
    assert "1 felt better than expected, 1 as expected, 1 worse" in told


def test_a_first_day_leaves_out_what_was_before() -> None:
    made = chart(material(climbing(), since=at(4).date()))
    assert [row["day"] for row in made.rows] == [date(2026, 3, 6)]
    assert "Over 1 rated set on 2026-03-06" in made.alt


def test_the_drawing_has_a_line_for_each_set_with_both_marks() -> None:
    lines = to_terminal(chart(material(climbing())), Pen(80)).splitlines()
    first = next(line for line in lines if line.startswith("03-04"))
    assert first.index("●") < first.index("○")
    assert first.endswith("6 > 3")
    assert "0 none" in "\n".join(lines)
