"""Possible courses of one person: the model run forwards with its noise, one column a course.

Where the filter carries moments, a path carries one sample of the state; both use the same
equations. Used by the forecast, and by tests as people whose truth is known.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.scales import NRS_MAX
from relift.threat.clock import SECONDS_A_DAY, passage
from relift.threat.equations import (
    effort,
    mean_input,
    mix,
    morning_extra,
    overload,
    rating_variance,
    used_to_after_dose,
    used_to_after_gap,
)
from relift.threat.events import Features
from relift.threat.learning import lesson
from relift.threat.params import Params, Priors
from relift.threat.state import (
    INTERCEPT,
    PLACES,
    QUICK,
    SIZE,
    SLOW,
    Seen,
    State,
    movement_row,
    place_id,
    read_off,
    see,
)

Array = NDArray[np.float64]

N_DRAWS = 5
"""Random numbers that one exposure takes for each path."""

_PARTS = slice(QUICK, SLOW + 1)
_SECONDS_AN_HOUR = 3600.0


class Paths(NamedTuple):
    """Courses at one moment.

    Attributes:
        at: Seconds since 1970.
        params: (parameters, paths).
        values: The hidden state (SIZE, paths).
        used_to, excess, dosed_at, places, last_place: As in `State`.
    """

    at: float
    params: Array
    values: Array
    used_to: Array
    excess: Array
    dosed_at: float
    places: tuple[int, int]
    last_place: int


class Ratings(NamedTuple):
    """What the paths report of one exposure, 0-10 (paths,)."""

    expected: Array
    felt: Array


def sample_paths(state: State, n: int, rng: np.random.Generator) -> Paths:
    """Sample paths from what is known of a person.

    Args:
        state: Of the filter.
        n: How many.
        rng: Source of random numbers.
    """
    weights = np.exp(state.log_weights)
    picks = np.searchsorted(np.cumsum(weights), (np.arange(n) + rng.random()) / n)
    picks = np.minimum(picks, weights.size - 1)
    values, vectors = np.linalg.eigh(np.moveaxis(state.cov, 2, 0))
    roots = vectors * np.sqrt(np.maximum(values, 0.0))[:, None, :]
    noise = rng.standard_normal((n, SIZE))
    spread = np.einsum("sij,sj->is", roots[picks], noise)
    return Paths(
        at=state.at,
        params=state.params[:, picks],
        values=state.mean[:, picks] + spread,
        used_to=state.used_to[picks],
        excess=state.excess[picks],
        dosed_at=state.dosed_at,
        places=state.places,
        last_place=state.last_place,
    )


def walked_to(paths: Paths, at: float, rng: np.random.Generator) -> Paths:
    """The paths at a later time; an earlier one leaves them as they are.

    Between exposures a path's belief stays where it is: the filter grows less sure of a belief
    that it does not hear of, which is its own doubt and not a course that the person takes.
    """
    days = max(0.0, at - paths.at) / SECONDS_A_DAY
    if days == 0.0:
        return paths
    left, wander = passage(Params(*paths.params), days)
    values = paths.values * left
    values[_PARTS] += np.sqrt(wander) * rng.standard_normal(wander.shape)
    return paths._replace(at=at, values=values)


def morning_ratings(paths: Paths, priors: Priors, rng: np.random.Generator) -> Array:
    """Pain on getting up at the paths' time (paths,), 0-10."""
    params = Params(*paths.params)
    level = paths.values[_PARTS].sum(axis=0)
    hours = (paths.at - paths.dosed_at) / _SECONDS_AN_HOUR
    if 0.0 < hours <= priors.overload.morning_hours:
        level = level + morning_extra(params, paths.excess, priors.overload)
    sd = np.sqrt(rating_variance(params.rest_noise, priors.reading.grain))
    noise = sd * rng.standard_normal(level.shape)
    ratings: Array = np.clip(level + noise, 0.0, NRS_MAX)
    return ratings


def exposed(
    paths: Paths, exposure: Features, priors: Priors, rng: np.random.Generator
) -> tuple[Paths, Ratings]:
    """Do an exposure on every path: an expectation, a felt pain, and what it teaches."""
    paths = entered(paths, exposure.context)
    seen = see([exposure], paths.places, priors.reading.volume_reference)
    noise = rng.standard_normal((N_DRAWS, paths.values.shape[1]))
    return performed(paths, seen._replace(belief=seen.belief[0]), priors, noise)


def performed(paths: Paths, seen: Seen, priors: Priors, noise: Array) -> tuple[Paths, Ratings]:
    """Do what was seen, with noise that was drawn before.

    Args:
        paths: Already in the place (`entered`).
        seen: One exposure for all paths, belief (SIZE,), or one each, belief (SIZE, paths); all of
            one movement.
        priors: The priors.
        noise: Standard normals (N_DRAWS, paths).
    """
    params = Params(*paths.params)
    belief = seen.belief
    values = paths.values.copy()
    values[QUICK] += np.sqrt(params.event_drift) * noise[0]
    believed = np.maximum(0.0, read_off(belief, values))
    grain = priors.reading.grain
    expected_sd = np.sqrt(rating_variance(params.expected_noise, grain))
    felt_sd = np.sqrt(rating_variance(params.felt_noise, grain))
    expected = np.clip(believed + expected_sd * noise[1], 0.0, NRS_MAX)
    added = effort(params, seen.relative_load, seen.range_of_motion, seen.log_volume)
    felt_input, _ = mean_input(values[_PARTS].sum(axis=0) + added, 0.0)
    level = mix(params.expectation_weight, felt_input, believed)
    felt = np.clip(level + felt_sd * noise[2], 0.0, NRS_MAX)
    no_doubt = np.zeros(values.shape[1])
    taught = lesson(params, values, belief, belief_variance=no_doubt, felt_pain=felt)
    values += taught.direction * taught.error
    drift = np.sqrt(0.5 * params.belief_drift)
    for row, draw in ((INTERCEPT, noise[3]), (movement_row(belief), noise[4])):
        values[row] += drift * draw
    return paths._replace(values=values), Ratings(expected, felt)


def trained(paths: Paths, dose: Array | float, priors: Priors) -> Paths:
    """Give every path a training dose [hard-set equivalents], one for all or one each."""
    rule = priors.overload
    params = Params(*paths.params)
    gap = rule.gap_days
    if math.isfinite(paths.dosed_at):
        gap = max(0.0, paths.at - paths.dosed_at) / SECONDS_A_DAY
    used_to = used_to_after_gap(paths.used_to, gap, rule)
    excess = overload(dose, used_to, params.overload_margin, rule)
    values = paths.values.copy()
    values[QUICK] += params.overload_gain * excess
    return paths._replace(
        values=values,
        used_to=used_to_after_dose(used_to, dose, gap, rule),
        excess=excess,
        dosed_at=paths.at,
    )


def entered(paths: Paths, context: str) -> Paths:
    """The paths in a place; a new one takes the memory of the place that was left longest ago."""
    place = place_id(context)
    if place in paths.places:
        return paths._replace(last_place=paths.places.index(place))
    slot = 1 - paths.last_place
    values = paths.values.copy()
    values[PLACES[slot]] = 0.0
    places = (place, paths.places[1]) if slot == 0 else (paths.places[0], place)
    return paths._replace(values=values, places=places, last_place=slot)
