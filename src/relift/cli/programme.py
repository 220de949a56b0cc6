"""`relift programme`: the programme that a person already follows, kept and laid over today."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli.options import AsJson
from relift.cli.output import emit_json, plain, say
from relift.errors import AnswersError, InvalidValueError

if TYPE_CHECKING:
    from relift.cli.notebook import Notebook
    from relift.journal.programme import ProgrammeKept
    from relift.journal.programme_faults import ProgrammeRead

File = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="A text or CSV file, or - ; shows yours if left out."),
]


def programme(
    file: File = None,
    *,
    start: Annotated[
        str | None, typer.Option(metavar="DAY", help="Its first day, such as 2026-03-02.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Read the file only; keep nothing.")
    ] = False,
    end: Annotated[bool, typer.Option("--end", help="Take your programme off the plan.")] = False,
    as_json: AsJson = False,
) -> None:
    """Keep the programme that you already follow. Each day it is laid over your plan.

    Examples:
      relift programme bridge.txt --start 2026-03-02
      relift programme bridge.csv --check
      relift programme
      relift programme --end

    A line for each lift: squat 1x5 @8, 2x5 -10%. Above them week 1 and day 1. For each lift,
    `relift today` says keep, scale, swap or rest, and why. docs/reference/programme.md has the
    whole grammar. What cannot be read is shown; what was good is kept.

    Exit codes: 0 done (also where some lines were left out), 2 wrong use, or nothing that can be
    read, 3 the file cannot be read at all, 4 the record store refused.
    """
    from relift.cli.notebook import open_notebook

    if file is None and (check or start is not None):
        raise AnswersError("Name the file too, as in: relift programme bridge.txt --check")
    if end and file is not None:
        raise AnswersError("Give a file or --end, not both.")
    notebook = open_notebook()
    if end:
        _end(notebook, as_json=as_json)
    elif file is None:
        _show(notebook, as_json=as_json)
    else:
        kept, read = _read(notebook, file, start)
        _keep(notebook, kept, read, file, is_check=check, as_json=as_json)


def _read(notebook: Notebook, file: Path, start: str | None) -> tuple[ProgrammeKept, ProgrammeRead]:
    from relift.cli.programme_file import programme_text
    from relift.journal.own_unit import own_unit
    from relift.journal.programme_reading import programme_of, read_programme

    text = programme_text(file)
    read = read_programme(text, unit=own_unit(notebook.journal))
    start_on = notebook.now.date() if start is None else _day(start)
    stem = " ".join(file.stem.replace("_", " ").split())
    name = stem if stem not in ("", "-") else "My programme"
    kept = programme_of(read, text=text, name=name, start_on=start_on, is_start_said=bool(start))
    return kept, read


def _keep(
    notebook: Notebook,
    kept: ProgrammeKept,
    read: ProgrammeRead,
    file: Path,
    *,
    is_check: bool,
    as_json: bool,
) -> None:
    from relift.cli.programme_view import read_json, show_read
    from relift.cli.voice import aloud

    record = None if is_check else notebook.write(kept)
    if as_json:
        emit_json(
            {
                "id": record.id if record else None,
                "name": kept.name,
                "start_on": kept.start_on,
                "repeats": kept.repeats,
                **read_json(read),
            }
        )
        return
    show_read(kept, read, plain(str(file)), aloud)
    if is_check:
        aloud("This was a check: nothing is kept.")
    else:
        aloud("Kept. See it laid over today with: relift today")


def _show(notebook: Notebook, *, as_json: bool) -> None:
    from relift.cli.programme_view import overlay_json, show_overlay
    from relift.cli.stop_page import show_stop, stop_json
    from relift.cli.voice import aloud

    kept = notebook.journal.programme
    if kept is None:
        if as_json:
            emit_json({"programme": None, "stop": None, "today": None})
        else:
            say("You have no programme on the plan. Keep one with: relift programme FILE")
        return
    day = notebook.today
    if as_json:
        stop = stop_json(day.stop, notebook.journal, notebook.now)
        emit_json({"programme": kept, "stop": stop, "today": overlay_json(day)})
    elif day.stop is not None:
        say(f"Your programme “{plain(kept.name)}” waits while this stands.")
        show_stop(notebook.journal, notebook.now, aloud)
    else:
        show_overlay(day, aloud)


def _end(notebook: Notebook, *, as_json: bool) -> None:
    from relift.journal.programme import ProgrammeEnded

    kept = notebook.journal.programme
    if kept is None:
        raise AnswersError("You have no programme on the plan, so there is nothing to end.")
    record = notebook.write(ProgrammeEnded())
    if as_json:
        emit_json({"id": record.id, "ended": kept.name})
    else:
        say(f"“{plain(kept.name)}” is off the plan. What you did of it stays in your journal.")


def _day(typed: str) -> date:
    from relift.journal.programme_sets import LineError
    from relift.journal.programme_text import start_of

    try:
        return date.fromisoformat(start_of(typed))
    except LineError as error:
        raise InvalidValueError(f"--start: {error.why}") from None
