"""One thing of the timeline whole: its parts, its ratings, its editions, and a scan explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from relift.cli.lines import Line, entry_json
from relift.cli.notebook import open_notebook
from relift.cli.output import plain, say
from relift.cli.record_ids import find_line
from relift.cli.scan_view import explained_json, show_explained
from relift.cli.timeline_past import course
from relift.cli.voice import aloud
from relift.cli.word_view import card_json, show_card
from relift.journal.editions import editions_of
from relift.journal.log import KINDS
from relift.journal.past import AttachmentNoted, ImagingReported
from relift.journal.records import Payload, Record, decode_payload
from relift.journal.reports import ScreenAnswered
from relift.journal.rough_dates import RoughDate
from relift.journal.story import Series, series_of
from relift.words.cards import card
from relift.words.imaging import Explained, explain_report

_INDENT = "  "
_ABOUT_SCANS = "imaging_findings"
_HIDDEN = frozenset({"thought", "goal", "attachment"})
"""Own ids, which say nothing to a person."""


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


def looked_at(typed: str) -> Whole:
    """Find one thing by its id or the beginning of it.

    Raises:
        InvalidValueError: there is no such record.
        StoreError: the store cannot be read.
    """
    notebook = open_notebook()
    journal = notebook.journal
    line = find_line(typed, journal, notebook.records)
    scan = line.details if isinstance(line.details, ImagingReported) else None
    files = [e.value for e in journal.attachments if scan and e.value.attachment == scan.attachment]
    return Whole(
        line=line,
        editions=tuple(_editions(line, notebook.records)),
        series=series_of(journal, line.id),
        attachment=files[0] if files else None,
        explained=_explained(scan, journal.profile.birth_year) if scan else None,
    )


def show_one(whole: Whole) -> None:
    """Print one thing whole."""
    line = whole.line
    say(f"{plain(line.title)}\n{line.when}, {line.kind.value}, id {line.id}")
    parts = list(_parts(line.details))
    if whole.attachment is not None:
        parts.append(("file", whole.attachment.title or whole.attachment.reference))
    if parts:
        print()
        for name, text in parts:
            _print_part(name, text)
    if whole.series is not None and len(whole.series.values) > 1:
        aloud(f"Ratings so far: {course(whole.series.values)}")
    if len(whole.editions) > 1:
        _show_editions(whole)
    if whole.explained is not None:
        _show_explained(whole.explained)


def whole_json(whole: Whole) -> dict[str, object]:
    """The same for programs."""
    return {
        "entry": entry_json(whole.line),
        "editions": [
            {
                "id": record.id,
                "recorded_at": record.recorded_at,
                "author": record.author,
                "at": record.at,
                "details": payload,
            }
            for record, payload in whole.editions
        ],
        "series": _series_json(whole.series),
        "attachment": whole.attachment,
        "explained": _explained_json(whole.explained),
    }


def _series_json(series: Series | None) -> dict[str, object] | None:
    if series is None:
        return None
    return {
        "kind": series.kind,
        "text": series.text,
        "ratings": [{"id": r.id, "at": r.at, "value": r.value} for r in series.ratings],
    }


def _explained(scan: ImagingReported, birth_year: int | None) -> Explained | None:
    """What is known of what a report names, for the age at which the scan was made."""
    if not (scan.report or scan.told):
        return None
    age = None if birth_year is None else max(0, scan.done_on.year - birth_year)
    return explain_report(f"{scan.report}\n{scan.told}", age=age)


def _explained_json(found: Explained | None) -> dict[str, object] | None:
    if found is None:
        return None
    about = None if found.alarms else card_json(card(_ABOUT_SCANS))
    return {"scan": explained_json(found), "card": about}


def _editions(line: Line, records: Iterable[Record]) -> Iterator[tuple[Record, Payload]]:
    for record in editions_of(line.id, records):
        payload = decode_payload(record, KINDS[record.kind])
        if isinstance(payload, ScreenAnswered):
            return
        yield record, payload


def _parts(details: object) -> Iterator[tuple[str, str]]:
    """Names and texts of what was said, without what was not."""
    if isinstance(details, Payload):
        told = [(name, getattr(details, name)) for name in details.__struct_fields__]
    elif isinstance(details, Mapping):
        told = list(details.items())
    else:
        return
    for name, value in told:
        if name in _HIDDEN or value is None or value == "" or value is False:
            continue
        yield name.removesuffix("_on").removeprefix("is_").replace("_", " "), _text(value)


def _text(value: object) -> str:
    if isinstance(value, RoughDate):
        return value.words
    if value is True:
        return "yes"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple | dict | msgspec.Struct):
        return msgspec.json.encode(value).decode()
    return str(value)


def _print_part(name: str, text: str) -> None:
    """A part in one line, or, where it has several, below its name as it stands."""
    lines = [plain(line) for line in text.splitlines()] or [""]
    if len(lines) == 1:
        say(f"{name}: {lines[0]}")
    else:
        say(f"{name}:")
        for line in lines:
            say(f"{_INDENT}{line}")


def _show_editions(whole: Whole) -> None:
    n = len(whole.editions) - 1
    times = {1: "once", 2: "twice"}.get(n, f"{n} times")
    first = whole.editions[0][0]
    aloud(f"Edited {times}, first written {first.recorded_at:%Y-%m-%d %H:%M}.")
    for (record, payload), (_, after) in zip(whole.editions, whole.editions[1:], strict=False):
        changed = _changes(payload, after)
        say(f"- {record.recorded_at:%Y-%m-%d %H:%M}, it said {changed}")


def _changes(before: Payload, after: Payload) -> str:
    """What an edition said where the next one says something else."""
    old, new = dict(_parts(before)), dict(_parts(after))
    told = [
        f"{name}: {plain(old[name]) if name in old else 'not said'}"
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    ]
    return "; ".join(told) or "the same, for another time"


def _show_explained(found: Explained) -> None:
    """What leads to a person comes first, and no general card beside it can play it down."""
    aloud("# What is known about the words of the report")
    show_explained(found, aloud)
    if not found.alarms:
        show_card(card(_ABOUT_SCANS), aloud)
