"""Relift's own way back in a trial: each person follows the real plan (`follower`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

import numpy as np

from relift.cohort.trial.follower import Answers, Follower, Next
from relift.cohort.trial.logs import N_LOGS
from relift.cohort.trial.people import Array, Mask, People
from relift.cohort.trial.policies import Asked, Morning, SetTold
from relift.threat.events import Features
from relift.threat.filter import ThreatFilter, build_filter
from relift.threat.predict import Prediction
from relift.threat.ratings import Mixture
from relift.threat.state import State

MEMBERS = 64
"""Size of the bank of filters in a trial; the product's own is larger."""


class ReliftPolicy:
    """Some people who follow Relift.

    Args:
        people: Who; only their numbers are looked at, which say what log they bring along.
        members: Size of the bank of filters.
    """

    def __init__(self, people: People, *, members: int = MEMBERS) -> None:
        threat = _threat(members)
        self.followers = [Follower(int(n) % N_LOGS, threat) for n in people.numbers]
        self._next: list[Next | None] = [None] * len(self.followers)

    def morning(self, day: int, told: Morning) -> None:
        """See `Policy`."""
        for i, follower in enumerate(self.followers):
            if told.is_on_the_way[i]:
                follower.wake(
                    day,
                    pain=_known(told.pain[i]),
                    worry=_known(told.worry[i]),
                    confidence=_known(told.confidence[i]),
                    has_flare=bool(told.has_flare[i]),
                )

    def asks(self, day: int, slot: int, may: Mask) -> Asked:
        """See `Policy`."""
        self._next = [
            follower.next(slot) if is_on else None
            for follower, is_on in zip(self.followers, may, strict=True)
        ]
        return _asked(self._next, [follower.e1rm_kg for follower in self.followers])

    def notes(self, day: int, slot: int, told: SetTold) -> None:
        """See `Policy`."""
        for i, (follower, done) in enumerate(zip(self.followers, self._next, strict=True)):
            if done is not None:
                said = Answers(
                    is_done=bool(told.is_done[i]),
                    expected=_known(told.expected[i]),
                    before=_known(told.before[i]),
                    felt=_known(told.felt[i]),
                    is_settled=bool(told.is_settled[i]),
                )
                follower.note(done, slot, said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unshown(Mixture):
    """Ratings whose interval nobody looks at: it costs, is only ever shown, and plans nothing."""

    @property
    def interval_80(self) -> Array:
        """No interval."""
        return np.full((len(self.means), 2), np.nan)

    def only(self, rows: Sequence[int]) -> Mixture:
        """Some of the ratings."""
        picked = list(rows)
        return _Unshown(means=self.means[picked], sds=self.sds[picked], weights=self.weights)


@cache
def _threat(members: int) -> ThreatFilter:
    """The pain model as shipped but for the size of its bank, without intervals."""
    threat = build_filter(members=members)

    def predict(
        state: State,
        candidates: Sequence[Features],
        at: datetime,
        *,
        doses: Sequence[float] | None = None,
    ) -> Prediction:
        found = threat.predict(state, candidates, at, doses=doses)
        felt = found.felt
        return replace(found, felt=_Unshown(means=felt.means, sds=felt.sds, weights=felt.weights))

    return threat._replace(predict=predict)


def _asked(todo: Sequence[Next | None], e1rm_kg: Sequence[float]) -> Asked:
    n = len(todo)
    share, own_load, range_of_motion = np.zeros(n), np.zeros(n), np.ones(n)
    reps, sets = np.ones(n), np.ones(n)
    for i, one in enumerate(todo):
        if one is not None:
            share[i], own_load[i] = one.load_kg / e1rm_kg[i], one.nominal
            range_of_motion[i] = one.range_of_motion
            reps[i], sets[i] = one.volume, one.sets
    return Asked(
        is_on=np.array([one is not None for one in todo]),
        share=share,
        own_load=own_load,
        range_of_motion=range_of_motion,
        reps=reps,
        sets=sets,
    )


def _known(answer: float) -> float | None:
    return None if np.isnan(answer) else float(answer)
