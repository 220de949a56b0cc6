"""Started by the tests: opens a store as someone who may not write it, and tells what happened.

Tests may run as root, whom no file right binds; so this process first makes itself nobody. What it
needs is imported before that, since nobody may not even read the interpreter's own files there.

Usage: unprivileged_reader.py HOME
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from tests.app.journal_records import note

from relift.app.backup import backup
from relift.app.checkpoints import stored_checkpoints
from relift.app.records import append, load_journal
from relift.app.setup import close_store, open_store
from relift.errors import ReliftError

NOBODY = 65534


def main() -> None:
    home = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as warm:
        load_journal(open_store(Path(warm)))
        close_store()
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    told: dict[str, object] = {}
    try:
        store = open_store(home)
        told["is_read_only"] = store.is_read_only
        told["notes"] = [entry.value.text for entry in load_journal(store).notes]
        told["checkpoints"] = len(stored_checkpoints(store))
        append(store, [note("never")])
    except ReliftError as error:
        told["error"] = [type(error).__name__, str(error)]
    with tempfile.TemporaryDirectory() as own:
        if "notes" in told:
            told["backed_up"] = backup(store, Path(own) / "copy.sqlite3")
    print(json.dumps(told))


if __name__ == "__main__":
    main()
