"""Lines of separated values, with the quotation marks where the app puts them."""

from __future__ import annotations

from collections.abc import Iterable


class Quoted(str):
    """Text that the app always puts in quotation marks."""

    __slots__ = ()


Cell = str | int | float | None


def delimited(rows: Iterable[Iterable[Cell]], *, separator: str = ",", end: str = "\n") -> str:
    """Write rows: None is nothing at all, `Quoted` always has quotation marks."""
    return "".join(separator.join(_cell(c, separator) for c in row) + end for row in rows)


def plain(number: float | None) -> str:
    """A number without needless decimals, or nothing."""
    return "" if number is None else f"{number:g}"


def decimal(number: float | None) -> str:
    """A number with at least one decimal, or nothing."""
    return "" if number is None else str(float(number))


def _cell(cell: Cell, separator: str) -> str:
    text = "" if cell is None else str(cell)
    if isinstance(cell, Quoted) or any(mark in text for mark in (separator, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
