"""Settings of how Relift looks and speaks: language, the time zone of training logs, and the theme.

Language and theme are of the device and not of the person, so they are cookies and no records.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from relift.app import clock
from relift.app.web.forms import Form
from relift.app.web.sections import Held, Saved, Section
from relift.app.web.templating import THEMES
from relift.app.zones import zone_named, zone_names
from relift.journal.timeline import Journal


def _languages() -> dict[str, str]:
    return dict(settings.LANGUAGES)


def _time_stands(journal: Journal, now: datetime) -> str:
    language = _languages().get(get_language() or "", "English")
    return f"{language}, {journal.profile.zone or 'time zone of logs not said'}"


def _time_holds(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    values = {"language": get_language() or "en", "zone": journal.profile.zone}
    more = {"languages": settings.LANGUAGES, "zones": zone_names(), "own": str(clock.zone())}
    return Held(values=values, more=more)


def _save_time(form: Form, journal: Journal, now: datetime) -> Saved:
    found = form.read("zone", zone_named)
    zone = found.key if found else ""
    language = form.choice("language", list(_languages()))
    if not language:
        form.wrong["language"] = "Please choose one of the list."
    held = journal.profile
    changed = [] if zone == held.zone else [(msgspec.structs.replace(held, zone=zone), None)]
    return Saved(records=changed, cookies={settings.LANGUAGE_COOKIE_NAME: language})


def _look_stands(journal: Journal, now: datetime) -> str:
    return ""  # the list shows the cookie of this device


def _look_holds(journal: Journal, now: datetime, request: HttpRequest) -> Held:
    chosen = request.COOKIES.get("relift_theme", "auto")
    return Held(values={"theme": chosen if chosen in THEMES else "auto"})


def _save_look(form: Form, journal: Journal, now: datetime) -> Saved:
    theme = form.choice("theme", THEMES)
    if not theme:
        form.wrong["theme"] = "Please choose one of the three."
    return Saved(cookies={"relift_theme": theme})


TIME = Section(
    slug="time",
    title="Language and time",
    stands=_time_stands,
    holds=_time_holds,
    save=_save_time,
)
LOOK = Section(
    slug="look", title="Light and dark", stands=_look_stands, holds=_look_holds, save=_save_look
)
