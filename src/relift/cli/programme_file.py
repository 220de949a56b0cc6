"""A programme's text from where it lies: a file of a plausible size, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from relift.app.log_file import check_plain_file, open_log
from relift.errors import UnreadableFileError

STDIN = Path("-")
MAX_BYTES = 1_000_000
"""A hundred times a long programme; what is larger was named by mistake."""

_BINARY = (b"PK\x03\x04", b"%PDF", b"SQLite")


def programme_text(file: Path) -> str:
    """Read the text of a programme.

    Args:
        file: As typed; `-` for standard input.

    Raises:
        UnreadableFileError: it is missing, empty, too large, or no text.
    """
    if file == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        check_plain_file(file)
        with open_log(file) as opened:
            data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(
            f"{file} is larger than 1 MB, which no programme is. Is it the right file?"
        )
    if not data.strip():
        raise UnreadableFileError(f"{file} is empty: write a programme into it, line by line.")
    if data.startswith(_BINARY) or b"\0" in data:
        raise UnreadableFileError(
            f"{file} is no text. Save the programme as a text file or as CSV, and name that."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what spreadsheets in western Europe save
