"""The synthetic log tells the story's lifter, the same one for the same seed."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest

from relift.cohort.training_log import strong_export
from relift.errors import InvalidValueError

LAST_ON = date(2026, 3, 9)


def export(seed: int = 7, years: int = 3) -> str:
    return strong_export(last_on=LAST_ON, years=years, rng=np.random.default_rng(seed))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def sets_of(text: str, movement: str) -> list[dict[str, str]]:
    return [
        r for r in rows(text) if r["Exercise Name"] == movement and r["Set Order"] != "Rest Timer"
    ]


def day_of(row: dict[str, str]) -> date:
    return datetime.strptime(row["Date"], "%Y-%m-%d %H:%M:%S").date()  # noqa: DTZ007


def epley_lb(row: dict[str, str]) -> float:
    return float(row["Weight"]) * (1 + float(row["Reps"]) / 30)


def test_the_same_seed_gives_the_same_text_and_another_seed_another() -> None:
    assert export(seed=7) == export(seed=7)
    assert export(seed=7) != export(seed=8)


def test_the_header_is_the_newest_comma_form_without_a_unit_column() -> None:
    assert export().splitlines()[0] == (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,"
        "Notes,Workout Notes,RPE"
    )


def test_every_row_has_all_twelve_fields() -> None:
    assert {len(row) for row in csv.reader(io.StringIO(export()))} == {12}


def test_every_load_lies_on_the_five_pound_grid() -> None:
    assert all(float(r["Weight"]) % 5 == 0 for r in rows(export()))


def test_the_log_covers_three_years_and_ends_on_the_given_day() -> None:
    days = sorted({day_of(r) for r in rows(export())})

    assert days[-1] == LAST_ON
    assert timedelta(days=3 * 365 - 20) < days[-1] - days[0] < timedelta(days=3 * 366)


def test_rows_stand_in_the_order_of_time() -> None:
    times = [r["Date"] for r in rows(export())]

    assert times == sorted(times)


@pytest.mark.parametrize("seed", range(5))
def test_a_week_has_three_or_four_workouts_unless_the_lifter_was_away(seed: int) -> None:
    days = {day_of(r) for r in rows(export(seed=seed))}
    weeks = Counter((LAST_ON - day).days // 7 for day in days)

    assert max(weeks.values()) == 4
    assert sum(n in (3, 4) for n in weeks.values()) >= 0.9 * len(weeks)


@pytest.mark.parametrize("seed", range(5))
def test_the_lifter_was_away_at_least_three_times_and_never_just_before_the_end(seed: int) -> None:
    days = sorted({day_of(r) for r in rows(export(seed=seed))})
    gaps = [(b - a, b) for a, b in pairwise(days) if (b - a).days >= 14]

    assert len(gaps) >= 3
    assert all(LAST_ON - back > timedelta(days=28) for _, back in gaps)


def test_some_rows_are_rest_timers_and_some_sets_are_marked_warm_ups() -> None:
    orders = Counter(r["Set Order"] for r in rows(export()))
    n_rows = sum(orders.values())

    assert 0.02 < orders["Rest Timer"] / n_rows < 0.5
    assert 0.02 < orders["W"] / n_rows < 0.2


def test_marked_warm_ups_take_no_number_from_the_sets_after_them() -> None:
    last = [r["Set Order"] for r in sets_of(export(), "Deadlift (Barbell)") if day_of(r) == LAST_ON]

    assert last == ["W", "W", "W", "1", "2"]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    ("movement", "end_lb"), [("Deadlift (Barbell)", 550), ("Squat (Barbell)", 420)]
)
def test_the_best_sets_before_the_end_tell_the_strength_of_the_story(
    seed: int, movement: str, end_lb: float
) -> None:
    late = [
        epley_lb(r)
        for r in sets_of(export(seed=seed), movement)
        if LAST_ON - day_of(r) < timedelta(days=28)
    ]

    assert max(late) == pytest.approx(end_lb, rel=0.035)


@pytest.mark.parametrize("seed", range(5))
def test_the_lifter_got_stronger_in_every_year(seed: int) -> None:
    best: dict[int, float] = {}
    for row in sets_of(export(seed=seed), "Deadlift (Barbell)"):
        year = (LAST_ON - day_of(row)).days // 365
        best[year] = max(best.get(year, 0.0), epley_lb(row))

    assert best[0] > best[1] > best[2]


def test_the_log_ends_with_deadlifts_at_70_percent_the_day_after_squats_at_90() -> None:
    told = rows(export())
    last = told[-1]
    eve = [float(r["Weight"]) for r in sets_of(export(), "Squat (Barbell)")][-1]
    eve_on = day_of(sets_of(export(), "Squat (Barbell)")[-1])

    assert last["Exercise Name"] == "Deadlift (Barbell)"
    assert last["Set Order"] == "2"
    assert float(last["Weight"]) / 550 == pytest.approx(0.7, abs=0.01)
    assert eve / 420 == pytest.approx(0.9, abs=0.01)
    assert eve_on == LAST_ON - timedelta(days=1)


def test_a_log_of_no_years_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="years"):
        export(years=0)


def test_one_year_is_as_legal_as_twenty() -> None:
    assert len(rows(export(years=1))) < len(rows(export(years=3))) < len(rows(export(years=20)))
