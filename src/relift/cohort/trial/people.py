"""Virtual people and all their luck, drawn ahead so that every policy meets the same.

Random numbers belong to a person, a day and a place in the day, never to what is done. A person is
drawn from the seed and their own number, so that neither the size of the cohort nor the order in
which it is worked through changes anyone. All ranges are made up to be wide, and no evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]

MOST_SETS = 8
"""Most exposures of a day."""

SET_NOISES = 5
_HEAVY_TAIL_DF, _HEAVY_TAIL_SCALE = 3.0, 0.882
_SETBACK_EVERY_D = 120.0
_TRAITS = 12
_P_MAY_TRAIN, _P_CHECKS_IN = 0.9, 0.9
_P_SAYS = (0.8, 0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Some virtual people, and their luck; each array has the people on its last axis.

    Attributes:
        numbers: Which people, by number.
        severity: Pain at rest at the onset [NRS].
        fast_days, slow_days: Time constants of recovery [d].
        slow_share: Share of the pain that is slow to go.
        strength: True strength as a share of what the log tells.
        reactivity, tolerance, overdoing, dread: How much a load provokes, how much of a load goes
            without it at first, how much overdoing costs, and what is feared; each a place in 0-1
            that a model scales.
        learning: Share of a surprise that the belief takes in.
        rating_noise: Scatter of a rating [NRS].
        leaves_out_from: Expected pain at which half of such sets are left out [NRS].
        nights: Standard noise of each night (days, 3, people).
        mornings: Standard noise of each morning's answers (days, 5, people).
        sets: Standard noise of each set (days, MOST_SETS, SET_NOISES, people).
        setbacks: What happens to the back outside training [NRS], mostly 0 (days, people).
        may_train: Whether life lets them train (days, people).
        answers_morning: Whether the check-in is answered (days, people).
        answers_set: Whether expected, felt are answered (days, MOST_SETS, 2, people).
        courage: Uniform in 0-1, against the chance of leaving a set out (days, MOST_SETS, people).
    """

    numbers: NDArray[np.int64]
    severity: Array
    fast_days: Array
    slow_days: Array
    slow_share: Array
    strength: Array
    reactivity: Array
    tolerance: Array
    overdoing: Array
    dread: Array
    learning: Array
    rating_noise: Array
    leaves_out_from: Array
    nights: Array
    mornings: Array
    sets: Array
    setbacks: Array
    may_train: Mask
    answers_morning: Mask
    answers_set: Mask
    courage: Array

    def __len__(self) -> int:
        return int(self.numbers.size)


def draw_people(
    numbers: Sequence[int], *, seed: int, days: int, has_heavy_tails: bool = False
) -> People:
    """Draw some people with their luck.

    Args:
        numbers: Who, by number, each 0 or more.
        seed: 0 or more; the same seed and number give the same person.
        days: How long their luck reaches, from the day after the onset.
        has_heavy_tails: Draw the noise of answers and sets from Student's t with 3 degrees of
            freedom, as wide as the normal in its middle half.
    """
    drawn = [_draw_one(n, seed, days, has_heavy_tails=has_heavy_tails) for n in numbers]
    stacked = {
        field.name: np.stack([one[field.name] for one in drawn], axis=-1)
        for field in fields(People)
        if field.name != "numbers"
    }
    return People(numbers=np.asarray(numbers, dtype=np.int64), **stacked)


def _draw_one(
    number: int, seed: int, days: int, *, has_heavy_tails: bool
) -> dict[str, NDArray[np.generic]]:
    rng = np.random.default_rng([seed, number])

    def noise(*shape: int) -> Array:
        if has_heavy_tails:
            return _HEAVY_TAIL_SCALE * np.asarray(rng.standard_t(_HEAVY_TAIL_DF, shape))
        return rng.standard_normal(shape)

    z, u = rng.standard_normal(_TRAITS), rng.random(_TRAITS)
    setback = rng.gamma(4.0, 0.6, days) * (rng.random(days) < 1.0 / _SETBACK_EVERY_D)
    traits = {
        "severity": np.clip(5.6 + 1.9 * z[0], 1.5, 9.5),
        "fast_days": 14.5 * np.exp(0.6 * z[1]),
        "slow_days": 2100.0 * np.exp(0.7 * z[2]),
        "slow_share": np.clip(0.42 + 0.12 * z[3], 0.05, 0.85),
        "strength": np.exp(0.04 * z[4]),
        "reactivity": u[0],
        "tolerance": u[1],
        "overdoing": u[2],
        "dread": u[3],
        "learning": 0.1 + 0.4 * u[4],
        "rating_noise": 0.3 + 0.4 * u[5],
        "leaves_out_from": 6.0 + 3.0 * u[6],
    }
    luck = {
        "nights": rng.standard_normal((days, 3)),
        "mornings": noise(days, 5),
        "sets": noise(days, MOST_SETS, SET_NOISES),
        "setbacks": setback,
        "may_train": rng.random(days) < _P_MAY_TRAIN,
        "answers_morning": rng.random(days) < _P_CHECKS_IN,
        "answers_set": rng.random((days, MOST_SETS, 2)) < np.array(_P_SAYS),
        "courage": rng.random((days, MOST_SETS)),
    }
    return {**{name: np.asarray(value) for name, value in traits.items()}, **luck}
