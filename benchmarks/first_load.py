"""How heavy is the first load of Today over the wire, and when can it be used on a slow phone?

Debian's Chromium opens Today of a five-year journal for the first time, with an empty cache, its
processor slowed down four times (as Lighthouse does for a phone); the median of five. `first_kb` is
what the page loads, `kept_kb` what the service worker fetches besides for the time without signal.
`interactive_ms` is when the page's scripts have run and the main thread has been quiet for half a
second; `blocked_ms` sums what long tasks take beyond 50 ms. Goals: under 350 kB, under 2 s.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, sync_playwright

from _served import Visitor, fill, served

RESULT = Path(__file__).parent / "results" / "first_load.json"
CHROMIUM = os.environ.get("RELIFT_CHROMIUM", "/usr/bin/chromium")
SLOW_DOWN, REPEATS = 4, 5
QUIET_MS, LONG_MS = 500, 50
_OBSERVE = """
window.tasks = []; window.paints = {};
const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
  .observe({ type, buffered: true });
watch("longtask", (entry) => tasks.push([entry.startTime, entry.duration]));
watch("paint", (entry) => { paints[entry.name] = entry.startTime; });
watch("largest-contentful-paint", (entry) => { paints.largest = entry.startTime; });
"""


def load(browser: Browser, visitor: Visitor) -> dict[str, float]:
    """One first load."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    name, _, value = visitor.key.partition("=")
    url = f"http://127.0.0.1:{visitor.port}/"
    context.add_cookies([{"name": name, "value": value, "url": url, "sameSite": "Strict"}])
    page = context.new_page()
    page.add_init_script(_OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
    weight = _weighed(session)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(2500)
    told = page.evaluate(
        "() => ({tasks, paints, ready: performance.timing.domContentLoadedEventEnd"
        " - performance.timing.navigationStart})"
    )
    kept = page.evaluate(
        "async () => { let n = 0; for (const name of await caches.keys()) { const c = await "
        "caches.open(name); for (const r of await c.matchAll()) n += (await r.blob()).size; } "
        "return n; }"
    )
    context.close()
    tasks = [(start, start + length) for start, length in told["tasks"]]
    interactive = told["ready"]
    for start, end in tasks:
        if start - interactive < QUIET_MS:
            interactive = max(interactive, end)
    return {
        "first_kb": sum(weight) / 1000,
        "kept_kb": kept / 1000,
        "first_paint_ms": told["paints"].get("first-contentful-paint", 0.0),
        "largest_paint_ms": told["paints"].get("largest", 0.0),
        "interactive_ms": interactive,
        "blocked_ms": sum(max(0.0, end - start - LONG_MS) for start, end in tasks),
    }


def _weighed(session: CDPSession) -> list[int]:
    """Bytes over the wire of every load of the page, as they come in."""
    weight: list[int] = []
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))
    return weight


def main() -> int:
    """Measure and print; write the result beside the others."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "home"
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop here
        fill(home)
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        with served(home) as visitor:
            load(browser, visitor)  # reads the journal and plans, as any earlier visit would have
            loads = [load(browser, visitor) for _ in range(REPEATS)]
        browser.close()
    result = {
        "question": __doc__.splitlines()[0],
        "slow_down": SLOW_DOWN,
        **{name: round(statistics.median(one[name] for one in loads), 1) for name in loads[0]},
        "goals": {"first_kb": 350, "interactive_ms": 2000},
        "machine": platform.machine(),
        "python": platform.python_version(),
        "date": datetime.now(UTC).date().isoformat(),
    }
    text = json.dumps(result, indent=2)
    RESULT.write_text(text + "\n", "utf-8")
    sys.stdout.write(text + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
