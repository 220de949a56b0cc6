"""Reading many people's training logs for scoring: nothing is asked and nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from relift.app.log_file import is_journal
from relift.cli.import_doubts import read_file
from relift.cli.import_report import FileResult
from relift.errors import ReliftError, UnreadableFileError

if TYPE_CHECKING:
    from relift.cohort.strength_cases import Lifter
    from relift.importers import ParsedWorkout

_SHARED = 0.5
"""Share of a log's sets that are in another one too from which both are one person's."""


@dataclass(frozen=True, slots=True)
class LogsRead:
    """What became of the files, in their order, and whose logs they are."""

    results: tuple[FileResult, ...]
    lifters: tuple[Lifter, ...]

    @property
    def read(self) -> tuple[FileResult, ...]:
        """The files that gave at least one set."""
        return tuple(r for r in self.results if r.parsed is not None and r.parsed.n_sets)


class _Person:
    """One person's logs while they are gathered; a set that two files hold counts once."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.workouts: list[ParsedWorkout] = []
        self.keys: set[bytes] = set()


def read_lifters(
    files: Iterable[Path], on_done: Callable[[int], None] = lambda _n: None
) -> LogsRead:
    """Read logs in any of the formats of `relift import`.

    A file of which most sets stand in another one too is that person's, exported again. A unit that
    a file does not state is inferred, movement by movement.

    Args:
        files: As typed.
        on_done: Told after each file how many more are done.
    """
    from relift.cohort.strength_cases import Lifter

    results, people = [], list[_Person]()
    for path in files:
        result = _read(path)
        results.append(result)
        if result.parsed is not None and not result.exit_code:
            _hand_over(result, people)
        on_done(1)
    lifters = tuple(
        Lifter(" + ".join(one.files), [w.as_workout() for w in one.workouts]) for one in people
    )
    return LogsRead(tuple(results), lifters)


def _read(path: Path) -> FileResult:
    from relift.importers.doubts import ReadingChoices

    try:
        if is_journal(path):
            raise UnreadableFileError(
                f"{path} is an export of Relift, and no log of a training app. Name the log itself"
            )
        return FileResult(path=path, parsed=read_file(path, ReadingChoices()))
    except ReliftError as error:
        return FileResult(path=path, error=error)


def _hand_over(result: FileResult, people: list[_Person]) -> None:
    from relift.importers import new_only

    assert result.parsed is not None  # the caller saw it
    keys = {key for workout in result.parsed.workouts for key in workout.keys}
    for person in people:
        if len(person.keys & keys) >= _SHARED * min(len(person.keys), len(keys)):
            break
    else:
        person = _Person()
        people.append(person)
    workouts, _, _ = new_only(result.parsed, person.keys)
    person.files.append(result.path.name)
    person.workouts.extend(workouts)
    person.keys |= keys
