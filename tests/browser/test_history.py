"""The history in a browser: add, find, change, delete and undo, by thumb and by keyboard.

route: history, history_add, history_add_kind, history_entry, history_edit, history_delete,
history_undo, history_story
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.site import DESK, LOOKS, PHONE, Site, visiting
from tests.browser.test_every_page import keyboard_faults, sideways, violations

from relift.app.past.parts import PARTS

REPORT = "L4/5: broad-based disc bulge.\nNo stenosis."


@pytest.fixture(autouse=True)
def _on_a_sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELIFT_NOW", "2026-03-01T18:00:00+00:00")


def add(page: Page, site: Site, kind: str, **fields: str) -> str:
    """Fill in a form by its ids and keep it; the address of what was kept."""
    page.goto(f"{site.url}/history/add/{kind}")
    for name, value in fields.items():
        field = page.locator(f"#{name}")
        if field.count():
            field.fill(value)
        else:
            page.locator(f"label:has(input[name={name}][value='{value}'])").click()
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("main .notice")).to_contain_text("Kept.")
    return page.url.partition("?")[0]


def test_an_episode_is_added_found_changed_deleted_and_brought_back(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/history")
    page.get_by_role("link", name="Add something").click()
    page.get_by_role("link", name="An episode").click()
    page.get_by_label("What do you call it?").fill("the big one")
    page.get_by_label("When did it begin?").fill("March 2016")
    page.locator("label:has(input[name=worst][value='9'])").click()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Episode “the big one”, March 2016, worst 9"
    )
    page.goto(f"{site.url}/history")
    page.get_by_role("searchbox").fill("big")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Episode “the big one”").click()
    page.get_by_role("link", name="Change").click()
    expect(page.get_by_label("When did it begin?")).to_have_value("2016-03")
    page.get_by_label("When did it end").fill("August 2016")
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("What it said before").click()
    expect(page.locator(".editions")).to_contain_text("not said")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Nothing is here yet.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("March 2016 to August 2016")


def test_a_fault_stands_beside_its_field_and_what_was_typed_is_still_there(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.url}/history/add/care")
    page.get_by_label("Who did you see?").fill("physiotherapist")
    page.get_by_label("When did it begin?").fill("some time ago")
    with page.expect_response(lambda response: response.status == 422):
        page.get_by_role("button", name="Keep").click()
    expect(page.get_by_label("Who did you see?")).to_have_value("physiotherapist")
    began = page.get_by_label("When did it begin?")
    expect(began).to_have_value("some time ago")
    expect(began).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#began-wrong")).to_contain_text("May 2016")
    assert [fault for fault in site.faults if "422" not in fault] == []
    site.faults.clear()  # Chromium notes each answer of 422 on its console


def test_the_story_tells_the_gap_between_two_episodes(site: Site, page: Page) -> None:
    add(page, site, "episode", label="the first", began="2016-03-01", ended="2016-03-11")
    add(page, site, "episode", label="the second", began="2018-03-11")
    page.goto(f"{site.url}/history")
    page.get_by_role("link", name="See it as a story").click()
    expect(page.get_by_role("main")).to_contain_text("about 2 years after the one before")


def test_a_scan_is_shown_beside_what_is_known_and_labels_beside_accurate_words(
    site: Site, page: Page
) -> None:
    add(page, site, "imaging", modality="mri", on="June 2016", report=REPORT)
    expect(page.get_by_role("heading", name="What is known about these words")).to_be_visible()
    expect(page.locator(".parts")).to_contain_text("broad-based disc bulge")
    page.get_by_role("link", name="What a scan can tell").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "What a scan can tell, and what it cannot"
    )


def test_words_that_cannot_wait_lead_to_the_safety_questions(site: Site, page: Page) -> None:
    add(page, site, "note", text="my foot drops since noon")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("safety questions")
    alert.get_by_role("link", name="Answer the safety questions").click()
    expect(page).to_have_url(f"{site.url}/flare?screen=1")


def test_older_things_are_added_below_and_the_keyboard_goes_on_there(
    site: Site, page: Page
) -> None:
    for n in range(42):
        answer = page.context.request.post(
            f"{site.url}/history/add/note",
            form={"text": f"note {n}", "at": f"2026-02-{28 - n // 2:02}T{10 - n % 2:02}:00"},
            headers={"Origin": site.url},
        )
        assert answer.ok
    page.goto(f"{site.url}/history")
    expect(page.locator(".what")).to_have_count(40)
    page.get_by_role("link", name="Show older").press("Enter")
    expect(page.locator(".what")).to_have_count(42)
    expect(page.locator(".lines a").nth(40)).to_be_focused()
    expect(page.get_by_role("link", name="Show older")).to_have_count(0)
    expect(page).to_have_url(f"{site.url}/history")


@pytest.fixture
def filled(site: Site, page: Page) -> list[str]:
    """Addresses of pages with something on them."""
    told = [
        add(page, site, "imaging", modality="mri", on="June 2016", report=REPORT),
        add(page, site, "fear", text="that my disc slips", believed="8"),
        add(page, site, "episode", label="two bulged discs", began="2016"),
    ]
    told = [address.removeprefix(site.url) for address in told]
    forms = [f"/history/add/{kind}" for kind in PARTS]
    return ["/history", "/history/add", "/history/story", *told, f"{told[0]}/edit", *forms]


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS, ids=["phone", "desk"])
def test_each_page_keeps_the_rules_of_axe_and_fits_its_window(
    site: Site, chromium: Browser, filled: list[str], viewport: dict[str, int], scheme: str
) -> None:
    wrong = []
    with visiting(chromium, viewport=viewport, color_scheme=scheme) as context:
        page = site.enter(context)
        for address in filled:
            page.goto(site.url + address)
            for fold in page.locator("main details").all():
                fold.evaluate("fold => { fold.open = true; }")
            wrong += [f"{address}: {fault}" for fault in [*violations(page), *sideways(page)]]
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            if viewport is PHONE:
                wrong += [f"{address} at 200%: {fault}" for fault in sideways(page)]
    assert wrong == []


def test_each_page_is_walked_by_keyboard(site: Site, chromium: Browser, filled: list[str]) -> None:
    wrong = []
    with visiting(chromium, viewport=DESK) as context:
        page = site.enter(context)
        for address in filled:
            page.goto(site.url + address)
            wrong += [f"{address}: {fault}" for fault in keyboard_faults(page)]
    assert wrong == []
