"""Answers about the history: what options, questions and files come to before a record is made.

A file may hold several of each kind, as `[[episode]]`, `[[imaging]]` and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import msgspec

from relift.cli.answers import AnswerTable, Rating, as_answers, read_toml
from relift.journal.past import MAX_DAYS, Modality
from relift.journal.reports import MedicineClass

Words = Annotated[str, msgspec.Meta(min_length=1)]
Day = str | int
"""A rough date as typed: `2016`, `2016-05`, `2016-05-03`."""


class EpisodeAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[episode]]."""

    label: Words
    began: Day
    ended: Day = ""
    ongoing: bool = False
    happened: str = ""
    did: str = ""
    worst: Rating | None = None
    days_away: Annotated[float, msgspec.Meta(ge=0, le=MAX_DAYS)] | None = None


class ImagingAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[imaging]]."""

    modality: Modality
    on: Day
    region: str = ""
    report: str = ""
    told: str = ""
    said_by: str = ""
    attachment: str = ""


class CareAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[care]]."""

    role: Words
    began: Day
    ended: Day = ""
    done: str = ""
    helped: Rating | None = None
    note: str = ""


class ThoughtAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[thought]] or [[fear]]."""

    text: str = ""
    believed: Rating | None = None
    from_calm: bool = False
    at: str = ""


class GoalAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[goal]]."""

    text: Words
    able: Rating | None = None
    target: Rating | None = None
    until: date | None = None
    at: str = ""


class RatingAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[rating]]."""

    of: str
    value: Rating
    at: str = ""


class AttachmentAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[attachment]]."""

    reference: Words
    title: str = ""


class MedicationAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[medication]]."""

    name: Words
    medicine_class: MedicineClass | None = msgspec.field(name="class", default=None)
    at: str = ""


class NoteAnswers(AnswerTable, frozen=True, kw_only=True):
    """One of [[note]]."""

    text: Words
    at: str = ""


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
