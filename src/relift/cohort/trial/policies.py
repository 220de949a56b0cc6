"""What a policy is: told how people are, it says what they do next, one number each.

A policy knows what people answered and nothing of what is true. Missing answers are NaN.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from relift.cohort.trial.people import Array, Mask

MOST_SHARE = 0.95
"""Highest load of every policy, as a share of the e1RM of the log."""

OWN_SHARE, OWN_REPS = 0.85, 2
"""The heavy set that shows 90%: load as a share of the log's e1RM, and repetitions."""

_REPS = ((0.35, 8), (0.45, 6), (0.65, 5), (0.7, 4), (0.8, 3), (0.9, 2))
_SLACK = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What people answer in the morning, whole numbers 0-10 or NaN (people,).

    Attributes:
        pain, worry, confidence: As in a check-in.
        has_flare: Who says that it has flared up.
        is_on_the_way: Who has not yet returned.
    """

    pain: Array
    worry: Array
    confidence: Array
    has_flare: Mask
    is_on_the_way: Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a policy asks of people next (people,).

    Attributes:
        is_on: Who is asked for anything.
        share: External load as a share of the log's e1RM; 0 without one.
        own_load: What the exposure asks of the back without a load, as a share of strength.
        range_of_motion, reps, sets: As in an exposure.
    """

    is_on: Mask
    share: Array
    own_load: Array
    range_of_motion: Array
    reps: Array
    sets: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTold:
    """What came of it, in whole numbers 0-10 or NaN (people,).

    Attributes:
        is_done: Who did it.
        is_left_out: Who was asked and left it out.
        expected, before, felt: Ratings.
        is_settled: Whether a rise settled within minutes.
    """

    is_done: Mask
    is_left_out: Mask
    expected: Array
    before: Array
    felt: Array
    is_settled: Mask


class Policy(Protocol):
    """A way back for some people; what it remembers of them lives in here."""

    def morning(self, day: int, told: Morning) -> None:
        """Hear the answers of a morning."""
        ...

    def asks(self, day: int, slot: int, may: Mask) -> Asked:
        """Say what is next on a training day.

        Args:
            day: From 0.
            slot: How many exposures of the day came before.
            may: Whom life lets train, and who have not yet returned.
        """
        ...

    def notes(self, day: int, slot: int, told: SetTold) -> None:
        """Hear what came of it."""
        ...


def reps_at(share: float) -> int:
    """Repetitions of a set at a share of e1RM, the same for every policy."""
    return next((reps for most, reps in _REPS if share <= most + _SLACK), 1)
