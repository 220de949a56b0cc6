"""How well the next e1RM, the reps at a load and the RPE are foretold, beside simple rivals.

Errors of an e1RM are shares of what was done, so the unit of a log does not matter. MAPE, median
and bias are of the point that the app shows (the median); coverage is the share of workouts inside
the central 50, 80 and 95% interval. Who is scored on what: `strength_cases`; beside whom:
`strength_rivals`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean, median

from relift.cohort.strength_cases import Place, RepsCase, RpeCase
from relift.cohort.strength_rivals import MODELS
from relift.cohort.strength_scoring import Scored
from relift.training.one_rep_max import EPLEY_REPS, MOST_REPS

BIG_FOUR = ("squat", "bench_press", "deadlift", "overhead_press")
RELIFT = "relift"
GAPS_FROM_D = (0, 8, 21, 42)
LEVELS = (50, 80, 95)
_PERCENT = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class E1rmScore:
    """Errors in foretelling a workout's best e1RM [% of it].

    Attributes:
        mape: Mean absolute error.
        median_ape: Median absolute error.
        bias: Mean error; above 0: foretold too high.
        coverage: Level -> share of workouts inside the interval [0-1]; None for a rival that gives
            no interval.
    """

    mape: float
    median_ape: float
    bias: float
    coverage: dict[str, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepsScore:
    """Mean absolute error in foretelling the reps of a set."""

    mae: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelScore:
    """One model; None for what it does not foretell, or where there was nothing to foretell."""

    e1rm: E1rmScore | None
    reps_at_load: RepsScore | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """All models on some cases.

    Attributes:
        n_workouts: Workouts whose best e1RM was foretold.
        n_sets: Sets whose reps were.
        models: By name.
    """

    n_workouts: int
    n_sets: int
    models: dict[str, ModelScore]


@dataclass(frozen=True, slots=True, kw_only=True)
class RpeScore:
    """Mean absolute errors in foretelling a told RPE; None where none was told.

    Attributes:
        n: Sets.
        n_lifters: Who told an RPE.
        n_offset_on: Sets for which Relift used the person's own offset.
        relift, last_rpe: Errors.
        like_sets: Error of the RPE of the lift's sets like it.
        chart, chart_with_offset: Errors of the RPE chart.
    """

    n: int
    n_lifters: int
    n_offset_on: int
    relift: float | None
    last_rpe: float | None
    like_sets: float | None
    chart: float | None
    chart_with_offset: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The figures.

    Attributes:
        n_lifters, n_lifts: Scored.
        are_rivals_fitted: Whether the rivals were fitted on these files.
        all: Every lift.
        big_four: Squat, bench press, deadlift, overhead press with a barbell.
        by_gap, big_four_by_gap: The same by days since the workout before.
        rpe: Told RPEs.
    """

    n_lifters: int
    n_lifts: int
    are_rivals_fitted: bool
    all: Block
    big_four: Block
    by_gap: dict[str, Block]
    big_four_by_gap: dict[str, Block]
    rpe: RpeScore


def evaluated(scored: Scored) -> Evaluation:
    """The figures of what was foretold."""
    big = _selected(scored, lambda place: place.movement in BIG_FOUR)
    return Evaluation(
        n_lifters=len({case.place.lifter for case in scored.e1rms}),
        n_lifts=scored.n_lifts,
        are_rivals_fitted=scored.are_rivals_fitted,
        all=_block(scored),
        big_four=_block(big),
        by_gap=_by_gap(scored),
        big_four_by_gap=_by_gap(big),
        rpe=_rpe_score(scored.rpes),
    )


def reps_by_epley(load_kg: float, e1rm_kg: float) -> int:
    """Reps at a load by Epley from one e1RM, rounded, 1-10 as all that is scored."""
    return min(MOST_REPS, max(1, round(EPLEY_REPS * (e1rm_kg / load_kg - 1.0))))


def gap_names() -> list[str]:
    """Names of the classes of gaps, such as `8-20`."""
    closed = [f"{low}-{high - 1}" for low, high in pairwise(GAPS_FROM_D)]
    return [*closed, f"{GAPS_FROM_D[-1]}+"]


