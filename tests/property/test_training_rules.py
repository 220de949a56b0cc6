from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relift.training.history import LiftDay, LiftHistory
from relift.training.movements import How, movements, resolve
from relift.training.one_rep_max import e1rm_kg, load_for, reps_at, share_of_1rm
from relift.training.strength import forecast_e1rm

START = date(2024, 1, 1)
loads = st.floats(1.0, 500.0)
reps_ = st.integers(1, 10)


class TestOneRepMax:
    """e1RM grows with reps and with load; the load and reps that it means are its inverse."""

    @given(loads, st.integers(1, 9))
    def test_one_more_rep_at_a_load_means_a_higher_e1rm(self, load: float, reps: int) -> None:
        assert e1rm_kg(load, reps + 1) > e1rm_kg(load, reps) >= load

    @given(loads, st.floats(1.01, 2.0), reps_)
    def test_more_load_for_the_same_reps_means_a_higher_e1rm(
        self, load: float, more: float, reps: int
    ) -> None:
        assert e1rm_kg(load * more, reps) > e1rm_kg(load, reps)

    @given(loads, reps_)
    def test_the_reps_at_a_load_are_those_that_the_e1rm_came_from(
        self, load: float, reps: int
    ) -> None:
        assert reps_at(load, e1rm_kg(load, reps)) == pytest.approx(reps)

    @given(loads, reps_)
    def test_the_load_for_some_reps_gives_the_e1rm_back(self, e1rm: float, reps: int) -> None:
        assert e1rm_kg(load_for(e1rm, reps), reps) == pytest.approx(e1rm)

    @given(loads, st.integers(1, 7), st.sampled_from([7.0, 7.5, 8.0, 8.5, 9.0, 9.5, 10.0]))
    def test_the_load_for_some_reps_at_an_rpe_gives_the_e1rm_back(
        self, e1rm: float, reps: int, rpe: float
    ) -> None:
        assert e1rm_kg(load_for(e1rm, reps, rpe), reps, rpe) == pytest.approx(e1rm)

    @given(st.floats(1.0, 9.9), st.floats(0.01, 0.1))
    def test_more_reps_to_failure_mean_a_smaller_share(self, reps: float, more: float) -> None:
        assert share_of_1rm(min(10.0, reps + more)) < share_of_1rm(reps)


@st.composite
def histories(draw: st.DrawFn) -> LiftHistory:
    steps = draw(
        st.lists(st.tuples(st.integers(1, 400), st.floats(1.0, 900.0)), min_size=1, max_size=30)
    )
    days, on = [], START
    for gap_d, e1rm in steps:
        on += timedelta(days=gap_d)
        days.append(LiftDay(on, e1rm, e1rm, 1))
    return LiftHistory(movement_id="squat", days=tuple(days), last_on=on, n_workouts=len(days))


class TestStrengthForecast:
    """A forecast is a proper distribution whatever the log; time off only makes it less sure."""

    @settings(max_examples=60, deadline=None)
    @given(histories(), st.integers(0, 4000))
    def test_quantiles_are_finite_positive_and_in_order(
        self, history: LiftHistory, gap_d: int
    ) -> None:
        forecast = forecast_e1rm(history, history.last_on + timedelta(days=gap_d))
        quantiles = [forecast.quantile(p) for p in (0.025, 0.2, 0.5, 0.8, 0.975)]
        assert all(math.isfinite(q) and q > 0 for q in [*quantiles, forecast.mean_kg])
        assert quantiles == sorted(quantiles)
        lows = [day.e1rm_kg for day in history.days]
        assert min(lows) * 0.999 <= forecast.median_kg <= max(lows) * 1.001

    @settings(max_examples=60, deadline=None)
    @given(histories(), st.integers(0, 300), st.integers(1, 300))
    def test_a_longer_gap_keeps_the_middle_and_never_raises_the_cautious_end(
        self, history: LiftHistory, gap_d: int, more_d: int
    ) -> None:
        soon = forecast_e1rm(history, history.last_on + timedelta(days=gap_d))
        late = forecast_e1rm(history, history.last_on + timedelta(days=gap_d + more_d))
        assert late.median_kg == soon.median_kg
        assert late.quantile(0.2) <= soon.quantile(0.2) * (1 + 1e-9)


class TestNames:
    """What a name means does not hang on case, brackets or the order of its words."""

    @settings(max_examples=100, deadline=None)
    @given(st.data())
    def test_a_shuffled_shouted_bracketed_alias_means_the_same(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(list(movements().values())))
        words = data.draw(st.permutations(one.name.split()))
        # Side by side in this order, two words may be a name of their own for another movement.
        assume("lat machine" not in " ".join(words).casefold())
        name = f"{' '.join(words[:-1])} ({words[-1].upper()})"
        match = resolve(name)
        assert (match.movement, match.how) == (one, How.ALIAS)

    @settings(max_examples=200, deadline=None)
    @given(st.text(max_size=40))
    def test_any_text_gets_an_answer_with_a_confidence(self, name: str) -> None:
        match = resolve(name)
        assert (match.movement is None) == (match.confidence == 0.0)
        assert 0.0 <= match.confidence <= 1.0
