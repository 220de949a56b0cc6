"""Answers about the history: what options, questions, files and forms come to before a record."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from relift.app.answer_tables import AnswerTable, Rating
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
