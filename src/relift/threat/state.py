"""The hidden state of one person: its layout, its start, and the features that read it.

Eighteen numbers a member: three parts of sensitivity; the belief (a shared level, slopes for load
and range, one offset a movement family); safety memory, one that comes along everywhere and two
that belong to places. Members are on the last axis, where NumPy is fastest.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.threat.events import MOVEMENTS, Features
from relift.threat.params import Params, Priors, Start

Array = NDArray[np.float64]

QUICK, FAST, SLOW = 0, 1, 2
INTERCEPT, LOAD, RANGE = 3, 4, 5
FIRST_MOVEMENT = 6
SAFETY = FIRST_MOVEMENT + len(MOVEMENTS)
PLACES = (SAFETY + 1, SAFETY + 2)
SIZE = SAFETY + 3
NO_PLACE = -1

_MOST_LOAD = 1.5
_MIDDLE = 0.5
_LEAST_VOLUME = 1.0


class State(NamedTuple):
    """Everything the filter knows of one person. Arrays are never written to by a step.

    Attributes:
        at: Time of the last event [s since 1970, UTC].
        n_steps: Events so far.
        params: Static parameters (parameters, members), natural units, rows as in `Params`.
        log_weights: Normalized (members,).
        mean: (SIZE, members).
        cov: (SIZE, SIZE, members).
        used_to: Dose the person is used to [hard-set equivalents] (members,).
        dosed_at: Time of the last dose [s since 1970], NaN before any.
        excess: Overload of the last dose (members,).
        places: Ids of the places that the two safety memories belong to, or NO_PLACE.
        last_place: Index of the place used last, 0 or 1.
        has_read: Whether any rating has been taken in yet.
    """

    at: float
    n_steps: int
    params: Array
    log_weights: Array
    mean: Array
    cov: Array
    used_to: Array
    dosed_at: float
    excess: Array
    places: tuple[int, int]
    last_place: int
    has_read: bool


def place_id(context: str) -> int:
    """A stable number for a place, so that its name need not be stored."""
    return zlib.crc32(context.encode())


def start_moments(start: Start, params: Params) -> tuple[Array, Array]:
    """(10) Mean and covariance of a lifter with a fresh tweak, before any answer.

    One number, how bad it is, stands behind the parts of sensitivity and the level of the belief,
    so that who hurts more expects more. How it is shared between fast and slow is uncertain.

    Args:
        start: The priors of the start.
        params: Of the members; `quick_sd` is used.

    Returns:
        (SIZE, members), (SIZE, SIZE, members).
    """
    pull = np.zeros(SIZE)
    pull[[QUICK, FAST, SLOW]] = start.quick_share, start.fast_share, start.slow_share
    pull[INTERCEPT] = start.intercept_per_severity
    mean = pull * start.severity_mean
    mean[INTERCEPT] += start.intercept_base
    mean[[LOAD, RANGE]] = start.load_slope, start.range_slope
    exchange = np.zeros(SIZE)
    exchange[[FAST, SLOW]] = start.exchange_sd, -start.exchange_sd
    own = np.zeros(SIZE)
    own[[INTERCEPT, LOAD, RANGE]] = start.intercept_sd, start.load_slope_sd, start.range_slope_sd
    own[FIRST_MOVEMENT:SAFETY] = start.movement_sd
    own[SAFETY:] = start.safety_sd
    cov = start.severity_sd**2 * np.outer(pull, pull)
    cov += np.outer(exchange, exchange) + np.diag(own**2)
    n_members = params.quick_sd.size
    covs = np.repeat(cov[:, :, None], n_members, axis=2)
    covs[QUICK, QUICK] += params.quick_sd**2
    return np.repeat(mean[:, None], n_members, axis=1), covs


def first_state(priors: Priors, params: Array, *, at: float, load_used_to: float) -> State:
    """The state of a person of whom nothing but their usual dose is known."""
    n_members = params.shape[1]
    mean, cov = start_moments(priors.start, Params(*params))
    return State(
        at=at,
        n_steps=0,
        params=params,
        log_weights=np.full(n_members, -math.log(n_members)),
        mean=mean,
        cov=cov,
        used_to=np.full(n_members, load_used_to),
        dosed_at=math.nan,
        excess=np.zeros(n_members),
        places=(NO_PLACE, NO_PLACE),
        last_place=1,
        has_read=False,
    )


class Seen(NamedTuple):
    """Exposures as numbers, one row each.

    Attributes:
        relative_load, range_of_motion, log_volume: (n,); log volume is 0 at the reference volume.
        belief: Weights that read the belief and the safety memory off the state, (n, SIZE).
    """

    relative_load: Array
    range_of_motion: Array
    log_volume: Array
    belief: Array


def see(exposures: Sequence[Features], places: tuple[int, int], volume_reference: float) -> Seen:
    """Turn exposures into numbers; a place without a memory of its own reads only the carried one.

    Args:
        exposures: What is or might be done.
        places: Of the state.
        volume_reference: Reps x sets at which volume adds nothing.
    """
    belief = np.zeros((len(exposures), SIZE))
    for row, exposure in zip(belief, exposures, strict=True):
        load = min(exposure.relative_load, _MOST_LOAD)
        row[INTERCEPT] = row[SAFETY] = 1.0
        row[LOAD] = load - _MIDDLE
        row[RANGE] = exposure.range_of_motion - _MIDDLE
        row[FIRST_MOVEMENT + MOVEMENTS.index(exposure.movement)] = 1.0
        place = place_id(exposure.context)
        if place in places:
            row[PLACES[places.index(place)]] = 1.0
    volume = np.array([max(e.volume, _LEAST_VOLUME) for e in exposures])
    return Seen(
        relative_load=belief[:, LOAD] + _MIDDLE,
        range_of_motion=belief[:, RANGE] + _MIDDLE,
        log_volume=np.log(volume / volume_reference),
        belief=belief,
    )


def read_off(belief: Array, values: Array) -> Array:
    """What the belief is about an exposure, before the floor (members,).

    Args:
        belief: Weights of one exposure (SIZE,), or one each (SIZE, members).
        values: The state (SIZE, members).
    """
    out: Array = belief @ values if belief.ndim == 1 else np.sum(belief * values, axis=0)
    return out


def movement_row(belief: Array) -> int:
    """The row of the state that holds the belief about the movement of an exposure.

    Args:
        belief: Weights of one exposure (SIZE,), or one each of one movement (SIZE, members).
    """
    first = belief.reshape(SIZE, -1)[:, 0]
    return FIRST_MOVEMENT + int(np.argmax(first[FIRST_MOVEMENT:SAFETY]))
