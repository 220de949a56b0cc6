"""Workout: today's plan one exposure at a time, walked by the phone, also without signal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from relift.app.web.doors import here
from relift.app.web.stop_page import papers
from relift.app.web.templating import desk, page
from relift.plan.walk import NERVE_SIGN
from relift.plan.walk_tables import walk_tables


@require_GET
def workout(request: HttpRequest) -> HttpResponse:
    """The walk's first state, and the tables that its script goes by."""
    now = here(request)
    context = {
        "snapshot": desk().snapshot(now),
        "tables": walk_tables(),
        "nerve_sign": NERVE_SIGN,
        "papers": papers(desk(), now),
    }
    return page(request, "workout.html", context, tab="today", now=now)
