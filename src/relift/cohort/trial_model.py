"""The threat model in its form for trials: equations 6 and 7 on a laboratory's clock.

Trials have no days, loads or ranges. So sensitivity wanders from trial to trial and jumps between
runs and sessions, the stimulus stands for the load, and a context for the movement:

    expected ~ N(E, sE),   E = shared belief + belief of this context (+ first of a run)
    felt ~ N((1 - w) (h + slope * stimulus) + w E*, sP) (+ first of a run)
    E* = r * reported expectation + (1 - r) * E
    E moves by a (1 +- k) (felt - E): a share g shared by all contexts, the rest this one's

Noise is a mixture of two normals, and smaller near the ends of the scale. Given the traits this is
a Kalman filter; all arrays have people and members of the bank on the last two axes (P, M).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from relift.cohort.trial_table import Trials
from relift.data.tables import load_table
from relift.evidence import parse_basis
from relift.scales import NRS_MAX
from relift.threat.equations import learning_rate, mix
from relift.threat.kalman import squares
from relift.threat.normal import log_above

Array = NDArray[np.float64]

SENSITIVITY, SLOPE, SHARED, FIRST_CONTEXT = 0, 1, 2, 3
_LOG_ROOT_TWO_PI = 0.5 * float(np.log(2.0 * np.pi))
_HALF_STEP = 0.05
_FREE_MOST = 12.0


class Traits(NamedTuple):
    """What is fixed about a person, (P, M) each; pain in points of 0-10.

    Attributes:
        expectation_weight: w, 0-1.
        learning_rate: a, 0-1.
        confirmation_bias: k.
        generalization: g, 0-1.
        expected_noise, felt_noise: sE and sP in the middle of the scale.
        trial_drift, run_drift, session_drift: Standard deviation by which sensitivity wanders.
        belief_drift: The same for the belief, a trial.
        report_share: r, 0-1.
        first_expected, first_felt: Added in the first trial of a run.
    """

    expectation_weight: Array
    learning_rate: Array
    confirmation_bias: Array
    generalization: Array
    expected_noise: Array
    felt_noise: Array
    trial_drift: Array
    run_drift: Array
    session_drift: Array
    belief_drift: Array
    report_share: Array
    first_expected: Array
    first_felt: Array
    settling: Array


_LOGITS = [
    Traits._fields.index(name)
    for name in ("expectation_weight", "learning_rate", "generalization", "report_share")
]
_LOGS = [row for row, name in enumerate(Traits._fields) if name.endswith(("_noise", "_drift"))]


class Assumed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/trial_model.toml: what is assumed where nothing is learned.

    Attributes:
        free_mean, free_sd: Of each trait on its free scale, before any person is seen.
        odd_share, odd_ratio: Share of ratings with wider noise, and how much wider.
        end_noise: Noise at the ends of the scale beside that in the middle.
        start_mean, start_sd: Of sensitivity, slope and shared belief before the first trial.
        start_correlation: Between sensitivity and shared belief.
        context_sd: Of the belief of one context.
    """

    reviewed_by: str
    basis: str
    free_mean: dict[str, float]
    free_sd: dict[str, float]
    odd_share: float
    odd_ratio: float
    end_noise: float
    start_mean: tuple[float, float, float]
    start_sd: tuple[float, float, float]
    start_correlation: float
    context_sd: float

    def __post_init__(self) -> None:
        parse_basis(self.basis)


@cache
def assumed() -> Assumed:
    """The table data/trial_model.toml."""
    return load_table("trial_model.toml", Assumed)


class Belief(NamedTuple):
    """Mean (S, P, M) and covariance (S, S, P, M) of the hidden state."""

    mean: Array
    cov: Array


class Ahead(NamedTuple):
    """One rating as foreseen, and how likely it was: all (P, M).

    Attributes:
        mean: Before clipping to 0-10.
        usual: Variance in an ordinary trial.
        wide: Variance in an odd one.
        log_likelihood: Of the rating; 0 where there is none.
    """

    mean: Array
    usual: Array
    wide: Array
    log_likelihood: Array


