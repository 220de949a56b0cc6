"""What became of an imported file, as words for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from relift.cli.output import plain, say, tell
from relift.errors import ReliftError, UnreadableFileError
from relift.units import Unit, counted

if TYPE_CHECKING:
    from relift.app.imports import FileImported
    from relift.app.transfer import JournalImported
    from relift.importers import Parsed

_NAMES_SHOWN = 5


class ToldFault(NamedTuple):
    """A row that was left out, as it is printed."""

    file: str
    line: int
    column: str
    value: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What became of one file; exactly one of `error`, `parsed` and `journal` is given.

    Attributes:
        path: As typed.
        error: Why nothing of it came in.
        parsed, imported: A training log, and what of it was new.
        journal: An export of Relift.
        asked_unit: The unit that the person named.
        assumed_zone: The zone that times were read in, where nobody said one.
        meanings: What the person said of names (`Journal.meanings`).
        is_only_file: Whether no other file was named, so that undoing needs no id.
    """

    path: Path
    error: ReliftError | None = None
    parsed: Parsed | None = None
    imported: FileImported | None = None
    journal: JournalImported | None = None
    asked_unit: Unit | None = None
    assumed_zone: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    is_only_file: bool = True

    @property
    def faults(self) -> tuple[ToldFault, ...]:
        """The rows that were left out, by line."""
        if self.parsed:
            return tuple(
                ToldFault(f.file, f.line, f.column, f.value, f.problem, f.remedy)
                for f in self.parsed.faults
            )
        if self.journal:
            remedy = "Export the journal again, and do not edit the file"
            return tuple(
                ToldFault(self.path.name, f.line, "", "", f.problem, remedy)
                for f in self.journal.faults
            )
        return ()

    @property
    def exit_code(self) -> int:
        """0 where something came in or was known; else why not."""
        if self.error:
            return self.error.exit_code
        is_all_faults = self.faults and not (self.parsed and self.parsed.n_set_rows)
        return UnreadableFileError.exit_code if is_all_faults else 0


def status_of(results: Sequence[FileResult]) -> str:
    """`failed` where a file gave nothing, `faults` where rows were left out, else `ok`."""
    if any(r.exit_code for r in results):
        return "failed"
    return "faults" if any(r.faults for r in results) else "ok"


def exit_code_of(results: Sequence[FileResult]) -> int:
    """The gravest exit code of all files."""
    return max((r.exit_code for r in results), default=0)


def as_entry(result: FileResult) -> dict[str, object]:
    """A file's result for a program; every key is there, whatever became of the file.

    Returns:
        rows == set_rows + pseudo_rows + faults, all counted as a CSV reader sees records; for an
        export of Relift a row is a record.
    """
    from relift.importers.words import n_inferred

    parsed, imported, journal = result.parsed, result.imported, result.journal
    n_records = journal.n_records if journal else 0
    n_new = journal.n_new if journal else imported.n_new if imported else 0
    n_known = imported.n_known if imported else 0
    if journal and not journal.faults:
        n_known = journal.n_records - journal.n_new
    n_set_rows = parsed.n_set_rows if parsed else n_records
    n_pseudo_rows = parsed.n_pseudo_rows if parsed else 0
    entry: dict[str, object] = {
        "file": str(result.path),
        "app": parsed.app if parsed else "relift" if journal else None,
        "unit": parsed.unit if parsed else None,
        "unit_certainty": parsed.unit_certainty if parsed else None,
        "rows": parsed.n_rows if parsed else n_records + len(result.faults),
        "set_rows": n_set_rows,
        "sets": parsed.n_sets if parsed else 0,
        "pseudo_rows": n_pseudo_rows,
        "faults": len(result.faults),
        "new": n_new,
        "already_known": n_known,
        "workouts": len(parsed.workouts) if parsed else 0,
        "movements": len(parsed.movements) if parsed else 0,
        "first_on": parsed.first_on if parsed else None,
        "last_on": parsed.last_on if parsed else None,
        "batch": imported.batch if imported else None,
        "pseudo_row_names": dict(parsed.pseudo_rows) if parsed else {},
        "warm_ups_inferred": n_inferred(parsed) if parsed else 0,
        "unused_columns": parsed.unused_columns if parsed else (),
        **_as_guessed(parsed),
        "fault_list": [fault._asdict() for fault in result.faults],
    }
    if result.error:
        entry["error"] = {"kind": type(result.error).__name__, "message": str(result.error)}
    return entry


def _as_guessed(parsed: Parsed | None) -> dict[str, object]:
    """What was remarked and guessed about a log, for a program."""
    columns = parsed.columns if parsed else ()
    units = parsed.units if parsed else {}
    return {
        "remarks": parsed.remarks if parsed else (),
        "columns": [
            {"column": g.heading, "field": g.name, "certainty": g.certainty} for g in columns
        ],
        "other_units": [
            {"movement": name, "unit": unit, "certainty": sure}
            for name, (unit, sure) in units.items()
        ],
    }


