from __future__ import annotations

import math
from datetime import timedelta

import numpy as np
import pytest
from numpy.random import default_rng
from tests.training.builders import START, lift

from relift.cohort.strength_rivals import (
    MODELS,
    STATED,
    LevelNumbers,
    Lift,
    as_lift,
    fitted,
    fitted_on_others,
    foretold,
    student_cdf,
)
from relift.training.history import LiftHistory

GAUSSIAN = LevelNumbers(step=1e-3, per_day=1e-4, noise=4e-3, freedom=0)


def history(*e1rms: float, every_d: int = 3) -> LiftHistory:
    return lift(*((START + timedelta(days=every_d * i), e) for i, e in enumerate(e1rms)))


def textbook(lifted: LiftHistory, numbers: LevelNumbers) -> list[tuple[float, float]]:
    """A scalar Kalman filter, one step after the other."""
    mean, variance, told = math.log(lifted.days[0].e1rm_kg), 0.12**2, []
    for before, day in zip(lifted.days[:-1], lifted.days[1:], strict=True):
        variance += numbers.step + numbers.per_day * (day.on - before.on).days
        told.append((mean, variance + numbers.noise))
        gain = variance / (variance + numbers.noise)
        mean += gain * (math.log(day.e1rm_kg) - mean)
        variance *= 1.0 - gain
    return told


def test_the_gaussian_filter_agrees_with_the_textbook() -> None:
    lifted = history(100, 104, 99, 110, 108, 90)
    numbers = STATED._replace(gaussian=GAUSSIAN)
    found = foretold(lifted, numbers)["kalman_gaussian"]
    for one, day, (mean, variance) in zip(
        found, lifted.days[1:], textbook(lifted, GAUSSIAN), strict=True
    ):
        assert one.e1rm_kg == pytest.approx(math.exp(mean), rel=1e-10)
        z = (math.log(day.e1rm_kg) - mean) / math.sqrt(variance)
        assert one.chance == pytest.approx(0.5 * math.erfc(-z / math.sqrt(2.0)), abs=1e-10)


def test_an_odd_day_moves_the_student_t_filter_less_than_the_gaussian() -> None:
    lifted = history(*([100.0] * 10), 40.0, 100.0)
    numbers = STATED._replace(gaussian=GAUSSIAN, student_t=GAUSSIAN._replace(freedom=3))
    found = foretold(lifted, numbers)
    assert found["kalman_gaussian"][-1].e1rm_kg < found["kalman_student_t"][-1].e1rm_kg < 100.0


@pytest.mark.parametrize("freedom", [1, 2, 3, 4])
def test_the_distribution_of_t_is_the_integral_of_its_density(freedom: int) -> None:
    x = np.linspace(-400.0, 1.3, 400_001)
    constant = (
        math.gamma((freedom + 1) / 2) / math.gamma(freedom / 2) / math.sqrt(freedom * math.pi)
    )
    density = constant * (1.0 + x * x / freedom) ** (-(freedom + 1) / 2)
    integral = float(((density[1:] + density[:-1]) / 2.0 * np.diff(x)).sum())
    tail = student_cdf(-400.0, freedom)
    assert student_cdf(1.3, freedom) == pytest.approx(integral + tail, abs=1e-6)
    assert student_cdf(0.0, freedom) == pytest.approx(0.5)


def test_best_of_28_days_is_the_last_workout_where_there_was_none() -> None:
    lifted = lift(
        (START, 120),
        (START + timedelta(days=10), 100),
        (START + timedelta(days=28), 90),
        (START + timedelta(days=100), 95),
    )
    found = [one.e1rm_kg for one in foretold(lifted, STATED)["best_28d"]]
    assert found == [120, 120, 90]


def test_every_rival_foretells_every_day_but_the_first_from_what_came_before() -> None:
    whole, cut = history(100, 105, 95, 110, 102), history(100, 105, 95, 110)
    found, before = foretold(whole, STATED), foretold(cut, STATED)
    assert tuple(found) == MODELS
    for name in MODELS:
        assert [one.e1rm_kg for one in found[name]][:3] == pytest.approx(
            [one.e1rm_kg for one in before[name]]
        )


def simulated(numbers: LevelNumbers, n: int, seed: int) -> Lift:
    luck = default_rng(seed)
    gaps = np.full(n, 3.0)
    steps = luck.normal(0.0, math.sqrt(numbers.step + 3.0 * numbers.per_day), n)
    return Lift(4.6 + steps.cumsum() + luck.normal(0.0, math.sqrt(numbers.noise), n), gaps)


def test_the_noise_of_simulated_lifts_is_found_by_likelihood() -> None:
    true = LevelNumbers(step=2e-4, per_day=0.0, noise=1e-3, freedom=0)
    found = fitted([simulated(true, 150, seed) for seed in range(12)])
    drift = found.gaussian.step + 3.0 * found.gaussian.per_day
    assert found.gaussian.noise == pytest.approx(1e-3, rel=0.3)
    assert drift == pytest.approx(2e-4, rel=0.5)
    assert found.student_t.freedom == 4


def test_a_lifter_is_scored_with_what_the_other_half_taught() -> None:
    quiet = LevelNumbers(1e-4, 0.0, 1e-3, 0)
    people = [[simulated(quiet, 40, seed)] for seed in range(20)]
    wild = [Lift(people[0][0].logs * 1.5, people[0][0].gaps_d)]
    before, after = fitted_on_others(people), fitted_on_others([wild, *people[1:]])
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_with_few_lifters_the_stated_numbers_stand_in() -> None:
    few = [[as_lift(history(100, 101, 102).days)]] * 3
    assert fitted_on_others(few) == [STATED] * 3
