"""How an explained imaging report is shown: what leads to a person first, then each finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from relift.cli.output import plain
from relift.cli.voice import Show
from relift.errors import AnswersError
from relift.words.imaging import Explained, Finding, imaging_table
from relift.words.sources import rests_on

_LONGEST_NAME = 255


def report_text(given: str) -> str:
    """The report's words: those of a file of this name where there is one, else the words given.

    Raises:
        AnswersError: the file is no text that can be read.
    """
    path = Path(given)
    if len(given) > _LONGEST_NAME or "\n" in given or not path.is_file():
        return given
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise AnswersError(
            f"{path.name} cannot be read as text. Copy the report's words into a text file."
        ) from None


def show_explained(told: Explained, show: Show) -> None:
    """Print a report's findings, or what leads to a person."""
    for alarm in told.alarms:
        show(f"“{plain(alarm.said)}”: {alarm.words}")
    for finding in told.findings:
        if not finding.is_negated:
            levels = f" ({', '.join(finding.levels)})" if finding.levels else ""
            show(f"# {finding.name[:1].upper()}{finding.name[1:]}{levels}", *_parts(finding))
    ruled_out = [finding.name for finding in told.findings if finding.is_negated]
    if ruled_out:
        show(f"{imaging_table().words.negated} " + "; ".join(ruled_out) + ".")
    if told.note:
        show(told.note)
    show(rests_on(_bases(told), told.reviewed_by))


def explained_json(told: Explained) -> dict[str, object]:
    """A report's findings for programs."""
    plain_types: dict[str, object] = msgspec.to_builtins(told)
    return plain_types


def _parts(finding: Finding) -> Iterator[str]:
    known = [part for part in (finding.prevalence, finding.odds) if part]
    yield "\n".join(f"- {part}" for part in known)
    yield finding.does_not_mean


def _bases(told: Explained) -> list[str]:
    own = [basis for finding in told.findings for basis in finding.bases]
    return [*own, imaging_table().words.basis]
