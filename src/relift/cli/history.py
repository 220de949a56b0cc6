"""`relift history`: what was recorded, in the order in which it happened."""

from __future__ import annotations

from datetime import datetime
from shutil import get_terminal_size
from typing import Annotated

import typer

from relift.app import clock
from relift.cli.options import AsJson
from relift.cli.output import can_draw, emit_json, plain, say, table
from relift.errors import InvalidValueError
from relift.report.lines import Kind, Line, entry_json

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
Ids = Annotated[bool, typer.Option("--ids", help="Show the ids, for show, edit and --delete.")]
IsStory = Annotated[
    bool,
    typer.Option("--story", help="Tell episodes and gaps, what helped, and how beliefs moved."),
]
Delete = Annotated[
    str | None,
    typer.Option(
        metavar="ID", help="Delete this imported workout, note or piece of your past instead."
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Delete without asking.")]


def history(
    ctx: typer.Context,
    *,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    limit: Limit = _SHOWN,
    ids: Ids = False,
    story: IsStory = False,
    delete: Delete = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Look back at what you recorded, the newest last, and add what was before.

    Examples:
      relift history --since 2026-03-01 --kind exposure
      relift history --story
      relift history add episode "the big one" --began 2016-05

    An id may be cut to as much as no other id begins with.

    Exit codes: 0 done, 2 a wrong day, kind or id, 4 the store refused.
    """
    if ctx.invoked_subcommand is not None:
        _check_alone(ctx)
        return
    if since and until and until < since:
        raise InvalidValueError("--until must not be before --since.")
    if delete is not None:
        _delete(delete, is_confirmed=yes, as_json=as_json)
    elif story:
        _tell(as_json=as_json)
    else:
        wanted = _wanted(since, until, frozenset(kind or Kind))
        shown = wanted[-limit:] if limit else wanted
        if as_json:
            emit_json({"entries": [entry_json(line) for line in shown], "total": len(wanted)})
        else:
            _print(shown, wanted, has_ids=ids)


def _check_alone(ctx: typer.Context) -> None:
    """Refuse options that would do nothing, since they stand before `add`, `edit` or `show`."""
    if any(ctx.params[name] not in (None, False, (), _SHOWN) for name in ctx.params):
        raise InvalidValueError(
            "Options that stand before add, edit or show do nothing: write them after it. Nothing "
            "was changed."
        )


def _wanted(since: datetime | None, until: datetime | None, kinds: frozenset[Kind]) -> list[Line]:
    from relift.app.records import load_journal
    from relift.app.setup import open_store
    from relift.report.timeline import lines_of

    return [
        line
        for line in lines_of(load_journal(open_store()), kinds)
        if (since is None or line.at.date() >= since.date())
        and (until is None or line.at.date() <= until.date())
    ]


def _tell(*, as_json: bool) -> None:
    from relift.app.records import load_journal
    from relift.app.setup import open_store
    from relift.cli.story_view import show_story, story_json
    from relift.cli.voice import aloud
    from relift.journal.story import tell_story

    told = tell_story(load_journal(open_store()), on=clock.now().date())
    if as_json:
        emit_json(story_json(told))
    else:
        show_story(told, aloud)


def _delete(typed: str, *, is_confirmed: bool, as_json: bool) -> None:
    from relift.app.records import load_records
    from relift.app.setup import open_store
    from relift.cli.deletion import confirm_deletion, deletable, delete
    from relift.journal.log import fold

    store = open_store()
    records = load_records(store)
    what = deletable(typed, fold(records), records)
    if not is_confirmed:
        confirm_deletion(what)
    delete(store, what, now=clock.now())
    if as_json:
        emit_json({"deleted": entry_json(what.line), "others": what.others})
        return
    after = (
        " Importing its log again does not bring it back." if what.line.kind is Kind.WORKOUT else ""
    )
    say(f"Deleted: {plain(what.words)}. It counts no longer.{after}")


def _print(shown: list[Line], among: list[Line], *, has_ids: bool) -> None:
    if not shown:
        say(
            "There is nothing to show. Bring in your training log with `relift import FILE`, or "
            "start with `relift flare`."
        )
        return
    if len(among) > len(shown):
        say(f"The newest {len(shown)} of {len(among):,}; --limit 0 shows all.\n")
    if can_draw():
        from relift.cli.rail import draw

        width = get_terminal_size().columns
        print("\n".join(draw(shown, among=among, width=width, has_ids=has_ids)))
        return
    columns, cells = ("when", "what", ""), [(one.when, one.kind.value, one.title) for one in shown]
    if has_ids:
        ids = [one.short_id for one in shown]
        table(("id", *columns), [(i, *row) for i, row in zip(ids, cells, strict=True)])
    else:
        table(columns, cells)
