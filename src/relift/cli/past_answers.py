"""The answers file of `relift history add`.

It may hold several things of each kind, as `[[episode]]`, `[[imaging]]` and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from relift.app.answer_tables import AnswerTable, as_answers
from relift.app.past.answers import (
    AttachmentAnswers,
    CareAnswers,
    EpisodeAnswers,
    GoalAnswers,
    ImagingAnswers,
    MedicationAnswers,
    NoteAnswers,
    RatingAnswers,
    ThoughtAnswers,
)
from relift.cli.answers import read_toml


class HistoryFile(AnswerTable, frozen=True, kw_only=True):
    """The file of `relift history add`; an attachment comes before the scan that names it."""

    attachment: tuple[AttachmentAnswers, ...] = ()
    episode: tuple[EpisodeAnswers, ...] = ()
    imaging: tuple[ImagingAnswers, ...] = ()
    care: tuple[CareAnswers, ...] = ()
    thought: tuple[ThoughtAnswers, ...] = ()
    fear: tuple[ThoughtAnswers, ...] = ()
    goal: tuple[GoalAnswers, ...] = ()
    rating: tuple[RatingAnswers, ...] = ()
    medication: tuple[MedicationAnswers, ...] = ()
    note: tuple[NoteAnswers, ...] = ()


def read_history_file(path: Path) -> HistoryFile:
    """Read an answers file of the history.

    Raises:
        AnswersError: it cannot be read, or holds a key or a value that cannot be; names it.
    """
    return as_answers(_dates_as_text(read_toml(path)), HistoryFile, path.name)


def _dates_as_text(value: object) -> object:
    """TOML's own dates as they are typed, so that a rough date may be written either way."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _dates_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(one) for one in value]
    return value
