"""Leaving and letting in, in a browser: nothing that was not sent is lost without a word.

route: devices, leave
"""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect
from tests.browser.site import Site, visiting

WRITE = """(from) => import(from).then(({ record, write }) =>
  write([record("note", { text: "not sent yet" })]).then(() => null))"""


def write_without_signal(page: Page) -> None:
    """Write a note that cannot be sent."""
    app = page.locator('script[src$="relift/app.js"]').get_attribute("src")
    assert app is not None
    page.context.route("**/outbox", lambda route: route.abort())
    page.evaluate(WRITE, app.replace("app.js", "outbox.js"))


def test_leaving_clears_the_device_and_closes_the_door(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/settings/devices")
    page.get_by_role("button", name="Leave on this device").click()
    expect(page.get_by_role("heading", name="You have left")).to_be_visible()
    page.wait_for_function("caches.keys().then((names) => names.length === 0)")
    page.goto(f"{site.url}/more")
    expect(page.get_by_role("heading")).to_have_text("The door is closed")
    site.faults.clear()  # the door's 401


def test_leaving_warns_of_what_was_not_sent_and_can_send_it_first(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/settings/devices")
    write_without_signal(page)
    expect(page.locator("#kept-here")).to_contain_text("1 not sent yet")
    page.get_by_role("button", name="Leave on this device").click()
    expect(page.get_by_text("If you leave now, it is lost")).to_be_visible()
    expect(page.get_by_role("heading", name="Devices")).to_be_visible()
    page.context.unroute("**/outbox")
    page.get_by_role("button", name="Send them now").click()
    expect(page.get_by_role("heading", name="You have left")).to_be_visible()
    site.faults.clear()  # the request that was held back


def test_a_link_lets_another_browser_in_and_its_key_is_taken_away(
    site: Site, page: Page, chromium: Browser
) -> None:
    page.goto(f"{site.url}/settings/devices")
    page.get_by_role("button", name="A link for another browser").click()
    address = page.locator("#link").inner_text()
    with visiting(chromium) as other:
        theirs = other.new_page()
        theirs.goto(address)
        expect(theirs.get_by_role("navigation", name="Pages")).to_be_visible()
        page.goto(f"{site.url}/settings/devices")
        expect(page.get_by_text("this device", exact=False).first).to_be_visible()
        page.get_by_role("button", name="Take its key away").click()
        expect(page.get_by_text("may not come in any more")).to_be_visible()
        theirs.goto(f"{site.url}/more")
        expect(theirs.get_by_role("heading")).to_have_text("The door is closed")


def test_the_page_says_what_the_phone_may_drop(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/settings/devices")
    expect(page.get_by_text("seven days")).to_be_visible()
    expect(page.locator("#kept-here")).to_contain_text("MB")
