"""Nothing confirmed is lost or doubled, wherever a writing process is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.app.journal_records import NOON, note, parsed_log

from relift.app.imports import import_file
from relift.app.inspection import check_health
from relift.app.records import append, load_journal, load_records
from relift.app.setup import open_store

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "app" / script), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
    )


def run(script: str, *arguments: object) -> dict[str, list[str]]:
    with start(script, *arguments) as process:
        output = process.communicate(timeout=120)[0]
    assert process.returncode == 0
    told: dict[str, list[str]] = json.loads(output)
    return told


def test_writers_killed_at_random_lose_and_double_nothing_that_was_confirmed(home: Path) -> None:
    told = run("killed_writer.py", "records", home, 40, 20260301)
    stored = Counter(record.id.hex for record in load_records(open_store(home)))
    assert len(told["confirmed"]) > 200
    assert set(told["confirmed"]) <= stored.keys()
    assert stored.keys() <= set(told["sent"])
    assert set(stored.values()) == {1}
    assert len(stored) <= len(told["confirmed"]) + 40
    assert check_health(open_store(home).path) == len(stored)


def test_an_import_that_is_killed_has_left_all_or_nothing(home: Path) -> None:
    rounds = 8
    told = run("killed_writer.py", "import", home, rounds, 20260302)
    for number in range(rounds):
        store = open_store(home / str(number))
        n_records = len(load_records(store))
        assert n_records in (0, 1_501)
        if str(number) in told["confirmed"]:
            assert n_records == 1_501
        import_file(store, parsed_log(*range(1_500)), now=NOON)
        assert len(load_journal(store).workouts) == 1_500


def test_two_processes_that_write_at_once_lose_nothing(home: Path) -> None:
    writers = [start("two_writers.py", home, name) for name in ("phone", "laptop")]
    for writer in writers:
        assert writer.wait(timeout=60) == 0
        assert writer.stdout is not None
        writer.stdout.close()
    journal = load_journal(open_store(home))
    texts = Counter(entry.value.text for entry in journal.notes)
    expected = {f"{name} {n}" for name in ("phone", "laptop") for n in range(100)}
    assert texts == Counter(expected)
    assert len(journal.workouts) == 200


def test_a_store_that_was_killed_can_be_written_at_once(home: Path) -> None:
    run("killed_writer.py", "records", home, 2, 20260303)
    assert append(open_store(home), [note()]) == 1
