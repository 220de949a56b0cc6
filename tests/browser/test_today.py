"""Today without signal: what was done since counts, and a plan that is behind says so.

route: today
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.lifter import NOW, climbed, written
from tests.browser.site import Site, serving
from tests.browser.walks import begun, expecting, felt, opened, sent

from relift.app.database import Store


@pytest.fixture
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("RELIFT_NOW", NOW.isoformat())
    return written(home, *climbed(), has_flare=False, pain=1.0)


@pytest.fixture
def site(home: Path, store: Store) -> Iterator[Site]:
    with serving(home) as site:
        yield site
    assert site.faults == []


@pytest.fixture
def page(site: Site, phone: BrowserContext) -> Page:
    return opened(site, phone)


def steps(page: Page) -> list[str]:
    """The plan's steps as they stand."""
    return page.locator(".plan .steps li").all_inner_texts()


def test_a_set_done_without_signal_is_gone_from_today_and_the_page_says_why(
    site: Site, page: Page
) -> None:
    page.goto(site.url)
    before = steps(page)
    page.goto(f"{site.url}/workout")
    begun(page)
    page.context.set_offline(True)
    expecting(page, 2)
    felt(page, 1)
    page.goto(site.url)
    expect(page.get_by_role("main")).to_contain_text("without signal")
    assert steps(page)[0] == before[1]
    page.context.set_offline(False)
    page.reload()
    sent(page)
    page.reload()
    expect(page.locator("[data-slot=made]")).to_have_count(0)
    expect(page.get_by_role("heading", name="Your workout is open")).to_be_visible()


def test_on_another_day_without_signal_only_small_movements_are_open(
    site: Site, page: Page
) -> None:
    page.goto(site.url)
    assert any("lb" in one for one in steps(page))
    page.context.set_offline(True)
    page.clock.set_fixed_time("2026-03-11T09:00:00Z")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Only the small movements are open")
    assert not any("lb" in one for one in steps(page))


def test_with_signal_and_nothing_unsent_the_servers_plan_stands(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.get_by_role("heading", name="The plan, in this order")).to_be_visible()
    expect(page.locator("[data-slot=made]")).to_have_count(0)
