"""What an imaging report says, beside what is known of each finding (data/imaging.toml).

How common a finding is without symptoms is told for the decade at or below the person's age, only
where people of that decade were scanned, and never without how it goes with pain. A finding that
the report rules out is told as such. Words that may be grave are never explained: they lead to a
person. Nothing here says what anyone has: a report's words are the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from relift.data.tables import load_table
from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.words.figures import fill_figures
from relift.words.labels import Word, words
from relift.words.ruled_out import is_ruled_out, parts, sentences

_DECADES = (20, 30, 40, 50, 60, 70, 80)
_LEVEL = re.compile(r"\b([CTLS]\d{1,2}\s*[-/–]\s*[CTLS]?\d{1,2})\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:no|not|without|never|negative for|free of|absence of|absent|rules? out|ruled out|"
    r"exclude[sd]?|resolved|neither|nor)\b"
)
_FRESH = re.compile(
    r"\b(?:mild|moderate|severe|small|large|broad|minimal|minor|diffuse|focal|central|left|right|"
    r"posterior|grade|[ctls]\d{1,2}\s*[-/–])"
)


class ImagingWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sentences that every finding shares."""

    negated: str
    among: str
    too_young: str
    both: str
    other_odds: str
    nothing: str
    alarm: str
    urgent: str
    basis: str


class FindingRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding that reports name.

    Attributes:
        id: Its name.
        name: In plain words.
        word: Id of the word whose "does not mean" goes with it.
        phrases: Regular expressions that find it.
        odds: How it goes with pain; "" where no figure is held.
        basis: What it rests on.
        row: Row of evidence.csv with the shares by decade; "" for none.
        no_people: Decades of that row in which nobody was scanned.
    """

    id: str
    name: str
    word: str
    phrases: tuple[str, ...]
    odds: str
    basis: str
    row: str = ""
    no_people: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        parse_basis(self.basis)


class AlarmRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of a report that lead to a person.

    Attributes:
        id: Its name.
        is_urgent: Whether it can be an emergency.
        phrases: Regular expressions that find it.
        basis: What it rests on.
        unless: A part of a sentence in which this is found says that all is well; "" for none.
    """

    id: str
    is_urgent: bool
    phrases: tuple[str, ...]
    basis: str
    unless: str = ""

    def __post_init__(self) -> None:
        parse_basis(self.basis)


class ImagingTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of imaging.toml."""

    reviewed_by: str
    words: ImagingWords
    findings: tuple[FindingRow, ...]
    alarms: tuple[AlarmRow, ...]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that a report names.

    Attributes:
        id: Of the finding.
        name: In plain words.
        levels: Such as `L4-L5`, as the report writes them.
        is_negated: Whether the report says that it was not found; then nothing else is told.
        prevalence: How often scans show it without symptoms, at the person's age; "" where unknown.
        odds: How it goes with pain.
        does_not_mean: What nobody should read into it.
        bases: What the above rests on.
    """

    id: str
    name: str
    levels: tuple[str, ...] = ()
    is_negated: bool = False
    prevalence: str = ""
    odds: str = ""
    does_not_mean: str = ""
    bases: tuple[str, ...] = ()


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """A word of a report that is not explained: what it is, and what to do."""

    id: str
    said: str
    is_urgent: bool
    words: str


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """A report, explained as far as it can be.

    Attributes:
        alarms: What leads to a person, the most urgent first.
        findings: Each finding once; those that the report rules out come last.
        note: What goes with all of it.
        reviewed_by: Who has signed the texts.
    """

    alarms: tuple[Alarm, ...]
    findings: tuple[Finding, ...]
    note: str
    reviewed_by: str = "none yet"


@cache
def imaging_table() -> ImagingTable:
    """The table as shipped.

    Raises:
        DataFileError: a figure may not be shown, or a finding names a word that does not exist.
    """
    table = load_table("imaging.toml", ImagingTable)
    known = {word.id for word in words()}
    for row in table.findings:
        if row.word not in known:
            raise DataFileError(f"imaging.toml: {row.id} names no word of words.toml")
        fill_figures(row.odds)
    return table


