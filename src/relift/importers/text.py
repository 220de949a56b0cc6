"""The bytes of a file as text: which encoding they are in, and what is no text at all.

UTF-8 first, UTF-16 where a mark or its pattern of NULs says so, else Windows-1252, which is what
spreadsheets in western Europe save. Text that was read as Windows-1252 and saved as UTF-8 once too
often (Ã¼ for ü) is set right where its first line shows it.
"""

from __future__ import annotations

import codecs
from typing import BinaryIO, NamedTuple

from relift.errors import UnreadableFileError

MAX_BYTES = 256_000_000
"""Two million sets: more than ten lifetimes. What is larger is no training log."""

AGAIN = "export the log again as CSV and import that file"
_HEAD_BYTES = 65_536
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_BINARY = {
    b"%PDF": "a PDF",
    b"SQLite": "a database",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"{\\rtf": "a word processor's file",
}


class Text(NamedTuple):
    """A file's text and the encoding it was in."""

    text: str
    encoding: str


def read_bytes(stream: BinaryIO, *, name: str) -> bytes:
    """Read a stream to its end.

    Raises:
        UnreadableFileError: it cannot be read, is empty, or larger than a log can be.
    """
    try:
        data = stream.read(MAX_BYTES + 1)
    except OSError as fault:
        raise UnreadableFileError(
            f"{name} cannot be read ({fault.strerror or fault}): check that it is a file that you "
            "may open"
        ) from None
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB, which no training log is. Is it "
            "the right file?"
        )
    if not data.strip():
        raise UnreadableFileError(f"{name} is empty: {AGAIN}")
    return data


def decode(data: bytes, *, name: str) -> Text:
    """Turn a file's bytes into text with line feeds alone.

    Raises:
        UnreadableFileError: it is no text.
    """
    head = data[:_HEAD_BYTES]
    what = next((what for mark, what in _BINARY.items() if head.startswith(mark)), None)
    encoding = "utf-32" if head.startswith(_UTF_32) else _utf16(head)
    if what or (b"\0" in head and not encoding):
        raise UnreadableFileError(f"{name} is {what or 'not a text file'}: {AGAIN}")
    if encoding:
        text = _strictly(data, encoding)
    else:
        encoding = "utf-8-sig"
        text = _strictly(data, encoding)
        if text is None:
            encoding = "cp1252"
            text = data.decode(encoding, errors="replace")
    if text is None or not text.strip():
        raise UnreadableFileError(f"{name} holds no text that can be read: {AGAIN}")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Text(_mended(text), encoding.removesuffix("-sig"))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16(head: bytes) -> str:
    """The kind of UTF-16 that the first bytes are in, or ""."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    line = head[:200]
    for encoding, nul_at in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls, others = line[nul_at::2], line[1 - nul_at :: 2]
        if len(line) >= 4 and nuls.count(0) > 0.8 * len(nuls) and 0 not in others:  # noqa: PLR2004
            return encoding
    return ""


def _mended(text: str) -> str:
    """Text that went through the wrong encoding once, set right; any other as it is."""
    first = text.partition("\n")[0]
    if first.isascii() or _unspoilt(first) == first:
        return text
    return "\n".join(line if line.isascii() else _unspoilt(line) for line in text.split("\n"))


def _unspoilt(line: str) -> str:
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line
