"""The four ways of a what-if, day by day, for one person's ladder.

What they share is when there are sessions: every so many days that a heavy lift rests between two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from relift.journal.timeline import Journal
from relift.plan.guardrails import Place
from relift.plan.ladders import RungKind
from relift.plan.mornings import mornings
from relift.plan.options import features_of
from relift.plan.situation import Situation
from relift.plan.what_if_climb import climb_rules, climb_start, limit_top, session_gap_d
from relift.plan.what_if_table import Policy, what_if_table
from relift.threat.courses import Bout, Course, Fixed, Graded
from relift.training.load import load_used_to

_LOG_WINDOW = timedelta(days=365)
_SLACK = 1e-9


class OwnCourse(Protocol):
    """What a person means to do on the days ahead, such as a programme: loads by day."""

    def on(self, day: date) -> Sequence[Bout]:
        """What is done on a day, in order; empty for none. All of the ladder's movement family."""
        ...


@dataclass(frozen=True, slots=True)
class Repeated:
    """The present course: the same exposure every so many days from a day on."""

    bout: Bout
    first: date
    every_d: int

    def on(self, day: date) -> Sequence[Bout]:
        """What is done on a day."""
        return () if (day - self.first).days % self.every_d else (self.bout,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What the ways are worked out from.

    Attributes:
        journal: As far as `now`.
        now: The instant.
        place: The ladder, and where the person is on it.
        load_now: Heaviest load of the last week as a share of e1RM, 0 for none.
        flare_at: The newest flare: what was trained before it is the usual.
        own: What the person does now or means to do; None for nothing.
        days: One instant for each day ahead.
        is_confirmed_only: Whether a sign that waits to be seen keeps to what is confirmed.
    """

    journal: Journal
    now: datetime
    place: Place
    load_now: float
    flare_at: datetime
    own: OwnCourse | None
    days: tuple[datetime, ...]
    is_confirmed_only: bool


def courses(ahead: Ahead) -> Mapping[str, Course]:
    """What is done on each day ahead, by way."""
    situations = [_situation(ahead, at) for at in ahead.days]
    own = ahead.own
    return {
        Policy.AVOID: Fixed(days=((),) * len(ahead.days)),
        Policy.RUSH: Fixed(days=_rush(ahead, situations), least_dose=_usual_dose(ahead)),
        Policy.GRADE: _graded(ahead, situations),
        Policy.OWN: Fixed(days=tuple(tuple(own.on(at.date())) if own else () for at in ahead.days)),
    }


def _situation(ahead: Ahead, at: datetime) -> Situation:
    """A day ahead as the caps and limits see it."""
    return Situation(
        now=at,
        resting=None,
        own_tolerable=ahead.journal.profile.tolerable_pain,
        is_confirmed_only=ahead.is_confirmed_only,
        limits=tuple(
            entry
            for entry in ahead.journal.limits
            if entry.value.until_on is None or at.date() <= entry.value.until_on
        ),
    )


def _usual_dose(ahead: Ahead) -> float:
    """What a workout asked of the back before the flare [hard-set equivalents]."""
    anchor = ahead.flare_at
    before = [w for w in ahead.journal.workouts if anchor - _LOG_WINDOW <= w.at < anchor]
    return load_used_to(before, anchor.date())


def _graded(ahead: Ahead, situations: Sequence[Situation]) -> Graded:
    place = ahead.place
    first = _first_session(place)
    return Graded(
        rungs=tuple(_bout(place, i) for i in range(len(place.steps))),
        trains=tuple(_is_session(k, first) for k in range(len(situations))),
        rules=climb_rules(place, situations, first_day=first),
        start=climb_start(place, ahead.now, mornings(ahead.journal)),
    )


def _first_session(place: Place) -> int:
    """Index of the first day with a session: tomorrow, or the day after where today had one."""
    return 1 if place.progress.today else 0


def _is_session(k: int, first: int) -> bool:
    return k >= first and (k - first) % session_gap_d() == 0


def _bout(place: Place, index: int) -> Bout:
    step = place.steps[index]
    return Bout(
        features=features_of(place, step),
        load_share=step.load_kg / place.e1rm_kg if place.e1rm_kg else 0.0,
        is_counted=step.rung.kind is not RungKind.COMFORT,
    )


def _rush(ahead: Ahead, situations: Sequence[Situation]) -> tuple[tuple[Bout, ...], ...]:
    """Three sets a session, each session a fifth of e1RM heavier, whatever hurts."""
    way, place, reached = what_if_table().ways.rush, ahead.place, ahead.load_now
    days: list[tuple[Bout, ...]] = []
    for k, situation in enumerate(situations):
        if not _is_session(k, _first_session(place)):
            days.append(())
            continue
        reached += way.share_step
        heaviest = max(
            (
                i
                for i, step in enumerate(place.steps)
                if not step.load_kg or step.relative_load <= reached + _SLACK
            ),
            default=0,
        )
        index = max(0, min(heaviest, limit_top(place, situation)))
        bout, step = _bout(place, index), place.steps[index]
        days.append((_one_set(bout, step.rung.volume),) * way.sets)
    return tuple(days)


def _one_set(bout: Bout, volume: float) -> Bout:
    return replace(bout, features=replace(bout.features, volume=volume))
