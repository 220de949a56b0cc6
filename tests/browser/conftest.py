"""Debian's Chromium, a served journal, and a phone that has come in."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser.site import ARGUMENTS, CHROMIUM, Site, serving, visiting

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


# Playwright keeps an event loop in this thread, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each opens a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(home: Path) -> Iterator[Site]:
    """The journal of `home`, served; at the end nothing may have gone wrong in a page."""
    with serving(home) as site:
        yield site
    assert site.faults == []


@pytest.fixture
def phone(site: Site, chromium: Browser) -> Iterator[BrowserContext]:
    """A phone's browser, 360 pixels wide."""
    with visiting(chromium) as context:
        yield context


@pytest.fixture
def page(site: Site, phone: BrowserContext) -> Page:
    """The phone, come in and on Today."""
    return site.enter(phone)


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
