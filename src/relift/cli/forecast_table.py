"""A table of forecasts that a command writes, so that anyone can score them again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from relift.errors import StoreError


def check_target(path: Path, columns: Sequence[str]) -> None:
    """Refuse to write over anything but earlier forecasts, before the work begins.

    Args:
        path: As typed.
        columns: Headings of the table to come.

    Raises:
        StoreError: the folder is not there, or another file stands in that place.
    """
    if not path.parent.is_dir():
        raise StoreError(f"There is no folder {path.parent}. Make it, or name another place.")
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Name a file.")
    if path.exists() and path.stat().st_size:
        with path.open(encoding="utf-8", errors="replace") as there:
            if there.readline().strip() != ",".join(columns):
                raise StoreError(f"{path} is there already and holds something else. Name another.")


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write the table.

    Raises:
        StoreError: the disk refused.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    try:
        path.write_text(out.getvalue(), "utf-8")
    except OSError as fault:
        raise StoreError(f"{path} cannot be written ({fault.strerror}).") from None
