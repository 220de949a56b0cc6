"""Finding things in the timeline: by group, by span of time, and by the person's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import msgspec

from relift.accents import unaccented
from relift.journal.rough_dates import Precision
from relift.journal.timeline import Journal
from relift.report.lines import KIND_WORDS, Kind, Line
from relift.report.timeline import lines_of


class Group(NamedTuple):
    """Kinds that a person looks for together.

    Attributes:
        id: Its name in an address.
        words: What it is called.
        kinds: Which kinds are in it.
    """

    id: str
    words: str
    kinds: frozenset[Kind]


GROUPS = (
    Group("training", "Training", frozenset({Kind.WORKOUT})),
    Group("exposures", "Expected and felt", frozenset({Kind.EXPOSURE})),
    Group("checkins", "Check-ins", frozenset({Kind.CHECKIN})),
    Group("flares", "Flares", frozenset({Kind.FLARE, Kind.SCREEN, Kind.CALM})),
    Group("episodes", "Episodes", frozenset({Kind.EPISODE})),
    Group("scans", "Scans and care", frozenset({Kind.IMAGING, Kind.CARE, Kind.ATTACHMENT})),
    Group("medicines", "Medicines", frozenset({Kind.MEDICATION})),
    Group("thoughts", "Thoughts and fears", frozenset({Kind.THOUGHT, Kind.FEAR})),
    Group("goals", "Goals", frozenset({Kind.GOAL})),
    Group("notes", "Notes", frozenset({Kind.NOTE})),
    Group("choices", "Plan and data", frozenset({Kind.LIMIT, Kind.CHOICE, Kind.IMPORT})),
)
"""Every kind is in one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for.

    Attributes:
        group: Of `GROUPS`; None: all.
        since, until: First and last day, or None.
        words: As typed; all of them have to be there, each as the beginning of a word.
    """

    group: Group | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""


class Timeline:
    """The timeline of a journal, the newest first; what it is searched by is worked out once.

    Exposures stand in their workout; alone they are told where they are looked for, and where one
    tells of a new sign in a leg.

    Args:
        journal: One person's record.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.lines = tuple(reversed(lines_of(journal)))
        self.groups = tuple(g for g in GROUPS if any(one.kind in g.kinds for one in self.lines))
        signs = {one.id for one in journal.exposures if one.has_new_nerve_sign}
        self._alone = {one.id for one in self.lines if one.kind is not Kind.EXPOSURE} | signs
        self._texts: tuple[str, ...] | None = None

    def find(self, wanted: Wanted) -> tuple[Line, ...]:
        """The lines that are looked for, the newest first."""
        needles = [f" {word}" for word in _words(wanted.words)]
        if needles and self._texts is None:
            self._texts = tuple(f" {' '.join(_words(' '.join(_said(i))))}" for i in self.lines)
        texts = self._texts or ("",) * len(self.lines)
        return tuple(
            line
            for line, text in zip(self.lines, texts, strict=True)
            if self._is_in_group(line, wanted)
            and (wanted.since is None or _last(line) >= wanted.since)
            and (wanted.until is None or line.at.date() <= wanted.until)
            and all(needle in text for needle in needles)
        )

    def _is_in_group(self, line: Line, wanted: Wanted) -> bool:
        if wanted.group is not None:
            return line.kind in wanted.group.kinds
        return bool(wanted.words) or line.id in self._alone


def month_words(line: Line) -> str:
    """The month that a line stands under, or the year where no more is known."""
    if line.rough and line.rough.precision is Precision.YEAR:
        return line.rough.words
    return f"{line.at:%B %Y}"


def day_words(line: Line, *, has_year: bool = False) -> str:
    """When it was, as people say it and no more precise than it is known.

    Args:
        line: What happened.
        has_year: Whether the year is told too; one that is known alone always is.
    """
    if line.rough:
        return line.rough.words
    year = f" {line.at.year}" if has_year else ""
    return f"{line.at:%A} {line.at.day} {line.at:%B}{year}, {line.at:%H:%M}"


def _last(line: Line) -> date:
    """The last day that it can have been on."""
    return line.rough.last if line.rough else line.at.date()


def _said(line: Line) -> Iterator[str]:
    yield KIND_WORDS[line.kind]
    yield line.title
    yield from _texts_in(line.details)


def _texts_in(value: object) -> Iterator[str]:
    """Every text inside a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts_in(one)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts_in(getattr(value, name))
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for one in value:
            yield from _texts_in(one)


def _words(text: str) -> list[str]:
    """Lower-case words without accents and punctuation."""
    return "".join(c if c.isalnum() else " " for c in unaccented(text)).split()
