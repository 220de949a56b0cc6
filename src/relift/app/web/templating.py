"""The template environment, and the one way in which a page is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from relift import __version__
from relift.app.web.assets import static_url
from relift.app.web.desk import Desk
from relift.app.web.doors import here
from relift.app.web.served import served

THEMES = ("auto", "light", "dark")
_ENCODER = msgspec.json.Encoder(order="deterministic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One place of the bar at the foot of the page."""

    name: str
    words: str
    icon: str


TABS = (
    Tab(name="today", words="Today", icon="today"),
    Tab(name="checkin", words="Check-in", icon="checkin"),
    Tab(name="insight", words="Insight", icon="insight"),
    Tab(name="history", words="History", icon="history"),
    Tab(name="more", words="More", icon="more"),
)


def environment(**options: Any) -> Environment:
    """Django's hook: Jinja2 with our functions; a name that is not there is a mistake."""
    options["undefined"] = StrictUndefined
    made = Environment(extensions=["jinja2.ext.i18n"], **options)  # noqa: S701 (Django turns it on)
    made.install_gettext_translations(translation, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(static=static_url, url=reverse, place_url=place_url)
    made.globals.update(data_block=data_block, version=__version__)
    made.globals.update(language=translation.get_language)
    return made


def place_url(name: str) -> str:
    """The address of a place of the bar."""
    return "/" if name == "today" else f"/{name}"


def desk() -> Desk:
    """The journal that this server serves."""
    return served().desk


def data_block(value: object) -> Markup:
    """JSON that may stand inside a `<script type="application/json">`.

    The browser never runs it. `<`, `>` and `&` are escaped so that no text of a person can end it.
    """
    told = _ENCODER.encode(value).decode()
    safe = told.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe)  # noqa: S704 (escaped in the line above)


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    tab: str,
    status: int = 200,
    now: datetime | None = None,
) -> HttpResponse:
    """Make a page: what every page shows (a stop first, the bar, the theme) and its own.

    Args:
        request: What was asked.
        template: The page's own template.
        context: What it fills in.
        tab: Which place of the bar is marked.
        status: HTTP status.
        now: The moment it is made for; the device's present where not given.
    """
    theme = request.COOKIES.get("relift_theme", "auto")
    shared = {
        "tabs": TABS,
        "tab": tab,
        "theme": theme if theme in THEMES else "auto",
        "stop": desk().stop(now or here(request)),
        "is_stop_page": template == "today.html",
    }
    return render(request, template, {**shared, **(context or {})}, status=status)
