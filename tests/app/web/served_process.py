"""`relift serve` as a process of its own, as a person starts it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start it, without a browser, telling its link as JSON."""
    command = [sys.executable, "-m", "relift", "serve", "--no-browser", "--json", *arguments]
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "RELIFT_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@dataclass
class Process:
    """One that serves.

    Attributes:
        running: The process.
        link: The link that it printed.
        port: Where it listens.
        cookie: What a browser that used the link sends.
    """

    running: subprocess.Popen[str]
    link: str
    port: int
    cookie: str = ""

    @property
    def origin(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, *, cookie: str = "") -> tuple[int, str]:
        """Fetch a page; its status, and the cookie that it set or ""."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, (answer.headers["Set-Cookie"] or "").partition(";")[0]

    def enter(self) -> None:
        """Use the link."""
        status, self.cookie = self.ask(self.link.removeprefix(self.origin))
        assert status == 302

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """End it; its exit code, and what it still said."""
        self.running.send_signal(how)
        out, err = self.running.communicate(timeout=PATIENCE_S)
        return self.running.returncode, out, err


def read_link(process: subprocess.Popen[str]) -> dict[str, Any]:
    """The JSON that it prints once it listens."""
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        told += line
        if line.startswith("}"):
            break
    found: dict[str, Any] = json.loads(told)
    return found


@contextmanager
def serving(home: Path, *arguments: str) -> Iterator[Process]:
    """Serve a data folder; the process is gone at the end."""
    process = start(home, "--port", "0", *arguments)
    try:
        told = read_link(process)
        yield Process(process, told["link"], told["port"])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
