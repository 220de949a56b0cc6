"""`relift history`: what was recorded, in the order in which it happened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from relift.cli import clock
from relift.cli.deletion import confirm_deletion, deletable
from relift.cli.deletion import delete as write_tombstone
from relift.cli.options import AsJson
from relift.cli.output import emit_json, plain, say, table
from relift.cli.timeline import Kind, Line, lines_of
from relift.errors import InvalidValueError

if TYPE_CHECKING:
    from relift.app.database import Store

_DAY = ["%Y-%m-%d"]
_SHOWN = 40


Since = Annotated[
    datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="From this day on.")
]
Until = Annotated[
    datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="Up to this day.")
]
Kinds = Annotated[list[Kind] | None, typer.Option(help="Only this kind; give it again for more.")]
Limit = Annotated[int, typer.Option(min=0, metavar="N", help="The newest so many; 0 for all.")]
Delete = Annotated[
    str | None, typer.Option(metavar="ID", help="Delete this imported workout or note instead.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Delete without asking.")]


def history(
    *,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    limit: Limit = _SHOWN,
    delete: Delete = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Look back at what you recorded, the newest last.

    Examples:
      relift history --since 2026-03-01 --kind exposure
      relift history --limit 0 --json

    Exit codes: 0 done, 2 a wrong day, kind or id, 4 the store refused.
    """
    from relift.app.records import load_journal
    from relift.app.setup import open_store

    if since and until and until < since:
        raise InvalidValueError("--until must not be before --since.")
    store = open_store()
    journal = load_journal(store)
    if delete is not None:
        _delete(store, deletable(journal, delete), is_confirmed=yes, as_json=as_json)
        return
    wanted = [
        line
        for line in lines_of(journal, frozenset(kind or Kind))
        if (since is None or line.at.date() >= since.date())
        and (until is None or line.at.date() <= until.date())
    ]
    shown = wanted[-limit:] if limit else wanted
    if as_json:
        emit_json({"entries": [_as_entry(line) for line in shown], "total": len(wanted)})
        return
    _print(shown, n_all=len(wanted))


def _delete(store: Store, line: Line, *, is_confirmed: bool, as_json: bool) -> None:
    if not is_confirmed:
        confirm_deletion(line)
    write_tombstone(store, line, now=clock.now())
    if as_json:
        emit_json({"deleted": _as_entry(line)})
    else:
        say(
            f"Deleted: {line.at:%Y-%m-%d %H:%M}, {plain(line.title)}. It counts no longer, and "
            "importing its log again does not bring it back."
        )


def _as_entry(line: Line) -> dict[str, object]:
    return {
        "id": line.id,
        "at": line.at,
        "on": line.at.date(),
        "kind": line.kind.value,
        "title": line.title,
        "details": line.details,
    }


def _print(shown: list[Line], *, n_all: int) -> None:
    if not shown:
        say(
            "There is nothing to show. Bring in your training log with `relift import FILE`, or "
            "start with `relift flare`."
        )
        return
    if n_all > len(shown):
        say(f"The newest {len(shown)} of {n_all:,}; --limit 0 shows all.\n")
    table(
        ("when", "what", ""),
        [(f"{line.at:%Y-%m-%d %H:%M}", line.kind.value, line.title) for line in shown],
    )
