"""Ways to go on, and what may come of each: the types of a what-if."""

from __future__ import annotations

from dataclasses import dataclass

from relift.threat.events import Features
from relift.threat.graded import ClimbRules, ClimbStart


@dataclass(frozen=True, slots=True, kw_only=True)
class Bout:
    """One exposure that a course may hold.

    Attributes:
        features: As the model sees it.
        load_share: External load as a share of e1RM, 0 without one.
        is_counted: Whether it is a set at risk; comfort movements are not.
    """

    features: Features
    load_share: float
    is_counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A course that does not adapt: what is done on each day, whatever hurts.

    Attributes:
        days: The exposures of each day, () for none.
        least_dose: Training dose of a day with any [hard-set equivalents], or more where the
            exposures alone make more.
    """

    days: tuple[tuple[Bout, ...], ...]
    least_dose: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A course that climbs a ladder by what is felt.

    Attributes:
        rungs: The ladder.
        trains: For each day, whether it is a training day.
        rules: The guardrails.
        start: Where the person is.
    """

    rungs: tuple[Bout, ...]
    trains: tuple[bool, ...]
    rules: ClimbRules
    start: ClimbStart


Course = Fixed | Graded


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is the same in every course.

    Attributes:
        reference: The exposure whose expected pain is followed.
        load_now: Heaviest load of the last week as a share of e1RM, 0 for none.
        too_much_above: Felt pain above which a set is too much, by whole pain before, 0 to 10.
        bad_week_rise: Rise of a week's median morning over the week before [NRS].
        clear_change: Least change that counts as one [NRS].
    """

    reference: Features
    load_now: float
    too_much_above: tuple[float, ...]
    bad_week_rise: float
    clear_change: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """A forecast by day, the first entry now: mean, and the 10%, 50% and 90% quantiles."""

    mean: tuple[float, ...]
    low: tuple[float, ...]
    median: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """The reference exposure, tried at the end.

    Attributes:
        expected, felt: Mean ratings, 0-10.
        p_too_much: Chance that it is too much.
        p_hurts_less: Share of futures in which it hurts less than in the same future under the
            first course, by the least clear change.
    """

    expected: float
    felt: float
    p_too_much: float
    p_hurts_less: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Future:
    """What may come of one course.

    Attributes:
        morning: Pain on getting up [NRS].
        expected: Pain expected of the reference exposure [NRS].
        load: Heaviest load of the last seven days, as a share of e1RM.
        too_much: Sets that were too much, from today up to each day.
        n_sets: Mean number of sets at risk.
        n_too_much: Mean number of sets that are too much.
        p_too_much: Chance of at least one.
        p_bad_week: Chance of at least one week whose mornings are clearly worse than the week
            before.
        p_pain_lower, p_expected_lower: Share of futures that end clearly lower than now.
        retry: The reference exposure, tried at the end.
    """

    morning: Bands
    expected: Bands
    load: Bands
    too_much: Bands
    n_sets: float
    n_too_much: float
    p_too_much: float
    p_bad_week: float
    p_pain_lower: float
    p_expected_lower: float
    retry: Retry
