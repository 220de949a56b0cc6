"""Weeks ahead for the present course, and how good the forecasts have been so far.

The present course is what the person did of late: on each ladder the heaviest exposure of the last
week, again and again at the pace of that week. It is no advice; the plan adapts each day.
The score replays the pain model over the whole record and compares what it foresaw just before
each set, and what the person expected, with what was felt, beside "the same as last time".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from relift.journal.timeline import Journal
from relift.plan.events import features_of, threat_events
from relift.plan.learning import learn_from, threat_filter
from relift.plan.present_course import Lifted, repeated, tops_of_week
from relift.plan.yardstick import Yardstick
from relift.threat.events import Features, Felt
from relift.threat.forecast import Band, forecast
from relift.threat.state import State
from relift.training.load import load_used_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A forecast rating, 0-10: its mean, and the 10% and 90% quantiles."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """One day ahead.

    Attributes:
        on: The day.
        morning: Pain on getting up.
        expected: What the person may expect of each exposure before it, by ladder.
        felt: What each may feel like, by ladder.
    """

    on: date
    morning: Range
    expected: Mapping[str, Range]
    felt: Mapping[str, Range]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Mean absolute errors over the sets that tell them all [NRS points].

    Attributes:
        n: How many sets.
        forecast: Of the forecast just before the set.
        expected: Of what the person expected.
        same_as_last: Of "the same as last time" on that ladder.
        surprise: Mean of felt less expected; negative: better than feared.
    """

    n: int
    forecast: float
    expected: float
    same_as_last: float
    surprise: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Weeks ahead and the score so far.

    Attributes:
        days: One for each day; empty where none were asked for.
        course: What is repeated.
        scored: None where no set tells enough yet.
    """

    days: tuple[Ahead, ...]
    course: tuple[Lifted, ...]
    scored: Scored | None


def outlook(journal: Journal, *, now: datetime, n_days: int) -> Outlook:
    """Look ahead, and back at the forecasts so far.

    Args:
        journal: The record.
        now: The instant, aware.
        n_days: How many days ahead; 0 looks back only.
    """
    past = journal.until(now)
    yardstick = Yardstick(past)
    tops = tops_of_week(past, now)
    lifted = tuple(repeated(past, top, now) for top in tops)
    features = {top.ladder: features_of(top, yardstick) for top in tops}
    days = _ahead(past, yardstick, lifted, features, now=now, n_days=n_days) if n_days else ()
    return Outlook(days=days, course=lifted, scored=_scored(past, yardstick, now))


def _ahead(
    journal: Journal,
    yardstick: Yardstick,
    lifted: Sequence[Lifted],
    features: Mapping[str, Features],
    *,
    now: datetime,
    n_days: int,
) -> tuple[Ahead, ...]:
    threat = threat_filter()
    learned = learn_from(journal, yardstick, now=now, posterior=None)
    state: State = learned.state
    for event in learned.today:
        state, _ = threat.step(state, event)
    instants = [now + timedelta(days=k) for k in range(1, n_days + 1)]
    turns = [[one.ladder for one in lifted if k % one.every_d == 0] for k in range(n_days)]
    schedule = [[features[ladder] for ladder in turn] for turn in turns]
    fan = forecast(threat, state, days=instants, schedule=schedule)
    return tuple(
        Ahead(
            on=at.date(),
            morning=_range(fan.morning, k),
            expected={ladder: _range(fan.expected[k], i) for i, ladder in enumerate(turns[k])},
            felt={ladder: _range(fan.felt[k], i) for i, ladder in enumerate(turns[k])},
        )
        for k, at in enumerate(instants)
    )


def _range(band: Band, k: int) -> Range:
    return Range(mean=float(band.mean[k]), low=float(band.low[k]), high=float(band.high[k]))


def _scored(journal: Journal, yardstick: Yardstick, now: datetime) -> Scored | None:
    """Replay the record and compare what was foreseen with what was felt."""
    said = {
        (e.at, e.felt_pain): e.expected_pain for e in journal.exposures if e.felt_pain is not None
    }
    last: dict[str, float] = {}
    errors: list[tuple[float, float, float, float]] = []
    for event, foreseen in _foreseen(journal, yardstick, now):
        felt = event.felt_pain
        assert felt is not None  # only rated sets are foreseen
        family = event.features.movement
        expected, before = said.get((event.at, felt)), last.get(family)
        if expected is not None and before is not None:
            errors.append(
                (abs(felt - foreseen), abs(felt - expected), abs(felt - before), felt - expected)
            )
        last[family] = felt
    if not errors:
        return None
    n = len(errors)
    means = [sum(column) / n for column in zip(*errors, strict=True)]
    return Scored(
        n=n, forecast=means[0], expected=means[1], same_as_last=means[2], surprise=means[3]
    )


def _foreseen(journal: Journal, yardstick: Yardstick, now: datetime) -> list[tuple[Felt, float]]:
    """Every rated set with the felt pain that the model foresaw just before it."""
    threat = threat_filter()
    events = threat_events(journal, yardstick)
    if not events:
        return []
    first = events[0].at
    before = [w for w in journal.workouts if w.at < first]
    state = threat.init(first, load_used_to(before, first.date()))
    found = []
    for event in events:
        state, info = threat.step(state, event)
        if isinstance(event, Felt) and event.felt_pain is not None and info.predictive is not None:
            found.append((event, float(info.predictive.mean[0])))
    return found
