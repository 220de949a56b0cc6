"""When a set is followed by the question whether its pain has settled."""

from __future__ import annotations

from relift.plan.thresholds import thresholds
from relift.scales import NRS_MAX

_RATINGS = tuple(range(int(NRS_MAX) + 1))


def is_settling_asked(before: float | None, felt: float) -> bool:
    """Whether pain rose in a set, or may have: then it is asked whether it settled.

    Args:
        before: Pain just before it [NRS]; None where it is not known.
        felt: Worst pain in it [NRS].
    """
    return before is None or felt > before


def settling_question() -> str:
    """The question itself, with the minutes of the guardrail."""
    return f"Has it settled again, within about {thresholds().rise.settle_minutes:.0f} minutes?"


def settling_table() -> list[list[bool]]:
    """`is_settling_asked` for whole ratings: the row is pain before, the column what was felt."""
    return [[is_settling_asked(before, felt) for felt in _RATINGS] for before in _RATINGS]
