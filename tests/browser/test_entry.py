"""Coming in by the link, and staying in.

route: today, open, more, snapshot, manifest, service_worker
"""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.site import Site


def test_the_link_opens_today_once_and_the_browser_stays_in(
    site: Site, phone: BrowserContext
) -> None:
    link = site.link()
    page = phone.new_page()
    page.goto(link)
    expect(page).to_have_url(f"{site.url}/")
    expect(page.get_by_role("main")).to_be_visible()
    page.goto(f"{site.url}/more")
    expect(page.get_by_role("heading", name="More")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading")).to_have_text("This link does not work any more")


def test_a_browser_without_a_key_is_told_what_to_do(site: Site, phone: BrowserContext) -> None:
    page = phone.new_page()
    response = page.goto(site.url)
    assert response is not None
    assert response.status == 401
    expect(page.get_by_role("main")).to_contain_text("relift serve")


def test_today_opens_without_signal_after_one_visit(site: Site, page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.open('pages').then(c => c.match('/')).then(Boolean)")
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("#signal")).to_contain_text("No signal")
