"""The filter of trials against a Kalman filter out of a textbook, one member at a time."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from tests.cohort.simulated_trials import simulated

from relift.cohort.trial_model import Traits, as_traits, assumed, filtered
from relift.cohort.trial_table import Trials, as_table, is_set_by_others
from relift.threat.rated import RatedTrial

PLAIN = msgspec.structs.replace(assumed(), odd_ratio=1.0, end_noise=1.0)
"""One width of noise, the same everywhere: then the textbook is exact."""


def textbook(free: np.ndarray, table: Trials) -> list[tuple[float, float, float, float]]:
    """Mean and variance of both ratings of every trial, with whole matrices."""
    t_ = Traits(*(float(x[0, 0]) for x in as_traits(free[:, None, None])))
    size = 3 + table.n_contexts
    m = np.array([*PLAIN.start_mean, *[0.0] * table.n_contexts])
    p = np.diag(np.array([*PLAIN.start_sd, *[PLAIN.context_sd] * table.n_contexts]) ** 2)
    p[0, 2] = p[2, 0] = PLAIN.start_correlation * PLAIN.start_sd[0] * PLAIN.start_sd[2]
    out = []
    for t in range(int(table.n[0])):
        if t:
            q = np.full(size, 0.5 * t_.belief_drift**2)
            q[0] = t_.trial_drift**2 + t_.run_drift**2 * table.is_first[0, t]
            q[0] += t_.session_drift**2 * table.is_new_session[0, t]
            q[1] = 0.0
            p = p + np.diag(q)
        c = 3 + table.context[0, t]
        first = float(table.is_first[0, t])
        told, felt = float(table.expected[0, t]), float(table.felt[0, t])
        practised = (1.0 + t) ** -t_.settling
        belief = np.zeros(size)
        belief[[2, c]] = 1.0
        ahead = (belief @ m + t_.first_expected * first, belief @ p @ belief)
        noise = (t_.expected_noise * practised) ** 2
        out.append([ahead[0], ahead[1] + noise])
        if not np.isnan(told):
            gain = p @ belief / (ahead[1] + noise)
            m, p = m + gain * (told - ahead[0]), p - np.outer(gain, belief @ p)
        share = 0.0 if np.isnan(told) else t_.report_share
        row = t_.expectation_weight * (1.0 - share) * belief
        row[[0, 1]] = (1.0 - t_.expectation_weight) * np.array([1.0, table.stimulus[0, t]])
        known = t_.first_felt * first
        known += t_.expectation_weight * share * (0.0 if np.isnan(told) else told)
        noise = (t_.felt_noise * practised) ** 2
        out[-1] += [row @ m + known, row @ p @ row + noise]
        if not np.isnan(felt):
            gain = p @ row / (row @ p @ row + noise)
            m, p = m + gain * (felt - row @ m - known), p - np.outer(gain, row @ p)
            error = felt - t_.first_felt * first - belief @ m
            is_feared = m[c] > m[3:].mean()
            bias = t_.confirmation_bias if (error > 0) == is_feared else -t_.confirmation_bias
            move = np.zeros(size)
            move[2], move[c] = t_.generalization, 1.0 - t_.generalization
            move *= min(1.0, t_.learning_rate * (1.0 + bias))
            shift = np.eye(size) - np.outer(move, belief)
            m, p = m + move * error, shift @ p @ shift.T
    return [tuple(row) for row in out]  # type: ignore[misc]


def test_forecasts_are_those_of_the_textbook() -> None:
    rng = np.random.default_rng(3)
    trials = simulated(1, 30, rng)
    trials = [
        RatedTrial(
            person=one.person,
            run=one.run,
            context=one.context,
            stimulus=one.stimulus,
            expected=None if i % 7 == 3 or one.expected in (0.0, 10.0) else one.expected,
            felt=None if i % 5 == 2 or one.felt in (0.0, 10.0) else one.felt,
        )
        for i, one in enumerate(trials)
    ]
    table = as_table(trials)
    mean = np.array(list(PLAIN.free_mean.values()))
    sd = np.array(list(PLAIN.free_sd.values()))
    for _ in range(4):
        free = mean + 0.7 * sd * rng.standard_normal(mean.size)
        slow = textbook(free, table)
        fast = filtered(free[:, None, None], table, PLAIN)
        for row, (expected, felt) in zip(slow, fast, strict=True):
            found = [expected.mean, expected.usual, felt.mean, felt.usual]
            assert [float(x[0, 0]) for x in found] == pytest.approx(row, abs=1e-9)


def test_people_are_filtered_apart() -> None:
    rng = np.random.default_rng(4)
    table = as_table(simulated(3, 20, rng))
    free = np.zeros((len(Traits._fields), 3, 5)) + rng.standard_normal((1, 3, 5)) * 0.3
    together = filtered(free, table, assumed())
    for i in range(3):
        alone = filtered(free[:, [i]], table.only([i]), assumed())
        for (a, b), (c, d) in zip(together, alone, strict=True):
            np.testing.assert_allclose(a.mean[i], c.mean[0], rtol=1e-12)
            np.testing.assert_allclose(b.log_likelihood[i], d.log_likelihood[0], rtol=1e-9)


@pytest.mark.parametrize("rating", [0.0, 10.0])
def test_ratings_at_an_end_stay_finite(rating: float) -> None:
    trials = [
        RatedTrial(person="a", context=str(t % 2), stimulus=t % 3, expected=rating, felt=rating)
        for t in range(80)
    ]
    free = np.zeros((len(Traits._fields), 1, 50))
    for both in filtered(free, as_table(trials), assumed()):
        for ahead in both:
            assert all(np.all(np.isfinite(part)) for part in ahead)
            assert np.all(ahead.usual > 0.0)


def test_a_missing_answer_is_no_factor() -> None:
    silent = [RatedTrial(person="a", context="x") for _ in range(5)]
    free = np.zeros((len(Traits._fields), 1, 3))
    foreseen = filtered(free, as_table(silent), assumed())
    assert all(np.all(ahead.log_likelihood == 0.0) for both in foreseen for ahead in both)
    assert foreseen[4][1].usual[0, 0] > foreseen[0][1].usual[0, 0]


def test_an_expectation_that_the_context_decides_for_all_is_the_experimenters() -> None:
    own = simulated(2, 20, np.random.default_rng(5))
    assert not is_set_by_others(own)
    given = [
        RatedTrial(person=t.person, context=t.context, expected=2.0 if t.context == "low" else 6.0)
        for t in own
    ]
    assert is_set_by_others(given)
    same = [RatedTrial(person=t.person, context=t.context, expected=3.0) for t in own]
    assert not is_set_by_others(same)
