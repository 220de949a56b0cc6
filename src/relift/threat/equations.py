"""The formulas of the threat model, one a function, numbered as in docs/explanation/model.md.

All work on arrays with the members of the bank (or simulated paths) on the last axis, so that a
textbook can be read beside them. Nothing here knows of filters, events or time zones.
"""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from relift.threat.normal import below, density
from relift.threat.params import Overload, Params

Array = NDArray[np.float64]

_MOST_BIAS = 0.95


def decay(days: float, time_constant: Array | float) -> Array:
    """(1) What is left of a part of sensitivity, or of safety memory, after some days."""
    return np.exp(-days / np.asarray(time_constant, dtype=np.float64))


def regrown(variance: Array, share: Array | float, most: float) -> Array:
    """(2b) Variance of a belief that grows towards `most`, and is left alone where it is wider.

    Args:
        variance: Before.
        share: Of the missing variance that comes back, 0-1.
        most: Variance that it grows towards.
    """
    return variance + share * np.maximum(0.0, most - variance)


def drift_variance(days: float, time_constant: Array | float, sd: Array | float) -> Array:
    """(2a) Variance gained over some days by a part that wanders about its course.

    For a few days it grows in proportion to them; after a gap of years it stops at sd squared.
    """
    spread = np.asarray(sd, dtype=np.float64)
    return spread * spread * (1.0 - decay(2.0 * days, time_constant))


def used_to_after_gap(used_to: Array, days: float, rule: Overload) -> Array:
    """(3a) The dose a person is used to, after days without training beyond the usual gap."""
    return used_to * math.exp(-max(0.0, days - rule.gap_days) / rule.used_to_days)


def overload(dose: Array | float, used_to: Array, margin: Array, rule: Overload) -> Array:
    """(3b) Dose beyond what the person is used to, in units of `dose_scale`, bounded."""
    excess = np.maximum(0.0, dose - margin * used_to) / rule.dose_scale
    return np.minimum(excess, rule.most)


def used_to_after_dose(used_to: Array, dose: Array | float, days: float, rule: Overload) -> Array:
    """(3c) The dose a person is used to moves towards the dose just done."""
    share = 1.0 - math.exp(-min(days, rule.gap_days) / rule.used_to_days)
    return used_to + share * (dose - used_to)


def effort(
    params: Params, relative_load: Array | float, range_of_motion: Array | float, log_volume: Array
) -> Array:
    """(4a) What an exposure adds to sensitivity: load, range and volume."""
    return (
        params.load_gain * (relative_load - 0.5)
        + params.range_gain * range_of_motion
        + params.volume_gain * log_volume
    )


def mean_input(level: Array, variance: Array | float) -> tuple[Array, Array]:
    """(4b) Mean of softplus(level) and its slope, for a normal level of this variance.

    With variance 0 this is softplus itself. Otherwise the logistic is read as a widened probit.
    Source: MacKay, Neural Computation 4:720 (1992), for the slope; the mean is its integral.
    """
    widening = np.sqrt(1.0 + math.pi / 8.0 * np.asarray(variance, dtype=np.float64))
    scaled = level / widening
    return widening * np.logaddexp(0.0, scaled), 0.5 * (1.0 + np.tanh(0.5 * scaled))


def mean_floored(level: Array, variance: Array) -> tuple[Array, Array]:
    """(5) Mean of max(0, level) and its slope, for a normal level of this variance."""
    sd = np.sqrt(np.maximum(variance, 1e-12))
    z = level / sd
    slope = below(z)
    return level * slope + sd * density(z), slope


def mix(weight: Array, felt_input: Array, expected: Array) -> Array:
    """(6) Felt pain before noise: input and expectation, mixed by the expectation weight."""
    return (1.0 - weight) * felt_input + weight * expected


class Learner(Protocol):
    """Whoever learns, by equation 7."""

    @property
    def learning_rate(self) -> Array:
        """Share of a surprise that is learned, 0-1."""
        ...

    @property
    def confirmation_bias(self) -> Array:
        """How much more is learned from what fits the belief."""
        ...


def learning_rate(params: Learner, error: Array, is_feared: NDArray[np.bool_]) -> Array:
    """(7) Learning rate of one exposure, with confirmation bias.

    Args:
        params: Parameters.
        error: Felt - expected.
        is_feared: Whether the belief expects more pain here than at rest.

    Returns:
        Rate in 0-1: raised where the error points the way that the belief leans, else lowered.
    """
    confirms = (error > 0.0) == is_feared
    bias = np.clip(params.confirmation_bias, -_MOST_BIAS, _MOST_BIAS)
    return np.clip(params.learning_rate * np.where(confirms, 1.0 + bias, 1.0 - bias), 0.0, 1.0)


def shared_direction(load_feature: Array | float, range_feature: Array | float) -> Array:
    """(8a) Direction in which learning moves intercept, load slope and range slope.

    Scaled so that moving by it changes the belief about this same exposure by exactly one.
    """
    features = np.array([np.ones_like(load_feature), load_feature, range_feature], dtype=np.float64)
    out: Array = features / np.sum(features * features, axis=0)
    return out


def learning_shares(params: Params, error: Array) -> tuple[Array, Array, Array]:
    """(8b) Shares of a learned change that go to belief, carried safety and safety in this place.

    A bad surprise goes to the belief whole. A good one mostly adds to the safety memory.
    """
    is_good = error < 0.0
    lasting = np.where(is_good, params.lasting_share, 1.0)
    carried = (1.0 - lasting) * params.safety_carry
    return lasting, carried, 1.0 - lasting - carried


def morning_extra(params: Params, excess: Array, rule: Overload) -> Array:
    """(9) What yesterday's overload adds to pain on getting up, beside sensitivity."""
    return rule.morning_share * params.overload_gain * excess


def rating_variance(sd: Array, grain: float) -> Array:
    """(12) Variance of a rating about what it rates: the person's noise, and rounding to a step."""
    return sd * sd + grain * grain / 12.0


def nominal_dose(relative_load: Array, volume: Array, rule: Overload) -> Array:
    """(11) Stand-in for the dose of an exposure where no training room has worked it out."""
    return relative_load * volume / rule.reps_per_dose
