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
        (b"PK\x03\x04 and more", "is a damaged zip or Excel file"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"%PDF-1.7", "is a PDF"),
        (b"ab\0cd", "is not a text file"),
        (b"a" * 100_000, "has a first line of over 65,536 characters"),
        (b"Name,Age\nx,1\n", "begins: Name, Age), and no column looks like a date or an exercise"),
        (b"Date,Workout Name,Exercise Name,Set Order\n", "header that is not known"),
        (HEADER.replace(b"RPE", b"Weight (kg)"), '"Weight" and "Weight (kg)" mean the same'),
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


def test_a_quotation_mark_left_open_costs_its_own_row_and_none_after_it() -> None:
    plain = ROW.replace(b'"', b"")
    torn = plain.replace(b",,,", b',"tired,,')
    parsed = _read(HEADER + ROW + torn + plain + plain)
    assert (parsed.n_rows, parsed.n_set_rows) == (4, 3)
    (fault,) = parsed.faults
    assert (fault.line, fault.column) == (3, "")
    assert "tired" in fault.value
    assert str(fault).startswith("log.csv, line 3: a quotation mark seems")


def test_a_cell_of_a_megabyte_is_the_fault_of_its_row_alone() -> None:
    parsed = _read(HEADER + ROW + b'"' + b"x" * 1_000_000 + b"\n" + ROW)
    assert [fault.line for fault in parsed.faults] == [3]
    assert parsed.n_set_rows == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8"])
def test_text_is_read_in_the_encodings_that_spreadsheets_save(encoding: str) -> None:
    data = (HEADER + ROW).decode().replace("Squat", "Übung für Größe").encode(encoding)
    parsed = _read(data)
    assert parsed.movements == {"Übung für Größe (Barbell)"}
    assert bool(parsed.remarks) == (encoding != "utf-8")


def test_text_that_went_through_the_wrong_encoding_once_is_set_right() -> None:
    header = "Datum,Workout-Name,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.\n"
    text = header + "2025-03-01 10:00:00,A,Kniebeugen für zwei,1,100,5\n"
    parsed = _read(text.encode().decode("cp1252").encode())
    assert parsed.movements == {"Kniebeugen für zwei"}


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
