"""`relift import`: training logs of other apps and Relift's own exports in, and out again.

A file is one transaction: what cannot be read in one file keeps nothing out of the others.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from relift.app import clock
from relift.app.log_file import is_journal
from relift.app.zones import kept_zone, name_of
from relift.cli.import_doubts import read_file, reading_of, settled
from relift.cli.import_report import FileResult, as_entry, exit_code_of, status_of, tell_result
from relift.cli.log_zone import ask_zone
from relift.cli.options import AsJson
from relift.cli.output import emit_json, may_ask, say
from relift.errors import AnswersError, ReliftError

if TYPE_CHECKING:
    from relift.app.database import Store
    from relift.importers.doubts import ReadingChoices

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...", help="Logs of training apps, tables, exports of Relift."),
]
LoadUnit = Annotated[
    list[str] | None,
    typer.Option(
        metavar="UNIT",
        help="kg or lb, where the file does not say it; `EXERCISE=lb` for one exercise.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="COLUMN=FIELD", help="What a column of the file is."),
]
Zone = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The time zone of the log, such as Europe/Berlin."),
]
Undo = Annotated[
    bool, typer.Option("--undo", help="Take the newest import back, or the one named by id.")
]
AllFaults = Annotated[bool, typer.Option("--faults", help="Show every fault, not the first ten.")]
Join = Annotated[
    bool, typer.Option("--join", help="Relift's exports: take in your records of another device.")
]


def import_logs(
    files: Files = None,
    *,
    unit: LoadUnit = None,
    column: Columns = None,
    zone: Zone = None,
    undo: Undo = False,
    faults: AllFaults = False,
    join: Join = False,
    as_json: AsJson = False,
) -> None:
    """Bring in training logs; the same log again adds only what is new.

    Example:
      relift import strong.csv
      relift import strong.csv --unit lb
      relift import table.xlsx --map "Übung=exercise"
      relift import --undo

    Exit codes: 0 done, 2 wrong use, 3 a file could not be read, none of its rows could, or its
    unit or columns are uncertain, 4 the store refused.
    """
    if undo:
        _undo(files or [], as_json=as_json)
        return
    if not files:
        raise AnswersError("Name the file to import, such as `relift import strong.csv`.")
    from relift.app.setup import open_store

    how = reading_of(unit or (), column or (), zone)
    desk = _Desk(open_store(), how, join=join, may_prompt=not as_json and may_ask())
    results = []
    for file in files:
        result = replace(desk.bring_in(Path(file)), is_only_file=len(files) == 1)
        if not as_json:
            tell_result(result, n_faults=None if faults else 10)
        results.append(result)
    if as_json:
        entries = [as_entry(result) for result in results]
        emit_json({"files": entries, "status": status_of(results)})
    code = exit_code_of(results)
    if code:
        raise typer.Exit(code)


class _Desk:
    """Where the files come in, one after the other.

    Args:
        store: The open store.
        how: What the options say.
        join: Whether another person's id in an export of Relift is the same person's.
        may_prompt: Whether a person can be asked.
    """

    def __init__(self, store: Store, how: ReadingChoices, *, join: bool, may_prompt: bool) -> None:
        from relift.app.records import load_journal
        from relift.journal.naming import ColumnsMapped, MovementNamed
        from relift.journal.reports import Profile

        said = load_journal(store, Profile, MovementNamed, ColumnsMapped)
        self._store = store
        self._join = join
        self._may_prompt = may_prompt
        self._profile = said.profile
        self._meanings = said.meanings
        self._how = replace(
            how, remembered=said.known_columns, zone=how.zone or kept_zone(said.profile)
        )

    def bring_in(self, path: Path) -> FileResult:
        """Import a file; what goes wrong is a value, so that the next file has its turn."""
        try:
            if is_journal(path):
                return self._bring_in_journal(path)
            return self._bring_in_log(path)
        except ReliftError as error:
            return FileResult(path=path, error=error)

    def _bring_in_log(self, path: Path) -> FileResult:
        from relift.app.imports import import_file
        from relift.importers.doubts import columns_to_keep, is_doubtful

        parsed, how = read_file(path, self._how), self._how
        is_zone_assumed = how.zone is None and not self._may_prompt
        if how.zone is None:
            zone = ask_zone(self._store, self._profile) if self._may_prompt else clock.zone()
            how = self._how = replace(how, zone=zone)
            if zone != clock.zone():
                parsed = read_file(path, how)
        if is_doubtful(parsed):
            parsed, how = settled(path, parsed, how, may_prompt=self._may_prompt)
        words = columns_to_keep(parsed, how)
        said = () if words is None else (words,)
        imported = import_file(self._store, parsed, now=clock.now(), said=said)
        if words is not None:
            kept = {**self._how.remembered, words.headings: words.fields}
            self._how = replace(self._how, remembered=kept)
        return FileResult(
            path=path,
            parsed=parsed,
            imported=imported,
            asked_unit=how.unit,
            assumed_zone=name_of(clock.zone()) if is_zone_assumed else "",
            meanings=self._meanings,
        )

    def _bring_in_journal(self, path: Path) -> FileResult:
        from relift.app.transfer import OtherPerson, import_journal

        others = OtherPerson.JOIN if self._join else OtherPerson.REFUSE
        return FileResult(path=path, journal=import_journal(self._store, path, others=others))


def _undo(batches: list[str], *, as_json: bool) -> None:
    """Take the newest import back, or the one that is named.

    Raises:
        AnswersError: what was named is not the id of one import.
    """
    batch = None
    if batches:
        try:
            (typed,) = batches
            batch = UUID(typed)
        except ValueError:
            raise AnswersError(
                "After --undo comes nothing, for the newest import, or the id of one import, as "
                "`relift history --kind import --json` shows it. Nothing was changed."
            ) from None
    from relift.app.imports import undo_import
    from relift.app.setup import open_store

    undone = undo_import(open_store(), batch, now=clock.now())
    if as_json:
        emit_json({"undone": {"batch": undone.batch, "file": undone.file, "sets": undone.n_sets}})
        return
    say(
        f"Took back the import of {undone.file}: {undone.n_sets:,} sets count no longer. "
        "Import the file again to have them back."
    )
