"""A served five-year journal for the benchmarks of the pages: a process of its own, and its key."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from relift.app.records import append
from relift.app.setup import close_store, open_store
from today import NOW, five_years, records_of

ANSWER_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A browser without a screen that came in by the link.

    Attributes:
        port: Of the server.
        key: Its cookie.
    """

    port: int
    key: str

    def connect(self) -> http.client.HTTPConnection:
        """A connection that stays open between requests."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_S)

    def ask(
        self,
        connection: http.client.HTTPConnection,
        path: str,
        *,
        body: object = None,
        accepts: str = "text/html",
    ) -> tuple[int, bytes, float]:
        """Ask for a page, or send JSON: status, body as it came over the wire, time taken [ms]."""
        headers = {"Cookie": self.key, "Accept": accepts, "Accept-Encoding": "gzip"}
        sent = None
        if body is not None:
            sent = json.dumps(body).encode()
            headers |= {
                "Content-Type": "application/json",
                "Origin": f"http://127.0.0.1:{self.port}",
            }
        start = time.perf_counter()
        connection.request("GET" if body is None else "POST", path, sent, headers)
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, content, (time.perf_counter() - start) * 1e3


def fill(home: Path) -> None:
    """Write five years of training and ninety days of a flare into a data folder."""
    store = open_store(home)
    append(store, records_of(five_years(), store.person))
    close_store()


@contextmanager
def served(home: Path) -> Iterator[Visitor]:
    """`relift serve` in a process of its own."""
    told = os.environ | {"RELIFT_HOME": str(home), "RELIFT_NOW": NOW.isoformat()}
    command = [sys.executable, "-m", "relift", "serve", "--no-browser", "--port", "0", "--json"]
    with subprocess.Popen(command, env=told, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            link = json.loads(_first_object(process.stdout))
            yield _entered(link["port"], link["link"])
        finally:
            process.terminate()


def _first_object(stream: Iterator[str]) -> str:
    """The first JSON object that a program prints."""
    text = ""
    for line in stream:
        text += line
        if line.rstrip() == "}":
            break
    return text


def _entered(port: int, link: str) -> Visitor:
    for _ in range(200):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_S)
        try:
            connection.request("GET", "/open?" + link.partition("?")[2])
            answer = connection.getresponse()
            answer.read()
            return Visitor(port=port, key=answer.getheader("Set-Cookie", "").partition(";")[0])
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")
