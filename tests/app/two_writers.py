"""Started twice at once by the tests: opens a new store, writes notes, and imports the same log.

Usage: two_writers.py HOME NAME
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.app.journal_records import NOON, note, parsed_log

from relift.app.imports import import_file
from relift.app.records import append
from relift.app.setup import open_store


def main() -> None:
    store = open_store(Path(sys.argv[1]))
    for number in range(100):
        append(store, [note(f"{sys.argv[2]} {number}")])
        if number == 50:
            import_file(store, parsed_log(*range(200)), now=NOON)


if __name__ == "__main__":
    main()
