from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.builders import at, flared
from tests.report.records import NOW, climbing, material, stopped

from relift.journal.reports import Profile
from relift.journal.timeline import Journal
from relift.report.charts import CHARTS
from relift.report.material import Material
from relift.units import Unit


def test_a_course_goes_back_six_weeks_at_least_and_to_before_the_flare() -> None:
    assert material(climbing()).course_from == (NOW - timedelta(days=42)).date()
    assert Material(flared(), at(100)).course_from == date(2026, 2, 16)
    assert material(Journal()).course_from == (NOW - timedelta(days=84)).date()
    assert material(climbing(), since=date(2026, 3, 4)).course_from == date(2026, 3, 4)


def test_loads_are_in_the_persons_unit() -> None:
    assert material(climbing()).load(100.0) == 220.5
    metric = replace(climbing(), profile=Profile(is_adult=True, unit=Unit.KG))
    assert material(metric).load(100.0) == 100.0


def test_a_stop_leaves_the_outlook_with_the_look_back() -> None:
    seen = material(stopped()).outlook
    assert seen.days == ()
    assert seen.scored is not None


def test_what_comes_later_is_not_looked_at() -> None:
    early = Material(climbing(), at(1, 20))
    assert early.past.exposures == ()
    assert len(early.past.checkins) == 2


def test_a_record_that_is_seen_otherwise_tells_what_a_new_one_would() -> None:
    one = material(climbing())
    assert one.outlook.days
    assert one.standings
    since = one.now.date() - timedelta(days=3)
    other = one.seen_otherwise(since=since, has_words=False)
    fresh = material(climbing(), since=since, has_words=False)
    assert other.outlook is one.outlook
    assert (other.since, other.has_words, other.course_from) == (since, False, fresh.course_from)
    for name, chart in CHARTS.items():
        assert chart.make(other).rows == chart.make(fresh).rows, name
