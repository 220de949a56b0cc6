"""How a person uses the scale is learned from their ratings alone."""

from __future__ import annotations

import numpy as np

from relift.cohort.marks import Marks
from relift.cohort.rating_bins import bins_of_normal, log_score


def test_a_free_rater_loses_next_to_nothing() -> None:
    rng = np.random.default_rng(1)
    marks, plain = Marks(), bins_of_normal(4.0, 1.5)
    plainly = mixed = 0.0
    for rating in np.clip(rng.normal(4.0, 1.5, 60), 0.0, 10.0).round(1):
        plainly += log_score(plain, rating)
        mixed += log_score(marks.foresee(plain), rating)
        marks.see(plain, rating)
    assert (plainly - mixed) / 60 < 0.03


def test_whole_numbers_are_noticed_and_the_spread_is_kept() -> None:
    rng = np.random.default_rng(2)
    marks, plain = Marks(), bins_of_normal(4.0, 1.5)
    for rating in np.clip(rng.normal(4.0, 1.5, 60), 0.0, 10.0).round():
        marks.see(plain, float(rating))
    bins = marks.foresee(plain)
    assert bins[::10].sum() > 0.95
    low, high = bins[:26].sum(), bins[:56].sum()
    assert abs(low - plain[:26].sum()) < 0.1
    assert abs(high - plain[:56].sum()) < 0.1


def test_who_always_says_the_same_is_foreseen_to() -> None:
    marks, plain = Marks(), bins_of_normal(3.0, 1.0)
    for _ in range(20):
        marks.see(plain, 3.0)
    assert marks.foresee(plain)[30] > 0.9
    assert marks.foresee(plain)[50] > 0.0


def test_every_rating_keeps_a_chance() -> None:
    marks, plain = Marks(), bins_of_normal(0.0, 0.2)
    for rating in (0.0, 0.0, 10.0, 10.0, 0.0):
        bins = marks.foresee(plain)
        assert np.all(np.isfinite(bins))
        assert abs(bins.sum() - 1.0) < 1e-9
        marks.see(plain, rating)
