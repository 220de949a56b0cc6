"""What a person taps on the Flare and Check-in pages, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.browser.site import Site

QUESTION = "section[data-item]"


def next_day(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a day go by on the phone and on the server, and open the page anew."""
    later = datetime.now(UTC) + timedelta(days=1)
    page.clock.set_fixed_time(later)
    monkeypatch.setenv("RELIFT_NOW", (later + timedelta(minutes=1)).isoformat())
    page.reload()


def tap(page: Page, name: str) -> None:
    """Tap the button or link of this name."""
    page.get_by_role("button", name=name, exact=True).click()


def heading(page: Page, words: str) -> None:
    """Wait until a page with this heading stands."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def open_flare(page: Page, site: Site, query: str = "") -> None:
    """Open the Flare page, and wait until its script has put a question there."""
    page.goto(f"{site.url}/flare{query}")
    expect(page.locator("#flare > *:not(h1)").first).to_be_visible()


def tell_age(page: Page) -> None:
    """Say once that one is an adult."""
    heading(page, "Are you 18 or over?")
    tap(page, "Yes")
    page.get_by_label("In which year were you born?").fill("1985")
    tap(page, "Next")


def report(page: Page, *, happened: str = "tweaked it deadlifting", labels: str = "spasm") -> None:
    """Tell what happened, what it is called, and pain now."""
    page.get_by_label("What happened? In your own words.").fill(happened)
    tap(page, "Next")
    page.get_by_label("What do you call it").fill(labels)
    tap(page, "Next")
    heading(page, "Pain right now")
    page.get_by_role("radio", name="6", exact=True).check()
    tap(page, "Next")


def begin_screen(page: Page) -> None:
    """Go past the words before the full screen."""
    heading(page, "The safety questions")
    tap(page, "Begin")
    expect(page.locator(QUESTION)).to_be_visible()


def item(page: Page) -> str:
    """The id of the question that is put."""
    return page.locator(QUESTION).get_attribute("data-item") or ""


def answer_all(
    page: Page,
    answers: Mapping[str, str] | None = None,
    each: Callable[[Page], None] = lambda page: None,
) -> list[str]:
    """Answer every question that is put, No where nothing else is said; the ids as they came.

    Args:
        page: Where a question stands.
        answers: Item -> name of the button.
        each: Called before each answer.
    """
    seen = []
    while page.locator(QUESTION).count():
        each(page)
        name, left = item(page), page.locator("#ask-left").text_content()
        seen.append(name)
        was = page.get_by_role("heading", level=1).text_content()
        tap(page, (answers or {}).get(name, "No"))
        page.wait_for_function(
            "([question, left]) => {"
            " const now = document.querySelector('section[data-item]');"
            " return now?.querySelector('h1').textContent !== question"
            " || now.querySelector('#ask-left').textContent !== left; }",
            arg=[was, left],
        )
    return seen


def calm_down(page: Page, upto: str = "First movements") -> None:
    """Skip the pacer, name the thought and the fear, and read on to the page of this heading."""
    heading(page, "First, let us slow down")
    tap(page, "Skip")
    page.get_by_label("What is going through your mind").fill("It is happening again.")
    tap(page, "Next")
    page.get_by_label("What are you afraid could happen?").fill("That I never lift again.")
    tap(page, "Next")
    for words in ("What is known", "It may be there", "About the words", "First movements"):
        heading(page, words)
        if words == upto:
            return
        tap(page, "Next")
