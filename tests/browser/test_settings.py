"""The settings in a browser: each page by thumb and by keyboard, and what is typed is kept.

route: settings, settings_section, numbers
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.site import LOOKS, Site, visiting

from relift.app.records import load_journal
from relift.app.setup import open_store
from relift.app.web.pages.settings import SECTIONS

AXE = (Path(__file__).parent / "vendor" / "axe.js").read_text(encoding="utf-8")
PAGES = ["settings", "settings/devices", *(f"settings/{slug}" for slug in SECTIONS)]


def faults_of(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than the screen."""
    page.evaluate(AXE)
    found = [str(one["id"]) for one in page.evaluate("axe.run()")["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    return found


@pytest.mark.parametrize(("viewport", "theme"), LOOKS, ids=["phone", "desk"])
def test_every_page_fits_and_is_open_to_everyone(
    site: Site, chromium: Browser, viewport: dict[str, int], theme: str
) -> None:
    with visiting(chromium, viewport=viewport, color_scheme=theme) as context:
        page = site.enter(context)
        for path in PAGES:
            page.goto(f"{site.url}/{path}")
            assert faults_of(page) == [], path


def test_every_page_fits_with_text_of_twice_the_size(site: Site, page: Page) -> None:
    for path in PAGES:
        page.goto(f"{site.url}/{path}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path


def test_a_unit_is_set_by_thumb_and_the_list_says_so(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/more")
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("link", name="Units, bar and plates").click()
    page.get_by_role("radio", name="Pounds").check()
    page.get_by_label("Weight of your empty bar").fill("heavy")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("from 0 to 100")).to_be_visible()
    expect(page.get_by_label("Weight of your empty bar")).to_have_value("heavy")
    expect(page.get_by_role("radio", name="Pounds")).to_be_checked()
    page.get_by_label("Weight of your empty bar").fill("45")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Bar 45 lb")).to_be_visible()
    site.faults[:] = [one for one in site.faults if "422" not in one]


def test_a_pause_is_taken_and_ended_by_keyboard_alone(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/settings/pause")
    page.get_by_role("button", name="Pause my plan").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Pause Paused")).to_be_visible()
    page.goto(f"{site.url}/settings/pause")
    page.get_by_role("button", name="End the pause").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Pause Not paused")).to_be_visible()
    assert len(load_journal(open_store()).pauses) == 2


def test_a_country_brings_up_its_numbers_as_soon_as_it_is_chosen(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/settings/you")
    page.get_by_label("Country").fill("United Kingdom")
    page.get_by_label("Country").press("Tab")
    expect(page.locator("#numbers")).to_contain_text("999")


def test_the_theme_changes_at_a_tap_and_stays(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/settings/look")
    page.get_by_role("radio", name="Dark").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(f"{site.url}/more")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
