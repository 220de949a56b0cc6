"""Today: where you are, any stop, what to do now, and the plan with its reasons."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from relift.app.web.doors import here
from relift.app.web.snapshot import snapshot
from relift.app.web.templating import desk, page
from relift.evidence import parse_basis
from relift.plan.spoken import STAGES, forecast_words, what_to_do


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show the day."""
    now = here(request)
    day = desk().today(now)
    context = {
        "day": day,
        "stage": STAGES[day.stage],
        "planned": [
            {
                "what": what_to_do(one),
                "forecast": forecast_words(one),
                "basis": parse_basis(one.basis).words,
                "one": one,
            }
            for one in day.exposures
        ],
        "bounds": [(bound.words, parse_basis(bound.basis).words) for bound in day.bounds],
        "snapshot": snapshot(desk(), now),
    }
    return page(request, "today.html", context, tab="today", now=now)
