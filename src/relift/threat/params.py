"""The static parameters of the threat model: their priors, and draws from them.

Every parameter is normal on a scale of its own (log, logit or plain) where any number is legal;
priors stand in data/threat_priors.toml and data/priors.toml, each with its basis. A bank of
people-as-they-might-be is a matrix of such draws, one column a member.
"""

from __future__ import annotations

import enum
from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from relift.data.tables import load_table
from relift.errors import DataFileError

Array = NDArray[np.float64]


class Scale(enum.StrEnum):
    """The scale on which a parameter is normal."""

    LOG = "log"
    LOGIT = "logit"
    PLAIN = "plain"


class ParameterPrior(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Median of a parameter, and the standard deviation on its scale."""

    scale: Scale
    median: float
    spread: float
    words: str
    basis: str


class LearnedPriors(msgspec.Struct, frozen=True, kw_only=True):
    """The part of data/priors.toml that is about the app's own model."""

    parameters: dict[str, ParameterPrior]


class Start(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The state of a lifter with a fresh tweak before any answer (equation 10)."""

    severity_mean: float
    severity_sd: float
    quick_share: float
    fast_share: float
    slow_share: float
    exchange_sd: float
    intercept_base: float
    intercept_per_severity: float
    intercept_sd: float
    load_slope: float
    load_slope_sd: float
    range_slope: float
    range_slope_sd: float
    movement_sd: float
    safety_sd: float
    basis: str


class Overload(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Constants of equations 3 and 9."""

    used_to_days: float
    gap_days: float
    dose_scale: float
    most: float
    morning_share: float
    morning_hours: float
    next_morning_hours: float
    reps_per_dose: float
    basis: str


class Flare(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Points by which pain rises in a flare."""

    rise: float
    basis: str


class FlareSpread(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a reported flare is shared between the parts of sensitivity, and how unsure that is."""

    quick_share: float
    fast_share: float
    slow_share: float
    quick_sd: float
    fast_sd: float
    slow_sd: float
    basis: str


class Belief(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How unsure a belief grows, and how little worry and confidence say of it."""

    drift_days: float
    drift_sd: float
    avoided_gain: float
    avoided_sd: float
    worry_noise: float
    confidence_noise: float
    basis: str


class Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How features and ratings are read."""

    volume_reference: float
    outlier_from: float
    grain: float
    basis: str


class Bank(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When and how the members are moved."""

    effective_share: float
    garrote: float
    basis: str


class Priors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything assumed of a person before they have said anything."""

    reviewed_by: str
    parameters: dict[str, ParameterPrior]
    start: Start
    overload: Overload
    flare: Flare
    flare_spread: FlareSpread
    belief: Belief
    reading: Reading
    bank: Bank


class Params(NamedTuple):
    """The static parameters, one array over the members each; units in threat_priors.toml."""

    expectation_weight: Array
    learning_rate: Array
    confirmation_bias: Array
    expected_noise: Array
    felt_noise: Array
    rest_noise: Array
    quick_days: Array
    fast_days: Array
    slow_days: Array
    quick_sd: Array
    fast_sd: Array
    slow_sd: Array
    event_drift: Array
    overload_gain: Array
    overload_margin: Array
    load_gain: Array
    range_gain: Array
    volume_gain: Array
    belief_drift: Array
    generalization: Array
    lasting_share: Array
    safety_carry: Array
    safety_days: Array


@cache
def default_priors() -> Priors:
    """The priors of data/threat_priors.toml, and those of data/priors.toml that were learned.

    Raises:
        DataFileError: the files do not name exactly the parameters of the model.
    """
    priors = load_table("threat_priors.toml", Priors)
    learned = load_table("priors.toml", LearnedPriors).parameters
    priors = msgspec.structs.replace(priors, parameters=learned | priors.parameters)
    if set(priors.parameters) != set(Params._fields):
        odd = sorted(set(priors.parameters) ^ set(Params._fields))
        raise DataFileError(f"threat_priors.toml: parameters missing or unknown: {', '.join(odd)}")
    return priors


def prior_moments(priors: Priors) -> tuple[Array, Array]:
    """Mean and standard deviation of each parameter on its free scale, in the order of `Params`."""
    rows = [priors.parameters[name] for name in Params._fields]
    medians = np.array([[row.median] for row in rows])
    return to_free(priors, medians)[:, 0], np.array([row.spread for row in rows])


def draw_members(priors: Priors, n: int, rng: np.random.Generator) -> Params:
    """Draw the parameters of n possible people from the prior.

    Args:
        priors: The priors.
        n: How many, >= 1.
        rng: Source of random numbers.
    """
    mean, sd = prior_moments(priors)
    free = mean[:, None] + sd[:, None] * rng.standard_normal((mean.size, n))
    return from_matrix(to_natural(priors, free))


def from_matrix(values: Array) -> Params:
    """Name the rows of a (parameters, members) matrix; the rows are views."""
    return Params(*values)


def to_natural(priors: Priors, free: Array) -> Array:
    """From the scales where any number is legal to natural units; (parameters, members)."""
    log, logit = _rows(priors, Scale.LOG), _rows(priors, Scale.LOGIT)
    values = np.array(free)
    values[log] = np.exp(np.clip(free[log], -_FREE_MOST, _FREE_MOST))
    values[logit] = 1.0 / (1.0 + np.exp(-np.clip(free[logit], -_FREE_MOST, _FREE_MOST)))
    return values


def to_free(priors: Priors, values: Array) -> Array:
    """The inverse of `to_natural`."""
    log, logit = _rows(priors, Scale.LOG), _rows(priors, Scale.LOGIT)
    free = np.array(values)
    free[log] = np.log(values[log])
    free[logit] = np.log(values[logit]) - np.log1p(-values[logit])
    return free


_FREE_MOST = 20.0


def _rows(priors: Priors, scale: Scale) -> list[int]:
    names = enumerate(Params._fields)
    return [row for row, name in names if priors.parameters[name].scale is scale]
