"""Whether Relift is being served from a data folder: a note that the server holds a lock on.

A lock ends with the process, however it ends, so a note that nobody holds is left over. Asking the
port instead would take any program that listens there for Relift, and hand it a link.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BufferedRandom
from pathlib import Path

import msgspec

from relift.app.faults import store_faults
from relift.app.home import SERVING, make_private_file
from relift.errors import ServingError

_PATIENCE_S = 3.0
_PAUSE_S = 0.05


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """A server that runs, as it is written down for a second one."""

    port: int
    phone: str = ""


@contextmanager
def noted(home: Path, what: Running) -> Iterator[None]:
    """Hold the note that a server runs; it is gone at the end.

    Raises:
        ServingError: another server holds it.
        StoreError: it cannot be written.
    """
    path = home / SERVING
    with ExitStack() as held:
        with store_faults(path):
            make_private_file(path)
            note = held.enter_context(path.open("r+b"))
            if not _hold(note):
                raise ServingError("Relift is being served from this data folder already.")
            note.truncate()
            note.write(msgspec.json.encode(what))
            note.flush()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def running(home: Path) -> Running | None:
    """The server that runs for this data folder, or None.

    Raises:
        ServingError: one runs and has not said where.
    """
    until = time.monotonic() + _PATIENCE_S
    while _is_held(home / SERVING):
        try:
            return msgspec.json.decode((home / SERVING).read_bytes(), type=Running)
        except (OSError, msgspec.MsgspecError):
            if time.monotonic() > until:
                raise ServingError(
                    "Relift is starting or stopping in another window. Wait a moment, then try "
                    "again."
                ) from None
            time.sleep(_PAUSE_S)
    return None


def _is_held(path: Path) -> bool:
    try:
        with path.open("r+b") as note:
            return not _hold(note)
    except OSError:
        return False


def _hold(note: BufferedRandom) -> bool:
    """Take the lock if it is free; it ends when the file is closed."""
    try:
        if os.name == "posix":  # elsewhere the port alone keeps a second server out
            import fcntl

            fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
