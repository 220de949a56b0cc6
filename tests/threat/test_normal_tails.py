import math

import numpy as np
import pytest

from relift.threat.normal import above, below, clipped_mean, density, hazard, log_above


@pytest.mark.parametrize("z", [-6.0, -1.3, 0.0, 0.4, 2.5, 6.0])
def test_tails_agree_with_the_error_function_of_the_standard_library(z: float) -> None:
    exact = 0.5 * math.erfc(z / math.sqrt(2.0))
    assert above(np.array(z)) == pytest.approx(exact, rel=3e-7)
    assert below(np.array(-z)) == pytest.approx(exact, rel=3e-7)
    assert log_above(np.array(z)) == pytest.approx(math.log(exact), rel=1e-6, abs=1e-7)


def test_far_tails_stay_finite() -> None:
    far = np.array([-60.0, 40.0, 60.0])
    assert np.all(np.isfinite(log_above(far)))
    assert hazard(np.array(40.0)) == pytest.approx(40.0, rel=0.01)
    assert hazard(np.array(-60.0)) == pytest.approx(0.0)


def test_density_is_the_bell_curve() -> None:
    assert density(np.array(1.0)) == pytest.approx(math.exp(-0.5) / math.sqrt(2 * math.pi))


@pytest.mark.parametrize(("mean", "sd"), [(-2.0, 1.5), (0.2, 1.0), (5.0, 2.0), (9.9, 3.0)])
def test_mean_of_a_clipped_rating_agrees_with_a_sum_over_a_grid(mean: float, sd: float) -> None:
    grid = np.linspace(mean - 9 * sd, mean + 9 * sd, 40_001)
    mass = np.exp(-0.5 * ((grid - mean) / sd) ** 2)
    slow = float(np.sum(np.clip(grid, 0, 10) * mass) / np.sum(mass))
    fast = clipped_mean(np.array(mean), np.array(sd), 0.0, 10.0)
    assert fast == pytest.approx(slow, abs=1e-5)
