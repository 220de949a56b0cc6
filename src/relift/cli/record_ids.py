"""Naming a record on the command line: by its id, or by a beginning that no other has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from relift.errors import InvalidValueError
from relift.journal.editions import newest_editions
from relift.journal.records import Record
from relift.journal.timeline import Journal
from relift.report.lines import Line
from relift.report.timeline import lines_of

_DIGITS = re.compile(r"[0-9a-f]+")


def find_line(typed: str, journal: Journal, records: Iterable[Record]) -> Line:
    """Find one thing of the timeline.

    Args:
        typed: An id or its beginning; that of an edition which an edit replaced will do too.
        journal: What the records add up to.
        records: The person's log.

    Raises:
        InvalidValueError: no id begins so, or those of several things do.
    """
    wanted = typed.strip().lower().replace("-", "")
    if not _DIGITS.fullmatch(wanted):
        raise InvalidValueError(_no_such("This is no id."))
    lines = {line.id: line for line in lines_of(journal)}
    found = {one.id: one for one in lines.values() if one.id.hex.startswith(wanted)}
    for old, new in newest_editions(records).items():
        if old.hex.startswith(wanted) and new in lines:
            found[new] = lines[new]
    if not found:
        raise InvalidValueError(_no_such("There is no such record."))
    if len(found) > 1:
        raise InvalidValueError(
            f"{len(found)} records have an id that begins so: type more of it. Nothing was changed."
        )
    return next(iter(found.values()))


def _no_such(what: str) -> str:
    return f"{what} `relift history --ids` shows them. Nothing was changed."
