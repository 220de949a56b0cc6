"""The static modules in a page of their own, so that their functions can be called one by one."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser

STATIC = Path(__file__).parents[2] / "src" / "relift" / "app" / "static"
CALL = """async ([module, name, given]) => {
    const found = await import(`/${module}`);
    const { calls, first } = JSON.parse(given);
    return JSON.stringify(calls.map((args) => found[name](...first, ...args)));
}"""


class Call(Protocol):
    """Call an exported function of a static module once for each list of arguments."""

    def __call__(
        self, module: str, name: str, calls: Sequence[Any], *first: object
    ) -> list[Any]: ...


class Quiet(SimpleHTTPRequestHandler):
    """Serves the static files, and an empty page for the modules to run in."""

    def do_GET(self) -> None:
        if self.path == "/":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>rules</title>")
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: requests are no part of a test's output."""


@contextmanager
def calling(chromium: Browser) -> Iterator[Call]:
    """Open a page that has the static modules; `first` goes before each call's arguments."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")

    def call(module: str, name: str, calls: Sequence[Any], *first: object) -> list[Any]:
        given = json.dumps({"calls": calls, "first": first})
        told: list[Any] = json.loads(page.evaluate(CALL, [module, name, given]))
        return told

    yield call
    page.close()
    server.shutdown()
    server.server_close()
