"""The summary that a person can hand to a clinician: its sections, without any form yet.

Answers to the safety questions are told only where asked for, and so is what the person wrote in
their own words. Nothing in it is a score, a cause or advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relift.plan.today import Today
from relift.report import course, records
from relift.report.history import history
from relift.report.material import Material
from relift.report.section import Section
from relift.report.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A report before it is text or a page.

    Attributes:
        on: The day that it was made.
        since: First day that it looks at, where one was asked for.
        is_stopped: Whether a stop stands.
        sections: In order.
    """

    on: date
    since: date | None
    is_stopped: bool
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The heading of the whole."""
        return f"Relift summary, {self.on.day} {self.on:%B %Y}"


def summary(material: Material, day: Today, *, has_answers: bool = False) -> Summary:
    """Sum a record up.

    Args:
        material: The record; its `has_words` says whether free text is shown.
        day: Today's plan, or the stop that stands.
        has_answers: Whether answers to the safety questions are told.
    """
    return Summary(
        on=material.now.date(),
        since=material.since,
        is_stopped=material.standing.is_stop,
        sections=tuple(_sections(material, day, has_answers=has_answers)),
    )


def _sections(material: Material, day: Today, *, has_answers: bool) -> Iterator[Section]:
    words = sentences()
    yield Section(id="about", heading="About this summary", paragraphs=words.opening.words)
    yield course.where(material, day)
    yield records.safety(material, has_answers=has_answers)
    yield course.flares(material)
    yield course.pain(material)
    yield course.expected_and_felt(material)
    yield course.loads(material)
    yield course.ladders(material)
    yield course.ahead(material)
    yield course.guardrails(day)
    yield records.limits(material)
    yield records.medicines(material)
    yield history(material)
    if material.has_words:
        yield records.notes(material)
    yield Section(
        id="cannot-know",
        heading="What the model cannot know",
        paragraphs=(course.learned_from(material),),
        items=words.cannot_know.words,
    )
    yield Section(
        id="intended-use", heading="What Relift is for", paragraphs=words.intended_use.words
    )
