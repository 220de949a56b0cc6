"""Cells of the tables for people: plain text that no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TypeAlias

from relift.journal.timeline import Journal

Cell: TypeAlias = str | float | int | bool | None
Row: TypeAlias = tuple[Cell, ...]
Table: TypeAlias = tuple[str, Callable[[Journal], Iterator[Row]]]
"""The headings, parted by spaces, and what writes the rows."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(cell: Cell) -> str:
    """A cell as text that no spreadsheet runs.

    Numbers are written plainly; text that begins like a formula gets an apostrophe in front.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def time_cell(at: datetime) -> str:
    """An instant, to the second, with its offset."""
    return at.isoformat(sep=" ", timespec="seconds")


def day_cell(on: date | None) -> str | None:
    """A day as ISO 8601, or an empty cell."""
    return on.isoformat() if on else None
