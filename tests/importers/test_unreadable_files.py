"""What cannot be read as a whole ends in one clear sentence and no half import."""

from __future__ import annotations

import io
from datetime import UTC
from typing import BinaryIO

import pytest

from relift.errors import UnreadableFileError
from relift.importers import Parsed, read_log

HEADER = (
    b"Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    b"Workout Notes,RPE\n"
)
ROW = b'2025-03-01 10:00:00,"A",1h,"Squat (Barbell)",1,102.5,5,0,0,"","",\n'


def _read(data: bytes) -> Parsed:
    return read_log(io.BytesIO(data), name="log.csv", zone=UTC)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "log.csv is empty: export the log again"),
        (b" \r\n\n", "log.csv is empty"),
        (b"PK\x03\x04 and more", "is a zip or Excel file"),
        (b"%PDF-1.7", "is a PDF"),
        (b"ab\0cd", "is not a text file"),
        (HEADER.decode().encode("utf-16"), "is UTF-16 text: save it as CSV with UTF-8"),
        (HEADER + "2025-03-01,Übung\n".encode("latin-1"), "is not UTF-8 text"),
        (b"a" * 100_000, "has a first line of over 65,536 characters"),
        (b"Name,Age\nx,1\n", "begins: Name, Age). Relift reads exports of: Strong"),
        (b"Date,Workout Name,Exercise Name,Set Order\n", "header that is not known"),
        (HEADER.replace(b"RPE", b"Weight (kg)"), '"Weight" and "Weight (kg)" mean the same'),
        (HEADER + ROW + b'"' + b"x" * 200_000, "cannot be read after line [23] .*quotation mark"),
    ],
)
def test_an_unreadable_file_is_refused_with_what_to_do(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        _read(data)


def test_a_stream_that_fails_is_told_like_any_unreadable_file() -> None:
    class Failing(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    stream: BinaryIO = Failing()  # type: ignore[assignment]
    with pytest.raises(UnreadableFileError, match="Is a directory"):
        read_log(stream, name="folder", zone=UTC)


def test_reading_leaves_the_callers_stream_open() -> None:
    stream = io.BytesIO(HEADER + ROW)
    read_log(stream, name="log.csv", zone=UTC)
    assert not stream.closed


def test_a_header_alone_is_a_log_without_workouts() -> None:
    parsed = _read(HEADER)
    assert (parsed.n_rows, parsed.workouts, parsed.unit, parsed.unit_certainty) == (0, (), None, 1)
    assert (parsed.first_on, parsed.last_on) == (None, None)


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("separator", [b",", b";", b"\t"])
def test_line_ends_byte_order_mark_and_separator_do_not_matter(
    ends: bytes, mark: bytes, separator: bytes
) -> None:
    data = mark + (HEADER + ROW).replace(b"\n", ends).replace(b",", separator)
    assert _read(data).n_set_rows == 1


def test_a_quotation_mark_left_open_is_a_fault_that_shows_what_it_swallowed() -> None:
    plain = ROW.replace(b'"', b"")
    torn = plain.replace(b",,,", b',"tired,,')
    parsed = _read(HEADER + ROW + torn + plain + plain)
    assert (parsed.n_rows, parsed.n_set_rows) == (2, 1)
    (fault,) = parsed.faults
    assert (fault.line, fault.column) == (3, "")
    assert "takes in the rows after it" in fault.problem
    assert len(fault.value) == 80
    assert str(fault).startswith("log.csv, line 3: a quotation mark seems")


def test_a_note_of_several_lines_is_kept_as_it_is() -> None:
    parsed = _read(HEADER + ROW.replace(b'"",""', b'"a, b\n\nc","d"') + ROW)
    assert not parsed.faults
    assert parsed.workouts[0].payload.blocks[0].sets[0].note == "a, b\n\nc"


def test_a_nul_character_in_the_middle_of_a_file_is_a_fault() -> None:
    filler = ROW * 2000
    parsed = _read(
        HEADER + filler + ROW.replace(b"Squat", b"Sq\0at") + ROW.replace(b'"",""', b'"\0",""')
    )
    assert [f.column for f in parsed.faults] == ["Exercise Name", "Notes"]
    assert parsed.n_set_rows == 2000
