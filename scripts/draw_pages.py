"""Take the pictures of the pages for the README and the docs, in Debian's Chromium.

    python scripts/draw_pages.py

Lives the mild course of the demo up to its third evening in a folder of its own, serves it, and
takes each page at the width of a phone. Needs Chromium at /usr/bin/chromium.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images"
PHONE = {"width": 360, "height": 720}
PICTURES = (
    ("page-today", "/", "light"),
    ("page-workout", "/workout", "light"),
    ("page-flare", "/flare", "dark"),
    ("page-insight", "/insight", "light"),
)
"""Name of the picture, address, colour scheme."""

sys.path.insert(0, str(ROOT))  # the tests' lifter and server are used
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop here


def main() -> int:
    """Take every picture."""
    from playwright.sync_api import sync_playwright
    from tests.browser.lived import EVENING, live_three_days
    from tests.browser.site import ARGUMENTS, CHROMIUM, serving, visiting

    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "home"
        os.environ.update(RELIFT_HOME=str(home), RELIFT_NOW=EVENING)
        live_three_days(home)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with serving(home) as site:
            for name, address, scheme in PICTURES:
                options = {"color_scheme": scheme, "device_scale_factor": 2}
                with visiting(browser, viewport=PHONE, **options) as context:
                    page = site.enter(context)
                    page.clock.set_fixed_time(EVENING)
                    page.goto(site.url + address)
                    if address == "/insight":
                        page.wait_for_selector("main svg.marks, main canvas")
                    page.wait_for_timeout(1000)
                    page.screenshot(path=TARGET / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
