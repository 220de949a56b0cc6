"""Debian's Chromium, a served journal, and a phone that has come in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from tests.browser.modules import Call, calling
from tests.browser.site import ARGUMENTS, CHROMIUM, Site, serving, visiting

# Playwright keeps an event loop in this thread, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A busy machine is no fault: what is waited for comes late, not never.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests; each opens a context of its own."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def site(home: Path) -> Iterator[Site]:
    """The journal of `home`, served; at the end nothing may have gone wrong in a page."""
    with serving(home) as site:
        yield site
    assert site.faults == []


@pytest.fixture
def phone(site: Site, chromium: Browser) -> Iterator[BrowserContext]:
    """A phone's browser, 360 pixels wide."""
    with visiting(chromium) as context:
        yield context


@pytest.fixture
def page(site: Site, phone: BrowserContext) -> Page:
    """The phone, come in and on Today."""
    return site.enter(phone)


@pytest.fixture(scope="session")
def call(chromium: Browser) -> Iterator[Call]:
    """The static modules, to be called function by function."""
    with calling(chromium) as call:
        yield call
