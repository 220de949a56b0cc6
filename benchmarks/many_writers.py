"""Do 50 clients that write at once for a minute get an error, or lose a record, on SQLite?

Each client has a connection of its own to one `relift serve` and sends one record after another (a
check-in, a set, a note; every tenth of them twice, as a phone does that lost the answer). At the
end the log must hold each record once. Goal: no error, nothing lost, nothing doubled.
"""

from __future__ import annotations

import json
import platform
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import numpy as np

from _served import Visitor, served
from relift.app.records import load_records
from relift.app.setup import close_store, open_store
from today import NOW

RESULT = Path(__file__).parent / "results" / "many_writers.json"
N_CLIENTS, DURATION_S = 50, 60.0


class Client(threading.Thread):
    """One client, which notes what was confirmed to it and what was not."""

    def __init__(self, visitor: Visitor, until: float) -> None:
        super().__init__()
        self._visitor, self._until = visitor, until
        self.confirmed: set[str] = set()
        self.errors: list[str] = []
        self.times_ms: list[float] = []

    def run(self) -> None:
        """Write until the time is up."""
        connection, n = self._visitor.connect(), 0
        while time.monotonic() < self._until:
            record = self._record(n)
            for _ in range(2 if n % 10 == 0 else 1):
                self._send(connection, record)
            n += 1

    def _send(self, connection: object, record: dict[str, object]) -> None:
        try:
            status, body, took = self._visitor.ask(
                connection,  # type: ignore[arg-type]
                "/outbox",
                body={"records": [record]},
                accepts="application/json",
            )
        except OSError as fault:
            self.errors.append(type(fault).__name__)
            return
        self.times_ms.append(took)
        if status == 200 and json.loads(_plain(body))["answers"][0]["is_kept"]:
            self.confirmed.add(str(record["id"]))
        else:
            self.errors.append(f"{status}: {_plain(body)[:200]!r}")

    def _record(self, n: int) -> dict[str, object]:
        said: tuple[str, dict[str, object]] = (
            ("checkin", {"pain_now": n % 10}),
            ("note", {"text": f"note {n}"}),
            ("exposure", {"workout": str(uuid4()), "exposure": str(uuid4()), "movement": "Squat"}),
        )[n % 3]
        return {"id": str(uuid4()), "kind": said[0], "at": NOW.isoformat(), "payload": said[1]}


def _plain(body: bytes) -> bytes:
    import gzip

    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def main() -> int:
    """Write from all sides, then count; write the result beside the others."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        close_store()
        with served(home) as visitor:
            until = time.monotonic() + DURATION_S
            clients = [Client(visitor, until) for _ in range(N_CLIENTS)]
            for client in clients:
                client.start()
            for client in clients:
                client.join()
        stored = [str(record.id) for record in load_records(open_store(home))]
        close_store()
    confirmed = set().union(*(client.confirmed for client in clients))
    times = np.array([one for client in clients for one in client.times_ms])
    errors = [error for client in clients for error in client.errors]
    result = {
        "question": __doc__.splitlines()[0],
        "clients": N_CLIENTS,
        "seconds": DURATION_S,
        "confirmed": len(confirmed),
        "errors": len(errors),
        "first_errors": errors[:3],
        "lost": len(confirmed - set(stored)),
        "doubled": len(stored) - len(set(stored)),
        "writes_per_second": round(len(times) / DURATION_S, 1),
        "median_ms": round(float(np.median(times)), 1),
        "p95_ms": round(float(np.quantile(times, 0.95)), 1),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "date": datetime.now(UTC).date().isoformat(),
    }
    text = json.dumps(result, indent=2)
    RESULT.write_text(text + "\n", "utf-8")
    sys.stdout.write(text + "\n")
    return 0 if not errors and not result["lost"] and not result["doubled"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
