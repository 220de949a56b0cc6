"""What else could foretell a lift's next e1RM: the last one, averages, and Kalman filters.

The filters are local levels on log e1RM whose noise grows with the gap,

    level_i = level_(i-1) + N(0, step + per_day * gap),    log e1RM_i = level_i + noise

with normal noise, or Student-t noise (updates then weigh a surprise down as t does; degrees of
freedom 1 to 4, for which the distribution has a closed form). The average's share and the filters'
numbers are fitted on other lifters: two halves, each scored with the numbers of the other, main
barbell lifts and others apart; with fewer than eight lifters, or a lift of a kind that the other
half lacks, numbers that were fitted on the project's own real logs stand in.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relift.training.history import LiftDay, LiftHistory

Array = NDArray[np.float64]

MODELS = ("last_value", "ewma", "best_28d", "kalman_gaussian", "kalman_student_t")
FEWEST_LIFTERS = 8
FEWEST_LIFTS = 5
_BEST_OF_D = 28
_MOST_GAP_D = 365.0
_START_VARIANCE = 0.12**2
_SHARES = tuple(i / 20 for i in range(1, 20))
_FREEDOMS = (1, 2, 3, 4)
_STRIDES = (1.5, 0.5, 0.2)
_MOST_TURNS = 40


class LevelNumbers(NamedTuple):
    """A filter's numbers, on log e1RM.

    Attributes:
        step: Variance that a workout adds to the level.
        per_day: The same of a day.
        noise: Squared scale of a workout around the level.
        freedom: Degrees of freedom of the noise; 0: normal.
    """

    step: float
    per_day: float
    noise: float
    freedom: int


class RivalNumbers(NamedTuple):
    """All that is fitted."""

    ewma_share: float
    gaussian: LevelNumbers
    student_t: LevelNumbers


STATED = RivalNumbers(
    ewma_share=0.5,
    gaussian=LevelNumbers(1e-5, 9e-4, 0.014, 0),
    student_t=LevelNumbers(1e-3, 1.5e-4, 3e-4, 2),
)


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a rival foretells of a workout.

    Attributes:
        e1rm_kg: Its forecast [kg].
        chance: Its distribution function at what was done; None where it has no distribution.
    """

    e1rm_kg: float
    chance: float | None = None


class Lift(NamedTuple):
    """A lift as the filters see it: log e1RM of its days, and the days between."""

    logs: Array
    gaps_d: Array


def as_lift(days: Sequence[LiftDay]) -> Lift:
    """Logs and gaps of some days."""
    ordinals = np.array([day.on.toordinal() for day in days], dtype=float)
    gaps = np.minimum(np.diff(ordinals, prepend=ordinals[0]), _MOST_GAP_D)
    return Lift(np.log([day.e1rm_kg for day in days]), gaps)


def foretold(history: LiftHistory, numbers: RivalNumbers) -> dict[str, list[Foretold]]:
    """What each rival foretells of each day of a lift but the first."""
    days = history.days
    lift = as_lift(days)
    averages = ewma(np.exp(lift.logs), numbers.ewma_share)
    return {
        "last_value": [Foretold(day.e1rm_kg) for day in days[:-1]],
        "ewma": [Foretold(float(value)) for value in averages[:-1]],
        "best_28d": [Foretold(_best_of(days[:i], days[i].on)) for i in range(1, len(days))],
        "kalman_gaussian": _by_filter(lift, numbers.gaussian),
        "kalman_student_t": _by_filter(lift, numbers.student_t),
    }


def fitted(lifts: Sequence[Lift]) -> RivalNumbers:
    """Fit all rivals on some lifts: the average by its mean error, the filters by likelihood."""
    batch = _Batch(lifts)
    share = min(_SHARES, key=lambda s: sum(_ewma_error(lift, s) for lift in lifts))
    by_freedom = [_fit_level(batch, freedom) for freedom in _FREEDOMS]
    return RivalNumbers(
        ewma_share=share,
        gaussian=_fit_level(batch, 0)[1],
        student_t=max(by_freedom)[1],
    )


def fitted_on_others(lifters: Sequence[Sequence[Lift]]) -> list[RivalNumbers]:
    """Numbers for each lifter, fitted on the half of lifters to which they do not belong.

    Args:
        lifters: Lifts of one kind, by lifter.
    """
    halves = [[lift for lifts in lifters[half::2] for lift in lifts] for half in (0, 1)]
    is_few = len(lifters) < FEWEST_LIFTERS or min(map(len, halves)) < FEWEST_LIFTS
    numbers = [STATED, STATED] if is_few else [fitted(halves[1]), fitted(halves[0])]
    return [numbers[i % 2] for i in range(len(lifters))]


def ewma(values: Array, share: float) -> list[float]:
    """The average after each value."""
    average, averages = float(values[0]), []
    for value in values.tolist():
        average += share * (value - average)
        averages.append(average)
    return averages