def as_traits(free: Array) -> Traits:
    """Traits from the scales on which any number is legal: (13, P, M)."""
    values = np.array(free)
    values[_LOGITS] = 1.0 / (1.0 + np.exp(-np.clip(free[_LOGITS], -_FREE_MOST, _FREE_MOST)))
    values[_LOGS] = np.exp(np.clip(free[_LOGS], -_FREE_MOST, _FREE_MOST))
    return Traits(*values)


def filtered(free: Array, table: Trials, rule: Assumed) -> list[tuple[Ahead, Ahead]]:
    """Run the filter over all trials.

    Args:
        free: Traits on their free scales (13, P, M).
        table: The trials of the P people.
        rule: The constants.

    Returns:
        Expected and felt pain of each trial as foreseen: the first before anything of the trial is
        known, the second once the expectation is.
    """
    traits = as_traits(free)
    steady = traits
    state = _start(rule, table.n_contexts, free.shape[1:])
    foreseen = []
    for t in range(table.context.shape[1]):
        practised = (1.0 + t) ** -steady.settling
        traits = steady._replace(
            expected_noise=steady.expected_noise * practised,
            felt_noise=steady.felt_noise * practised,
        )
        if t:
            state = _wandered(state, traits, table.is_first[:, t], table.is_new_session[:, t])
        context = table.context[:, t]
        first = table.is_first[:, t, None].astype(np.float64)
        told, felt = table.expected[:, t, None], table.felt[:, t, None]
        state, expectation = _expectation(state, traits, context, first, told, rule)
        stimulus = table.stimulus[:, t, None]
        state, feeling = _feeling(state, traits, context, (first, stimulus, told, felt), rule)
        state = _learned(state, traits, context, felt - traits.first_felt * first)
        foreseen.append((expectation, feeling))
    return foreseen


def _start(rule: Assumed, n_contexts: int, shape: tuple[int, ...]) -> Belief:
    size = FIRST_CONTEXT + n_contexts
    mean = np.zeros((size, *shape))
    mean[:FIRST_CONTEXT] = np.array(rule.start_mean)[:, None, None]
    cov = np.zeros((size, size, *shape))
    for i, sd in enumerate((*rule.start_sd, *[rule.context_sd] * n_contexts)):
        cov[i, i] = sd**2
    both = rule.start_correlation * rule.start_sd[SENSITIVITY] * rule.start_sd[SHARED]
    cov[SENSITIVITY, SHARED] = cov[SHARED, SENSITIVITY] = both
    return Belief(mean, cov)


def _wandered(
    state: Belief, traits: Traits, is_first: NDArray[np.bool_], is_new: NDArray[np.bool_]
) -> Belief:
    cov = state.cov.copy()
    cov[SENSITIVITY, SENSITIVITY] += (
        traits.trial_drift**2
        + traits.run_drift**2 * is_first[:, None]
        + traits.session_drift**2 * is_new[:, None]
    )
    for row in range(SHARED, len(cov)):
        cov[row, row] += 0.5 * traits.belief_drift**2
    return Belief(state.mean, cov)


def _belief(values: Array, context: NDArray[np.int64]) -> Array:
    """The belief about each person's context, read off (..., S, P, M)."""
    own = values[..., FIRST_CONTEXT + context, np.arange(context.size), :]
    out: Array = values[..., SHARED, :, :] + own
    return out


def _noise(sd: Array, mean: Array, rule: Assumed) -> Array:
    """Variance of a rating: the person's noise, smaller near the ends of the scale."""
    share = np.clip(mean / NRS_MAX, 0.0, 1.0)
    inside = 2.0 * np.sqrt(share * (1.0 - share))
    return np.square(sd * (rule.end_noise + (1.0 - rule.end_noise) * inside))


def _expectation(
    state: Belief,
    traits: Traits,
    context: NDArray[np.int64],
    first: Array,
    told: Array,
    rule: Assumed,
) -> tuple[Belief, Ahead]:
    mean = _belief(state.mean, context) + traits.first_expected * first
    gain = _belief(state.cov, context)
    spread = _belief(gain, context)
    return _take(state, gain, spread, (mean, _noise(traits.expected_noise, mean, rule)), told, rule)


