"""Whatever a file holds, every row is a set, a named row or a fault, or the file is refused."""

from __future__ import annotations

import contextlib
import csv
import io
from datetime import UTC, date

from hypothesis import example, given
from hypothesis import strategies as st

from relift.errors import UnreadableFileError
from relift.importers import Parsed, read_log

HEADER = [
    "Date",
    "Workout Name",
    "Duration",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Reps",
    "Distance",
    "Seconds",
    "Notes",
    "Workout Notes",
    "RPE",
]
odd = st.sampled_from(
    [
        "",
        "0",
        "-1",
        "1e9",
        "1e-400",
        "nan",
        "inf",
        "=A1",
        "1,000",
        "82,5",
        "x",
        "\n",
        "🙂",
        '"',
    ]
)
dates = st.sampled_from(["2025-03-01 10:00:00", "13/09/2021", "1/2/2021", "2999-01-01", "0000", ""])
markers = st.sampled_from(["1", "W", "F", "D", "Rest Timer", "Note", "", "?", "١"])
texts = st.text(st.characters(min_codepoint=1, exclude_categories=["Cs"]), max_size=12)
cells = odd | st.sampled_from(["5", "100.0", "60"]) | texts
rows = st.tuples(
    dates, texts, cells, st.sampled_from(["Squat", "Row", ""]), markers, *[cells] * 7
).map(list)
# A line feed in a row of another width is taken for a quotation mark that was left open.
ragged = st.lists(cells.filter(lambda text: not set("\r\n") & set(text)), max_size=15)


def _read(data: bytes) -> Parsed:
    return read_log(io.BytesIO(data), name="log.csv", zone=UTC, today=date(2026, 1, 1))


class TestEveryRowIsAccountedFor:
    """Nothing is dropped in silence, and nothing ends in a traceback."""

    @given(st.lists(rows | ragged, max_size=12), st.sampled_from([",", ";", "\t"]))
    def test_rows_are_sets_named_rows_and_faults(
        self, table: list[list[str]], separator: str
    ) -> None:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=separator).writerows([HEADER, *table])
        data = out.getvalue().encode()
        parsed = _read(data)
        seen = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=separator))
        assert parsed.n_rows == sum(1 for row in seen[1:] if row)
        assert parsed.n_rows == parsed.n_set_rows + parsed.n_pseudo_rows + len(parsed.faults)
        assert parsed.n_sets == parsed.n_set_rows
        for fault in parsed.faults:
            assert fault.line >= 2
            assert len(fault.value) <= 80
            assert fault.problem
            assert fault.remedy

    @given(st.binary(max_size=300))
    @example(b"\xef\xbb\xbf")
    @example(b'"')
    @example(b"\xff\xfe\x00")
    def test_random_bytes_are_refused_in_words(self, data: bytes) -> None:
        with contextlib.suppress(UnreadableFileError):
            _read(data)

    @given(st.binary(max_size=300))
    def test_random_bytes_after_a_good_header_are_refused_or_become_faults(
        self, data: bytes
    ) -> None:
        with contextlib.suppress(UnreadableFileError):
            parsed = _read((",".join(HEADER) + "\n").encode() + data)
            assert parsed.n_rows == parsed.n_set_rows + parsed.n_pseudo_rows + len(parsed.faults)
