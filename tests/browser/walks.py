"""The steps of a workout on its page, as a thumb takes them."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.lifter import NOW
from tests.browser.site import Site


def opened(site: Site, context: BrowserContext) -> Page:
    """The workout page, with the clock at the lifter's moment, and all that it needs kept."""
    context.clock.set_fixed_time(NOW)
    page = site.enter(context)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.open('pages').then(c => c.match('/workout')).then(Boolean)")
    page.goto(f"{site.url}/workout")
    begun(page)
    return page


def begun(page: Page) -> None:
    """Wait until the page's script has put a step in the place of the page's name."""
    expect(page.locator("#walk h1")).not_to_have_text("Workout")


def half_kept(page: Page) -> None:
    """Wait until the answer that was tapped last is kept on the phone."""
    page.wait_for_function(
        """async () => {
          const { draft } = await import(document.querySelector("script[src$='workout.js']").src
            .replace("workout.js", "walk_store.js"));
          const wanted = document.querySelector("#walk [name=felt]:checked")?.value;
          const said = JSON.stringify(await draft.read());
          return wanted !== undefined && said.includes(`"felt":"${wanted}"`);
        }"""
    )


def heading(page: Page) -> str:
    """What is to be done now."""
    return page.locator("#walk h1").inner_text()


def tap(page: Page, name: str, rating: int) -> None:
    """Tap one of the eleven buttons of the step."""
    page.locator(f"#walk [name={name}][value='{rating}']").check()


def expecting(page: Page, rating: int) -> None:
    """Say what is expected, and keep it."""
    tap(page, "expected", rating)
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_role("heading", name="Do it now.")).to_be_visible()


def felt(page: Page, rating: int) -> None:
    """Say how it went, and keep it."""
    tap(page, "felt", rating)
    keep_outcome(page)


def keep_outcome(page: Page) -> None:
    """Keep what was said of the set."""
    page.get_by_role("button", name="Keep how it went").click()
    expect(page.get_by_role("heading", name="Do it now.")).to_have_count(0)


def sent(page: Page) -> None:
    """Wait until nothing is unsent any more."""
    for _ in range(200):
        if page.evaluate(_N_UNSENT) == 0:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the outbox was not emptied")


_N_UNSENT = """async () => {
  const app = document.querySelector("script[src$='/app.js']").src;
  const { unsent } = await import(app.replace("app.js", "outbox.js"));
  return (await unsent()).length;
}"""
