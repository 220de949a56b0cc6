"""Equations by hand, with numbers small enough for paper."""

import math

import numpy as np
import pytest

from relift.threat import equations
from relift.threat.params import Params, default_priors, draw_members

RULE = default_priors().overload


def person(**changed: float) -> Params:
    medians = {name: row.median for name, row in default_priors().parameters.items()}
    values = {**medians, **changed}
    return Params(**{name: np.array([values[name]]) for name in Params._fields})


def test_equation_1_leaves_a_third_after_the_time_constant() -> None:
    assert equations.decay(10.0, 10.0) == pytest.approx(math.exp(-1))
    assert equations.decay(0.0, 10.0) == 1.0


def test_equation_2a_grows_with_days_and_stops() -> None:
    one_day = equations.drift_variance(1.0, 100.0, 2.0)
    assert one_day == pytest.approx(4.0 * (1 - math.exp(-0.02)))
    assert equations.drift_variance(1e9, 100.0, 2.0) == pytest.approx(4.0)


def test_equation_2b_grows_towards_its_bound_and_never_shrinks() -> None:
    grown = equations.regrown(np.array([0.2, 3.0]), 0.5, 1.0)
    assert grown == pytest.approx([0.6, 3.0])


def test_equation_3_counts_only_the_dose_beyond_the_usual() -> None:
    used_to, margin = np.array([10.0]), np.array([1.3])
    assert equations.overload(13.0, used_to, margin, RULE) == pytest.approx([0.0])
    assert equations.overload(18.0, used_to, margin, RULE) == pytest.approx([0.5])
    assert equations.overload(1e4, used_to, margin, RULE) == pytest.approx([RULE.most])


def test_equation_3_follows_training_and_forgets_in_a_long_gap() -> None:
    used_to = np.array([10.0])
    after = equations.used_to_after_dose(used_to, 20.0, 2.0, RULE)
    assert after == pytest.approx([10 + (1 - math.exp(-2 / 28)) * 10])
    assert equations.used_to_after_gap(used_to, 7.0, RULE) == pytest.approx([10.0])
    assert equations.used_to_after_gap(used_to, 35.0, RULE) == pytest.approx([10 * math.exp(-1)])


def test_equation_4_adds_load_range_and_volume() -> None:
    params = person(load_gain=2.0, range_gain=1.5, volume_gain=0.25)
    added = equations.effort(params, 0.75, 0.8, np.array([2.0]))
    assert added == pytest.approx([0.5 + 1.2 + 0.5])


def test_equation_4_without_doubt_is_softplus() -> None:
    level, slope = equations.mean_input(np.array([1.0]), 0.0)
    assert level == pytest.approx([math.log(1 + math.e)])
    assert slope == pytest.approx([1 / (1 + math.exp(-1))])


def test_equation_4_with_doubt_agrees_with_a_sum_over_a_grid() -> None:
    z = np.linspace(-8, 8, 4001)
    mass = np.exp(-0.5 * z * z)
    slow = np.sum(np.logaddexp(0, 1.0 + 1.5 * z) * mass) / np.sum(mass)
    level, _ = equations.mean_input(np.array([1.0]), 1.5**2)
    assert level == pytest.approx([slow], abs=0.05)


def test_equation_5_floors_the_belief_at_no_pain() -> None:
    level, slope = equations.mean_floored(np.array([-3.0, 0.0, 4.0]), np.array([0.0, 1.0, 0.0]))
    assert level == pytest.approx([0.0, 1 / math.sqrt(2 * math.pi), 4.0], abs=1e-5)
    assert slope == pytest.approx([0.0, 0.5, 1.0], abs=1e-5)


def test_equation_6_mixes_input_and_expectation() -> None:
    assert equations.mix(np.array([0.25]), np.array([2.0]), np.array([6.0])) == pytest.approx([3.0])


@pytest.mark.parametrize(
    ("error", "is_feared", "rate"),
    [(1.0, True, 0.25), (-1.0, True, 0.15), (1.0, False, 0.15), (-1.0, False, 0.25)],
)
def test_equation_7_learns_more_from_what_confirms(
    error: float, is_feared: bool, rate: float
) -> None:
    params = person(learning_rate=0.2, confirmation_bias=0.25)
    found = equations.learning_rate(params, np.array([error]), np.array([is_feared]))
    assert found == pytest.approx([rate])


def test_equation_8_moves_the_belief_about_the_same_exposure_by_one() -> None:
    direction = equations.shared_direction(0.3, -0.2)
    assert direction @ np.array([1.0, 0.3, -0.2]) == pytest.approx(1.0)


def test_equation_8_sends_a_good_surprise_mostly_to_safety() -> None:
    params = person(lasting_share=0.35, safety_carry=0.5)
    good = [float(s[0]) for s in equations.learning_shares(params, np.array([-1.0]))]
    bad = [float(s[0]) for s in equations.learning_shares(params, np.array([1.0]))]
    assert good == pytest.approx([0.35, 0.325, 0.325])
    assert bad == pytest.approx([1.0, 0.0, 0.0])


def test_equation_9_adds_a_share_of_the_overload_to_the_morning() -> None:
    extra = equations.morning_extra(person(overload_gain=0.5), np.array([2.0]), RULE)
    assert extra == pytest.approx([0.3 * 0.5 * 2.0])


def test_equation_11_counts_a_heavy_set_of_eight_as_about_one() -> None:
    dose = equations.nominal_dose(np.array([1.0, 0.5]), np.array([8.0, 24.0]), RULE)
    assert dose == pytest.approx([1.0, 1.5])


def test_equation_12_adds_the_variance_of_rounding() -> None:
    assert equations.rating_variance(np.array([0.5]), 1.0) == pytest.approx([0.25 + 1 / 12])


def test_draws_have_the_stated_medians() -> None:
    drawn = draw_members(default_priors(), 4000, np.random.default_rng(1))
    for name, row in default_priors().parameters.items():
        middle = float(np.median(getattr(drawn, name)))
        assert middle == pytest.approx(row.median, rel=0.15), name
