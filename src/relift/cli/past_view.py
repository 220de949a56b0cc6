"""How one thing of the timeline is shown whole in a terminal."""

from __future__ import annotations

from relift.cli.notebook import open_notebook
from relift.cli.output import plain, say
from relift.cli.record_ids import find_line
from relift.cli.scan_view import explained_json, show_explained
from relift.cli.voice import aloud
from relift.cli.word_view import card_json, show_card
from relift.journal.records import Payload
from relift.journal.story import Series
from relift.report.lines import entry_json
from relift.report.timeline_past import course
from relift.report.whole import ABOUT_SCANS, Whole, changes, parts_of, whole_of
from relift.words.cards import card
from relift.words.imaging import Explained

_INDENT = "  "


def looked_at(typed: str) -> Whole:
    """Find one thing by its id or the beginning of it.

    Raises:
        InvalidValueError: there is no such record.
        StoreError: the store cannot be read.
    """
    notebook = open_notebook()
    line = find_line(typed, notebook.journal, notebook.records)
    return whole_of(line, notebook.journal, notebook.records)


def show_one(whole: Whole) -> None:
    """Print one thing whole."""
    line = whole.line
    say(f"{plain(line.title)}\n{line.when}, {line.kind.value}, id {line.id}")
    parts = list(parts_of(line.details))
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


def _explained_json(found: Explained | None) -> dict[str, object] | None:
    if found is None:
        return None
    about = None if found.alarms else card_json(card(ABOUT_SCANS))
    return {"scan": explained_json(found), "card": about}


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
    """What an edition said where the next one says something else, in a line."""
    told = [f"{name}: {plain(said) or 'not said'}" for name, said in changes(before, after)]
    return "; ".join(told) or "the same, for another time"


def _show_explained(found: Explained) -> None:
    """What leads to a person comes first, and no general card beside it can play it down."""
    aloud("# What is known about the words of the report")
    show_explained(found, aloud)
    if not found.alarms:
        show_card(card(ABOUT_SCANS), aloud)
