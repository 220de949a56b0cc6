"""What exposures that have not been done yet would feel like, and the morning after.

Felt pain is foreseen over everything that is unsure: sensitivity, belief, what will be expected,
the person's parameters, and the noise of a rating.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from relift.errors import InvalidValueError
from relift.threat.clock import SECONDS_A_DAY, moved_to, passage
from relift.threat.equations import (
    effort,
    mean_floored,
    mean_input,
    mix,
    morning_extra,
    nominal_dose,
    overload,
    rating_variance,
    used_to_after_gap,
)
from relift.threat.events import Features
from relift.threat.kalman import LEAST_VARIANCE
from relift.threat.params import Params, Priors
from relift.threat.ratings import Mixture
from relift.threat.state import QUICK, SLOW, Seen, State, see

Array = NDArray[np.float64]

_PARTS = slice(QUICK, SLOW + 1)
_HOURS_A_DAY = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """Forecasts of n candidate exposures by m members.

    Attributes:
        felt: Ratings of felt pain.
        belief: The belief about each candidate, without the noise of a report.
        next_morning: Ratings of pain on getting up after each candidate, done alone.
        weights: Of the members (m,).
    """

    felt: Mixture
    belief: Mixture
    next_morning: Mixture
    weights: Array

    @property
    def mean(self) -> Array:
        """Mean felt pain (n,), 0-10."""
        return self.felt.mean

    @property
    def interval_80(self) -> Array:
        """10% and 90% quantiles of felt pain (n, 2)."""
        return self.felt.interval_80

    @property
    def expected_pain(self) -> Array:
        """Mean of the belief E(x) (n,), 0-10: what the person would expect."""
        return self.belief.mean

    @property
    def next_morning_mean(self) -> Array:
        """Mean pain on getting up (n,), 0-10."""
        return self.next_morning.mean

    def quantile(self, q: float) -> Array:
        """Quantile of felt pain (n,).

        Args:
            q: 0-1, both ends excluded.
        """
        return self.felt.quantile(q)

    def p_above(self, threshold: float | Array) -> Array:
        """Probability of felt pain above a threshold (n,).

        Args:
            threshold: 0-10, one for all candidates or one each.
        """
        return self.felt.p_above(threshold)

    def p_above_by_member(self, threshold: float | Array) -> Array:
        """The same, member by member (n, m).

        The chance that any of several sets goes above is 1 - sum over members of weight times the
        product of (1 - p): members stand for kinds of people, so the sets of one day share them.
        """
        return self.felt.p_above_by_member(threshold)

    def p_next_morning_above(self, threshold: float | Array) -> Array:
        """Probability of pain on getting up above a threshold (n,)."""
        return self.next_morning.p_above(threshold)


def predict_at(
    state: State,
    candidates: Sequence[Features],
    at: float,
    *,
    priors: Priors,
    doses: Sequence[float] | None,
) -> Prediction:
    """Foresee candidates at a time; see `build_filter`.

    Raises:
        InvalidValueError: doses are given, but not one for each candidate.
    """
    if doses is not None and len(doses) != len(candidates):
        raise InvalidValueError("doses must hold one number for each candidate")
    now = moved_to(state, at, priors.belief)
    weights = np.exp(now.log_weights)
    seen = see(candidates, now.places, priors.reading.volume_reference)
    felt, belief = _felt(now, seen, weights=weights, grain=priors.reading.grain)
    if doses is None:
        volume = np.array([c.volume for c in candidates])
        done = nominal_dose(seen.relative_load, volume, priors.overload)
    else:
        done = np.asarray(doses, dtype=np.float64)
    return Prediction(
        felt=felt,
        belief=belief,
        next_morning=_next_morning(now, done, priors=priors, weights=weights),
        weights=weights,
    )


def _felt(now: State, seen: Seen, *, weights: Array, grain: float) -> tuple[Mixture, Mixture]:
    params = Params(*now.params)
    rest_gain = now.cov[_PARTS].sum(axis=0)
    rest_variance = rest_gain[_PARTS].sum(axis=0) + params.event_drift
    added = effort(
        params,
        seen.relative_load[:, None],
        seen.range_of_motion[:, None],
        seen.log_volume[:, None],
    )
    felt_input, input_slope = mean_input(now.mean[_PARTS].sum(axis=0) + added, rest_variance)
    belief_mean = seen.belief @ now.mean
    size = now.mean.shape[0]
    belief_gain = (seen.belief @ now.cov.reshape(size, -1)).reshape(
        len(seen.belief), size, weights.size
    )
    belief_variance = np.einsum("kim,ki->km", belief_gain, seen.belief)
    belief_variance = np.maximum(belief_variance, LEAST_VARIANCE)
    expected, floor_slope = mean_floored(belief_mean, belief_variance)
    of_rest = (1.0 - params.expectation_weight) * input_slope
    of_belief = params.expectation_weight * floor_slope
    shared = seen.belief @ rest_gain
    variance = of_rest**2 * rest_variance + of_belief**2 * belief_variance
    variance = np.maximum(variance + 2.0 * of_rest * of_belief * shared, 0.0)
    felt = Mixture(
        means=mix(params.expectation_weight, felt_input, expected),
        sds=np.sqrt(variance + rating_variance(params.felt_noise, grain)),
        weights=weights,
    )
    return felt, Mixture(means=belief_mean, sds=np.sqrt(belief_variance), weights=weights)


def _next_morning(now: State, doses: Array, *, priors: Priors, weights: Array) -> Mixture:
    rule = priors.overload
    params = Params(*now.params)
    days = rule.next_morning_hours / _HOURS_A_DAY
    left, wander = passage(params, days)
    parts = left[_PARTS]
    variance = np.einsum("im,ijm,jm->m", parts, now.cov[_PARTS, _PARTS], parts)
    variance = np.maximum(variance, 0.0) + wander.sum(axis=0)
    variance = variance + rating_variance(params.rest_noise, priors.reading.grain)
    gap = 0.0
    if np.isfinite(now.dosed_at):
        gap = max(0.0, now.at - now.dosed_at) / SECONDS_A_DAY
    used_to = used_to_after_gap(now.used_to, gap, rule)
    excess = overload(doses[:, None], used_to, params.overload_margin, rule)
    quick = left[QUICK] * params.overload_gain * excess
    calm = (now.mean[_PARTS] * parts).sum(axis=0)
    means = calm + quick + morning_extra(params, excess, rule)
    return Mixture(
        means=means,
        sds=np.broadcast_to(np.sqrt(variance), means.shape),
        weights=weights,
    )
