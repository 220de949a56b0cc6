"""Kilograms or pounds: told from the plates, the conversion dust and the size of the loads.

log odds(kg : lb) = prior + grid + size + dust, certainty = 1 / (1 + exp(-|log odds|)).
Grid: a bar of 45 lb makes loads that end in 5 the rule and lighter ones rare, a bar of 20 kg those
that end in 0 or 2.5; dumbbells go by twos in kg and by fives in lb. Each load counts once a
movement, and a third as much as if loads were independent, for they are not. Size: the usual
working loads of a few common movements, with a wide spread between people. Dust: apps keep kg and
convert, so 74.99999999999999 was typed as 75 lb, and 22.0462262 in pounds is a 10 kg plate. The
tables are our own judgement, checked by eye on real logs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from relift.units import LB_IN_KG, Unit

MAX_CERTAINTY = 0.999
_DEPENDENCE = 1 / 3
_MAX_GRID = 5.0
_DUST = 4.0
_MAX_DUST = 12.0
_SIZE_SD = 0.4
_TYPED_DECIMALS = 3
_DUST_WIDTH = 1e-8
_SNAP_WIDTH = 1e-3
_ROUNDED = 0.0052  # half of 0.01, and the slack of apps that convert with 2.2046
_ROUNDED_SHARE = 0.1
_MIN_EVEN = 12.0

_BARBELL = {
    "ends in 5": math.log(0.27 / 0.62),
    "ends in 0": math.log(0.42 / 0.28),
    "half of 5": math.log(0.22 / 0.04),
    "quarter of 5": math.log(0.03 / 0.01),
    "under the bar": math.log(0.12 / 0.04),
    "even": 0.0,
    "other": 0.0,
}
_DUMBBELL = {
    "ends in 5": math.log(0.20 / 0.34),
    "ends in 0": math.log(0.25 / 0.34),
    "half of 5": math.log(0.18 / 0.14),
    "quarter of 5": math.log(0.03 / 0.01),
    "even": math.log(0.24 / 0.06),
    "other": 0.0,
}
_MACHINE = {
    "ends in 5": math.log(0.28 / 0.32),
    "ends in 0": math.log(0.40 / 0.45),
    "half of 5": math.log(0.20 / 0.08),
    "quarter of 5": math.log(0.03 / 0.01),
    "even": 0.0,
    "other": 0.0,
}
_BAR_LB = 45.0
_FULL_BAR_LIFTS = frozenset({"bench press", "squat", "deadlift", "overhead press"})
_BARBELL_NAMES = ("barbell", "bench press", "squat", "deadlift", "overhead press", "military press")
_NOT_BARBELL_NAMES = ("smith", "machine", "hack", "pendulum", "bodyweight", "assisted", "belt")

_USUAL_KG = {
    "bench press": 65.0,
    "squat": 85.0,
    "deadlift": 105.0,
    "overhead press": 40.0,
    "incline bench press": 55.0,
    "bench press (dumbbell)": 24.0,
    "incline bench press (dumbbell)": 22.0,
    "overhead press (dumbbell)": 17.0,
    "lateral raise (dumbbell)": 8.0,
    "bicep curl (dumbbell)": 12.0,
    "lat pulldown (cable)": 55.0,
    "seated row (cable)": 52.0,
    "triceps pushdown (cable - straight bar)": 30.0,
}


class Guess(NamedTuple):
    """The likelier unit and the probability that it is right, 0.5-1; no unit: no load to tell by.

    Attributes:
        unit: Kilograms, pounds, or None where there is no load above 0.
        certainty: 0.5-0.999; 1 where there is no load that could be read wrongly.
    """

    unit: Unit | None
    certainty: float


def guess_unit(loads: Mapping[tuple[str, float], int], *, kg_prior: float = 0.5) -> Guess:
    """Infer the unit of a log that does not state it.

    Args:
        loads: (Movement as named, load as written) -> how often.
        kg_prior: How often logs of this kind are in kg, above 0 and below 1.
    """
    lifted = {pair: n for pair, n in loads.items() if pair[1] > 0}
    if not lifted:
        return Guess(None, 1.0)
    pairs = {(name.casefold(), round(load, 4)) for name, load in lifted}
    odds = math.log(kg_prior / (1 - kg_prior))
    odds += _grid_odds([_barbell_ending(*p) for p in pairs if _is_barbell(p[0])], _BARBELL)
    odds += _grid_odds([_ending(load) for name, load in pairs if "dumbbell" in name], _DUMBBELL)
    odds += _size_odds(lifted)
    odds += _dust_odds({load for _, load in lifted})
    certainty = min(MAX_CERTAINTY, 1 / (1 + math.exp(-abs(odds))))
    return Guess(Unit.KG if odds >= 0 else Unit.LB, certainty)


def own_odds(name: str, loads: Iterable[float]) -> float:
    """Log odds of kilograms against pounds that the loads of one movement show by themselves.

    Args:
        name: The movement as written.
        loads: Its distinct loads, above 0.
    """
    name = name.casefold()
    rounded = {round(load, 4) for load in loads}
    if _is_barbell(name):
        odds = _grid_odds([_barbell_ending(name, load) for load in rounded], _BARBELL)
    else:
        table = _DUMBBELL if "dumbbell" in name else _MACHINE
        odds = _grid_odds([_ending(load) for load in rounded], table)
    return odds + _dust_odds(set(loads))


def is_on_grid(load: float, step: float) -> bool:
    """Whether a load is a whole number of steps, but for conversion dust."""
    return abs(load / step - round(load / step)) * step < _DUST_WIDTH * max(1.0, load)


def are_rounded(loads: Iterable[float], unit: Unit) -> bool:
    """Whether an app converted and rounded so many of a log's loads that a single one counts.

    Args:
        loads: The distinct loads of the log, as written [unit].
        unit: The unit they are written in.
    """
    loads = [load for load in loads if load > 0]
    n_rounded = sum(_from_rounded(load, unit)[1] is not unit for load in loads)
    return n_rounded >= _ROUNDED_SHARE * max(1, len(loads))


def as_typed(load: float, unit: Unit, *, is_rounded: bool = True) -> tuple[float, Unit]:
    """Undo the conversion that an app did when it exported a load.

    Args:
        load: As written [unit].
        unit: The unit it is written in.
        is_rounded: Whether the log's loads were converted and rounded (`are_rounded`).

    Returns:
        The load and unit that it was most likely typed in: a load with more decimals than anyone
        types goes to the plain number it lies next to, in its own unit first (74.99999999999999 lb
        is 75 lb), then in the other (65.181223569 kg is 143.7 lb). One with two decimals goes to
        the plate of the other unit that comes to it when rounded (61.24 kg is 135 lb). Any other
        load as it is.
    """
    if round(load, _TYPED_DECIMALS) == load:
        return _from_rounded(load, unit) if is_rounded else (load, unit)
    if is_on_grid(load, 0.05):
        return round(load, 2), unit
    other = Unit.KG if unit is Unit.LB else Unit.LB
    converted = load * LB_IN_KG if unit is Unit.LB else load / LB_IN_KG
    step = 0.25 if other is Unit.KG else 0.1
    if abs(converted / step - round(converted / step)) * step < _SNAP_WIDTH:
        return round(round(converted / step) * step, 2), other
    return load, unit


def _from_rounded(load: float, unit: Unit) -> tuple[float, Unit]:
    """The same for a load that an app may have converted and rounded to two decimals.

    A load with one decimal, or a quarter, may as well have been typed: it goes back only to a plate
    that is common in the other unit.
    """
    is_plain = (load * 2).is_integer() or (load / 1.25).is_integer()
    if is_plain or round(load, 2) != load:
        return load, unit
    is_short = round(load, 1) == load or (load * 4).is_integer()
    if unit is Unit.KG:
        other, to_other, step = Unit.LB, 1 / LB_IN_KG, 5.0 if is_short else 0.5
    else:
        other, to_other, step = Unit.KG, LB_IN_KG, 1.25 if is_short else 0.25
    plate = round(load * to_other / step) * step
    return (plate, other) if abs(plate / to_other - load) < _ROUNDED else (load, unit)


def _grid_odds(endings: list[str], table: Mapping[str, float]) -> float:
    total = _DEPENDENCE * sum(table[ending] for ending in endings)
    return max(-_MAX_GRID, min(_MAX_GRID, total))


def _barbell_ending(name: str, load: float) -> str:
    is_full_bar = name.removesuffix(" (barbell)") in _FULL_BAR_LIFTS
    return "under the bar" if is_full_bar and load < _BAR_LB else _ending(load)


def _ending(load: float) -> str:
    if load % 5 == 0:
        return "ends in 5" if load % 10 else "ends in 0"
    if load % 2.5 == 0:
        return "half of 5"
    if load % 1.25 == 0:
        return "quarter of 5"
    return "even" if load % 2 == 0 and load >= _MIN_EVEN else "other"


def _is_barbell(name: str) -> bool:
    if "(" in name:
        return "(barbell)" in name
    return any(n in name for n in _BARBELL_NAMES) and not any(n in name for n in _NOT_BARBELL_NAMES)


def _size_odds(loads: Mapping[tuple[str, float], int]) -> float:
    """One verdict on the lifter's size of loads, for all their movements go together."""
    usual: dict[str, Counter[float]] = {}
    for (name, load), n in loads.items():
        key = name.casefold().removesuffix(" (barbell)")
        if key in _USUAL_KG:
            usual.setdefault(key, Counter())[load] += n
    if not usual:
        return 0.0
    logs = [math.log(_median(counts) / _USUAL_KG[key]) for key, counts in usual.items()]
    mean = sum(logs) / len(logs)
    in_lb = mean + math.log(LB_IN_KG)
    spread = 2 * _SIZE_SD**2 * (1 + 1 / len(logs))
    return (in_lb**2 - mean**2) / spread


def _median(counts: Counter[float]) -> float:
    half = counts.total() / 2
    seen = 0
    for load in sorted(counts):
        seen += counts[load]
        if seen >= half:
            return load
    return max(counts)


def _dust_odds(loads: set[float]) -> float:
    """What loads with more decimals than anyone types say about the unit they are written in."""
    odds = 0.0
    for load in loads:
        if round(load, _TYPED_DECIMALS) == load:
            continue
        if is_on_grid(load, 0.1) or is_on_grid(load * LB_IN_KG, 0.25):
            odds -= _DUST  # converted into pounds, to and fro or from kg
        elif is_on_grid(load / LB_IN_KG, 0.1):
            odds += _DUST  # pounds converted into kg
    return max(-_MAX_DUST, min(_MAX_DUST, odds))
