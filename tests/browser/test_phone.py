"""A phone at its own https address: paired by the code, writing, taken back, and out.

route: pair, outbox, device_code
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.site import ARGUMENTS, CHROMIUM, Site, serving, visiting
from tests.browser.tls_proxy import proxying

from relift.app import clock
from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.app.web.access import DeviceKind
from relift.app.web.doors import LOCAL_COOKIE, PHONE_COOKIE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs openssl and POSIX sockets")

WRITE = """(static) => import(static).then(({ record, write, drain }) =>
  write([record("note", { text: "from the phone" })]).then(drain).then((told) => told.reason))"""


@pytest.fixture
def tunnel(home: Path, tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """The journal of `home`, served here and behind TLS; and the phone's address."""
    with proxying(tmp_path) as proxy, serving(home, phone=proxy.origin) as site:
        proxy.target = site.server.address.port
        yield site, proxy.origin


def address_of(page: Page) -> str:
    """The address that the code holds, as it is written below it."""
    page.get_by_text("Show the address").click()
    return page.locator(".address").inner_text()


def test_a_phone_is_paired_writes_and_is_shown_out(
    tunnel: tuple[Site, str], chromium: Browser
) -> None:
    site, origin = tunnel
    with visiting(chromium) as computer, visiting(chromium, ignore_https_errors=True) as pocket:
        desk = site.enter(computer)
        desk.goto(f"{site.url}/settings/devices")
        desk.get_by_role("button", name="Pair a phone").click()
        code = desk.get_by_role("img", name=re.compile("Code"))
        expect(code).to_be_visible()
        code.evaluate("image => image.decode()")  # wait until it is there
        assert code.evaluate("image => image.naturalWidth") > 100
        address = address_of(desk)
        assert address.startswith(f"{origin}/pair?key=")

        phone = pocket.new_page()
        phone.goto(address)
        phone.get_by_role("button", name="Pair it").click()
        expect(phone).to_have_url(f"{origin}/")
        expect(phone.get_by_role("navigation", name="Pages")).to_be_visible()
        (cookie,) = [one for one in pocket.cookies() if one["name"] == PHONE_COOKIE]
        assert cookie["secure"]
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Strict"
        assert LOCAL_COOKIE not in {one["name"] for one in pocket.cookies()}

        static = phone.locator('script[src$="relift/app.js"]').get_attribute("src")
        assert static is not None
        reason = phone.evaluate(WRITE, static.replace("app.js", "outbox.js"))
        assert reason == ""
        (note,) = load_journal(open_store()).notes
        assert note.value.text == "from the phone"

        # The list on the computer shows the phone by itself.
        row = desk.locator("#devices li", has_text="Phone")
        expect(row).to_be_visible(timeout=15_000)
        row.get_by_role("button", name="Take its key away").click()
        expect(desk.get_by_text("may not come in any more")).to_be_visible()
        phone.goto(f"{origin}/more")
        expect(phone.get_by_role("heading")).to_have_text("The door is closed")
    assert [one for one in site.faults if "401" not in one] == []


def test_the_address_of_the_code_works_once(tunnel: tuple[Site, str], chromium: Browser) -> None:
    site, _ = tunnel
    with visiting(chromium) as computer, visiting(chromium, ignore_https_errors=True) as pocket:
        desk = site.enter(computer)
        desk.goto(f"{site.url}/settings/devices")
        desk.get_by_role("button", name="Pair a phone").click()
        address = address_of(desk)
        phone = pocket.new_page()
        phone.goto(address)
        phone.get_by_role("button", name="Pair it").click()
        phone.goto(address)
        expect(phone.get_by_role("heading")).to_have_text("This link does not work any more")


def test_at_its_address_relift_opens_without_signal(
    tunnel: tuple[Site, str], chromium: Browser
) -> None:
    site, origin = tunnel
    secret = site.server.access.new_link(DeviceKind.PHONE, now=clock.now())
    # A service worker is only registered where the browser itself trusts the certificate.
    trusting = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=[*ARGUMENTS, "--ignore-certificate-errors"]
    )
    with visiting(trusting, ignore_https_errors=True) as pocket:
        phone = pocket.new_page()
        phone.goto(f"{origin}/pair?key={secret}")
        phone.get_by_role("button", name="Pair it").click()
        phone.evaluate("navigator.serviceWorker.ready")
        phone.wait_for_function("caches.open('pages').then(c => c.match('/')).then(Boolean)")
        pocket.set_offline(True)
        phone.reload()
        expect(phone.locator("#signal")).to_contain_text("No signal")
    trusting.close()
