"""One thing of the timeline whole: its parts, its ratings, its editions, and a scan explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from relift.journal.editions import editions_of
from relift.journal.log import KINDS
from relift.journal.past import AttachmentNoted, ImagingReported
from relift.journal.records import Payload, Record, decode_payload
from relift.journal.reports import ScreenAnswered, Tombstone
from relift.journal.rough_dates import RoughDate
from relift.journal.story import Series, series_of
from relift.journal.timeline import Journal
from relift.report.lines import Line
from relift.words.imaging import Explained, explain_report

ABOUT_SCANS = "imaging_findings"
"""The card that goes with every explained report that needs no person first."""

_HIDDEN = frozenset({"thought", "goal", "attachment", "sha256"})
"""Own ids and fingerprints, which say nothing to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything about one thing.

    Attributes:
        line: As the timeline tells it.
        editions: What was said, from the first to the one that counts; empty where it is folded of
            many records, and of a safety check, whose answers are for the export.
        series: What it is a rating of, or None.
        attachment: Of a scan, where its file lies.
        explained: Of a scan, what is known.
    """

    line: Line
    editions: tuple[tuple[Record, Payload], ...] = ()
    series: Series | None = None
    attachment: AttachmentNoted | None = None
    explained: Explained | None = None


def whole_of(line: Line, journal: Journal, records: Iterable[Record]) -> Whole:
    """Everything about one thing.

    Args:
        line: As the timeline tells it.
        journal: What the records add up to.
        records: The person's log.

    Raises:
        InvalidValueError: a record cannot be read.
    """
    scan = line.details if isinstance(line.details, ImagingReported) else None
    files = [e.value for e in journal.attachments if scan and e.value.attachment == scan.attachment]
    return Whole(
        line=line,
        editions=tuple(_editions(line, records)),
        series=series_of(journal, line.id),
        attachment=files[0] if files else None,
        explained=_explained(scan, journal.profile.birth_year) if scan else None,
    )


def parts_of(details: object, *, has_tables: bool = True) -> Iterator[tuple[str, str]]:
    """Names and texts of what was said, without what was not.

    Args:
        details: Of a line.
        has_tables: Whether parts that are made of parts are told too, as JSON.
    """
    if isinstance(details, Payload):
        told = [(name, getattr(details, name)) for name in details.__struct_fields__]
    elif isinstance(details, Mapping):
        told = list(details.items())
    else:
        return
    for name, value in told:
        if name in _HIDDEN or value is None or value == "" or value is False:
            continue
        if not has_tables and _is_table(value):
            continue
        yield name.removesuffix("_on").removeprefix("is_").replace("_", " "), _text(value)


def changes(before: Payload, after: Payload) -> list[tuple[str, str]]:
    """What an edition said where the next one says something else; "" where it said nothing."""
    old, new = dict(parts_of(before)), dict(parts_of(after))
    return [
        (name, old.get(name, ""))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    ]


def _explained(scan: ImagingReported, birth_year: int | None) -> Explained | None:
    """What is known of what a report names, for the age at which the scan was made."""
    if not (scan.report or scan.told):
        return None
    age = None if birth_year is None else max(0, scan.done_on.year - birth_year)
    return explain_report(f"{scan.report}\n{scan.told}", age=age)


def _editions(line: Line, records: Iterable[Record]) -> Iterator[tuple[Record, Payload]]:
    """The editions, without deletions that were taken back, after which it says the same again."""
    before: tuple[object, object] | None = None
    for record in editions_of(line.id, records):
        payload = decode_payload(record, KINDS[record.kind])
        if isinstance(payload, ScreenAnswered):
            return
        if isinstance(payload, Tombstone) or before == (record.at, payload):
            continue
        before = record.at, payload
        yield record, payload


def _is_table(value: object) -> bool:
    if isinstance(value, list | tuple):
        return not all(isinstance(one, str) for one in value)
    return isinstance(value, Mapping) or (
        isinstance(value, msgspec.Struct) and not isinstance(value, RoughDate)
    )


def _text(value: object) -> str:
    if isinstance(value, RoughDate):
        return value.words
    if _is_table(value):
        return msgspec.json.encode(value).decode()
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
