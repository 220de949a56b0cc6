"""Training load: what was done, for whom it is compared with themselves alone.

Tonnage is told within a lift; hard sets by pattern, a set counting by half for a pattern it trains
along. A week is held against the person's own four weeks before, in words with an interval. The
back's dose is hard sets weighted by how much a pattern asks of the low back (data/load.toml, our
own choices); what a person is used to is its running mean over four weeks. There is no ratio of
short to long load, no chance of injury and no readiness here, on purpose: none holds up.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from statistics import mean, stdev

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.journal.lifting import MovementBlock, PerformedSet, SetKind
from relift.journal.timeline import Workout
from relift.training.meaning import meaning
from relift.training.movements import Pattern

WEEK_D = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyChange:
    """A week's hard sets beside the person's own weeks before.

    Attributes:
        this_week: Hard sets of the seven days up to and including the day.
        usual: Mean of the weeks before; None where they are not covered by the log.
        low, high: Where a week of the usual kind mostly lies (about 80%); None likewise.
        words: The same as a sentence.
    """

    this_week: float
    usual: float | None
    low: float | None
    high: float | None
    words: str


def is_hard(one: PerformedSet) -> bool:
    """Whether a set counts as hard: reps done, no warm-up, and not rated easy."""
    if one.kind is SetKind.WARMUP or not one.reps:
        return False
    return one.rpe is None or one.rpe >= _constants().hard_set.min_rpe


def tonnage_kg(workouts: Iterable[Workout], movement_id: str) -> float:
    """Load times reps over one lift's working sets [kg]; not to be added up across lifts."""
    return sum(
        (one.load_kg or 0.0) * (one.reps or 0)
        for workout in workouts
        for block in workout.blocks
        if _id_of(block) == movement_id
        for one in block.sets
        if one.kind is not SetKind.WARMUP
    )


def days_since(workouts: Iterable[Workout], movement_id: str, on: date) -> int | None:
    """Days since a movement was last done by `on`, or None where it never was."""
    done = [
        workout.on
        for workout in workouts
        if workout.on <= on and any(_id_of(block) == movement_id for block in workout.blocks)
    ]
    return (on - max(done)).days if done else None


def weekly_hard_sets(workouts: Iterable[Workout], on: date) -> dict[Pattern, float]:
    """Hard sets for each pattern in the seven days up to and including `on`.

    An indirect set (a pattern that another trains along) counts by half.
    """
    first = on - timedelta(days=WEEK_D - 1)
    sets: dict[Pattern, float] = dict.fromkeys(Pattern, 0.0)
    rules = _constants()
    for workout in workouts:
        if first <= workout.on <= on:
            for block in workout.blocks:
                n_hard = sum(1 for one in block.sets if is_hard(one))
                direct = pattern_of(block)
                sets[direct] += n_hard
                for other in rules.indirect.patterns.get(direct, ()):
                    sets[other] += n_hard * rules.hard_set.indirect
    return sets


def weekly_change(workouts: Sequence[Workout], pattern: Pattern, on: date) -> WeeklyChange:
    """Hold a week's hard sets of a pattern against the person's own four weeks before.

    Args:
        workouts: The log.
        pattern: Which.
        on: Last day of the week.
    """
    rule = _constants().change
    weeks = [
        weekly_hard_sets(workouts, on - timedelta(days=WEEK_D * back))[pattern]
        for back in range(rule.weeks + 1)
    ]
    now, before = weeks[0], weeks[1:]
    oldest = on - timedelta(days=WEEK_D * (rule.weeks + 1) - 1)
    first = min((workout.on for workout in workouts), default=None)
    if first is None or first > oldest:
        words = f"{_sets(now)} this week; the log holds too few weeks before it to compare."
        return WeeklyChange(this_week=now, usual=None, low=None, high=None, words=words)
    usual = mean(before)
    spread = rule.t_80 * max(stdev(before), rule.least_sd) * math.sqrt(1.0 + 1.0 / rule.weeks)
    low, high = max(0.0, usual - spread), usual + spread
    place = "more than" if now > high else "fewer than" if now < low else "about"
    words = (
        f"{_sets(now)} this week: {place} your usual "
        f"{round(usual)} (most weeks {round(low)} to {round(high)})."
    )
    return WeeklyChange(this_week=now, usual=usual, low=low, high=high, words=words)


