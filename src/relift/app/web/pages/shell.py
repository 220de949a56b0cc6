"""What makes the pages an app: the manifest, the service worker, and a list of all the rest."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from relift.app.web.assets import FOLDER, build, static_url
from relift.app.web.templating import page

KEPT_PAGES = ("/", "/flare", "/checkin", "/workout")
"""The pages that open without signal."""

_NOT_KEPT = ("vendor/vega", "relift/charts")


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to know to install the app."""
    told = {
        "name": "Relift",
        "short_name": "Relift",
        "description": "From a back-pain flare-up back to full training.",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f7f3ec",
        "theme_color": "#f7f3ec",
        "icons": [
            {"src": static_url(f"relift/icon-{size}.png"), "sizes": f"{size}x{size}", **kind}
            for size in (192, 512)
            for kind in ({"type": "image/png"}, {"type": "image/png", "purpose": "maskable"})
        ],
    }
    return HttpResponse(msgspec.json.encode(told), content_type="application/manifest+json")


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with the list of what it keeps for use without signal."""
    files = sorted(
        static_url(name)
        for path in FOLDER.rglob("*")
        if path.suffix in (".js", ".css", ".svg")
        and not (name := path.relative_to(FOLDER).as_posix()).startswith(_NOT_KEPT)
    )
    kept = {"build": build(), "files": files, "pages": KEPT_PAGES}
    worker = (FOLDER / "relift/worker.js").read_text(encoding="utf-8")
    told = f"const KEPT = {msgspec.json.encode(kept).decode()};\n{worker}"
    return HttpResponse(told, content_type="text/javascript")


@require_GET
def more(request: HttpRequest) -> HttpResponse:
    """Everything that has no place of its own in the bar."""
    return page(request, "more.html", tab="more")
