"""Your data in a browser: a log from choosing the file to taking it back, and the end of it all.

route: data, hand_in, import, drop, undo_import, export, backup, backup_file, restore, erase
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.app.web.handing_in import strong
from tests.browser.site import LOOKS, Site, visiting

AXE = (Path(__file__).parent / "vendor" / "axe.js").read_text(encoding="utf-8")


def faults_of(page: Page) -> list[str]:
    page.evaluate(AXE)
    return [one["id"] for one in page.evaluate("axe.run()")["violations"]]


def handed_in(page: Page, site: Site, *files: Path) -> None:
    page.goto(f"{site.url}/data")
    page.get_by_label("One file, or several").set_input_files([str(file) for file in files])
    page.get_by_role("button", name="Look at it").click()
    page.wait_for_url("**/data/import/*")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A made-up export of Strong."""
    file = tmp_path / "strong.csv"
    file.write_bytes(strong())
    return file


def test_a_log_goes_from_the_file_to_the_journal_and_is_taken_back(
    site: Site, page: Page, log: Path
) -> None:
    handed_in(page, site, log)
    expect(page.get_by_role("heading", level=1)).to_have_text("strong.csv")
    expect(page.get_by_role("main")).to_contain_text("A log of Strong with")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done: strong.csv")
    expect(page.get_by_role("main")).to_contain_text("Added")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done: strong.csv")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("main")).to_contain_text("Taken back.")
    handed_in(page, site, log)
    expect(page.get_by_role("main")).to_contain_text("are new.")
    page.get_by_role("button", name="Leave it out").click()
    page.wait_for_url("**/data")
    expect(page.get_by_text("Waiting to be looked at")).to_have_count(0)


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS, ids=["phone", "desk"])
def test_the_data_pages_fit_and_have_no_fault_that_axe_finds(
    site: Site, chromium: Browser, tmp_path: Path, scheme: str, viewport: dict[str, int]
) -> None:
    table = tmp_path / "mine.csv"
    rows = "".join(f"2025-03-{day:02},Zorkel curl,100,5\n" for day in range(1, 9))
    table.write_text(f"date,exercise,weight,reps\n{rows}2025-03-xx,Squat,abc,5\n")
    with visiting(chromium, viewport=viewport, color_scheme=scheme) as context:
        page = site.enter(context)
        page.goto(f"{site.url}/data")
        page.get_by_role("button", name="Back up now").click()
        expect(page.get_by_role("link", name="Save a copy")).to_be_visible()
        handed_in(page, site, table)
        shown = [page.url, f"{site.url}/data", f"{site.url}/data/restore", f"{site.url}/data/erase"]
        for address in shown:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
            assert faults_of(page) == []


def test_everything_is_handed_out(site: Site, page: Page) -> None:
    page.goto(f"{site.url}/data")
    with page.expect_download() as export:
        page.get_by_role("link", name="Export all").click()
    assert export.value.suggested_filename.endswith(".zip")
    page.get_by_role("button", name="Back up now").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save a copy").click()
    assert saved.value.suggested_filename.endswith(".sqlite3")


def test_going_back_and_erasing_by_keyboard_clear_what_this_device_kept(
    site: Site, page: Page, log: Path
) -> None:
    page.goto(f"{site.url}/data")
    page.get_by_role("button", name="Back up now").click()
    handed_in(page, site, log)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done: strong.csv")
    page.goto(f"{site.url}/data")
    page.get_by_role("link", name="Go back to it").click()
    page.get_by_label("Type restore to go on").focus()
    page.keyboard.type("restore")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("You went back")
    page.goto(f"{site.url}/data")
    expect(page.get_by_role("main")).to_contain_text("No log came in so far.")
    page.goto(f"{site.url}/data/erase")
    page.get_by_label("Type erase to go on").focus()
    page.keyboard.type("erase")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is erased")
    page.wait_for_function("caches.keys().then(names => names.length === 0)")
    page.get_by_role("link", name="Start anew").click()
    expect(page.get_by_role("main")).to_be_visible()