def _by_gap(scored: Scored) -> dict[str, Block]:
    def of_class(number: int) -> Block:
        return _block(_selected(scored, lambda p: bisect_right(GAPS_FROM_D, p.gap_d) - 1 == number))

    return {name: of_class(number) for number, name in enumerate(gap_names())}


def _selected(scored: Scored, is_wanted: Callable[[Place], bool]) -> Scored:
    days = [i for i, case in enumerate(scored.e1rms) if is_wanted(case.place)]
    sets = [i for i, case in enumerate(scored.reps) if is_wanted(case.place)]
    return replace(
        scored,
        e1rms=tuple(scored.e1rms[i] for i in days),
        rival_e1rms=tuple(scored.rival_e1rms[i] for i in days),
        reps=tuple(scored.reps[i] for i in sets),
        reps_e1rms=tuple(scored.reps_e1rms[i] for i in sets),
    )


def _block(scored: Scored) -> Block:
    models = {RELIFT: ModelScore(e1rm=_relift_e1rm(scored), reps_at_load=_relift_reps(scored))}
    for name in MODELS:
        models[name] = ModelScore(e1rm=_rival_e1rm(scored, name), reps_at_load=_epley(scored, name))
    for name, foretell in _REPS_RULES.items():
        errors = [abs(foretell(case) - case.observed) for case in scored.reps]
        models[name] = ModelScore(e1rm=None, reps_at_load=_reps_score(errors))
    return Block(n_workouts=len(scored.e1rms), n_sets=len(scored.reps), models=models)


_REPS_RULES: dict[str, Callable[[RepsCase], int]] = {
    "last_reps": lambda case: case.last,
    "last_reps_at_load": lambda case: case.last_at_load,
}


def _relift_e1rm(scored: Scored) -> E1rmScore | None:
    errors = [case.forecast.median_kg / case.observed - 1.0 for case in scored.e1rms]
    return _e1rm_score(errors, [case.forecast.cdf(case.observed) for case in scored.e1rms])


def _rival_e1rm(scored: Scored, name: str) -> E1rmScore | None:
    told = [
        (case, rivals[name]) for case, rivals in zip(scored.e1rms, scored.rival_e1rms, strict=True)
    ]
    errors = [one.e1rm_kg / case.observed - 1.0 for case, one in told]
    return _e1rm_score(errors, [one.chance for _, one in told if one.chance is not None])


def _e1rm_score(errors: Sequence[float], chances: Sequence[float]) -> E1rmScore | None:
    if not errors:
        return None
    sizes = [abs(error) for error in errors]
    return E1rmScore(
        mape=_PERCENT * mean(sizes),
        median_ape=_PERCENT * median(sizes),
        bias=_PERCENT * mean(errors),
        coverage={str(level): _covered(chances, level) for level in LEVELS} if chances else None,
    )


def _covered(chances: Sequence[float], level: int) -> float:
    half = level / _PERCENT / 2.0
    return mean(abs(chance - 0.5) <= half for chance in chances)


def _relift_reps(scored: Scored) -> RepsScore | None:
    return _reps_score([abs(c.forecast.quantile(0.5) - c.observed) for c in scored.reps])


def _epley(scored: Scored, name: str) -> RepsScore | None:
    return _reps_score(
        [
            abs(reps_by_epley(case.load_kg, e1rms[name]) - case.observed)
            for case, e1rms in zip(scored.reps, scored.reps_e1rms, strict=True)
        ]
    )


def _reps_score(errors: Sequence[int]) -> RepsScore | None:
    return RepsScore(mae=mean(errors)) if errors else None


def _rpe_score(told: Sequence[RpeCase]) -> RpeScore:
    def error(foretell: Callable[[RpeCase], float]) -> float | None:
        return mean(abs(foretell(case) - case.observed) for case in told) if told else None

    return RpeScore(
        n=len(told),
        n_lifters=len({case.place.lifter for case in told}),
        n_offset_on=sum(case.is_offset_on for case in told),
        relift=error(lambda case: case.relift),
        last_rpe=error(lambda case: case.ways.last),
        like_sets=error(lambda case: case.ways.like),
        chart=error(lambda case: case.chart),
        chart_with_offset=error(lambda case: case.ways.chart),
    )
