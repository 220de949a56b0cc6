"""How each event changes what is known of a person.

A rating is foreseen, scored, and taken in by every member; a missing answer is no factor. The order
of the readings of one check-in is fixed, so that the same events give the same state.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from relift.scales import NRS_MAX
from relift.threat.bank import normalized
from relift.threat.clock import SECONDS_A_DAY
from relift.threat.equations import (
    morning_extra,
    overload,
    rating_variance,
    regrown,
    used_to_after_dose,
    used_to_after_gap,
)
from relift.threat.events import Avoided, CheckedIn, Dosed, Expected, Features, Felt
from relift.threat.kalman import Look, Pull, pull_of, pulled, shrunk, squares
from relift.threat.learning import lesson, teach
from relift.threat.looks import belief_look, felt_look, rest_look, typical_belief
from relift.threat.params import Params, Priors
from relift.threat.ratings import Mixture, Score
from relift.threat.state import (
    FAST,
    INTERCEPT,
    PLACES,
    QUICK,
    SLOW,
    Seen,
    State,
    movement_row,
    place_id,
    see,
    start_moments,
)

Array = NDArray[np.float64]

_PARTS = slice(QUICK, SLOW + 1)
_SECONDS_AN_HOUR = 3600.0


def checked_in(state: State, event: CheckedIn, priors: Priors) -> tuple[State, tuple[Score, ...]]:
    """Pain at rest shows sensitivity; worry and confidence show the belief, weakly.

    Two answers to nearly the same question share their error, so each then counts half.
    """
    params = Params(*state.params)
    scores: list[Score] = []
    rests = (("rest", event.pain_now), ("morning", event.pain_morning))
    n_rests = sum(answer is not None for _, answer in rests)
    if n_rests:
        state = _unsettled(state)
    for what, answer in rests:
        if answer is not None:
            look = rest_look(
                state, n_rests * rating_variance(params.rest_noise, priors.reading.grain)
            )
            if what == "morning":
                look = look._replace(mean=look.mean + _sore(state, priors))
            state = _take(state, look, answer, what, priors, scores)
    unconfidence = None if event.confidence is None else NRS_MAX - event.confidence
    moods = (
        ("worry", event.worry, priors.belief.worry_noise),
        ("unconfidence", unconfidence, priors.belief.confidence_noise),
    )
    n_moods = sum(answer is not None for _, answer, _ in moods)
    for what, answer, sd in moods:
        if answer is not None:
            noise = np.full_like(params.rest_noise, n_moods * sd**2)
            look = belief_look(state, typical_belief(), noise)
            state = _take(state, look, answer, what, priors, scores)
    return state, tuple(scores)


def expected(state: State, event: Expected, priors: Priors) -> tuple[State, tuple[Score, ...]]:
    """A reported expectation corrects the belief."""
    if event.expected_pain is None:
        return state, ()
    state, seen = _seen(state, event.features, priors)
    params = Params(*state.params)
    scores: list[Score] = []
    noise = rating_variance(params.expected_noise, priors.reading.grain)
    look = belief_look(state, seen.belief[0], noise)
    return _take(state, look, event.expected_pain, "expected", priors, scores), tuple(scores)


def felt(state: State, event: Felt, priors: Priors) -> tuple[State, tuple[Score, ...]]:
    """Felt pain shows sensitivity and belief, and then teaches."""
    if event.felt_pain is None:
        return state, ()
    state, seen = _seen(state, event.features, priors)
    state = _unsettled(state)
    cov = state.cov  # a copy of its own, made just now: written over from here on
    params = Params(*state.params)
    belief = seen.belief[0]
    views = felt_look(state, seen, grain=priors.reading.grain)
    look = views.look
    pull = _pull(look, event.felt_pain, priors)
    score = _score(state, look, event.felt_pain, "felt")
    mean = pulled(state.mean, look, pull)
    belief_gain = views.belief.gain - look.gain * (pull.shrink * (belief @ look.gain))
    taught = lesson(
        params,
        mean,
        belief,
        belief_variance=belief @ belief_gain,
        felt_pain=event.felt_pain,
    )
    scratch = squares(look.gain * np.sqrt(pull.shrink), np.empty_like(cov))
    cov -= scratch
    teach(cov, taught, belief, belief_gain=belief_gain, scratch=scratch)
    movement = movement_row(belief)
    for row in (INTERCEPT, movement):
        cov[row, row] += 0.5 * params.belief_drift
    state = state._replace(
        mean=mean + taught.direction * taught.error,
        cov=cov,
        log_weights=normalized(state.log_weights + pull.log_likelihood),
        has_read=True,
    )
    return state, (score._replace(log_likelihood=_evidence(score, pull.log_likelihood)),)


def avoided(state: State, event: Avoided, priors: Priors) -> State:
    """Nothing was felt, so nothing is learned; the belief about that movement grows less sure."""
    state, seen = _seen(state, event.features, priors)
    row = movement_row(seen.belief[0])
    cov = state.cov.copy()
    rule = priors.belief
    cov[row, row] = regrown(cov[row, row], rule.avoided_gain, rule.avoided_sd**2)
    return state._replace(cov=cov)


def dosed(state: State, event: Dosed, priors: Priors) -> State:
    """Training beyond what the person is used to raises the quick part of sensitivity (3)."""
    rule = priors.overload
    params = Params(*state.params)
    gap = rule.gap_days
    if np.isfinite(state.dosed_at):
        gap = max(0.0, state.at - state.dosed_at) / SECONDS_A_DAY
    used_to = used_to_after_gap(state.used_to, gap, rule)
    excess = overload(event.dose, used_to, params.overload_margin, rule)
    mean = state.mean.copy()
    mean[QUICK] += params.overload_gain * excess
    return state._replace(
        mean=mean,
        used_to=used_to_after_dose(used_to, event.dose, gap, rule),
        dosed_at=state.at,
        excess=excess,
    )


def flared(state: State, priors: Priors) -> State:
    """A flare may have raised sensitivity, by how much the next answers tell.

    Before any rating the flare is the one that the start describes, so the person starts there.
    """
    if not state.has_read:
        mean, cov = start_moments(priors.start, Params(*state.params))
        return state._replace(mean=mean, cov=cov)
    spread = priors.flare_spread
    room = np.maximum(0.0, NRS_MAX - state.mean[_PARTS].sum(axis=0))
    rise = np.minimum(priors.flare.rise, room)
    mean, cov = state.mean.copy(), state.cov.copy()
    parts = (
        (QUICK, spread.quick_share, spread.quick_sd),
        (FAST, spread.fast_share, spread.fast_sd),
        (SLOW, spread.slow_share, spread.slow_sd),
    )
    for row, share, sd in parts:
        mean[row] += share * rise
        cov[row, row] += sd**2
    return state._replace(mean=mean, cov=cov)


def _take(
    state: State, look: Look, rating: float, what: str, priors: Priors, scores: list[Score]
) -> State:
    """Take one rating in and note how it was foreseen."""
    pull = _pull(look, rating, priors)
    score = _score(state, look, rating, what)
    scores.append(score._replace(log_likelihood=_evidence(score, pull.log_likelihood)))
    return state._replace(
        mean=pulled(state.mean, look, pull),
        cov=shrunk(state.cov, look, pull),
        log_weights=normalized(state.log_weights + pull.log_likelihood),
        has_read=True,
    )


def _pull(look: Look, rating: float, priors: Priors) -> Pull:
    rule = priors.reading
    return pull_of(look, rating, outlier_from=rule.outlier_from, grain=rule.grain)


def _score(state: State, look: Look, rating: float, what: str) -> Score:
    foreseen = Mixture(
        means=look.mean[None, :],
        sds=np.sqrt(look.variance)[None, :],
        weights=np.exp(state.log_weights),
    )
    return Score(what, rating, foreseen, 0.0)


def _evidence(score: Score, log_likelihood: Array) -> float:
    top = float(np.max(log_likelihood))
    return top + float(np.log(score.predictive.weights @ np.exp(log_likelihood - top)))


def _unsettled(state: State) -> State:
    """Sensitivity drifts a little from each report to the next."""
    cov = state.cov.copy()
    cov[QUICK, QUICK] += Params(*state.params).event_drift
    return state._replace(cov=cov)


def _sore(state: State, priors: Priors) -> Array | float:
    """What the last overload adds to pain on getting up, for a day and a half."""
    hours = (state.at - state.dosed_at) / _SECONDS_AN_HOUR
    if not 0.0 < hours <= priors.overload.morning_hours:
        return 0.0
    return morning_extra(Params(*state.params), state.excess, priors.overload)


def _seen(state: State, features: Features, priors: Priors) -> tuple[State, Seen]:
    """Read an exposure; a new place takes the memory of the place that was left longest ago."""
    place = place_id(features.context)
    if place in state.places:
        state = state._replace(last_place=state.places.index(place))
    else:
        slot = 1 - state.last_place
        row = PLACES[slot]
        mean, cov = state.mean.copy(), state.cov.copy()
        mean[row] = 0.0
        cov[row] = 0.0
        cov[:, row] = 0.0
        cov[row, row] = priors.start.safety_sd**2
        places = (place, state.places[1]) if slot == 0 else (state.places[0], place)
        state = state._replace(mean=mean, cov=cov, places=places, last_place=slot)
    return state, see([features], state.places, priors.reading.volume_reference)
