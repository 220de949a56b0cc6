"""A journal that may not be written can still be read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app.journal_records import note

from relift.app import setup
from relift.app.records import append, load_records
from relift.app.setup import close_store, open_store
from relift.errors import StoreReadOnlyError

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs file rights of POSIX")


@pytest.fixture
def shown() -> Iterator[Path]:
    """A data folder that everyone may reach; pytest's own folders are closed to nobody."""
    folder = Path(tempfile.mkdtemp(prefix="relift-read-only-"))
    folder.chmod(0o755)
    yield folder / "home"
    close_store()
    for place in (folder / "home", folder):
        place.chmod(0o755)
    shutil.rmtree(folder)


def look(home: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "app" / "unprivileged_reader.py"), str(home)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def close_to_others(home: Path) -> None:
    for file in home.iterdir():
        file.chmod(0o444)
    home.chmod(0o555)


def test_a_store_in_a_read_only_folder_is_read_and_says_why_it_does_not_write(
    shown: Path,
) -> None:
    append(open_store(shown), [note("seen")])
    close_store()
    close_to_others(shown)
    told = look(shown)
    assert told["is_read_only"] is True
    assert told["notes"] == ["seen"]
    assert told["backed_up"] == 1
    kind, message = told["error"]  # type: ignore[misc]
    assert kind == "StoreReadOnlyError"
    assert str(shown) in message
    assert "Nothing was written" in message


def test_a_read_only_store_whose_log_was_not_folded_in_is_read_with_it(shown: Path) -> None:
    store = open_store(shown)
    append(store, [note("in the log only")])
    close_to_others(shown)
    assert (shown / "relift.sqlite3-wal").stat().st_size > 0
    assert look(shown)["notes"] == ["in the log only"]


def test_a_store_cannot_be_made_where_nothing_may_be_written(shown: Path) -> None:
    shown.mkdir()
    shown.chmod(0o555)
    told = look(shown)
    assert told["error"][0] == "StoreReadOnlyError"  # type: ignore[index]


def test_a_read_only_store_of_an_older_version_is_not_guessed_at(shown: Path) -> None:
    from relift.app.database import query, reading

    store = open_store(shown)
    with reading(store):
        query("PRAGMA user_version=0")
    close_store()
    close_to_others(shown)
    assert look(shown)["error"][0] == "StoreReadOnlyError"  # type: ignore[index]


def test_a_read_only_store_reads_and_refuses_to_write(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(open_store(home), [note("seen")])
    close_store()
    monkeypatch.setattr(setup, "_may_write", lambda _: False)
    store = open_store(home)
    assert store.is_read_only
    assert len(load_records(store)) == 1
    with pytest.raises(StoreReadOnlyError, match="RELIFT_HOME"):
        append(store, [note("never")])
