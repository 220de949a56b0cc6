"""Started by the kill tests: forks writers and kills each at a random moment.

A writer confirms a record by sending its id through a pipe, after the store has said that the
record is written. Writers are forked from this warm process, because a fresh interpreter for each
would take most of the time. The first one is killed while it makes the store or soon after.

Usage: killed_writer.py records|import HOME ROUNDS SEED
"""

from __future__ import annotations

import importlib
import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from tests.app.journal_records import NOON, note, parsed_log

from relift.app.imports import import_file
from relift.app.records import append
from relift.app.setup import open_store

RECORDS_A_ROUND = 60
ID_BYTES = 16


def main() -> None:
    importlib.import_module("relift.app.upgrade")  # before the fork, not in each writer
    what, home, rounds, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    told = kill_writers if what == "records" else kill_imports
    print(json.dumps(told(home, rounds, chance)))


def kill_writers(home: Path, rounds: int, chance: random.Random) -> dict[str, list[str]]:
    """Records one by one into one store; a new writer sends again what went unconfirmed."""
    confirmed: list[bytes] = []
    sent: list[str] = []
    retry: UUID | None = None
    for number in range(rounds):
        ids = [UUID(int=chance.getrandbits(128)) for _ in range(RECORDS_A_ROUND)]
        if retry is not None:
            ids.insert(0, retry)
        sent += [id_.hex for id_ in ids]
        patience = chance.choice((0, 1, 5, 20, 50)) if number else 0
        heard = _run(lambda tell, ids=ids: _write(home, ids, tell), patience, chance)  # type: ignore[misc]
        confirmed += heard
        retry = ids[len(heard)] if len(heard) < len(ids) else None
    return {"confirmed": [id_.hex() for id_ in confirmed], "sent": sent}


def kill_imports(home: Path, rounds: int, chance: random.Random) -> dict[str, list[str]]:
    """A big import into a new store each time, killed somewhere on its way."""
    log = parsed_log(*range(1_500))

    def write(place: Path, tell: Callable[[bytes], None]) -> None:
        store = open_store(place)
        tell(b"o" * ID_BYTES)
        import_file(store, log, now=NOON)
        tell(b"i" * ID_BYTES)

    started = time.perf_counter()
    _run(lambda tell: write(home / "whole", tell), 2, chance, longest_s=60.0)
    whole_s = time.perf_counter() - started
    confirmed = []
    for number in range(rounds):
        place = home / str(number)
        heard = _run(
            lambda tell, place=place: write(place, tell),  # type: ignore[misc]
            1,
            chance,
            longest_s=whole_s * 0.8,
        )
        if len(heard) > 1:
            confirmed.append(str(number))
    return {"confirmed": confirmed}


def _write(home: Path, ids: list[UUID], tell: Callable[[bytes], None]) -> None:
    store = open_store(home)
    for id_ in ids:
        append(store, [note(id=id_)])
        tell(id_.bytes)


def _run(
    work: Callable[[Callable[[bytes], None]], None],
    patience: int,
    chance: random.Random,
    *,
    longest_s: float = 0.02,
) -> list[bytes]:
    """Fork a worker, wait for some confirmations and a random moment more, and kill it.

    Returns:
        Every confirmation that it sent before it died.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(lambda confirmation: _send(writing, confirmation))
        os._exit(0)
    os.close(writing)
    heard = b""
    while len(heard) < patience * ID_BYTES and (part := os.read(reading, ID_BYTES)):
        heard += part
    select.select([], [], [], chance.uniform(0, longest_s))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reading, 65536):
        heard += part
    os.close(reading)
    return [heard[i : i + ID_BYTES] for i in range(0, len(heard), ID_BYTES)]


def _send(pipe: int, confirmation: bytes) -> None:
    os.write(pipe, confirmation)


if __name__ == "__main__":
    main()
