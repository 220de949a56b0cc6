"""The browser is killed in the middle of a set, as a phone does that runs out of memory or battery.

route: workout, outbox
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect
from tests.browser.lifter import NOW, climbed, journal_of, written
from tests.browser.site import ARGUMENTS, CHROMIUM, PHONE, Site, serving
from tests.browser.walks import begun, expecting, felt, half_kept, heading, opened, sent, tap

from relift.app.database import Store
from relift.journal.timeline import Exposure


@pytest.fixture
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("RELIFT_NOW", NOW.isoformat())
    return written(home, *climbed(), has_flare=False, pain=1.0)


@pytest.fixture
def site(home: Path, store: Store) -> Iterator[Site]:
    with serving(home) as site:
        yield site


@pytest.fixture
def folder(site: Site, playwright: Playwright, tmp_path: Path) -> Path:
    """What a browser keeps that came in before: a fresh key is written down only after a while."""
    with browsing(playwright, tmp_path / "browser") as context:
        opened(site, context)
    return tmp_path / "browser"


@contextmanager
def browsing(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """A browser of its own, which keeps what it has in a folder."""
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=CHROMIUM,
        args=ARGUMENTS,
        viewport=PHONE,  # type: ignore[arg-type]
        timezone_id="UTC",
    )
    context.set_default_timeout(10_000)
    try:
        yield context
    finally:
        with suppress(Error):  # it was killed
            context.close()


def kill(folder: Path) -> None:
    """Kill every process of the browser that keeps its things in a folder, at once."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes()
        except OSError:
            continue  # it is gone already
        if os.fsencode(folder) in line:
            os.kill(int(process.name), signal.SIGKILL)


def come_back(site: Site, context: BrowserContext) -> Page:
    """Open the workout again; the key is still there."""
    context.clock.set_fixed_time(NOW)
    page = context.new_page()
    page.goto(f"{site.url}/workout")
    begun(page)
    return page


def done(store: Store) -> list[Exposure]:
    return [one for one in journal_of(store).exposures if one.at.date() == NOW.date()]


def test_a_browser_that_was_killed_mid_set_is_back_at_that_very_set(
    site: Site, store: Store, playwright: Playwright, folder: Path
) -> None:
    with browsing(playwright, folder) as context:
        page = come_back(site, context)
        first = heading(page)
        expecting(page, 4)
        tap(page, "felt", 2)
        half_kept(page)
        kill(folder)
    with browsing(playwright, folder) as context:
        page = come_back(site, context)
        assert heading(page) == first
        expect(page.get_by_role("heading", name="Do it now.")).to_be_visible()
        expect(page.locator("#walk [name=felt][value='2']")).to_be_checked()
        felt(page, 2)
        sent(page)
    (one,) = done(store)
    assert (one.expected_pain, one.felt_pain) == (4, 2)


def test_sets_that_were_done_without_signal_outlive_the_browser_and_arrive_once(
    site: Site, store: Store, playwright: Playwright, folder: Path
) -> None:
    with browsing(playwright, folder) as context:
        page = come_back(site, context)
        context.set_offline(True)
        for _ in range(2):
            expecting(page, 3)
            felt(page, 1)
        assert done(store) == []
        kill(folder)
    with browsing(playwright, folder) as context:
        sent(come_back(site, context))
    assert [(one.expected_pain, one.felt_pain) for one in done(store)] == [(3, 1), (3, 1)]
