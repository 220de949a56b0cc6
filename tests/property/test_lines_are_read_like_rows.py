"""Telling a line by comparing it with lines before gives what taking each line apart gives."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from relift.importers.detect import match
from relift.importers.drafts import Drafts, gather
from relift.importers.table import Rows, TextTable

HEADERS = [
    ["Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Reps", "Workout Notes"],
    ["", "Date", "Exercise Name", "Set Order", "Weight", "Reps", "Notes"],
    ["Exercise Name", "Date", "Set Order", "Weight", "Reps", "Workout Name", "RPE"],
]
starts = st.sampled_from(["2025-03-01 10:00:00", "2025-03-02", "x"])
words = st.sampled_from(["A", "Lower, heavy", 'the "big" one', "two\nlines", "", "Rest Timer"])
numbers = st.sampled_from(["1", "2", "W", "60", "102.5", "", "0"])
quoting = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])


@st.composite
def texts(draw: st.DrawFn) -> str:
    header = draw(st.sampled_from(HEADERS))
    kinds = {"Date": starts, "Set Order": numbers, "Weight": numbers, "Reps": numbers}
    row = st.tuples(*(kinds.get(heading, words) for heading in header))
    rows = draw(st.lists(row, max_size=6).flatmap(lambda some: _repeated(some)))
    out = io.StringIO(newline="")
    csv.writer(out, quoting=draw(quoting)).writerows([header, *rows])
    torn = draw(st.sampled_from(["", 'x,"open', '"', "\n\n", '2025-03-01 10:00:00,A,"Squat,1\n']))
    return out.getvalue() + torn


def _repeated(rows: list[tuple[str, ...]]) -> st.SearchStrategy[list[tuple[str, ...]]]:
    return st.lists(st.sampled_from(rows), max_size=20) if rows else st.just([])


def _told(drafts: Drafts) -> object:
    return (
        [
            (d.starts, d.title, d.lines, [drafts.contents[n] for n in d.rows], d.notes, d.durations)
            for d in drafts.workouts
        ],
        [(f.line, f.column) for f in drafts.faults],
        drafts.pseudo_rows,
        drafts.n_rows,
    )


@given(texts())
def test_both_ways_agree(text: str) -> None:
    table = TextTable(text.encode(), name="log.csv")
    layout = match(table.headings)
    assert layout is not None
    rows = Rows(list(table.rows()), name="log.csv", headings=table.headings)
    by_lines, by_rows = gather(table, layout), gather(rows, layout)
    if not any("quotation" in fault.problem for fault in by_lines.faults):
        assert _told(by_lines) == _told(by_rows)
    n_lines = len(table.lines) - table.first
    assert by_lines.n_rows <= n_lines
