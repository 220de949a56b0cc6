"""Debian's Chromium for the tests of what runs on the phone, and a server for its modules."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, sync_playwright

STATIC = Path(__file__).parents[2] / "src" / "relift" / "app" / "static"
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    path = shutil.which("chromium")
    assert path, "Debian's package chromium is not installed: install it, and run the tests again"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def call(chromium: Browser) -> Iterator[Call]:
    """The static modules, loaded into one page; `first` goes before each call's arguments."""
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
