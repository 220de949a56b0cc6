"""A spreadsheet (xlsx, xls, xlsb, ods) as a table, read by calamine.

The sheet that is read is the first one with a header and a row. Cells become text as a CSV export
would write them, so that a log means the same in either form.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

from relift.errors import UnreadableFileError
from relift.importers.table import LINES_ABOVE, Row, Rows, above_headings, place_of_headings
from relift.importers.text import AGAIN

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MAX_UNPACKED = 400_000_000
_MAX_COLUMNS = 2_000

Cell = str | float | int | bool | date | datetime | time | timedelta | None


def is_sheet(data: bytes) -> bool:
    """Whether these bytes are a spreadsheet, or a zip that may be one."""
    return data.startswith((_ZIP, _OLD_EXCEL))


def read_sheet(data: bytes, *, name: str) -> Rows:
    """Read the first sheet that holds a table.

    Raises:
        UnreadableFileError: it is no spreadsheet, damaged, locked, empty, or unpacks to far more
            than a log.
    """
    _refuse_bomb(data, name)
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        tables = {
            sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            for sheet in book.sheet_names
        }
    except (calamine.CalamineError, ValueError, OSError, OverflowError):
        raise UnreadableFileError(
            f"{name} is not a spreadsheet that can be read (damaged, locked by a password, or some "
            f"other zip file): {AGAIN}"
        ) from None
    for sheet, cells in tables.items():
        lines = [(n, [_text(cell) for cell in row]) for n, row in enumerate(cells, 1)]
        filled = [(n, row) for n, row in lines if any(cell.strip() for cell in row)]
        if len(filled) > 1:
            others = [other for other, rows in tables.items() if other != sheet and rows]
            return _table(filled, name=name, sheet=sheet, others=others)
    raise UnreadableFileError(f"{name} has no sheet with a header and a row: {AGAIN}")


def _table(
    filled: list[tuple[int, list[str]]], *, name: str, sheet: str, others: list[str]
) -> Rows:
    n_cells = (sum(1 for cell in row if cell.strip()) for _, row in filled[:LINES_ABOVE])
    header_at = place_of_headings(n_cells)
    _, header = filled[header_at]
    while header and not header[-1].strip():
        header.pop()
    if len(header) > _MAX_COLUMNS:
        raise UnreadableFileError(
            f"{name} has {len(header):,} columns, which no training log has: {AGAIN}"
        )
    width = len(header)
    records = [
        Row(line, 1, row[:width] if not any(row[width:]) else row)
        for line, row in filled[header_at + 1 :]
    ]
    remarks = []
    if others:
        left = ", ".join(f"“{other}”" for other in others[:5])
        remarks.append(f"The sheet “{sheet}” was read. Not read: {left}.")
    if header_at:
        remarks.append(above_headings(next(cell for cell in filled[0][1] if cell.strip())))
    return Rows(records, name=name, headings=header, remarks=tuple(remarks))


def _refuse_bomb(data: bytes, name: str) -> None:
    """A small zip that unpacks to gigabytes is refused before anything is unpacked."""
    if not data.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            n_bytes = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableFileError(f"{name} is a damaged zip or Excel file: {AGAIN}") from None
    if n_bytes > _MAX_UNPACKED:
        raise UnreadableFileError(
            f"{name} unpacks to over {_MAX_UNPACKED // 1_000_000} MB, which no training log does. "
            "Is it the right file?"
        )


def _text(cell: Cell) -> str:
    """A cell as a CSV export would write it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(cell, timedelta):
        return repr(cell.total_seconds())
    return "" if cell is None else str(cell)
