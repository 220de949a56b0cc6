"""Why an exposure is in the plan, in one or two plain sentences; the numbers are told beside it."""

from __future__ import annotations

from relift.plan.ladders import RungKind
from relift.plan.planner import Planned

_SURPRISE = 1.0


def reason_for(planned: Planned) -> str:
    """Say why this rung, and what keeps the plan from going higher.

    Args:
        planned: An exposure of today's plan.
    """
    words = next(words for holds, words in _reasons(planned) if holds)
    return " ".join([words, *(bound.words for bound in planned.bound_by)])


def _reasons(planned: Planned) -> list[tuple[bool, str]]:
    """Reasons with whether each holds; the first that does is told."""
    progress, kind = planned.place.progress, planned.step.rung.kind
    is_again = bool(progress.today) and progress.today[-1].rung == planned.index
    back_from = progress.stepped_back_from
    may_surprise = planned.expected_pain >= planned.predicted_felt_pain + _SURPRISE
    return [
        (
            planned.is_optional,
            "Today's plan is done. If you would like to do something more: this.",
        ),
        (is_again, "That one was not clear-cut. Try it once more, easier and slower."),
        (
            kind is RungKind.COMFORT,
            "A small movement to start with. Go only as far as it is comfortable.",
        ),
        (
            planned.index == progress.confirmed,
            "You tolerated this and the next morning agreed, so it is a good place to begin.",
        ),
        (
            planned.index < progress.confirmed,
            "You have done more than this since the flare. Today asks for a bit less.",
        ),
        (
            back_from is not None and planned.index >= back_from - 1,
            "A step below the set that was too much, to build up from there.",
        ),
        (
            kind is RungKind.UNLOADED,
            "A larger range without a load, as far as it stays tolerable.",
        ),
        (
            may_surprise,
            "It may hurt less than you expect. Doing it is how you find out.",
        ),
        (planned.is_target, "The top of today: a step up from what you have shown."),
        (True, "A step on the way up to today's top set."),
    ]
