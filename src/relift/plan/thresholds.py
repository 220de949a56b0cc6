"""The guardrails' numbers and words, as a clinician may read and change them (guardrails.toml)."""

from __future__ import annotations

from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import InvalidValueError
from relift.evidence import parse_basis


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A guardrail without a number of its own.

    Attributes:
        words: What it says, in plain words.
        basis: What it rests on.
    """

    words: str
    basis: str

    def __post_init__(self) -> None:
        parse_basis(self.basis)


class RiseRule(Rule, frozen=True, kw_only=True):
    """Pain in a set, judged by its rise over pain just before [NRS points]."""

    go_on_rise: float
    stop_rise: float
    settle_minutes: float
    tries: int


class TolerableRule(Rule, frozen=True, kw_only=True):
    """The highest felt pain that is planned for [NRS], and how far a person may move it."""

    value: float
    low: float
    high: float
    least_room: float


class MorningRule(Rule, frozen=True, kw_only=True):
    """Rising mornings: the median of the last `window` against the `window` before [NRS]."""

    rise: float
    window: int


class RestingRule(Rule, frozen=True, kw_only=True):
    """Pain at rest above which only comfort rungs are open [NRS]."""

    above: float


class ClimbRule(Rule, frozen=True, kw_only=True):
    """How many rungs above the highest confirmed one."""

    rungs: int


class ClimbLoadRule(Rule, frozen=True, kw_only=True):
    """How far above the heaviest confirmed load, as a share of e1RM."""

    share_of_e1rm: float


class DayRiskRule(Rule, frozen=True, kw_only=True):
    """The most that the chance of any intolerable set today may be."""

    most: float


class CapacityRule(Rule, frozen=True, kw_only=True):
    """Which quantile of the e1RM forecast loads are worked out from, and of which lift.

    Of a ladder's lifts, best first, the first one trained at least `share_of_most_trained` as often
    as the one trained most.
    """

    quantile: float
    share_of_most_trained: float


class PainkillerRule(Rule, frozen=True, kw_only=True):
    """How long a medicine holds the climb [h]."""

    strong_hours: float
    any_hours: float


class BelowKneeRule(Rule, frozen=True, kw_only=True):
    """For how long a report of pain below the knee counts, where no later one says [d]."""

    days: float


class CheckInRule(Rule, frozen=True, kw_only=True):
    """How long a check-in speaks for the day [h], and pain at rest where it says little [NRS].

    `assumed_resting` stands in without a check-in; pain just before a set is taken at most
    `most_above_report` above a report.
    """

    hours: float
    assumed_resting: float
    most_above_report: float


class SpacingRule(Rule, frozen=True, kw_only=True):
    """Above which share of e1RM a lift rests, and for how long [h]."""

    heavy_share_of_e1rm: float
    hours: float


class VeryHeavyRule(Rule, frozen=True, kw_only=True):
    """Above which share of e1RM a lift stays lighter for longer [h], and under which share."""

    share_of_e1rm: float
    hours: float
    stays_under: float


class NearTopRule(Rule, frozen=True, kw_only=True):
    """Above which share of e1RM the climb slows, and to how many rungs a day."""

    share_of_e1rm: float
    rungs: int


class LayoffRule(Rule, frozen=True, kw_only=True):
    """How long away from a ladder is a layoff [d], and at which share of e1RM it starts again."""

    days: float
    share_of_e1rm: float


class BadDayRule(Rule, frozen=True, kw_only=True):
    """How far pain at rest has to rise from one day to the next [NRS], and the rungs it costs."""

    rise: float
    rungs: int


class DayLaddersRule(Rule, frozen=True, kw_only=True):
    """How many ladders of daily life, and how many that assist, come beside the main ones."""

    daily: int
    assist: int


class StagesRule(Rule, frozen=True, kw_only=True):
    """When a person is training again (share of e1RM), and when things are quiet [d, NRS]."""

    heavy_share_of_e1rm: float
    quiet_days: float
    quiet_morning: float


class Thresholds(msgspec.Struct, frozen=True, kw_only=True):
    """All guardrails of the plan; see data/guardrails.toml."""

    reviewed_by: str
    rise: RiseRule
    tolerable: TolerableRule
    mornings: MorningRule
    resting: RestingRule
    climb: ClimbRule
    climb_load: ClimbLoadRule
    day_risk: DayRiskRule
    capacity: CapacityRule
    painkiller: PainkillerRule
    below_knee: BelowKneeRule
    paused: Rule
    drowsy: Rule
    check_in: CheckInRule
    spacing: SpacingRule
    very_heavy: VeryHeavyRule
    near_top: NearTopRule
    layoff: LayoffRule
    bad_day: BadDayRule
    same_week: Rule
    own_limit: Rule
    clinician_limit: Rule
    stopped: Rule
    stepped_back: Rule
    calm_first: Rule
    day_ladders: DayLaddersRule
    stages: StagesRule


@cache
def thresholds() -> Thresholds:
    """The guardrails as shipped.

    Raises:
        DataFileError: guardrails.toml breaks its own rules.
    """
    return load_table("guardrails.toml", Thresholds)


def tolerable_pain(own: float | None) -> float:
    """The highest felt pain that is planned for [NRS], kept within the bounds of the table.

    Args:
        own: What the person calls tolerable, or None where they have not said.
    """
    rule = thresholds().tolerable
    return min(rule.high, max(rule.low, rule.value if own is None else own))


def check_tolerable(own: float) -> None:
    """Refuse a tolerable pain that the plan would not keep to.

    Raises:
        InvalidValueError: it lies outside the bounds of the table; the message names them.
    """
    rule = thresholds().tolerable
    if not rule.low <= own <= rule.high:
        raise InvalidValueError(
            f"The pain that you can live with in a set may be from {rule.low:g} to {rule.high:g}."
        )


def guardrails() -> tuple[tuple[str, Rule], ...]:
    """Every guardrail by its name in the table, in the table's order."""
    table = thresholds()
    named = ((name, getattr(table, name)) for name in table.__struct_fields__)
    return tuple((name, rule) for name, rule in named if isinstance(rule, Rule))


def intolerable_above(resting: float, own: float | None) -> float:
    """The felt pain above which a set counts as too much [NRS].

    A rise of `stop_rise` or more over pain just before is too much, and so is pain clearly above
    what is tolerable; but a little room above resting pain is always left, or no movement at all
    could be planned. Half a point keeps whole-number answers apart.

    Args:
        resting: Pain just before, 0-10.
        own: What the person calls tolerable, or None where they have not said.
    """
    table = thresholds()
    half = 0.5
    by_rise = resting + table.rise.stop_rise - half
    by_level = tolerable_pain(own) + half
    return max(resting + table.tolerable.least_room, min(by_rise, by_level))
