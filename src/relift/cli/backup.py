"""`relift backup` and `relift restore`: a checked copy of the record store, and the way back."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Annotated

import typer

from relift.cli.destination import destination
from relift.cli.options import AsJson
from relift.cli.output import emit_json, may_ask, say
from relift.errors import AnswersError, UnreadableFileError


def backup(
    to: Annotated[
        Path | None,
        typer.Argument(
            metavar="[TO]",
            help="A new file, or a folder; the backups folder of your journal if left out.",
        ),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Copy the record store into one file, and read the copy through before calling it done.

    Example:
      relift backup /media/stick

    Exit codes: 0 done, 4 the store or the disk refused.
    """
    from relift.app.backup import backup as copy_store
    from relift.app.backup import backup_now, dated_name
    from relift.app.setup import open_store

    store = open_store()
    if to is None:
        target, n_records = backup_now(store)
    else:
        target = destination(to, dated=dated_name("backup"))
        n_records = copy_store(store, target)
    if as_json:
        emit_json({"backup": str(target.absolute()), "records": n_records})
        return
    beside = " It lies on the same disk as your journal: copy it to another one too."
    say(
        f"Saved {n_records:,} records to {target}, and read them through: the copy is good."
        + (beside if to is None else ""),
        "It holds what you told Relift about your health, so keep it where only you can read it.",
    )


def restore(
    from_: Annotated[Path, typer.Argument(metavar="FROM", help="A file made by `relift backup`.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the place of your journal. What was there is kept aside, and told where.

    Example:
      relift restore /media/stick/backup-20260301T180000000000Z.sqlite3

    Exit codes: 0 done, 2 not confirmed, 3 not a backup, 4 the store or the disk refused.
    """
    from relift.app.home import data_folder
    from relift.app.kept_stops import put_back

    if from_.is_file() and zipfile.is_zipfile(from_):
        raise UnreadableFileError(
            f"{from_} is a zip and not a backup. If `relift export` wrote it, bring it in with "
            f"`relift import {from_}`. Nothing was changed."
        )
    home = data_folder()
    if not yes and from_.is_file():
        _confirm(from_, home, may_prompt=not as_json)
    done = put_back(home, from_)
    restored = done.restored
    if as_json:
        aside = str(restored.kept_aside) if restored.kept_aside else None
        emit_json(
            {
                "restored": str(from_.absolute()),
                "records": restored.n_records,
                "kept_aside": aside,
                "answers_taken_along": done.n_taken,
                "is_screen_due": done.is_screen_due,
            }
        )
        return
    say(f"Your journal is now the one of {from_}: {restored.n_records:,} records.")
    if restored.kept_aside:
        say(f"The one that was there before is kept in {restored.kept_aside}.")
    for words in done.words(screen="relift flare --screen"):
        say(words)


def _confirm(from_: Path, home: Path, *, may_prompt: bool) -> None:
    """Ask, or refuse where nobody can be asked.

    Raises:
        AnswersError: the person said no, or cannot be asked.
    """
    if not (may_prompt and may_ask()):
        raise AnswersError(
            "Restoring puts a backup in the place of your journal, so it has to be confirmed. "
            "Run it in a terminal, or add --yes. Nothing was changed."
        )
    say(f"This puts {from_} in the place of the journal in {home}. The present one is kept aside.")
    if not typer.confirm("Go on?"):
        raise AnswersError("Nothing was changed.")
