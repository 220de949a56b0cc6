from __future__ import annotations

from datetime import date

from tests.builders import at
from tests.report.records import climbing, material

from relift.report.charts.pain_load import chart
from relift.report.picture import to_svg, to_terminal
from relift.report.terminal import Pen


def test_rows_hold_morning_pain_and_the_heaviest_load_of_the_day() -> None:
    made = chart(material(climbing()))
    by_day = {row["day"]: row for row in made.rows}
    hinge = next(key for key, name in made.columns.items() if name == "Hinge (lb)")
    assert by_day[date(2026, 3, 4)]["morning_pain"] == 3.0
    assert by_day[date(2026, 3, 4)][hinge] == 224.9
    assert by_day[date(2026, 3, 5)]["morning_pain"] == 2.0


def test_the_course_begins_before_the_flare_and_marks_it() -> None:
    made = chart(material(climbing()))
    assert "2026-01-25" <= min(str(row["day"]) for row in made.rows) < "2026-02-16"
    assert [row["day"] for row in made.rows if row["flare"]] == [date(2026, 3, 2)]
    assert "A flare was called on 2026-03-02" in made.alt


def test_words_tell_the_first_and_the_last_mornings() -> None:
    told = chart(material(climbing())).alt
    assert "Morning pain was 4 of 10 over the first 3 mornings and 1 over the last 3" in told


def test_loads_of_the_log_count_on_the_ladder_of_their_lift() -> None:
    told = chart(material(climbing())).alt
    assert "Hinge 435 lb" in told
    assert "Squat 365 lb" in told


def test_a_first_day_is_obeyed() -> None:
    made = chart(material(climbing(), since=at(4).date()))
    assert min(str(row["day"]) for row in made.rows) == "2026-03-06"


def test_loads_without_a_morning_are_still_drawn() -> None:
    journal = climbing(checkins=())
    made = chart(material(journal, since=at(-20).date()))
    assert to_svg(made).startswith("<svg")


def test_long_times_share_a_mark_and_say_so() -> None:
    drawn = to_terminal(chart(material(climbing(), since=at(-200).date())), Pen(80))
    assert "each mark is" in drawn
    assert "the highest of them" in " ".join(drawn.split())
