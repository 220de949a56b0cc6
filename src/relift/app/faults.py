"""The one place where SQLite's, Django's and the disk's complaints become Relift's errors.

Each error says what is wrong, where, and what to do. The original error is chained for a developer;
its text is not repeated to the person, and no part of a record ever is.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import Error as DjangoError

from relift.app.home import newest_backup
from relift.errors import (
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreNewerError,
    StoreReadOnlyError,
)

_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_FOLDER = (errno.EEXIST, errno.ENOTDIR)
_ALMOST_NOTHING = 1_000_000  # bytes; below this a failed write is put down to the full disk


@contextmanager
def store_faults(path: Path) -> Iterator[None]:
    """Turn what goes wrong inside into a `StoreError` about the file at `path`.

    Raises:
        StoreBusyError, StoreFullError, StoreReadOnlyError, StoreCorruptError, StoreError.
    """
    try:
        yield
    except (DjangoError, sqlite3.Error) as fault:
        raise _from_sqlite(fault, path) from fault
    except OSError as fault:
        raise _from_disk(fault, path) from fault


def busy(path: Path) -> StoreBusyError:
    """Another process holds the file."""
    return StoreBusyError(
        f"The file {path} is in use by another program. Close other Relift windows, wait a moment "
        "and try again. Nothing was written."
    )


def full(path: Path) -> StoreFullError:
    """There is no space left."""
    return StoreFullError(
        f"There is no space left on the disk for {path}. Free some space and try again. "
        "Nothing was written, and what was saved before is safe."
    )


def read_only(path: Path) -> StoreReadOnlyError:
    """The file or its folder may not be written to."""
    return StoreReadOnlyError(
        f"{path} may be read but not written. Give yourself the right to write to the file and "
        "its folder, or set RELIFT_HOME to a folder of your own. Nothing was written."
    )


def newer(path: Path) -> StoreNewerError:
    """A newer program wrote the file."""
    return StoreNewerError(
        f"{path} was written by a newer version of Relift. Update Relift and try again. "
        "Nothing was changed."
    )


def corrupt(path: Path) -> StoreCorruptError:
    """The file is damaged; names the newest backup, if there is one."""
    backup = newest_backup(path.parent)
    if backup is None:
        way_out = "If you have a backup, run `relift restore FILE` with it."
    else:
        way_out = f"Your newest backup is {backup}: run `relift restore {backup}`."
    return StoreCorruptError(f"{path} is damaged. Nothing was changed. {way_out}")


def foreign(path: Path) -> StoreError:
    """The file is a healthy database of some other program."""
    return StoreError(
        f"{path} is a database of another program, not a Relift journal. Nothing was changed. "
        "Name another folder with RELIFT_HOME."
    )


def missing(path: Path) -> StoreError:
    """There is nothing at that place."""
    return StoreError(f"There is no file at {path}. Check the name and try again.")


def taken(path: Path) -> StoreError:
    """There is something at that place already."""
    return StoreError(f"{path} exists already and is not overwritten. Name another file.")


def _from_sqlite(fault: Exception, path: Path) -> StoreError:
    name = _sqlite_name(fault)
    if name.startswith(_BUSY):
        return busy(path)
    if name.startswith(_DAMAGED):
        return corrupt(path)
    if name.startswith("SQLITE_READONLY"):
        return read_only(path)
    if name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and _is_full(path)):
        return full(path)
    return StoreError(
        f"{path} could not be read or written ({name or type(fault).__name__}). Check the disk and "
        "your rights to the folder, and try again. Nothing was written."
    )


def _sqlite_name(fault: BaseException) -> str:
    """SQLite's name for the fault, from under the errors that Django wrapped it in."""
    inner: BaseException | None = fault
    while inner is not None:
        if isinstance(inner, sqlite3.Error):
            return getattr(inner, "sqlite_errorname", "")
        inner = inner.__cause__ or inner.__context__
    return ""


def _from_disk(fault: OSError, path: Path) -> StoreError:
    where = Path(fault.filename) if isinstance(fault.filename, str) else path
    if fault.errno in _NO_SPACE:
        return full(where)
    if fault.errno in _NO_RIGHT:
        return read_only(where)
    if fault.errno == errno.ENOENT:
        return missing(where)
    if fault.errno in _NO_FOLDER:
        return StoreError(
            f"{where} cannot be a folder: a file is in the way. Name another folder, such as with "
            "RELIFT_HOME."
        )
    reason = errno.errorcode.get(fault.errno or 0, type(fault).__name__)
    return StoreError(
        f"{where} could not be read or written ({reason}). Check the disk and try again."
    )


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ALMOST_NOTHING
    except OSError:
        return False
