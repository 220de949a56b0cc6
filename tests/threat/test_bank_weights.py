import numpy as np
import pytest

from relift.threat.bank import effective_size, normalized


def test_weights_add_up_to_one() -> None:
    assert np.exp(normalized(np.array([-800.0, -801.0, -900.0]))).sum() == pytest.approx(1.0)


def test_members_that_are_all_impossible_count_alike() -> None:
    assert np.exp(normalized(np.full(4, -np.inf))) == pytest.approx([0.25] * 4)


def test_effective_size_runs_from_one_to_all() -> None:
    assert effective_size(np.log(np.full(8, 1 / 8))) == pytest.approx(8.0)
    assert effective_size(normalized(np.array([0.0, -900.0]))) == pytest.approx(1.0)
