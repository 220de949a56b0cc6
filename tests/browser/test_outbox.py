"""The outbox on the phone: a record that cannot be taken holds up no other, and is not forgotten.

route: outbox
"""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, Route, expect
from tests.browser.site import Site
from tests.browser.walks import sent

from relift.app.records import load_journal
from relift.app.setup import open_store

WRITE = """async (texts) => {
  const app = document.querySelector("script[src$='relift/app.js']").src;
  const { record, write } = await import(app.replace("app.js", "outbox.js"));
  await write(texts.map((text) => record("note", { text })));
}"""


def notes(home: Path) -> list[str]:
    return [note.value.text for note in load_journal(open_store(home)).notes]


def test_a_record_that_breaks_a_parcel_is_told_and_the_others_arrive(
    home: Path, site: Site, page: Page
) -> None:
    def choke(route: Route) -> None:
        if "poison" in (route.request.post_data or ""):
            error = {"error": {"kind": "x", "heading": "x", "message": "Too odd to keep."}}
            route.fulfill(status=400, body=json.dumps(error), content_type="application/json")
        else:
            route.fallback()

    page.context.route("**/outbox", choke)
    page.evaluate(WRITE, ["one", "poison", "two"])
    expect(page.locator("#notices")).to_contain_text("Too odd to keep.")
    expect(page.locator("#notices")).to_contain_text("still on this device")
    page.wait_for_function("document.getElementById('signal').textContent === ''")
    assert notes(home) == ["one", "two"]
    # The browser tells a status of 400 on its console, which is meant here.
    site.faults[:] = [fault for fault in site.faults if "400 (Bad Request)" not in fault]


def test_what_is_written_while_a_parcel_is_on_its_way_follows_it(home: Path, page: Page) -> None:
    for n in range(20):
        page.evaluate(WRITE, [f"note {n}"])
    sent(page)
    assert sorted(notes(home)) == sorted(f"note {n}" for n in range(20))
