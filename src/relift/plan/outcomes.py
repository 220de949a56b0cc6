"""What an exposure showed: go on, repeat, or stop.

Pain in a set is judged by its rise over pain just before it. Pain before that was not asked is
taken from the newest check-in. A set without a felt rating shows nothing. Where nobody knows what
the pain before was, a set can still show that it was too much, and never that it was tolerated.
"""

from __future__ import annotations

import enum

from relift.journal.timeline import Exposure
from relift.plan.thresholds import intolerable_above, thresholds


class Outcome(enum.StrEnum):
    """What an exposure showed."""

    TOLERATED = "tolerated"
    REPEAT = "repeat"
    STOP = "stop"
    UNKNOWN = "unknown"


def judge(exposure: Exposure, *, resting: float | None, own_tolerable: float | None) -> Outcome:
    """Judge an exposure by the rule of the rise.

    Args:
        exposure: What was done.
        resting: Pain at rest by the newest check-in, for where pain before was not asked [NRS].
        own_tolerable: What the person calls tolerable [NRS], or None for the table's.

    Returns:
        STOP for a rise of 3 or more; REPEAT where the rise is between, did not settle, or went
        above what is tolerable; UNKNOWN without a rating; TOLERATED otherwise.
    """
    if not exposure.is_done or exposure.felt_pain is None:
        return Outcome.UNKNOWN
    rule = thresholds().rise
    before = exposure.pain_before if exposure.pain_before is not None else resting
    known = before if before is not None else thresholds().check_in.assumed_resting
    rise = exposure.felt_pain - known
    if rise >= rule.stop_rise:
        return Outcome.STOP
    if before is None:
        return Outcome.UNKNOWN
    too_much = exposure.felt_pain > intolerable_above(before, own_tolerable)
    if rise > rule.go_on_rise or exposure.is_settled is False or too_much:
        return Outcome.REPEAT
    return Outcome.TOLERATED
