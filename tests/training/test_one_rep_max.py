from __future__ import annotations

import msgspec
import pytest

from relift.errors import DataFileError, InvalidValueError
from relift.training import one_rep_max as room
from relift.training.one_rep_max import (
    brzycki,
    e1rm_kg,
    epley,
    load_for,
    lombardi,
    reps_at,
    share_of_1rm,
)


def test_the_formulas_give_their_published_figures_for_five_reps_at_100_kg() -> None:
    assert epley(100, 5) == pytest.approx(116.667, abs=1e-3)
    assert brzycki(100, 5) == pytest.approx(112.5)
    assert lombardi(100, 5) == pytest.approx(117.462, abs=1e-3)


def test_epley_and_brzycki_agree_at_ten_reps() -> None:
    assert epley(100, 10) == pytest.approx(brzycki(100, 10))


def test_a_single_is_its_own_e1rm() -> None:
    assert e1rm_kg(140, 1) == 140
    assert e1rm_kg(140, 1, rpe=10) == 140


def test_without_an_rpe_a_set_counts_by_epley() -> None:
    assert e1rm_kg(100, 5) == pytest.approx(116.667, abs=1e-3)


@pytest.mark.parametrize(
    ("effective_reps", "share"),
    [(1, 1.0), (1.5, 0.978), (2, 0.955), (5, 0.863), (6.5, 0.824), (9.5, 0.751), (10, 0.739)],
)
def test_the_rpe_chart_holds_the_values_of_its_source(effective_reps: float, share: float) -> None:
    assert share_of_1rm(effective_reps) == pytest.approx(share)


def test_between_the_points_of_the_chart_lies_a_straight_line() -> None:
    assert share_of_1rm(1.25) == pytest.approx((1.0 + 0.978) / 2)


@pytest.mark.parametrize("effective_reps", [0.9, 10.1])
def test_the_chart_ends_at_ten_effective_reps(effective_reps: float) -> None:
    with pytest.raises(InvalidValueError, match="1 to 10"):
        share_of_1rm(effective_reps)


def test_five_reps_at_rpe_8_count_as_seven_on_the_chart() -> None:
    assert e1rm_kg(100, 5, rpe=8) == pytest.approx(100 / 0.811)


@pytest.mark.parametrize(("reps", "rpe"), [(5, 6.5), (5, 1), (9, 8)])
def test_an_rpe_below_7_or_beyond_the_chart_leaves_the_reps_alone(reps: int, rpe: float) -> None:
    assert e1rm_kg(100, reps, rpe) == e1rm_kg(100, reps)


@pytest.mark.parametrize(
    ("load", "reps"), [(0, 5), (-20, 5), (100, 0), (100, 11), (float("nan"), 5)]
)
def test_a_set_without_load_or_outside_1_to_10_reps_has_no_e1rm(load: float, reps: int) -> None:
    with pytest.raises(InvalidValueError):
        e1rm_kg(load, reps)


def test_an_rpe_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="rpe"):
        e1rm_kg(100, 5, rpe=11)


def test_no_reps_are_left_above_the_e1rm_and_one_at_it() -> None:
    assert reps_at(101, 100) == 0
    assert reps_at(100, 100) == 1


@pytest.mark.parametrize(("reps", "rpe"), [(5, 6.5), (9, 8)])
def test_no_load_is_given_for_an_rpe_that_the_chart_says_nothing_about(
    reps: int, rpe: float
) -> None:
    with pytest.raises(InvalidValueError, match="RPE chart"):
        load_for(100, reps, rpe)


def test_formulas_stop_where_they_lose_their_meaning() -> None:
    with pytest.raises(InvalidValueError):
        brzycki(100, 37)
    with pytest.raises(InvalidValueError):
        lombardi(100, 0)


def test_a_chart_that_does_not_end_at_ten_reps_is_refused() -> None:
    good = msgspec.to_builtins(room._chart())
    with pytest.raises(DataFileError, match="ten reps"):
        msgspec.convert(good | {"percent": good["percent"][:-1]}, room._Chart)
