"""A served journal and a browser that walks through it, as people do."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from a2wsgi import WSGIMiddleware
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from relift.app import clock
from relift.app.web.access import DeviceKind
from relift.app.web.serving import LOOPBACK, Server, prepare, wsgi_application

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
LOOKS = [(PHONE, "light"), (DESK, "dark")]
"""Both widths and both colour schemes; test_every_page looks at every pair of them."""


@dataclass
class Site:
    """A server in this process.

    Attributes:
        server: What it serves.
        faults: What went wrong in the pages: console errors, failed loads, foreign requests.
    """

    server: Server
    faults: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it is reached."""
        return self.server.address.local

    def link(self) -> str:
        """A fresh link that lets a browser in."""
        secret = self.server.access.new_link(DeviceKind.BROWSER, now=clock.now())
        return f"{self.url}/open?key={secret}"

    def enter(self, context: BrowserContext) -> Page:
        """Open Relift in a browser context and watch what goes wrong there."""
        page = context.new_page()
        self.watch(page)
        page.goto(self.link())
        return page

    def watch(self, page: Page) -> None:
        """Note errors on the console, failed loads of ours, and requests to anybody else."""
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._note_request)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "ERR_INTERNET_DISCONNECTED" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.faults.append(f"foreign request: {request.url}")


@contextmanager
def serving(home: Path, *, phone: str = "") -> Iterator[Site]:
    """Serve a data folder from a thread of this process."""
    server = prepare(home, port=0, phone=phone)
    config = uvicorn.Config(
        WSGIMiddleware(wsgi_application(server), workers=4),  # type: ignore[arg-type]
        interface="asgi3",
        lifespan="off",
        log_config=None,
        access_log=False,
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [server.listening]})
    thread.start()
    try:
        _wait(server.address.port)
        yield Site(server=server)
    finally:
        running.should_exit = True
        thread.join()
        server.listening.close()


@contextmanager
def visiting(
    browser: Browser, *, viewport: dict[str, int] = PHONE, **options: object
) -> Iterator[BrowserContext]:
    """A browser context of its own, as a phone holds it."""
    context = browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]
        has_touch=viewport is PHONE,
        locale="en-GB",
        timezone_id="UTC",
        **options,  # type: ignore[arg-type]
    )
    context.set_default_timeout(20_000)
    try:
        yield context
    finally:
        context.close()


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("the server did not start")
