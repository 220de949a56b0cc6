"""What the threat model hears of a person: check-ins, expectations, felt pain, and training.

Everything is a frozen record, legal once it exists. An answer that was not given is None and is no
factor: it changes nothing but the clock. Pain, worry: higher is worse; confidence: higher is
better.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from relift.errors import InvalidValueError
from relift.scales import Nrs, check_nrs, check_range

MOVEMENTS = ("hinge", "squat", "press", "row", "carry", "lunge", "bend", "daily", "other")
"""Movement families, one feature of the belief each."""

_MOST_RELATIVE_LOAD = 100.0
_MOST_VOLUME = 1e6
_MOST_DOSE = 1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What the model sees of an exposure.

    Attributes:
        movement: Family id, one of `MOVEMENTS`.
        relative_load: Load / e1RM, 0-100 (a wrong estimate can make it odd; the model reads more
            than 1.5 as 1.5); an unloaded rung has a small nominal value.
        range_of_motion: 0-1.
        volume: Reps x sets, >= 0.
        context: Where or how, such as a place; "" for the usual one.
    """

    movement: str
    relative_load: float
    range_of_motion: float
    volume: float
    context: str = ""

    def __post_init__(self) -> None:
        if self.movement not in MOVEMENTS:
            raise InvalidValueError(f"movement must be one of {', '.join(MOVEMENTS)}")
        check_range("relative_load", self.relative_load, 0.0, _MOST_RELATIVE_LOAD)
        check_range("range_of_motion", self.range_of_motion, 0.0, 1.0)
        check_range("volume", self.volume, 0.0, _MOST_VOLUME)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn:
    """Answers of a check-in, each 0-10 or None.

    Attributes:
        at: When, with its zone.
        pain_now: Pain at rest, now.
        pain_morning: Pain on getting up today.
        worry: Higher is worse.
        confidence: Higher is better.
    """

    at: datetime
    pain_now: Nrs | None = None
    pain_morning: Nrs | None = None
    worry: Nrs | None = None
    confidence: Nrs | None = None

    def __post_init__(self) -> None:
        _check_zone(self.at)
        check_nrs(
            pain_now=self.pain_now,
            pain_morning=self.pain_morning,
            worry=self.worry,
            confidence=self.confidence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the person expects of an exposure, said before it.

    Attributes:
        at: When, with its zone.
        features: The exposure.
        expected_pain: 0-10, or None.
    """

    at: datetime
    features: Features
    expected_pain: Nrs | None = None

    def __post_init__(self) -> None:
        _check_zone(self.at)
        check_nrs(expected_pain=self.expected_pain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """What an exposure felt like.

    Attributes:
        at: When, with its zone.
        features: The exposure as done.
        felt_pain: 0-10, or None.
        is_expectation_known: Whether an `Expected` of the same exposure came just before. It only
            sorts the scores; the belief has already taken the expectation in.
    """

    at: datetime
    features: Features
    felt_pain: Nrs | None = None
    is_expectation_known: bool = False

    def __post_init__(self) -> None:
        _check_zone(self.at)
        check_nrs(felt_pain=self.felt_pain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """A planned exposure was left out on purpose: nothing was felt, so nothing was learned."""

    at: datetime
    features: Features

    def __post_init__(self) -> None:
        _check_zone(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dosed:
    """The training dose of a workout.

    Attributes:
        at: When, with its zone.
        dose: Hard-set equivalents, >= 0.
    """

    at: datetime
    dose: float

    def __post_init__(self) -> None:
        _check_zone(self.at)
        check_range("dose", self.dose, 0.0, _MOST_DOSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flared:
    """A flare was reported: sensitivity may have jumped, by how much the next answers tell."""

    at: datetime

    def __post_init__(self) -> None:
        _check_zone(self.at)


Event: TypeAlias = CheckedIn | Expected | Felt | Avoided | Dosed | Flared


def _check_zone(at: datetime) -> None:
    if at.tzinfo is None:
        raise InvalidValueError("at must carry a time zone")
