"""A training log on the disk: opened only where it is a plain file of a plausible size."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from relift.app import clock
from relift.errors import UnreadableFileError

if TYPE_CHECKING:
    from relift.importers import Parsed
    from relift.importers.doubts import ReadingChoices
    from relift.importers.reading import OnProgress

MAX_BYTES = 256_000_000
"""No log of a lifetime comes near it; what is larger was named by mistake."""

_JOURNAL_MEMBER = "records.jsonl"
_JOURNAL_START = b'{"id":'


@contextmanager
def open_log(path: Path) -> Iterator[BinaryIO]:
    """Open a file that may be a training log.

    Args:
        path: As typed.

    Yields:
        The file, opened for reading bytes.

    Raises:
        UnreadableFileError: it is missing, a folder, a device or pipe, too large, or closed to
            the reader.
    """
    check_plain_file(path)
    try:
        file = path.open("rb")
    except OSError as fault:
        raise _cannot_open(path, fault) from None
    with file:
        yield file


def read_log_file(
    log: BinaryIO, how: ReadingChoices, *, name: str, on_progress: OnProgress | None = None
) -> Parsed:
    """Read a training log as a person said that it is to be read.

    Args:
        log: From `open_log`.
        how: What was said; without a zone, times are this computer's.
        name: Of the file, without its folder.
        on_progress: Told now and then how many rows are done, of about how many.

    Raises:
        UnreadableFileError: it cannot be read.
        InvalidValueError: what was said about a column cannot be.
    """
    from relift.importers import read_log
    from relift.importers.tables import ColumnWords

    return read_log(
        log,
        name=name,
        zone=how.zone or clock.zone(),
        unit=how.unit,
        units=how.units,
        today=clock.now().date(),
        columns=ColumnWords(said=how.columns, remembered=how.remembered),
        on_progress=on_progress,
    )


def check_plain_file(path: Path) -> int:
    """Refuse what cannot be a log before it is opened: a pipe would wait for ever.

    Args:
        path: As typed.

    Returns:
        Its size in bytes.

    Raises:
        UnreadableFileError: as in `open_log`.
    """
    try:
        told = path.stat()
    except FileNotFoundError:
        raise UnreadableFileError(
            f"There is no file {path}. Check the name, and the folder that you are in."
        ) from None
    except (OSError, ValueError) as fault:
        raise _cannot_open(path, fault) from None
    if stat.S_ISDIR(told.st_mode):
        raise UnreadableFileError(
            f"{path} is a folder. Name the files in it, such as `relift import {path}/*.csv`."
        )
    if not stat.S_ISREG(told.st_mode):
        raise UnreadableFileError(
            f"{path} is a device or a pipe, not a file. Save the log as a file and import that."
        )
    if told.st_size > MAX_BYTES:
        raise UnreadableFileError(
            f"{path} is larger than 256 MB, which no training log is. Is it the right file?"
        )
    return told.st_size


def is_journal(path: Path) -> bool:
    """Whether a file is Relift's own export, told from its content and not from its name.

    Raises:
        UnreadableFileError: it cannot be opened.
    """
    check_plain_file(path)
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return _JOURNAL_MEMBER in archive.namelist()
        with path.open("rb") as file:
            return file.read(len(_JOURNAL_START)) == _JOURNAL_START
    except zipfile.BadZipFile:
        return False
    except OSError as fault:
        raise _cannot_open(path, fault) from None


def _cannot_open(path: Path, fault: Exception) -> UnreadableFileError:
    why = fault.strerror if isinstance(fault, OSError) and fault.strerror else "its name is no name"
    return UnreadableFileError(f"{path} cannot be opened ({why}). Check that you may read it.")