def explain_report(text: str, *, age: int | None) -> Explained:
    """Explain the findings that a report names.

    Args:
        text: The report's own words.
        age: Years, for how common a finding is; None where it is not known.
    """
    table = imaging_table()
    told = [(sentence, parts(sentence)) for sentence in sentences(text)]
    clauses, said = list(_clauses(told)), [part for _, cut in told for part in cut]
    alarms = [
        Alarm(
            id=row.id,
            said=hit.strip(),
            is_urgent=row.is_urgent,
            words=table.words.urgent if row.is_urgent else table.words.alarm,
        )
        for row in table.alarms
        if (hit := _alarming(row, said))
    ]
    findings = [found for row in table.findings if (found := _found(row, clauses, age))]
    findings.sort(key=lambda found: found.is_negated)
    is_found = any(not found.is_negated for found in findings)
    return Explained(
        alarms=tuple(sorted(alarms, key=lambda alarm: not alarm.is_urgent)),
        findings=tuple(findings),
        note=table.words.both if is_found else "" if findings or alarms else table.words.nothing,
        reviewed_by=table.reviewed_by,
    )


class _Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a sentence, whether it is ruled out, and the levels that it speaks of."""

    text: str
    is_negated: bool
    levels: tuple[str, ...]


def _clauses(told: list[tuple[str, list[str]]]) -> Iterator[_Clause]:
    for sentence, cut in told:
        # A line that begins "L4-5:" speaks of that level to its end.
        levels = tuple(dict.fromkeys(_level(found) for found in _LEVEL.findall(sentence)))
        for part in cut:
            is_negated = False
            for piece in part.split(","):
                no = _NEGATION.search(piece)
                if not no and is_negated and _FRESH.search(piece):
                    is_negated = False
                before, after = (piece[: no.start()], piece[no.start() :]) if no else (piece, "")
                if before.strip():
                    yield _Clause(text=before, is_negated=is_negated, levels=levels)
                if no:
                    is_negated = True
                    yield _Clause(text=after, is_negated=True, levels=levels)


def _level(found: str) -> str:
    return re.sub(r"\s*[-/–]\s*", "-", found.upper())


def _alarming(row: AlarmRow, said: list[str]) -> str:
    """The first word of an alarm that the report does not rule out, or ""."""
    for part in said:
        if row.unless and re.search(row.unless, part):
            continue
        for phrase in row.phrases:
            for hit in re.finditer(phrase + r"\w*", part):
                if not is_ruled_out(part, hit.start(), hit.end()):
                    return hit.group()
    return ""


def _found(row: FindingRow, clauses: list[_Clause], age: int | None) -> Finding | None:
    hits = [c for c in clauses if any(re.search(phrase, c.text) for phrase in row.phrases)]
    told = [clause for clause in hits if not clause.is_negated]
    if not hits:
        return None
    if not told:
        return Finding(id=row.id, name=row.name, is_negated=True)
    shared = imaging_table().words
    prevalence = _prevalence(row, age)
    bases = (row.basis, "evidence:B02") if row.odds or prevalence else (row.basis,)
    return Finding(
        id=row.id,
        name=row.name,
        levels=tuple(dict.fromkeys(level for clause in told for level in clause.levels)),
        prevalence=prevalence,
        odds=fill_figures(row.odds or shared.other_odds),
        does_not_mean=_word(row.word).does_not_mean,
        bases=tuple(dict.fromkeys(bases)),
    )


def _prevalence(row: FindingRow, age: int | None) -> str:
    """How often scans show it at an age; "" where nothing can be said."""
    if not row.row or age is None:
        return ""
    shared = imaging_table().words
    if age < _DECADES[0]:
        return shared.too_young
    decade = max(d for d in _DECADES if d <= age)
    if decade in row.no_people:
        return ""
    share = fill_figures(f"{{figure:{row.row}:{decade}}}")
    return shared.among.replace("{decade}", str(decade)).replace("{share}", share)


def _word(word_id: str) -> Word:
    return next(word for word in words() if word.id == word_id)