def dose_of(workout: Workout, e1rm_kg: Mapping[str, float] | None = None) -> float:
    """What a workout asks of the low back, in hard sets of a hinge.

    Args:
        workout: The workout.
        e1rm_kg: By movement id [kg], where known: sets below 70% of it then count in proportion.

    Returns:
        Dose, >= 0 [hard-set equivalents].
    """
    rules = _constants()
    shares, least, full = rules.back.shares, rules.hard_set.min_rpe, rules.hard_set.full_at_share
    dose = 0.0
    for block in workout.blocks:
        share = shares[pattern_of(block)]
        e1rm = (e1rm_kg or {}).get(_id_of(block) or "") or 0.0
        for one in block.sets:
            if one.kind is SetKind.WARMUP or not one.reps:
                continue
            if one.rpe is not None and one.rpe < least:
                continue
            if e1rm and one.load_kg is not None:
                dose += share * min(1.0, one.load_kg / (full * e1rm))
            else:
                dose += share
    return dose


def load_used_to(
    workouts: Iterable[Workout], on: date, e1rm_kg: Mapping[str, float] | None = None
) -> float:
    """The dose of a workout that a person is used to, weighted to the last four weeks.

    The mean over workouts, each weighing exp(-age / 28 days). From a week after the last workout on
    it fades at the same pace: a longer gap counts as training with nothing.

    Args:
        workouts: The log; days from `on` on do not count.
        on: The day.
        e1rm_kg: As for `dose_of`.

    Returns:
        Dose a workout, >= 0 [hard-set equivalents]; 0 without a log.
    """
    rule = _constants().used_to
    done = [
        (age_d, dose_of(workout, e1rm_kg))
        for workout in workouts
        if (age_d := (on - workout.on).days) > 0
    ]
    if not done:
        return 0.0
    weights = [math.exp(-age_d / rule.days) for age_d, _ in done]
    mean = sum(w * dose for w, (_, dose) in zip(weights, done, strict=True)) / sum(weights)
    gap_d = min(age_d for age_d, _ in done)
    return mean * math.exp(-max(0.0, gap_d - rule.fresh_d) / rule.days)


def pattern_of(block: MovementBlock) -> Pattern:
    """The pattern of a block; `other` where its name means no known movement."""
    found = meaning(block.name, block.meant)
    return found.pattern if found is not None else Pattern.OTHER


def _id_of(block: MovementBlock) -> str | None:
    found = meaning(block.name, block.meant)
    return found.id if found is not None else None


def _sets(n: float) -> str:
    return f"{n:g} hard set" + ("" if n == 1.0 else "s")


class _HardSet(msgspec.Struct, frozen=True, kw_only=True):
    min_rpe: float
    indirect: float
    full_at_share: float
    basis: str


class _UsedTo(msgspec.Struct, frozen=True, kw_only=True):
    days: float
    fresh_d: float
    basis: str


class _Back(msgspec.Struct, frozen=True, kw_only=True):
    basis: str
    shares: dict[Pattern, float]


class _Indirect(msgspec.Struct, frozen=True, kw_only=True):
    basis: str
    patterns: dict[Pattern, tuple[Pattern, ...]]


class _Change(msgspec.Struct, frozen=True, kw_only=True):
    weeks: int
    t_80: float
    least_sd: float
    basis: str


class _Constants(msgspec.Struct, frozen=True, kw_only=True):
    reviewed_by: str
    hard_set: _HardSet
    used_to: _UsedTo
    back: _Back
    indirect: _Indirect
    change: _Change

    def __post_init__(self) -> None:
        for part in (self.hard_set, self.used_to, self.back, self.indirect, self.change):
            parse_basis(part.basis)
        if missing := set(Pattern) - set(self.back.shares):
            raise DataFileError(f"load.toml: back.shares lacks {sorted(missing)}")


@cache
def _constants() -> _Constants:
    return load_table("load.toml", _Constants)
