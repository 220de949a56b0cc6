"""The answers of a person who has none of the danger signs, for the benchmarks that need a plan."""

from __future__ import annotations

from relift.journal.reports import Answer, ScreenForm
from relift.screening.questions import questions


def all_clear(form: ScreenForm) -> dict[str, Answer]:
    """No to every question of a screen."""
    answers: dict[str, Answer] = {}
    while left := [item for item in questions(form, answers) if item.id not in answers]:
        answers |= {item.id: Answer.NO for item in left}
    return answers
