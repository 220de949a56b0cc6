"""How the hidden state moves on between events, when nothing is seen.

Sensitivity fades in three parts and wanders; safety memory fades; the belief stays and grows less
sure. Passing two days at once or one after the other gives the same state.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.threat.equations import decay, drift_variance, regrown
from relift.threat.params import Belief, Params
from relift.threat.state import FIRST_MOVEMENT, INTERCEPT, SAFETY, SIZE, State

Array = NDArray[np.float64]

SECONDS_A_DAY = 86_400.0
_WAVERING = np.array([INTERCEPT, *range(FIRST_MOVEMENT, SAFETY)])


class Passage(NamedTuple):
    """What some days do to the state.

    Attributes:
        left: What is left of each state (SIZE, members).
        wander: Variance gained by the three parts of sensitivity (3, members).
    """

    left: Array
    wander: Array


def passage(params: Params, days: float) -> Passage:
    """Work out what days without events do.

    Args:
        params: Of the members.
        days: >= 0.
    """
    left = np.ones((SIZE, params.quick_days.size))
    parts = (
        (params.quick_days, params.quick_sd),
        (params.fast_days, params.fast_sd),
        (params.slow_days, params.slow_sd),
    )
    for row, (time_constant, _) in enumerate(parts):
        left[row] = decay(days, time_constant)
    left[SAFETY:] = decay(days, params.safety_days)
    wander = np.array([drift_variance(days, constant, sd) for constant, sd in parts])
    return Passage(left, wander)


def days_until(state: State, at: float) -> float:
    """Days from the state's time to another; an earlier time counts as now."""
    return max(0.0, at - state.at) / SECONDS_A_DAY


def moved_to(state: State, at: float, belief: Belief) -> State:
    """The state at a later time.

    Args:
        state: Of the last event.
        at: Seconds since 1970; an earlier time than the state's leaves everything as it is.
        belief: Constants of how a belief grows less sure.
    """
    days = days_until(state, at)
    if days == 0.0:
        return state
    left, wander = passage(Params(*state.params), days)
    # The product of the two factors comes first, so that the matrix stays exactly symmetric.
    cov = left[:, None, :] * left[None, :, :]
    cov *= state.cov
    for row, gained in enumerate(wander):
        cov[row, row] += gained
    share = 1.0 - float(decay(2.0 * days, belief.drift_days))
    cov[_WAVERING, _WAVERING] = regrown(cov[_WAVERING, _WAVERING], share, belief.drift_sd**2)
    return state._replace(at=at, mean=state.mean * left, cov=cov)