def tell_result(result: FileResult, *, n_faults: int | None) -> None:
    """Print what became of a file.

    Args:
        result: What became of it.
        n_faults: How many faults to show; None: all.
    """
    if result.error:
        message = str(result.error)
        tell(message if message.endswith(".") else f"{message}.")
        return
    if result.journal:
        say(*_journal_lines(result.path, result.journal))
    else:
        say("\n".join(_log_lines(result)))
    if result.faults:
        tell_faults(result.faults, n_faults)
    print()


def _journal_lines(path: Path, journal: JournalImported) -> Iterator[str]:
    if journal.faults:
        yield f"{path}: an export of Relift with lines that cannot be read, so nothing was added."
        return
    n_known = journal.n_records - journal.n_new
    yield (
        f"{path}: an export of Relift with {journal.n_records:,} records. "
        f"{journal.n_new:,} are new, {n_known:,} were here already."
    )


def _log_lines(result: FileResult) -> Iterator[str]:
    parsed, imported = result.parsed, result.imported
    assert parsed is not None  # this is a log that was read
    assert imported is not None  # and stored
    from relift.importers import words

    yield f"{result.path}: {words.contents(parsed)}"
    yield f"- {imported.news}"
    if parsed.unit and imported.batch:
        undo = "relift import --undo" + ("" if result.is_only_file else f" {imported.batch}")
        yield f"- {_unit_words(parsed, result.asked_unit, undo=undo)}"
    if result.asked_unit and imported.n_known and not imported.n_new:
        yield (
            "- --unit changes nothing about sets that were here already. To read them anew: "
            "`relift import --undo` for the import they came with, then import again."
        )
    if parsed.pseudo_rows:
        yield f"- {words.no_sets(parsed)}"
    n_inferred = words.n_inferred(parsed)
    if n_inferred and imported.batch:
        yield f"- {counted(n_inferred, 'set')} marked as inferred warm-ups, by the load."
    yield from _reading_lines(parsed)
    if parsed.unused_columns:
        yield f"- Columns not read: {', '.join(plain(name) for name in parsed.unused_columns)}."
    if result.assumed_zone and imported.batch:
        yield (
            f"- Times are taken for those of {result.assumed_zone}, this computer's zone. "
            "`relift profile --zone NAME` says which zone your logs are of."
        )
    yield from (f"- {hint}" for hint in movement_hints(parsed, result.meanings))


def _reading_lines(parsed: Parsed) -> Iterator[str]:
    """What was remarked and guessed about a log."""
    yield from (f"- {remark}" for remark in parsed.remarks)
    if parsed.columns:
        yield (
            "- Columns read as: "
            + ", ".join(
                f"{plain(g.heading)} = {g.name} "
                f"({'as you said' if g.certainty >= 1 else f'{g.certainty:.0%} sure'})"
                for g in parsed.columns
            )
            + ". If that is wrong, undo the import and use --map."
        )
    for name, (unit, sure) in parsed.units.items():
        yield f"- Loads of “{plain(name)}” read as {unit.value} ({min(sure, 0.99):.0%} sure)."


def movement_hints(parsed: Parsed, meanings: Mapping[str, str]) -> Iterator[str]:
    """What the reader may want to know about names that mean no movement to Relift.

    Args:
        parsed: A log as read.
        meanings: What the person said of names.
    """
    from relift.importers import words

    names = words.names_in(parsed, meanings)
    yield from words.lacking_lifts(parsed, meanings)
    unknown = words.left_out_of_plan(names)
    if unknown:
        shown = ", ".join(f"“{plain(name)}”" for name in unknown[:_NAMES_SHOWN])
        rest = f" and {len(unknown) - _NAMES_SHOWN} more" if len(unknown) > _NAMES_SHOWN else ""
        yield f"Kept, but not counted as a squat or a deadlift: {shown}{rest}."
    doubtful = [one for one in names if one.is_doubtful]
    if doubtful:
        told, sets = counted(len(doubtful), "name"), sum(one.n_sets for one in doubtful)
        yield f"Not surely known: {told} with {counted(sets, 'set')}. See `relift movements`."


def _unit_words(parsed: Parsed, asked: Unit | None, *, undo: str) -> str:
    from relift.importers import words

    stated = words.stated_unit(parsed, asked, by="--unit")
    if stated:
        return stated
    unit = parsed.unit.value if parsed.unit else ""
    other = Unit.LB if parsed.unit is Unit.KG else Unit.KG
    return (
        f"Loads read as {unit} ({words.certainty(parsed)} sure). If that is wrong: `{undo}`, then "
        f"import again with `--unit {other.value}`."
    )


def tell_faults(faults: Sequence[ToldFault], n_shown: int | None) -> None:
    """Print rows that were left out.

    Args:
        faults: The rows.
        n_shown: How many to show; None: all.
    """
    tell(f"{counted(len(faults), 'row')} could not be read and left out:")
    for fault in faults[:n_shown]:
        place = f"line {fault.line}"
        if fault.column:
            place += f", column “{plain(fault.column)}”, value “{plain(fault.value)}”"
        tell(f"- {place}: {plain(fault.problem)}. {fault.remedy}.")
    if n_shown is not None and len(faults) > n_shown:
        tell(f"- and {len(faults) - n_shown:,} more; --faults shows all.")
