"""The cards in a browser: found by what people say, read, and printed with their sources.

route: learn, learn_card
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.site import DESK, LOOKS, PHONE, Site, visiting
from tests.browser.test_every_page import keyboard_faults, sideways, violations

PAGES = ("/learn", "/learn?q=bulged+disc", "/learn?q=kill+myself", "/learn/imaging_findings")


def test_a_word_that_was_heard_finds_the_accurate_one_and_its_evidence(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.url}/learn")
    page.get_by_label("A word you were told").fill("bulged disc")
    page.get_by_role("button", name="Search").click()
    card = page.locator(".known")
    expect(card).to_contain_text("You say: “bulged disc”")
    expect(card).to_contain_text("a disc bulge seen on a scan")
    expect(card.get_by_text("What speaks against it")).not_to_be_visible()
    card.get_by_text("What is known").click()
    expect(card.get_by_text("What speaks against it")).to_be_visible()
    expect(card).to_contain_text("Not yet reviewed by a clinician.")


def test_a_card_is_opened_from_its_group_and_leads_to_the_next(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/learn")
    page.get_by_role("link", name="The first hours").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The first hours")
    page.get_by_text("What this rests on").click()
    expect(page.locator(".sources")).to_contain_text("The figure was checked in the source.")
    page.get_by_role("link", name="Next:").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Slow breathing")


def test_thoughts_of_suicide_come_before_anything_else(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/learn?q=i+want+to+kill+myself")
    expect(page.get_by_role("alert")).to_contain_text("Please talk to someone now")
    expect(page.locator(".known")).to_have_count(0)


def test_paper_shows_the_sources_and_no_buttons(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/learn/imaging_findings")
    page.emulate_media(media="print")
    expect(page.locator(".sources")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pages")).not_to_be_visible()
    expect(page.get_by_role("link", name="Next:")).not_to_be_visible()


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS, ids=["phone", "desk"])
def test_each_page_keeps_the_rules_of_axe_and_fits_its_window(
    site: Site, chromium: Browser, viewport: dict[str, int], scheme: str
) -> None:
    wrong = []
    with visiting(chromium, viewport=viewport, color_scheme=scheme) as context:
        page = site.enter(context)
        for address in PAGES:
            page.goto(site.url + address)
            for fold in page.locator("main details").all():
                fold.evaluate("fold => { fold.open = true; }")
            wrong += [f"{address}: {fault}" for fault in [*violations(page), *sideways(page)]]
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            if viewport is PHONE:
                wrong += [f"{address} at 200%: {fault}" for fault in sideways(page)]
    assert wrong == []


def test_each_page_is_walked_by_keyboard(site: Site, chromium: Browser) -> None:
    wrong = []
    with visiting(chromium, viewport=DESK) as context:
        page = site.enter(context)
        for address in PAGES:
            page.goto(site.url + address)
            wrong += [f"{address}: {fault}" for fault in keyboard_faults(page)]
    assert wrong == []
