"""What was expected beside what was felt, in one calm line.

A phone without signal says it with the same words: it takes along the table of verdicts over whole
ratings, and compares nothing itself.
"""

from __future__ import annotations

import enum

from relift.journal.timeline import Exposure
from relift.scales import NRS_MAX

_SAME = 0.5
_RATINGS = tuple(range(int(NRS_MAX) + 1))

BOTH = "You expected {expected} and felt {felt}: {verdict}."
FELT_ONLY = "You felt {felt}."
NEITHER = "Kept."


class Verdict(enum.StrEnum):
    """How what was felt lies to what was expected; the value is how it is said."""

    LESS = "less than you expected"
    SAME = "about as you expected"
    MORE = "more than you expected"


def comparison(done: Exposure) -> str:
    """What was expected beside what was felt, in one line.

    Args:
        done: An exposure with its outcome.
    """
    if done.felt_pain is None:
        return NEITHER
    if done.expected_pain is None:
        return FELT_ONLY.format(felt=f"{done.felt_pain:g}")
    return BOTH.format(
        expected=f"{done.expected_pain:g}",
        felt=f"{done.felt_pain:g}",
        verdict=verdict(done.expected_pain, done.felt_pain).value,
    )


def verdict(expected: float, felt: float) -> Verdict:
    """Compare two ratings [NRS]; half a point apart is the same."""
    error = felt - expected
    if abs(error) <= _SAME:
        return Verdict.SAME
    return Verdict.LESS if error < 0 else Verdict.MORE


def verdicts() -> list[list[str]]:
    """The verdict for each whole rating: the row is what was expected, the column what was felt."""
    return [[verdict(expected, felt).value for felt in _RATINGS] for expected in _RATINGS]
