"""The days of a trial: people wake, answer, train as their policy says, and what came of it.

Everyone may train every second day. A set whose expected pain is high may be left out, the more
often the higher, and a session ends with it. Someone has returned with the first tolerated set
that shows 90% of the old e1RM by load and repetitions (Epley); from then on everyone trains the
same, whatever their policy was, so that what it left behind can still show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from relift.cohort.trial.backs import OWN_BODY, Backs, Effort
from relift.cohort.trial.people import MOST_SETS, Array, Mask, People
from relift.cohort.trial.policies import OWN_REPS, OWN_SHARE, Asked, Morning, Policy, SetTold
from relift.scales import NRS_MAX

RETURNED_SHARE = 0.9
"""Share of the log's e1RM that counts as having returned."""

TRAINS_EVERY_D = 2
OWN_EVERY_D = 4
_STOP_RISE, _LESS_RISE, _TOLERABLE = 3.0, 2.0, 6.0
_FLARE_RISE, _FLARE_WINDOW_D, _FLARE_APART_D = 2.7, 3, 7
_LINGERING_LIMIT = 2.5
_REFERENCE = (0.7, 1.0, 8.0)
_EPLEY_REPS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Courses:
    """What came of some people under one policy (people,).

    Attributes:
        returned_on: Day of the return, counted from 1; NaN for those who never did.
        n_too_much: Sets that were too much on the way back.
        n_too_much_after: The same after the return.
        n_sets: Exposures done on the way back, comfort movements not counted.
        n_days: Training days on the way back, with anything done.
        n_days_too_much: Those of them with a set that was too much.
        n_flares: Mornings on which a flare began.
        final_fear: Pain that is truly expected of five pulls at 70%, on the last day [NRS].
        final_pain: True pain at rest on the last day [NRS].
        n_left_out: Exposures that were left out.
    """

    returned_on: Array
    n_too_much: Array
    n_too_much_after: Array
    n_sets: Array
    n_days: Array
    n_days_too_much: Array
    n_flares: Array
    final_fear: Array
    final_pain: Array
    n_left_out: Array


def is_too_much(before: Array, felt: Array) -> Mask:
    """Which sets were too much, in whole numbers 0-10.

    A rise of 3 or more over pain just before, or one of 2 or more to above 6: the same as the plan
    calls too much (`relift.plan.thresholds`), as a test holds.
    """
    rise = felt - before
    is_bad: Mask = (rise >= _STOP_RISE) | ((rise >= _LESS_RISE) & (felt > _TOLERABLE))
    return is_bad


def live(
    people: People, backs: Backs, policy: Policy, *, days: int, advance: Callable[[], None]
) -> Courses:
    """Live the days of some people under one policy.

    Args:
        people: Who, with their luck.
        backs: Theirs, on the evening of the onset.
        policy: A fresh one.
        days: How many.
        advance: Called after each day.
    """
    trial = _Trial(people, backs, policy)
    for day in range(days):
        trial.wake(day)
        if day % TRAINS_EVERY_D == 0:
            trial.train(day)
        advance()
    return trial.courses()