def student_cdf(x: float, freedom: int) -> float:
    """Distribution function of Student's t with 1 to 4 degrees of freedom."""
    if freedom == 1:
        return 0.5 + math.atan(x) / math.pi
    if freedom == 2:  # noqa: PLR2004 - each has a form of its own
        return 0.5 + x / (2.0 * math.sqrt(2.0 + x * x))
    if freedom == 3:  # noqa: PLR2004
        z = x / math.sqrt(3.0)
        return 0.5 + (z / (1.0 + z * z) + math.atan(z)) / math.pi
    q = x / math.sqrt(4.0 + x * x)
    return 0.5 + 0.75 * (q - q**3 / 3.0)


def _best_of(days: Sequence[LiftDay], on: date) -> float:
    """Best e1RM of the last 28 days; of the last workout where there was none."""
    best = days[-1].e1rm_kg
    for day in reversed(days):
        if (on - day.on).days > _BEST_OF_D:
            break
        best = max(best, day.e1rm_kg)
    return best


def _ewma_error(lift: Lift, share: float) -> float:
    values = np.exp(lift.logs)
    return float(np.abs(np.array(ewma(values, share)[:-1]) / values[1:] - 1.0).sum())


def _by_filter(lift: Lift, numbers: LevelNumbers) -> list[Foretold]:
    means, variances = _Batch([lift]).filtered(numbers)
    told = []
    for log, mean, variance in zip(
        lift.logs[1:].tolist(), means[1:, 0].tolist(), variances[1:, 0].tolist(), strict=True
    ):
        z = (log - mean) / math.sqrt(variance)
        normal = 0.5 + 0.5 * math.erf(z / math.sqrt(2.0))
        chance = student_cdf(z, numbers.freedom) if numbers.freedom else normal
        told.append(Foretold(math.exp(mean), chance))
    return told


class _Batch:
    """Lifts side by side, so that one pass filters them all; rows are days, columns lifts."""

    def __init__(self, lifts: Sequence[Lift]) -> None:
        most = max(len(lift.logs) for lift in lifts)
        self.logs = np.zeros((most, len(lifts)))
        self.gaps_d = np.zeros_like(self.logs)
        self.is_day = np.zeros(self.logs.shape, dtype=bool)
        for column, lift in enumerate(lifts):
            n = len(lift.logs)
            self.logs[:n, column] = lift.logs
            self.gaps_d[:n, column] = lift.gaps_d
            self.is_day[:n, column] = True

    def filtered(self, numbers: LevelNumbers) -> tuple[Array, Array]:
        """(means, squared scales) of each day from those before it, (days, lifts)."""
        means, scales = np.zeros_like(self.logs), np.ones_like(self.logs)
        mean = self.logs[0].copy()
        variance = np.full(len(mean), _START_VARIANCE)
        for day in range(1, len(self.logs)):
            variance = variance + numbers.step + numbers.per_day * self.gaps_d[day]
            scale = variance + numbers.noise
            surprise = self.logs[day] - mean
            means[day], scales[day] = mean, scale
            noise = np.full_like(variance, numbers.noise)
            if numbers.freedom:
                noise *= (numbers.freedom + surprise**2 / scale) / (numbers.freedom + 1.0)
            gain = variance / (variance + noise)
            # Columns that have ended run on, and what they hold is not looked at.
            mean = mean + gain * surprise
            variance = (1.0 - gain) * variance
        return means, scales

    def log_likelihood(self, numbers: LevelNumbers) -> float:
        """Of all days but the first."""
        means, scales = self.filtered(numbers)
        is_scored = self.is_day[1:]
        square = ((self.logs - means) ** 2 / scales)[1:][is_scored]
        log_scales = np.log(scales[1:][is_scored])
        if not numbers.freedom:
            return float(-0.5 * np.sum(math.log(2.0 * math.pi) + log_scales + square))
        v = numbers.freedom
        constant = math.lgamma((v + 1) / 2) - math.lgamma(v / 2) - 0.5 * math.log(v * math.pi)
        tail = 0.5 * (v + 1) * np.log1p(square / v)
        return float(np.sum(constant - 0.5 * log_scales - tail))


def _fit_level(batch: _Batch, freedom: int) -> tuple[float, LevelNumbers]:
    """(log likelihood, numbers) that are most likely, by a pattern search over their logs."""

    def likelihood(point: tuple[float, ...]) -> float:
        step, per_day, noise = (math.exp(x) for x in point)
        return batch.log_likelihood(LevelNumbers(step, per_day, noise, freedom))

    start = tuple(math.log(x) for x in (STATED.gaussian if not freedom else STATED.student_t)[:3])
    point = _climbed(likelihood, start)
    step, per_day, noise = (math.exp(x) for x in point)
    return likelihood(point), LevelNumbers(step, per_day, noise, freedom)


def _climbed(
    height: Callable[[tuple[float, ...]], float], start: tuple[float, ...]
) -> tuple[float, ...]:
    """The highest point that steps along the axes lead to, from long strides to short ones."""
    point, best = start, height(start)
    for stride in _STRIDES:
        for _ in range(_MOST_TURNS):
            before = best
            for axis in range(len(point)):
                for step in (stride, -stride):
                    tried = (*point[:axis], point[axis] + step, *point[axis + 1 :])
                    found = height(tried)
                    if found > best:
                        point, best = tried, found
                        break
            if best <= before:
                break
    return point