def _feeling(
    state: Belief,
    traits: Traits,
    context: NDArray[np.int64],
    seen: tuple[Array, Array, Array, Array],
    rule: Assumed,
) -> tuple[Belief, Ahead]:
    first, stimulus, told, felt = seen
    weight = traits.expectation_weight
    is_told = ~np.isnan(told)
    share = np.where(is_told, traits.report_share, 0.0)

    def read(values: Array, report: Array | float) -> Array:
        """Felt pain read off the state (..., S, P, M), with the reported expectation."""
        inner = values[..., SENSITIVITY, :, :] + stimulus * values[..., SLOPE, :, :]
        expected = share * report + (1.0 - share) * _belief(values, context)
        return mix(weight, inner, expected)

    mean = read(state.mean, np.where(is_told, told, 0.0)) + traits.first_felt * first
    gain = read(state.cov, 0.0)
    noise = _noise(traits.felt_noise, mean, rule)
    return _take(state, gain, read(gain, 0.0), (mean, noise), felt, rule)


def _take(
    state: Belief,
    gain: Array,
    spread: Array,
    foreseen: tuple[Array, Array],
    rating: Array,
    rule: Assumed,
) -> tuple[Belief, Ahead]:
    """Take a rating in (P, 1): one normal after each, with both kinds of noise weighed."""
    mean, noise = foreseen
    usual, wide = spread + noise, spread + noise * rule.odd_ratio**2
    is_there = ~np.isnan(rating)
    off = np.where(is_there, rating, 0.0) - mean
    logs = [
        np.log(share) + _log_chance(off, variance, rating)
        for share, variance in ((1.0 - rule.odd_share, usual), (rule.odd_share, wide))
    ]
    is_low, is_high = rating <= _HALF_STEP, rating >= NRS_MAX - _HALF_STEP
    off = np.where(is_low, np.minimum(off, 0.0), np.where(is_high, np.maximum(off, 0.0), off))
    is_usual = 0.5 * (1.0 + np.tanh(0.5 * (logs[0] - logs[1])))
    pull = is_usual / usual + (1.0 - is_usual) / wide
    between = is_usual * (1.0 / usual - pull) ** 2 + (1.0 - is_usual) * (1.0 / wide - pull) ** 2
    shrink = np.maximum(0.0, pull - between * off**2) * is_there
    cov = state.cov - squares(gain * np.sqrt(shrink), np.empty_like(state.cov))
    moved = Belief(state.mean + gain * (pull * off * is_there), cov)
    return moved, Ahead(mean, usual, wide, np.where(is_there, np.logaddexp(*logs), 0.0))


def _log_chance(off: Array, variance: Array, rating: Array) -> Array:
    """Log density of a rating this far off; at the ends of the scale, log probability beyond."""
    sd = np.sqrt(variance)
    out = -0.5 * np.square(off / sd) - np.log(sd) - _LOG_ROOT_TWO_PI
    is_low, is_high = rating <= _HALF_STEP, rating >= NRS_MAX - _HALF_STEP
    for rows, sign in ((is_low[:, 0], -1.0), (is_high[:, 0], 1.0)):
        if rows.any():
            out[rows] = log_above(sign * off[rows] / sd[rows])
    return out


def _learned(state: Belief, traits: Traits, context: NDArray[np.int64], felt: Array) -> Belief:
    """Equation 7, exactly: the felt pain is known, the belief is not."""
    is_felt = ~np.isnan(felt)
    belief = _belief(state.mean, context)
    error = np.where(is_felt, felt, 0.0) - belief
    own = state.mean[FIRST_CONTEXT + context, np.arange(context.size), :]
    is_feared = own > state.mean[FIRST_CONTEXT:].mean(axis=0)
    rate = learning_rate(traits, error, is_feared) * is_felt
    direction = np.zeros_like(state.mean)
    direction[SHARED] = traits.generalization
    direction[FIRST_CONTEXT + context, np.arange(context.size), :] = 1.0 - traits.generalization
    direction *= rate
    read = _belief(state.cov, context)
    cross = direction[:, None] * read[None, :]
    cov = state.cov - cross - cross.swapaxes(0, 1)
    cov += squares(direction * np.sqrt(np.maximum(_belief(read, context), 0.0)), cross)
    return Belief(state.mean + direction * error, cov)
