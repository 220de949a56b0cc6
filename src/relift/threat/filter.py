"""The filter: what is known of one person, brought up to date one event at a time.

`build_filter` takes every choice and returns small pure functions. A bank of Kalman filters, one
for each draw of the static parameters, is weighted by how well each foresaw the ratings; when few
members carry the weight they are moved. The only random numbers come from the seed and the number
of the step, so that replaying the same events gives the same state to the last bit.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

import msgspec
import numpy as np

from relift.scales import check_range
from relift.threat.bank import LEAST_MEMBERS, effective_size, first_members, moved
from relift.threat.clock import moved_to
from relift.threat.events import Avoided, CheckedIn, Dosed, Event, Expected, Features, Felt, Flared
from relift.threat.hearing import avoided, checked_in, dosed, expected, felt, flared
from relift.threat.params import Priors, default_priors
from relift.threat.predict import Prediction, predict_at
from relift.threat.ratings import Mixture, Score
from relift.threat.state import State, first_state

DEFAULT_MEMBERS = 256
DEFAULT_SEED = 20_160_315
_MOST_DOSE = 1e4
_METHOD = 2  # to be raised with any change of the equations or of the inference
_LARGER_THAN_ANY_COVARIANCE = 16 * 2**20


class Info(NamedTuple):
    """What a step found, for people and for scoring; the filter goes on without it.

    Attributes:
        kind: Name of the event's type.
        scores: One for each rating that was given.
        effective_members: Effective size of the bank after the step, before any move.
        is_moved: Whether the members were moved.
        is_expectation_known: Of a `Felt` event: whether its expectation came before it.
    """

    kind: str
    scores: tuple[Score, ...]
    effective_members: float
    is_moved: bool
    is_expectation_known: bool

    @property
    def predictive(self) -> Mixture | None:
        """Of the first rating, or None where none was given."""
        return self.scores[0].predictive if self.scores else None

    @property
    def surprise(self) -> float | None:
        """Of the first rating, or None where none was given."""
        return self.scores[0].surprise if self.scores else None


class Init(Protocol):
    """Starts a person."""

    def __call__(self, at: datetime, load_used_to: float = 0.0) -> State:
        """See `build_filter`."""
        ...


class Predict(Protocol):
    """Foresees exposures."""

    def __call__(
        self,
        state: State,
        candidates: Sequence[Features],
        at: datetime,
        *,
        doses: Sequence[float] | None = None,
    ) -> Prediction:
        """See `build_filter`."""
        ...


class ThreatFilter(NamedTuple):
    """The filter's functions, and the choices that they were built from.

    Attributes:
        init: (at, load_used_to) -> state.
        step: (state, event) -> (state, info).
        predict: (state, candidates, at, doses) -> prediction.
        priors: As given.
        seed: As given.
        fingerprint: Differs when priors, members or seed do: a stored state belongs to one.
    """

    init: Init
    step: Callable[[State, Event], tuple[State, Info]]
    predict: Predict
    priors: Priors
    seed: int
    fingerprint: str


def build_filter(
    priors: Priors | None = None, *, members: int = DEFAULT_MEMBERS, seed: int = DEFAULT_SEED
) -> ThreatFilter:
    """Build the filter.

    Args:
        priors: What is assumed of a person at the start; None for data/threat_priors.toml.
        members: Size of the bank, 64 or more.
        seed: Of the draw of the members and of every move, 0 or more.

    Returns:
        Functions. `init(at, load_used_to=0.0)` starts a person who is used to that dose a workout
        [hard-set equivalents]. `step(state, event)` takes an event in and leaves its argument as it
        was; an event earlier than the last counts as the same instant. `predict(state, candidates,
        at, doses=None)` foresees exposures that have not been done, whatever will be expected of
        them; doses are hard-set equivalents, worked out roughly from load and volume if None.

    Raises:
        InvalidValueError: members or seed is out of range.
    """
    rules = default_priors() if priors is None else priors
    check_range("members", members, LEAST_MEMBERS, 1e6)
    check_range("seed", seed, 0, 2**63)
    _warm_allocator()
    drawn = first_members(rules, members, np.random.default_rng([seed, 0]))

    def init(at: datetime, load_used_to: float = 0.0) -> State:
        check_range("load_used_to", load_used_to, 0.0, _MOST_DOSE)
        return first_state(rules, drawn, at=at.timestamp(), load_used_to=load_used_to)

    def step(state: State, event: Event) -> tuple[State, Info]:
        return _step(state, event, rules, seed)

    def predict(
        state: State,
        candidates: Sequence[Features],
        at: datetime,
        *,
        doses: Sequence[float] | None = None,
    ) -> Prediction:
        return predict_at(state, candidates, at.timestamp(), priors=rules, doses=doses)

    return ThreatFilter(
        init=init,
        step=step,
        predict=predict,
        priors=rules,
        seed=seed,
        fingerprint=_fingerprint(rules, members, seed),
    )


def _fingerprint(priors: Priors, members: int, seed: int) -> str:
    choices = msgspec.json.encode((_METHOD, priors, members, seed))
    return f"{zlib.crc32(choices):08x}"


def _warm_allocator() -> None:
    """Make steps of a filter three times as fast on glibc, without touching any memory.

    malloc gives a block as large as a covariance back to the system on every release, and faults
    it in again on the next step, until it has seen a larger block released.
    """
    np.empty(_LARGER_THAN_ANY_COVARIANCE, dtype=np.uint8)


def _step(state: State, event: Event, priors: Priors, seed: int) -> tuple[State, Info]:
    now = moved_to(state, event.at.timestamp(), priors.belief)
    scores: tuple[Score, ...] = ()
    match event:
        case CheckedIn():
            now, scores = checked_in(now, event, priors)
        case Expected():
            now, scores = expected(now, event, priors)
        case Felt():
            now, scores = felt(now, event, priors)
        case Avoided():
            now = avoided(now, event, priors)
        case Dosed():
            now = dosed(now, event, priors)
        case Flared():
            now = flared(now, priors)
    now = now._replace(n_steps=state.n_steps + 1)
    effective = effective_size(now.log_weights)
    is_moved = effective < priors.bank.effective_share * now.log_weights.size
    if is_moved:
        now = moved(now, priors, np.random.default_rng([seed, now.n_steps]))
    return now, Info(
        kind=type(event).__name__,
        scores=scores,
        effective_members=effective,
        is_moved=is_moved,
        is_expectation_known=isinstance(event, Felt) and event.is_expectation_known,
    )
