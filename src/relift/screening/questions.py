"""Which questions come next, in order: emergencies first, follow-ups only where they matter."""

from __future__ import annotations

from collections.abc import Mapping

from relift.journal.reports import Answer, ScreenForm
from relift.screening.items import Item, red_flags
from relift.screening.triage import asked


def questions(
    form: ScreenForm,
    so_far: Mapping[str, Answer],
    clarified: Mapping[str, Answer] | None = None,
) -> tuple[Item, ...]:
    """The items still to be asked.

    Args:
        form: Full or short.
        so_far: Item id -> answer.
        clarified: Item id -> what the clarifying question brought.

    Returns:
        In the order of asking; a follow-up appears once its question has a positive answer.
    """
    then = clarified or {}
    return tuple(i for i in asked(form, so_far, then) if i.id not in so_far)


def to_clarify(so_far: Mapping[str, Answer], clarified: Mapping[str, Answer]) -> tuple[Item, ...]:
    """The items answered "unsure" whose clarifying question has not been put yet."""
    return tuple(
        i for i in red_flags().items if so_far.get(i.id) is Answer.UNSURE and i.id not in clarified
    )
