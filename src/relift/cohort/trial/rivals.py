"""The ways back that Relift is held against: rest, a fixed pace, by pain, by belief.

Each has one exposure of two sets on a training day, over the whole range, and starts at a fifth of
the log's e1RM; rest starts at half of it once the pain is gone. What comes next is the last load
times one plus or minus the pace:

- fixed: plus, whatever happened;
- pain: plus where felt pain was at or under a limit, else minus;
- rise: plus where felt pain rose over pain just before by no more than a limit, else minus;
- belief: plus where expected pain was at or under a limit, else the same again;
- rest: nothing until three mornings in a row are at or under a limit, then plus 10% a day.

An answer that is missing leaves the load as it is, and so does a set that was left out.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from relift.cohort.trial.people import Array, Mask
from relift.cohort.trial.policies import MOST_SHARE, Asked, Morning, SetTold, reps_at

_START, _START_AFTER_REST, _PACE_AFTER_REST = 0.2, 0.5, 0.1
_QUIET_MORNINGS = 3
_SETS = 2.0


class Kind(enum.StrEnum):
    """Kinds of rivals."""

    REST = "rest"
    FIXED = "fixed"
    PAIN = "pain"
    RISE = "rise"
    BELIEF = "belief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rival.

    Attributes:
        kind: Which kind.
        pace: Share by which the load grows a session.
        limit: Of pain, rise or belief [NRS]; not used by the fixed pace.
    """

    kind: Kind
    pace: float
    limit: float = 0.0

    @property
    def name(self) -> str:
        """As told: `pain <= 4, 10%`."""
        if self.kind is Kind.FIXED:
            return f"fixed {100 * self.pace:g}%"
        if self.kind is Kind.REST:
            return f"rest until <= {self.limit:g}"
        return f"{self.kind.value} <= {self.limit:g}, {100 * self.pace:g}%"


def rules() -> tuple[Rule, ...]:
    """Every rival, from the most careful of its kind to the boldest."""
    paces = (0.05, 0.1, 0.2)
    limits = {Kind.PAIN: (2, 3, 4, 5, 6), Kind.RISE: (0, 1, 2), Kind.BELIEF: (3, 4, 5, 6, 7)}
    rest = [Rule(kind=Kind.REST, pace=_PACE_AFTER_REST, limit=limit) for limit in (0, 1, 2)]
    fixed = [Rule(kind=Kind.FIXED, pace=p) for p in (0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2)]
    contingent = [
        Rule(kind=kind, pace=pace, limit=limit)
        for kind, some in limits.items()
        for limit in some
        for pace in paces
    ]
    return (*rest, *fixed, *contingent)


PLAIN = Rule(kind=Kind.FIXED, pace=0.1)
"""The plain rule that Relift must never do worse than on sets that are too much."""


class Rival:
    """Some people under one rule."""

    def __init__(self, rule: Rule, n: int) -> None:
        self._rule = rule
        is_rest = rule.kind is Kind.REST
        self._share = np.full(n, _START_AFTER_REST if is_rest else _START)
        self._quiet = np.zeros(n, dtype=np.int64)
        self._is_begun = np.full(n, not is_rest)

    def morning(self, day: int, told: Morning) -> None:
        """See `Policy`."""
        if self._rule.kind is not Kind.REST:
            return
        is_quiet = told.pain <= self._rule.limit
        is_known = ~np.isnan(told.pain)
        self._quiet = np.where(is_known, np.where(is_quiet, self._quiet + 1, 0), self._quiet)
        self._is_begun = (self._is_begun & ~told.has_flare) | (self._quiet >= _QUIET_MORNINGS)

    def asks(self, day: int, slot: int, may: Mask) -> Asked:
        """See `Policy`."""
        n = self._share.size
        is_on = may & self._is_begun & (slot == 0)
        return Asked(
            is_on=is_on,
            share=self._share.copy(),
            own_load=np.zeros(n),
            range_of_motion=np.ones(n),
            reps=np.array([float(reps_at(share)) for share in self._share]),
            sets=np.full(n, _SETS),
        )

    def notes(self, day: int, slot: int, told: SetTold) -> None:
        """See `Policy`."""
        change = np.where(told.is_done, self._change(told), 0.0)
        self._share = np.minimum(self._share * (1.0 + self._rule.pace * change), MOST_SHARE)

    def _change(self, told: SetTold) -> Array:
        """Up (1), down (-1) or the same (0)."""
        limit = self._rule.limit
        if self._rule.kind in (Kind.FIXED, Kind.REST):
            return np.ones(self._share.size)
        if self._rule.kind is Kind.BELIEF:
            return np.where(told.expected <= limit, 1.0, 0.0)
        felt = told.felt if self._rule.kind is Kind.PAIN else told.felt - told.before
        return np.where(np.isnan(felt), 0.0, np.where(felt <= limit, 1.0, -1.0))
