"""Every page as people meet it: on a phone and a desk, light and dark, large text, keyboard, axe.

The pages are those of the URL conf that are opened by a plain GET, so that a new one is looked at
without being named here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.lived import EVENING, live_three_days
from tests.browser.site import DESK, PHONE, Site, serving, visiting

from relift.app.web.urls import urlpatterns

AXE = Path(__file__).parent / "vendor" / "axe.js"
ADDRESSES = [f"/{route.pattern}" for route in urlpatterns if "<" not in str(route.pattern)]
NO_PAGES = {"/open", "/pair"}  # they turn away whoever has no link; test_entry opens them


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the third evening."""
    home = tmp_path_factory.mktemp("lived") / "home"
    live_three_days(home)
    return home


@pytest.fixture(scope="module")
def lived_site(lived: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """It, served; the pages are only looked at."""
    patch = pytest.MonkeyPatch()
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(lived, home)
    patch.setenv("RELIFT_HOME", str(home))
    patch.setenv("RELIFT_NOW", EVENING)
    with serving(home) as site:
        yield site
    patch.undo()


@pytest.fixture(scope="module")
def pages(lived_site: Site, chromium: Browser) -> list[str]:
    """The addresses that answer a plain GET with a page."""
    with visiting(chromium) as context:
        lived_site.enter(context)
        found = []
        for address in ADDRESSES:
            answer = context.request.get(lived_site.url + address)
            is_page = "text/html" in answer.headers.get("content-type", "")
            is_shown = "attachment" not in answer.headers.get("content-disposition", "")
            is_whole = is_page and is_shown and "<main" in answer.text()
            if answer.ok and is_whole and address not in NO_PAGES:
                found.append(address)
    assert "/" in found
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["360", "1280"])
def test_no_page_scrolls_sideways_or_breaks_a_rule_of_axe(
    lived_site: Site, chromium: Browser, pages: list[str], viewport: dict[str, int], scheme: str
) -> None:
    wrong = []
    with visiting(chromium, viewport=viewport, color_scheme=scheme) as context:
        context.clock.set_fixed_time(EVENING)
        page = lived_site.enter(context)
        for address in pages:
            page.goto(lived_site.url + address)
            expect(page.get_by_role("main")).to_be_visible()
            wrong += [f"{address}: {fault}" for fault in [*violations(page), *sideways(page)]]
    assert wrong == []
    assert lived_site.faults == []


def test_text_of_twice_the_size_fits_a_phone(
    lived_site: Site, chromium: Browser, pages: list[str]
) -> None:
    wrong = []
    with visiting(chromium) as context:
        context.clock.set_fixed_time(EVENING)
        page = lived_site.enter(context)
        for address in pages:
            page.goto(lived_site.url + address)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            wrong += [f"{address}: {fault}" for fault in sideways(page)]
    assert wrong == []


def test_every_page_is_walked_by_keyboard_and_shows_where_it_is(
    lived_site: Site, chromium: Browser, pages: list[str]
) -> None:
    wrong = []
    with visiting(chromium, viewport=DESK) as context:
        context.clock.set_fixed_time(EVENING)
        page = lived_site.enter(context)
        for address in pages:
            page.goto(lived_site.url + address)
            wrong += [f"{address}: {fault}" for fault in keyboard_faults(page)]
    assert wrong == []


def violations(page: Page) -> list[str]:
    """What axe finds, one line for each element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} at {node['target']}" for one in found["violations"] for node in one["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """Whether the page is wider than its window."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return [f"{wide} px wide in a window of {window}"] if wide > window else []


def keyboard_faults(page: Page) -> list[str]:
    """Tab goes first to the skip link, reaches every control that is open, and shows each."""
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        return ["the first stop is not the skip link"]
    seen, wrong = 0, []
    open_ones = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary, select, textarea, input')]"
        ".filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 "
        "&& e.type !== 'hidden').length"
    )
    for _ in range(open_ones + 1):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(() => { const e = document.activeElement; if (!e || e === document.body) return null;"
            " const shown = (e.matches('.scale input, .choice input') ? e.nextElementSibling : e);"
            " const shows = getComputedStyle(shown).outlineStyle;"
            " return [e.outerHTML.slice(0, 80), shows, e.tabIndex < 0]; })()"
        )
        if told is None:
            break
        seen += 1
        if told[1] == "none" and not told[2]:
            wrong.append(f"no focus shown on {told[0]}")
    return wrong if seen else ["nothing can be reached"]
