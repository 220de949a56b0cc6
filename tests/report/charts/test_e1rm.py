from __future__ import annotations

from tests.report.records import NOW, climbing, material, stopped

from relift.plan.lifts import without_ladder_sets
from relift.report.charts.e1rm import chart
from relift.training.history import lift_history
from relift.training.strength import forecast_e1rm


def test_the_last_row_of_a_lift_is_its_forecast_with_the_quantiles() -> None:
    journal = climbing()
    made = chart(material(journal))
    history = lift_history(without_ladder_sets(journal.workouts))["deadlift"]
    ahead = forecast_e1rm(history, NOW.date())
    told = [row for row in made.rows if row["lift"] == "Deadlift"]
    shown = material(journal).load
    assert told[-1]["kind"] == "forecast"
    assert told[-1]["e1rm"] == shown(ahead.median_kg)
    assert (told[-1]["low"], told[-1]["high"]) == tuple(map(shown, ahead.interval_80))
    assert len(told) - 1 == len(history.days)


def test_sets_that_a_ladder_planned_are_left_out() -> None:
    made = chart(material(climbing()))
    assert all(str(row["day"]) < "2026-03-02" for row in made.rows if row["kind"] == "session")


def test_a_stop_leaves_the_sessions_and_no_forecast() -> None:
    made = chart(material(stopped()))
    assert {row["kind"] for row in made.rows} == {"session"}
    assert "no forecast is shown" in made.alt
