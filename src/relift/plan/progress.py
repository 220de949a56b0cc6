"""Where a person is on each ladder: what was tolerated, what a morning has confirmed.

A rung is *tolerated* when its sets were and *confirmed* when the next morning agrees. A stop (a
rise of 3 or more) closes the ladder for the day and steps back below that rung, until the rung just
below it has been confirmed anew. What a medicine may have hidden confirms nothing, and can still
stop. Only what happened since the newest flare counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from relift.plan.mornings import agrees
from relift.plan.outcomes import Outcome
from relift.plan.thresholds import thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One exposure, placed on its ladder and judged.

    Attributes:
        at: When.
        rung: Position on the ladder.
        load_kg: Load [kg], 0 without one.
        relative_load: Load as a share of e1RM (nominal without one).
        outcome: What it showed.
        is_avoided: Whether it was left out on purpose.
        is_masked: Whether a medicine may have hidden pain then.
    """

    at: datetime
    rung: int
    load_kg: float
    relative_load: float
    outcome: Outcome
    is_avoided: bool = False
    is_masked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a person is on one ladder.

    Attributes:
        confirmed: Highest confirmed rung, -1 where there is none.
        confirmed_kg: Heaviest load confirmed at or below it [kg].
        today: Today's attempts, in order.
        heavy_at: When the newest attempt of an earlier day at or above the heavy share was.
        very_heavy_at: The same for the very heavy share.
        last_on: Day of the newest attempt before today.
        last_rungs: Rungs done on that day.
        stepped_back_from: The rung whose stop is the newest word on this ladder, or None.
    """

    confirmed: int = -1
    confirmed_kg: float = 0.0
    today: tuple[Attempt, ...] = ()
    heavy_at: datetime | None = None
    very_heavy_at: datetime | None = None
    last_on: date | None = None
    last_rungs: frozenset[int] = frozenset()
    stepped_back_from: int | None = None

    @property
    def is_stopped_today(self) -> bool:
        """Whether a set rose too far today."""
        return any(a.outcome is Outcome.STOP for a in self.today)

    @property
    def tolerated_today(self) -> int:
        """Highest rung tolerated today, -1 where there is none."""
        return max((a.rung for a in self.today if a.outcome is Outcome.TOLERATED), default=-1)


@dataclass(slots=True)
class _Climb:
    """The fold's state: the confirmed rung and the loads that were confirmed on the way to it."""

    confirmed: int = -1
    loads: dict[int, float] = field(default_factory=dict)
    stepped_back_from: int | None = None

    def step_back(self, stopped: int) -> None:
        self.confirmed = min(self.confirmed, stopped - 1)
        # A later stop higher up does not take back a lower one that nothing has made good yet.
        lower = self.stepped_back_from
        self.stepped_back_from = stopped if lower is None else min(stopped, lower)

    def confirm(self, tolerated: Sequence[Attempt]) -> None:
        for attempt in tolerated:
            self.confirmed = max(self.confirmed, attempt.rung)
            self.loads[attempt.rung] = max(attempt.load_kg, self.loads.get(attempt.rung, 0.0))
        highest = max((attempt.rung for attempt in tolerated), default=-1)
        if self.stepped_back_from is not None and highest >= self.stepped_back_from - 1:
            self.stepped_back_from = None

    @property
    def confirmed_kg(self) -> float:
        return max((kg for rung, kg in self.loads.items() if rung <= self.confirmed), default=0.0)


def climb(
    attempts: Sequence[Attempt],
    *,
    mornings: Mapping[date, float],
    today: date,
) -> Progress:
    """Fold a ladder's attempts into where the person is.

    Args:
        attempts: Since the newest flare, by time.
        mornings: Morning pain by date [NRS].
        today: The training day.
    """
    days: dict[date, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        days[attempt.at.date()].append(attempt)
    state = _Climb()
    for day in sorted(d for d in days if d < today):
        ceiling = min((a.rung for a in days[day] if a.outcome is Outcome.STOP), default=None)
        if agrees(dict(mornings), day, today):
            state.confirm([a for a in days[day] if _may_confirm(a, ceiling)])
        if ceiling is not None:
            state.step_back(ceiling)
    # Who flies west after training reads an earlier date: what was done then counts as today.
    todays = [a for a in attempts if a.at.date() >= today]
    for attempt in todays:
        if attempt.outcome is Outcome.STOP:
            state.step_back(attempt.rung)
    earlier = [a for a in attempts if a.at.date() < today]
    done = [a for a in earlier if not a.is_avoided]
    last_on = max((a.at.date() for a in done), default=None)
    return Progress(
        confirmed=state.confirmed,
        confirmed_kg=state.confirmed_kg,
        today=tuple(todays),
        heavy_at=_newest(done, thresholds().spacing.heavy_share_of_e1rm),
        very_heavy_at=_newest(done, thresholds().very_heavy.share_of_e1rm),
        last_on=last_on,
        last_rungs=frozenset(a.rung for a in done if a.at.date() == last_on),
        stepped_back_from=state.stepped_back_from,
    )


def _newest(done: Sequence[Attempt], share: float) -> datetime | None:
    """When the newest attempt at or above a share of e1RM was."""
    return max((a.at for a in done if a.relative_load >= share), default=None)


def _may_confirm(attempt: Attempt, ceiling: int | None) -> bool:
    """Whether a morning may confirm it: tolerated, not masked, and under the day's lowest stop."""
    is_under = ceiling is None or attempt.rung < ceiling
    return attempt.outcome is Outcome.TOLERATED and not attempt.is_masked and is_under
