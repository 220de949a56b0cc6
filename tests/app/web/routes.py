"""Every route of the app, read from its URL conf, with an address that fits it."""

from __future__ import annotations

import re
from uuid import UUID

from relift.app.web.urls import urlpatterns

_SAMPLES = {"uuid": str(UUID(int=1)), "int": "1", "slug": "units", "str": "units", "path": "units"}
_PART = re.compile(r"<(?:(\w+):)?\w+>")


def _address(route: str) -> str:
    return "/" + _PART.sub(lambda found: _SAMPLES[found[1] or "str"], route)


ROUTES = {str(one.name): _address(str(one.pattern)) for one in urlpatterns}
"""Name of each route, and an address that leads to it."""

OPEN = {"open", "pair", "manifest", "service_worker"}
"""Those that are answered without a key: the two ways in, and two files that say nothing."""

BEHIND_THE_DOOR = {name: address for name, address in ROUTES.items() if name not in OPEN}
