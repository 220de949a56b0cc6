"""Where a file that is written for the person goes: under its own name, or a dated one."""

from __future__ import annotations

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
