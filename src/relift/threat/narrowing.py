"""How much a record has narrowed what is unknown of a person: posterior against prior spread.

A ratio near 1 says that the record has taught nothing about a trait yet. A small ratio alone says
only that the model has become sure, not that it is right: see benchmarks/recover.py.
"""

from __future__ import annotations

import numpy as np

from relift.threat.equations import mean_floored
from relift.threat.params import Params, Priors, prior_moments, to_free
from relift.threat.state import QUICK, SLOW, State, start_moments

SENSITIVITY = "sensitivity"
"""Name under which the level of sensitivity stands beside the traits."""

_PARTS = slice(QUICK, SLOW + 1)


def narrowing(state: State, priors: Priors) -> dict[str, float]:
    """Posterior over prior standard deviation, on the scale where each trait is normal.

    Args:
        state: Of the person.
        priors: Of the filter that made the state.

    Returns:
        Of every static parameter by name, and of `SENSITIVITY`; 0 and up, 1 for nothing learned.
    """
    weights = np.exp(state.log_weights)
    free = to_free(priors, state.params)
    centre = free @ weights
    spread = np.sqrt((free - centre[:, None]) ** 2 @ weights)
    _, prior_sd = prior_moments(priors)
    ratios = dict(zip(Params._fields, map(float, spread / prior_sd), strict=True))
    return ratios | {SENSITIVITY: _sensitivity_sd(state) / _first_sd(state, priors)}


def sensitivity(state: State) -> float:
    """Mean of sensitivity now, floored at 0 [NRS]."""
    variance = np.maximum(state.cov[_PARTS, _PARTS].sum(axis=(0, 1)), 0.0)
    level, _ = mean_floored(state.mean[_PARTS].sum(axis=0), variance)
    return float(level @ np.exp(state.log_weights))


def _sensitivity_sd(state: State) -> float:
    weights = np.exp(state.log_weights)
    level = state.mean[_PARTS].sum(axis=0)
    within = np.maximum(state.cov[_PARTS, _PARTS].sum(axis=(0, 1)), 0.0)
    between = (level - level @ weights) ** 2
    return float(np.sqrt((within + between) @ weights))


def _first_sd(state: State, priors: Priors) -> float:
    _, cov = start_moments(priors.start, Params(*state.params))
    return float(np.sqrt(np.mean(cov[_PARTS, _PARTS].sum(axis=(0, 1)))))
