"""Files that are written for the person: where they go, and that they replace nothing."""

from __future__ import annotations

import os
from pathlib import Path

from relift.errors import StoreError


def destination(to: Path, *, dated: str) -> Path:
    """The file to make.

    Args:
        to: A file's name, or a folder.
        dated: The name that the file gets in a folder.

    Raises:
        StoreError: the folder is not there, or cannot be looked into.
    """
    try:
        if to.is_dir():
            return to / dated
        if not to.parent.is_dir():
            raise StoreError(f"There is no folder {to.parent}. Make it, or name another place.")
    except OSError as fault:
        raise StoreError(
            f"{to.parent} cannot be looked into ({fault.strerror}). Name another place."
        ) from None
    return to


def write_new(target: Path, content: bytes) -> None:
    """Write a file that only its owner may read; one that is there is never replaced.

    Args:
        target: As `destination` gave it.
        content: All of it.

    Raises:
        StoreError: the file is there already, or the disk refused; nothing is left behind.
    """
    try:
        number = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise StoreError(f"{target} is there already. Name another file.") from None
    except OSError as fault:
        raise StoreError(f"{target} cannot be written ({fault.strerror}).") from None
    try:
        with os.fdopen(number, "wb") as made:
            made.write(content)
    except OSError as fault:
        target.unlink(missing_ok=True)
        raise StoreError(f"{target} cannot be written ({fault.strerror}).") from None
