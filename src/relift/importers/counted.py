"""Tables with a column that says how many sets a row stands for: it becomes so many rows.

A row keeps all its cells, and the mark of the set is added. A row of no set stays one row, marked
as such; one whose number cannot be read is a fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relift.importers.declaration import Column, Field, Layout, PseudoRow
from relift.importers.parsed import Fault
from relift.importers.table import Row, Rows, TextTable
from relift.importers.values import BadValueError, read_number
from relift.importers.wide import NO_SET

MAX_SETS = 100
_ADDED = f"{Field.SET.value} of the set"


def repeated(table: TextTable | Rows, layout: Layout) -> tuple[Rows, Layout]:
    """One row a set.

    Returns:
        (the rows, where they keep what).
    """
    width = len(layout.headings)
    mark_at, count_at = layout.place(Field.SET), layout.place(Field.SETS)
    app = replace(
        layout.app,
        columns={**layout.app.columns, _ADDED: Column(field=Field.SET)},
        pseudo_rows={**layout.app.pseudo_rows, NO_SET: PseudoRow.NO_SET},
    )
    long = replace(
        layout,
        app=app,
        headings=(*layout.headings, _ADDED),
        places={**layout.places, Field.SET: width},
        n_added=1,
    )
    records: list[Row] = []
    faults: list[Fault] = []
    for row in table.rows():
        count = _count(row.fields, width, count_at)
        if count is None:
            faults.append(_fault(table, layout, row, row.fields[count_at]))
            continue
        mark = row.fields[mark_at] if mark_at < len(row.fields) else ""
        marks = [mark] * count or [NO_SET]
        records += [Row(row.line, row.n_lines, [*row.fields, mark]) for mark in marks]
    return Rows.of(table, records, long.headings, faults), long


def _count(fields: Sequence[str], width: int, at: int) -> int | None:
    """How many sets a row stands for, 1 where it does not say; None: that cannot be read."""
    text = fields[at].strip() if len(fields) == width else ""
    try:
        count = read_number(text) if text else 1.0
    except BadValueError:
        return None
    return int(count) if count.is_integer() and 0 <= count <= MAX_SETS else None


def _fault(table: TextTable | Rows, layout: Layout, row: Row, text: str) -> Fault:
    return Fault(
        file=table.name,
        line=row.line,
        column=layout.heading(Field.SETS),
        value=text,
        problem=f"this is no number of sets from 0 to {MAX_SETS}",
        remedy="Write how many sets were done",
    )
