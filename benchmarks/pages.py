"""How long does the server take for each page, on a journal of five years and 20,000 sets?

`relift serve` runs in a process of its own; each page is asked for over loopback, HTTP and gzip
included. `first` is the first page after the start (the journal is read and planned), `warm` the
page again with nothing new, `after_a_write` Today after each of twenty check-ins (the journal is
added up and the day planned anew). Goal (design.md section 10): warm 30 ms median, 60 ms at the
95th percentile. The charts of Insight and the what-if are asked for by the page when they come
into view, and stand here as `lazy`.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import numpy as np

from _served import Visitor, fill, served
from today import NOW

RESULT = Path(__file__).parent / "results" / "pages.json"
PAGES = (
    "/",
    "/flare",
    "/checkin",
    "/workout",
    "/history",
    "/insight",
    "/learn",
    "/data",
    "/settings",
    "/more",
    "/snapshot.json",
)
REPEATS = 40
GOAL_MEDIAN_MS, GOAL_P95_MS = 30.0, 60.0


def warm(visitor: Visitor, path: str) -> dict[str, float]:
    """Median and 95th percentile of one page [ms], and its weight over the wire [kB]."""
    connection = visitor.connect()
    status, body, _ = visitor.ask(connection, path)
    assert status == 200, (path, status)
    times = [visitor.ask(connection, path)[2] for _ in range(REPEATS)]
    return {
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(float(np.quantile(times, 0.95)), 1),
        "kb": round(len(body) / 1000, 1),
    }


def after_a_write(visitor: Visitor) -> dict[str, float]:
    """Today after each of twenty check-ins [ms]."""
    connection, times = visitor.connect(), []
    for _ in range(20):
        record = {
            "id": str(uuid4()),
            "kind": "checkin",
            "at": NOW.isoformat(),
            "payload": {"pain_now": 2},
        }
        status, _, _ = visitor.ask(connection, "/outbox", body={"records": [record]})
        assert status == 200
        times.append(visitor.ask(connection, "/")[2])
    return {
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(float(np.quantile(times, 0.95)), 1),
    }


def main() -> int:
    """Measure and print; write the result beside the others."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        fill(home)
        with served(home) as visitor:
            connection = visitor.connect()
            first = {path: round(visitor.ask(connection, path)[2], 1) for path in PAGES}
            pages = {path: warm(visitor, path) for path in PAGES}
            written = after_a_write(visitor)
    slowest = max(pages, key=lambda path: pages[path]["median_ms"])
    result = {
        "question": __doc__.splitlines()[0],
        "first_ms": first,
        "warm": pages,
        "slowest": {"page": slowest, **pages[slowest]},
        "after_a_write": written,
        "goals_ms": {"median": GOAL_MEDIAN_MS, "p95": GOAL_P95_MS},
        "machine": platform.machine(),
        "python": platform.python_version(),
        "date": datetime.now(UTC).date().isoformat(),
    }
    text = json.dumps(result, indent=2)
    RESULT.write_text(text + "\n", "utf-8")
    sys.stdout.write(text + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
