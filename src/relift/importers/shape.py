"""Rows that have not the header's columns: mended where it is plain what happened, else a fault.

One thing is mended: a comma in the name of an exercise that its app did not quote (FitNotes does
not), where a bracket opens before the comma and closes behind it. `Press (Each Side, Dumbbells)`
then stands in two fields, and the row is one too long.
"""

from __future__ import annotations

from relift.importers.declaration import Field, Layout
from relift.importers.parsed import Fault
from relift.importers.table import Row, Rows, TextTable


def mended(layout: Layout, fields: list[str]) -> bool:
    """Join the two halves of a movement's name, if that is what makes a row too long."""
    at = layout.place(Field.MOVEMENT)
    if len(fields) != len(layout.headings) + 1 or at + 1 >= len(fields):
        return False
    first, second = fields[at], fields[at + 1]
    if first.count("(") - first.count(")") != 1 or second.count(")") - second.count("(") != 1:
        return False
    fields[at : at + 2] = [f"{first},{second}"]
    return True


def misshapen(table: TextTable | Rows, layout: Layout, row: Row, *, usual: int) -> Fault | None:
    """The fault of a row that has not the header's columns, or that swallowed the rows after it.

    Empty columns at the end are taken in where the first row has them too (`usual` in all). On a
    single row they mean a separator too many, and so that its values have moved.
    """
    width, fields = len(layout.headings), row.fields
    may_be_empty = fields[width:] if len(fields) == usual else []
    is_misfit = len(fields) != width + len(may_be_empty) or any(map(str.strip, may_be_empty))
    later_lines = [part for text in fields for part in text.splitlines()[1:]]
    has_swallowed = any(part.count(table.separator) >= width - 1 for part in later_lines)
    if not (is_misfit or has_swallowed):
        return None
    is_torn = is_misfit and row.n_lines > 1 and any(map(str.strip, fields))
    if has_swallowed or is_torn or table.is_open:
        problem = "a quotation mark seems to be open here, or a cell is far too long"
        remedy = "Close the quotation mark and import the file again"
    else:
        problem = (
            f"the row has {len(fields) - layout.n_added} columns, "
            f"the header {width - layout.n_added}"
        )
        remedy = "Put the row in line with the header; quote text that contains the separator"
    return Fault(
        file=table.name,
        line=row.line,
        column="",
        value=table.separator.join(fields).partition("\n")[0],
        problem=problem,
        remedy=remedy,
    )


def unnamed(table: TextTable | Rows, layout: Layout, line: int, fields: list[str]) -> Fault:
    """The fault of a row without a date or a movement, or with a NUL character in its texts."""
    for what in (Field.DATE, Field.MOVEMENT, Field.TITLE, Field.WORKOUT_NOTE):
        text = fields[layout.place(what)]
        is_missing = not text.strip() and what in (Field.DATE, Field.MOVEMENT)
        if is_missing or "\0" in text:
            break
    return Fault(
        file=table.name,
        line=line,
        column=layout.heading(what),
        value=text,
        problem="this is missing" if is_missing else "the text has a NUL character",
        remedy="Fill it in" if is_missing else "Type the text again",
    )