class _Trial:
    """The state of a trial that is under way."""

    def __init__(self, people: People, backs: Backs, policy: Policy) -> None:
        self._people, self._backs, self._policy = people, backs, policy
        n = len(people)
        self._levels: list[Array] = [backs.level]
        self._flared_on = np.full(n, -_FLARE_APART_D)
        self._returned_on = np.full(n, np.nan)
        self._n_too_much, self._n_after, self._n_sets = np.zeros(n), np.zeros(n), np.zeros(n)
        self._n_done = np.zeros(n)
        self._n_days, self._n_bad_days = np.zeros(n), np.zeros(n)
        self._n_flares, self._n_left_out = np.zeros(n), np.zeros(n)

    def wake(self, day: int) -> None:
        """Let a night pass and answer the check-in."""
        people, noise = self._people, self._people.mornings[day]
        self._backs.night(day)
        level = self._backs.level
        has_flare = self._flares(day, level)
        self._levels = [*self._levels[-_FLARE_WINDOW_D + 1 :], level]
        fear = self._fear()
        worry = 0.6 * fear + 0.4 * level
        confidence = NRS_MAX - 0.7 * fear - 0.3 * level
        said = [
            np.where(people.answers_morning[day], self._rate(value, draw), np.nan)
            for value, draw in zip((level, worry, confidence), noise, strict=False)
        ]
        told = Morning(
            pain=said[0],
            worry=said[1],
            confidence=said[2],
            has_flare=has_flare,
            is_on_the_way=np.isnan(self._returned_on),
        )
        self._policy.morning(day, told)

    def train(self, day: int) -> None:
        """Do what the policy asks for, or, once returned, what everyone does."""
        may = self._people.may_train[day] & np.isnan(self._returned_on)
        has_returned = ~np.isnan(self._returned_on)
        n_done, n_bad = self._n_done.copy(), self._n_too_much.copy()
        for slot in range(MOST_SETS):
            asked = self._policy.asks(day, slot, may)
            if not asked.is_on.any():
                break
            told = self._perform(asked, day, slot)
            self._count(asked, told, day)
            may = may & asked.is_on & np.isnan(self._returned_on)
            self._policy.notes(day, slot, self._as_answered(told, day, slot))
        self._n_days += self._n_done > n_done
        self._n_bad_days += self._n_too_much > n_bad
        if day % OWN_EVERY_D == 0:
            self._train_freely(has_returned & self._people.may_train[day], day)
        self._backs.day_ends()

    def courses(self) -> Courses:
        """What came of it."""
        return Courses(
            returned_on=self._returned_on,
            n_too_much=self._n_too_much,
            n_too_much_after=self._n_after,
            n_sets=self._n_sets,
            n_days=self._n_days,
            n_days_too_much=self._n_bad_days,
            n_flares=self._n_flares,
            final_fear=self._fear(),
            final_pain=self._backs.level,
            n_left_out=self._n_left_out,
        )

    def _flares(self, day: int, level: Array) -> Mask:
        calm = np.min(np.stack(self._levels), axis=0)
        is_apart = day - self._flared_on >= _FLARE_APART_D
        has_flare: Mask = (level - calm >= _FLARE_RISE) & is_apart
        self._flared_on = np.where(has_flare, day, self._flared_on)
        self._n_flares += has_flare
        return has_flare

    def _perform(self, asked: Asked, day: int, slot: int) -> SetTold:
        """An exposure with all its answers; whoever dreads it may leave it out."""
        people, noise = self._people, self._people.sets[day, slot]
        effort = Effort(
            load=np.maximum(asked.share / people.strength, asked.own_load),
            range_of_motion=asked.range_of_motion,
            volume=asked.reps * asked.sets,
        )
        level, expected = self._backs.level, self._backs.expects(effort)
        p_left_out = 1.0 / (1.0 + np.exp((people.leaves_out_from - expected) / 0.7))
        is_left_out = asked.is_on & (people.courage[day, slot] < p_left_out)
        is_done = asked.is_on & ~is_left_out
        felt = np.rint(self._backs.does(effort, is_done, noise))
        lingering = (felt - level) * (0.5 + level / 20.0)
        return SetTold(
            is_done=is_done,
            is_left_out=is_left_out,
            expected=self._rate(expected, noise[1]),
            before=self._rate(level, noise[0]),
            felt=felt,
            is_settled=lingering < _LINGERING_LIMIT,
        )

    def _count(self, asked: Asked, told: SetTold, day: int) -> None:
        is_bad = told.is_done & is_too_much(told.before, told.felt)
        self._n_too_much += is_bad
        self._n_done += told.is_done
        self._n_sets += told.is_done & ((asked.share > 0.0) | (asked.own_load >= OWN_BODY))
        self._n_left_out += told.is_left_out
        shown = asked.share * np.where(asked.reps > 1.0, 1.0 + asked.reps / _EPLEY_REPS, 1.0)
        has_returned = told.is_done & ~is_bad & (shown >= RETURNED_SHARE)
        first = has_returned & np.isnan(self._returned_on)
        self._returned_on = np.where(first, day + 1.0, self._returned_on)

    def _train_freely(self, may: Mask, day: int) -> None:
        n = len(self._people)
        asked = Asked(
            is_on=may,
            share=np.full(n, OWN_SHARE),
            own_load=np.zeros(n),
            range_of_motion=np.ones(n),
            reps=np.full(n, float(OWN_REPS)),
            sets=np.ones(n),
        )
        told = self._perform(asked, day, 0)
        self._n_after += told.is_done & is_too_much(told.before, told.felt)

    def _as_answered(self, told: SetTold, day: int, slot: int) -> SetTold:
        """The same with the answers that were not given as NaN."""
        answers: NDArray[np.bool_] = self._people.answers_set[day, slot]
        return SetTold(
            is_done=told.is_done,
            is_left_out=told.is_left_out,
            expected=np.where(answers[0], told.expected, np.nan),
            before=told.before,
            felt=np.where(answers[1], told.felt, np.nan),
            is_settled=told.is_settled,
        )

    def _fear(self) -> Array:
        load, range_of_motion, volume = (np.full(len(self._people), v) for v in _REFERENCE)
        effort = Effort(load=load, range_of_motion=range_of_motion, volume=volume)
        return self._backs.expects(effort)

    def _rate(self, value: Array, noise: Array) -> Array:
        rating: Array = np.rint(np.clip(value + self._people.rating_noise * noise, 0.0, NRS_MAX))
        return rating
