"""A delimited text file as a header and rows, whatever its separator and line ends.

Only what makes a file unreadable as a whole is an error here (empty, binary, not UTF-8, an
over-long field); it is raised before anything is imported. The separator is the one of comma,
semicolon and tab that gives the header the most columns.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from relift.errors import UnreadableFileError

_SEPARATORS = ",;\t"
_HEAD_BYTES = 65_536
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BINARY = {b"PK\x03\x04": "a zip or Excel file", b"%PDF": "a PDF", b"SQLite": "a database"}
_AGAIN = "export the log again as CSV and import that file"


class Table:
    """An open table.

    Attributes:
        name: Name of the file, for messages.
        separator: Between two fields.
        headings: Of the columns, as written.
    """

    def __init__(self, stream: BinaryIO, *, name: str) -> None:
        """Read the header.

        Args:
            stream: The file, opened for reading bytes; left open.
            name: Name of the file.

        Raises:
            UnreadableFileError: the file cannot be read, is empty, binary or not UTF-8.
        """
        self.name = name
        with self._telling():
            head = stream.read(_HEAD_BYTES)
            self._refuse(head)
            rest = _Rejoined(head, stream)
            self._text = io.TextIOWrapper(
                io.BufferedReader(rest, _HEAD_BYTES), encoding="utf-8-sig", newline=""
            )
            first = self._text.readline()
        self.separator = max(_SEPARATORS, key=lambda s: len(_fields(first, s)))
        self.headings = tuple(_fields(first, self.separator))
        self._reader = csv.reader(self._text, delimiter=self.separator)

    def rows(self) -> Iterator[tuple[int, int, list[str]]]:
        """Give (first line, number of lines, fields) of each record; blank lines are no records.

        Raises:
            UnreadableFileError: the rest of the file is not UTF-8 or has an over-long field.
        """
        reader = self._reader
        line = 2
        with self._telling():
            for fields in reader:
                after = reader.line_num + 2
                if fields:
                    yield line, after - line, fields
                line = after

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError:
            raise UnreadableFileError(
                f"{self.name} is not UTF-8 text: save it as CSV with UTF-8 encoding, or {_AGAIN}"
            ) from None
        except csv.Error as fault:
            raise UnreadableFileError(
                f"{self.name} cannot be read after line {self._reader.line_num + 1} ({fault}); "
                f"a quotation mark may be open there: close it, or {_AGAIN}"
            ) from None
        except OSError as fault:
            raise UnreadableFileError(
                f"{self.name} cannot be read ({fault.strerror or fault}): check that it is a file "
                "that you may open"
            ) from None

    def _refuse(self, head: bytes) -> None:
        what = next((what for mark, what in _BINARY.items() if head.startswith(mark)), None)
        if not head.strip():
            raise UnreadableFileError(f"{self.name} is empty: {_AGAIN}")
        if head.startswith(_UTF16_MARKS):
            raise UnreadableFileError(
                f"{self.name} is UTF-16 text: save it as CSV with UTF-8 encoding and import that"
            )
        if what or b"\0" in head:
            raise UnreadableFileError(f"{self.name} is {what or 'not a text file'}: {_AGAIN}")
        if b"\n" not in head and b"\r" not in head and len(head) == _HEAD_BYTES:
            raise UnreadableFileError(
                f"{self.name} has a first line of over {_HEAD_BYTES:,} characters, which is no "
                f"header of a training log: {_AGAIN}"
            )


class _Rejoined(io.RawIOBase):
    """The head that was looked at, then the rest of the caller's stream; closing leaves it open."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            part = bytes(self._head[: len(buffer)])
            self._head = self._head[len(part) :]
        else:
            part = self._stream.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def _fields(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])
