"""Logs in which one row holds all sets of a movement: each becomes rows of one set.

The columns that come once a set (`App.across`) are taken in the order of their numbers. A row keeps
all its cells, and four are added: mark, load, reps and seconds of one set. A row without a set
stays one row, marked as such.
"""

from __future__ import annotations

from dataclasses import replace

from relift.importers.declaration import Column, Field, Layout, PseudoRow, across_key
from relift.importers.table import Row, Rows, TextTable
from relift.units import Unit

_ADDED = (Field.SET, Field.LOAD, Field.REPS, Field.SECONDS)
NO_SET = "no set"
"""The mark that is added to a row without a set."""


def unpivoted(table: TextTable | Rows, layout: Layout) -> tuple[Rows, Layout]:
    """One row a set.

    Returns:
        (the rows, where they keep what).
    """
    width = len(layout.headings)
    places = _places(layout)
    added = tuple(f"{field.value} of the set" for field in _ADDED)
    app = replace(
        layout.app,
        columns={
            **layout.app.columns,
            **{
                heading: Column(field=field, unit=_unit(layout) if field is Field.LOAD else None)
                for heading, field in zip(added, _ADDED, strict=True)
            },
        },
        pseudo_rows={NO_SET: PseudoRow.NO_SET},
    )
    narrow = Layout(
        app=app,
        headings=(*layout.headings, *added),
        places={**layout.places, **{field: width + i for i, field in enumerate(_ADDED)}},
        kg_prior=layout.kg_prior,
        n_added=len(_ADDED),
    )
    records = [set_row for row in table.rows() for set_row in _sets(row, width, places)]
    return Rows.of(table, records, narrow.headings), narrow


def heading_of(
    table: TextTable | Rows, layout: Layout, *, line: int, field: Field, cell: str
) -> str:
    """The heading of the column in which a set's cell stands; what was added has none of its own.

    Args:
        table: The rows of sets.
        layout: Where they keep what.
        line: On which the row starts.
        field: What the cell tells.
        cell: What stands in it.
    """
    for row in table.rows():
        if row.line == line:
            for heading, text in zip(layout.headings, row.fields, strict=False):
                column = layout.app.across.get(across_key(heading)[0])
                if column and column.field is field and text.strip() == cell.strip():
                    return heading
    return layout.heading(field)


def _places(layout: Layout) -> list[dict[Field, int]]:
    """For each set, by number, where its cells stand."""
    found: dict[int, dict[Field, int]] = {}
    for place, heading in enumerate(layout.headings):
        key, number = across_key(heading)
        column = layout.app.across.get(key)
        if column is not None:
            found.setdefault(number, {})[column.field] = place
    return [found[number] for number in sorted(found)]


def _unit(layout: Layout) -> Unit | None:
    units = (layout.app.across.get(across_key(h)[0]) for h in layout.headings)
    return next((column.unit for column in units if column and column.unit), None)


def _sets(row: Row, width: int, places: list[dict[Field, int]]) -> list[Row]:
    fields = row.fields + [""] * (width - len(row.fields))
    if len(fields) > width and not any(map(str.strip, fields[width:])):
        del fields[width:]
    if len(fields) != width:
        return [Row(row.line, row.n_lines, [*fields, *[""] * len(_ADDED)])]
    sets = []
    for number, cells in enumerate(places, 1):
        load, reps, seconds = (fields[cells[f]].strip() if f in cells else "" for f in _ADDED[1:])
        if reps or seconds:
            sets.append(Row(row.line, 1, [*fields, str(number), load, reps, seconds]))
    return sets or [Row(row.line, 1, [*fields, NO_SET, "", "", ""])]
