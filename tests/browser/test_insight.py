"""Insight in a browser: pictures that are drawn when they are seen, and words that need none.

route: insight, chart, chart_json, chart_table, report, report_text, report_file
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from numpy.random import default_rng
from playwright.sync_api import Browser, Page, expect
from tests.browser.site import DESK, LOOKS, PHONE, Site, serving, visiting

from relift.app.setup import close_store, open_store
from relift.cli.demo_course import Course
from relift.cohort.lifter_traits import LIFTERS
from relift.report.charts import CHARTS

AXE = (Path(__file__).parent / "vendor" / "axe.js").read_text(encoding="utf-8")
DRAWN = ".picture.is-drawn svg"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with a log, a flare and two days on the ladders; made once."""
    folder = tmp_path_factory.mktemp("lived") / "home"
    course = Course(open_store(folder), LIFTERS["mild"], default_rng(1))
    course.bring_in_log()
    course.report_flare(labels=("spasm",), happened="it went at 70%")
    course.calm_down(thought="it is torn", fear="it goes again")
    course.evening_of_tweak()
    course.live(1)
    close_store()
    return folder


@pytest.fixture
def site(lived: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A copy of that journal, served; nothing may go wrong in a page, a broken CSP least of all."""
    monkeypatch.setenv("RELIFT_NOW", "2026-03-03T20:00+00:00")
    shutil.copytree(lived, home)
    with serving(home) as site:
        yield site
    assert site.faults == []


def see_all(page: Page) -> None:
    """Scroll from picture to picture until each is drawn."""
    for name in CHARTS:
        # By script: the what-if replaces its own part once it is worked out.
        page.evaluate("name => document.getElementById(name).scrollIntoView()", name)
        expect(page.locator(f"#{name} {DRAWN}")).to_be_visible(timeout=30_000)


def faults_of(page: Page) -> list[str]:
    page.evaluate(AXE)
    return [one["id"] for one in page.evaluate("axe.run()")["violations"]]


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS, ids=["phone", "desk"])
def test_every_picture_is_drawn_where_it_is_seen_and_fits(
    site: Site, chromium: Browser, scheme: str, viewport: dict[str, int]
) -> None:
    with visiting(chromium, viewport=viewport, color_scheme=scheme) as context:
        page = site.enter(context)
        page.goto(f"{site.url}/insight")
        assert page.locator(DRAWN).count() < len(CHARTS)
        see_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
        ends = page.locator(DRAWN).evaluate_all(
            "all => all.map(e => [e, e.closest('.card')].map(e => e.getBoundingClientRect().right))"
        )
        assert all(picture <= card for picture, card in ends)
        assert faults_of(page) == []


def test_a_picture_follows_light_and_dark_without_being_drawn_anew(
    site: Site, chromium: Browser
) -> None:
    with visiting(chromium, color_scheme="light") as context:
        page = site.enter(context)
        page.goto(f"{site.url}/insight/expected_felt")
        expect(page.locator(DRAWN)).to_be_visible(timeout=30_000)
        ink = "getComputedStyle(document.querySelector('.picture svg text')).fill"
        light = page.evaluate(ink)
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(ink) != light
        page.emulate_media(color_scheme="dark", media="print")
        assert page.evaluate(ink) == "rgb(0, 0, 0)"


def test_words_stand_for_a_picture_that_screen_readers_do_not_read(
    site: Site, chromium: Browser
) -> None:
    with visiting(chromium) as context:
        page = site.enter(context)
        page.goto(f"{site.url}/insight/pain_load")
        expect(page.locator(DRAWN)).to_be_visible(timeout=30_000)
        assert page.locator(".picture[aria-hidden=true]").count() == 1
        assert page.locator("figcaption").inner_text().strip()
        expect(page.get_by_role("table")).to_be_visible()


def test_the_table_and_the_lift_are_reached_by_keyboard_alone(
    site: Site, chromium: Browser
) -> None:
    with visiting(chromium, viewport=DESK) as context:
        page = site.enter(context)
        page.goto(f"{site.url}/insight")
        fold = page.locator("#expected_felt details summary")
        fold.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#expected_felt table")).to_be_visible()
        lift = page.locator("#e1rm select")
        lift.focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator("#e1rm figcaption")).to_contain_text("Forecast")
        expect(page.locator(f"#e1rm {DRAWN}")).to_be_visible(timeout=30_000)


def test_larger_text_neither_cuts_nor_spills(site: Site, chromium: Browser) -> None:
    with visiting(chromium) as context:
        page = site.enter(context)
        page.goto(f"{site.url}/insight/ladders")
        page.evaluate("document.documentElement.style.fontSize = '212.5%'")
        page.reload()
        page.evaluate("document.documentElement.style.fontSize = '212.5%'")
        expect(page.locator(DRAWN)).to_be_visible(timeout=30_000)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_report_draws_all_at_once_and_is_handed_out(site: Site, chromium: Browser) -> None:
    with visiting(chromium, viewport=DESK) as context:
        page = site.enter(context)
        page.goto(f"{site.url}/report")
        n_pictures = page.locator("[data-spec]").count()
        expect(page.locator(DRAWN)).to_have_count(n_pictures, timeout=30_000)
        assert n_pictures >= 5
        assert faults_of(page) == []
        for name, kind in (("As text", "txt"), ("As one file", "html")):
            with page.expect_download(timeout=60_000) as handed_out:
                page.get_by_role("link", name=name).click()
            assert handed_out.value.suggested_filename == f"relift-report-2026-03-03.{kind}"
