"""Another program that serves on this computer: a browser sends it our key, and it gets nothing.

route: today, outbox, more
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect
from tests.browser.site import Site

from relift.app.records import load_records
from relift.app.setup import open_store

TRY = """async (url) => {
  const told = {};
  const tried = async (name, work) => {
    try { told[name] = await work(); } catch (fault) { told[name] = "refused"; }
  };
  await tried("read", async () =>
    (await fetch(`${url}/snapshot.json`, { credentials: "include" })).text());
  await tried("script", () => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${url}/snapshot.json`;
    script.onload = () => resolve("loaded");
    script.onerror = reject;
    document.head.append(script);
  }));
  await tried("write", async () => (await fetch(`${url}/outbox`, {
    method: "POST", mode: "no-cors", credentials: "include",
    headers: { "Content-Type": "text/plain" },
    body: JSON.stringify({ records: [{ id: crypto.randomUUID(), kind: "note",
      at: "2026-03-01T18:00:00+00:00", payload: { text: "not mine" } }] }),
  })).type);
  return told;
}"""


class Elsewhere(BaseHTTPRequestHandler):
    """A page with nothing on it but a link and a frame."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        url = self.path.partition("?")[2]
        self.wfile.write(f'<a href="{url}/more">go</a><iframe src="{url}/more">'.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def neighbour() -> Iterator[str]:
    """The address of a program beside ours, at the same name and another port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_it_reads_frames_and_writes_nothing_and_may_link_here(
    site: Site, page: Page, neighbour: str
) -> None:
    page.evaluate("navigator.serviceWorker.ready")
    page.goto(f"{neighbour}/?{site.url}")
    frame = page.frames[-1]
    assert "More" not in (frame.text_content("body") or "")
    told = page.evaluate(TRY, site.url)
    assert told["read"] == "refused"
    assert told["script"] == "refused"
    assert not load_records(open_store())
    page.get_by_role("link", name="go").click()
    expect(page.get_by_role("heading", name="More")).to_be_visible()
    site.faults.clear()  # the neighbour's own page, and what it was refused
