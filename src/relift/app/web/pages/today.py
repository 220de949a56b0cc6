"""Today: where you are, any stop, the one thing to do now, and the plan with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from relift.app.web.doors import here
from relift.app.web.stop_page import papers, stop_context
from relift.app.web.templating import desk, page
from relift.evidence import parse_basis
from relift.plan.exposures import PlannedExposure
from relift.plan.next_step import next_step, step_text
from relift.plan.programme_words import programme_words
from relift.plan.relapse import keep
from relift.plan.spoken import STAGES, forecast_words, how_much, what_to_do


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show the day."""
    now = here(request)
    day, journal = desk().today(now), desk().journal()
    step = next_step(day, journal)
    context = {
        "day": day,
        "stage": STAGES[day.stage],
        "step": step.value if step else "",
        "step_text": step_text(step) if step else None,
        "groups": _groups([one for one in day.exposures if not one.is_optional]),
        "small": [what_to_do(one) for one in day.exposures if one.is_optional],
        "relapse": day.relapse_plan,
        "relapse_words": keep().shown,
        "programme": programme_words(day),
        "bounds": [(bound.words, parse_basis(bound.basis).words) for bound in day.bounds],
        "stopped": stop_context(desk(), now),
        "papers": papers(desk(), now),
        "snapshot": desk().snapshot(now),
    }
    return page(request, "today.html", context, tab="today", now=now)


def _groups(planned: Sequence[PlannedExposure]) -> list[dict[str, object]]:
    """The plan movement by movement, in its order, each with its steps."""
    return [
        {"movement": movement, "how": steps[-1]["how"], "steps": steps}
        for movement, found in groupby(planned, key=lambda one: one.movement)
        if (steps := [_step(one) for one in found])
    ]


def _step(one: PlannedExposure) -> dict[str, str]:
    return {
        "what": how_much(one),
        "how": one.how,
        "reason": one.reason,
        "forecast": forecast_words(one),
        "basis": parse_basis(one.basis).words,
    }
