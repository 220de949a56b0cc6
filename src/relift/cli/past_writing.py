"""Writing the history down: from options, a person or a file, through one check, to records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from relift.app.answer_tables import as_answers
from relift.app.past.forms import FORMS, Occasion
from relift.app.past.parts import CHOICES, MOST, NOUNS, PARTS, Ask, Part
from relift.app.past.writing import changeable, missing
from relift.cli.heed import show_heed
from relift.cli.medicine_class import sorter
from relift.cli.notebook import Notebook, open_notebook
from relift.cli.output import emit_json, may_ask, plain, say, table
from relift.cli.past_answers import HistoryFile, read_history_file
from relift.cli.past_options import check_kind
from relift.cli.prompts import Terminal
from relift.cli.record_ids import find_line
from relift.cli.voice import aloud
from relift.errors import AnswersError
from relift.journal.log import KINDS
from relift.journal.records import Record, decode_payload
from relift.journal.story import all_series
from relift.plan.heed import heed_payload
from relift.report.lines import SHORT_ID, Line, entry_json
from relift.report.timeline import lines_of
from relift.report.timeline_past import course
from relift.units import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

COMMAND_LINE = "the command line"
_HOW = "add --class CLASS"


def add_one(kind: str, given: Mapping[str, object], *, as_json: bool) -> None:
    """Add one thing and tell what was kept.

    Args:
        kind: Of `past_parts.PARTS`.
        given: Answers by key; none at all: a person is asked.
        as_json: Whether a program reads the output.

    Raises:
        AnswersError: an answer that is needed is missing, or cannot be.
        InvalidValueError: a date or a number cannot be.
        StoreError: the store cannot be written.
    """
    person = Terminal() if may_ask() and not as_json else None
    notebook = open_notebook()
    if not given and person is not None:
        if kind == "rating":
            _show_what_can_be_rated(notebook)
        given = _asked(kind, person)
    _check_needed(kind, given)
    _check_choices(kind, given)
    answers = as_answers(dict(given), FORMS[kind].answers, COMMAND_LINE)
    occasion = Occasion(journal=notebook.journal, now=notebook.now, sort=sorter(person, how=_HOW))
    payload, at = FORMS[kind].make(answers, occasion)
    records = notebook.write_all([*occasion.also, (payload, at)])
    _tell_added(notebook, records[-1:], occasion.told, as_json=as_json)


def add_from_file(path: Path, *, as_json: bool) -> None:
    """Add what a file holds: all of it, or nothing.

    Raises:
        AnswersError: the file cannot be read, is empty, or an answer cannot be.
        InvalidValueError: a date or a number cannot be.
        StoreError: the store cannot be written.
    """
    file = read_history_file(path)
    if file == HistoryFile():
        raise AnswersError(f"{path.name} holds nothing to add, such as [[episode]].")
    notebook = open_notebook()
    occasion = Occasion(journal=notebook.journal, now=notebook.now, sort=sorter(None, how=_HOW))
    made = [
        FORMS[kind].make(answers, occasion)
        for kind in file.__struct_fields__
        for answers in getattr(file, kind)
    ]
    records = notebook.write_all([*occasion.also, *made])
    _tell_added(notebook, records, list(dict.fromkeys(occasion.told)), as_json=as_json)


def edit_one(
    typed: str, given: Mapping[str, object], *, clear: Sequence[str], as_json: bool
) -> None:
    """Change what was given, keep the rest, and keep what was.

    Args:
        typed: The id of what is changed, or its beginning.
        given: New answers by key.
        clear: Keys whose answer is taken away.
        as_json: Whether a program reads the output.

    Raises:
        InvalidValueError: there is no such record, or a date or a number cannot be.
        AnswersError: it cannot be changed so.
        StoreError: the store cannot be written.
    """
    notebook = open_notebook()
    line = find_line(typed, notebook.journal, notebook.records)
    found = changeable(line.id, notebook.records)
    if found is None:
        raise AnswersError(
            "This cannot be changed, because stops and plans rest on it. Nothing was changed."
        )
    old, payload, kind = found
    check_kind([*given, *clear], kind)
    if not given and not clear:
        last = PARTS[kind][-1].flag
        raise AnswersError(f"Say what to change, as in {last}. Nothing was changed.")
    before = FORMS[kind].given(payload, notebook.journal)
    kept = {key: value for key, value in before.items() if key not in clear and value is not None}
    changed = {**kept, **given}
    _check_needed(kind, changed)
    _check_choices(kind, changed)
    answers = as_answers(changed, FORMS[kind].answers, COMMAND_LINE)
    occasion = Occasion(
        journal=notebook.journal,
        now=notebook.now,
        sort=sorter(None, how=_HOW),
        before=payload,
        before_at=old.at,
    )
    made = FORMS[kind].make(answers, occasion)
    record = notebook.write_all([*occasion.also, made], supersedes=old.id)[-1]
    _tell_edited(notebook, record, line, occasion.told, as_json=as_json)


def _show_what_can_be_rated(notebook: Notebook) -> None:
    rows = [
        (str(one.id)[:SHORT_ID], one.kind, one.text, course(one.values))
        for one in all_series(notebook.journal)
    ]
    if rows:
        table(("id", "what", "", "so far"), rows)


def _asked(kind: str, person: Terminal) -> dict[str, object]:
    """Ask for every part that a person is asked for."""
    given: dict[str, object] = {}
    for part in PARTS[kind]:
        if not part.is_asked or (part.key == "ended" and given.get("ongoing")):
            continue
        answer = _ask(part, person)
        if answer not in (None, ""):
            given[part.key] = answer
        elif part.is_needed:
            break  # what is missing is told by name
    return given


def _ask(part: Part, person: Terminal) -> object:
    if part.ask in MOST:
        return person.number(
            part.key, part.asked, low=0.0, high=MOST[part.ask], may_skip=not part.is_needed
        )
    if part.ask is Ask.FLAG:
        return person.yes_no(part.key, part.asked, may_skip=True)
    if part.ask in CHOICES:
        return person.choice(part.key, part.asked, CHOICES[part.ask])
    if part.ask is Ask.PASSAGE:
        return person.passage(part.asked)
    return person.text(part.key, part.asked)


def _check_needed(kind: str, given: Mapping[str, object]) -> None:
    lacking = missing(kind, given)
    if lacking:
        lines = "\n".join(f"  {p.key.replace('_', ' ')}: {p.asked}" for p in lacking)
        first = PARTS[kind][0].key.upper()
        raise AnswersError(
            f"{NOUNS[kind]} needs an answer to:\n{lines}\n"
            f"Write `relift history add {kind} {first} ...`, or run `relift history add {kind}` "
            "alone in a terminal. Nothing was written."
        )


def _check_choices(kind: str, given: Mapping[str, object]) -> None:
    for part in PARTS[kind]:
        allowed = CHOICES.get(part.ask)
        if allowed and part.key in given and given[part.key] not in allowed:
            raise AnswersError(
                f"{part.key.capitalize()} must be one of: {', '.join(allowed)}. Nothing was "
                "written."
            )


def _tell_added(
    notebook: Notebook, records: Sequence[Record], told: Sequence[str], *, as_json: bool
) -> None:
    lines = [_line(notebook, record.id) for record in records]
    if as_json:
        emit_json({"added": [entry_json(line) for line in lines], "words": told})
        return
    kept = [f"Kept: {plain(line.title)} ({line.when}; id {line.short_id})" for line in lines]
    total = [f"{counted(len(lines), 'thing')} kept."] if len(lines) > 1 else []
    say("\n".join(kept), *total, *told)
    country = notebook.journal.profile.country
    for record in records:
        first = heed_payload(decode_payload(record, KINDS[record.kind]), country=country)
        if first is not None:
            show_heed(first, aloud)


def _tell_edited(
    notebook: Notebook, record: Record, before: Line, told: Sequence[str], *, as_json: bool
) -> None:
    line = _line(notebook, record.id)
    if as_json:
        emit_json({"edited": entry_json(line), "was": entry_json(before), "words": told})
        return
    say(
        f"Was: {plain(before.title)} ({before.when})\nNow: {plain(line.title)} ({line.when}; "
        f"id {line.short_id})",
        f"What was is kept: relift history show {line.short_id}",
        *told,
    )


def _line(notebook: Notebook, record: UUID) -> Line:
    return next(line for line in lines_of(notebook.journal) if line.id == record)
