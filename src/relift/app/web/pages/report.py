"""The report: the record summed up, to read, to print, or to hand to a clinician."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from relift.app.web.charts import Charts, Wanted, charts, day_of
from relift.app.web.doors import here
from relift.app.web.pages.insight import shown_chart
from relift.app.web.templating import desk, page
from relift.report.page import to_html
from relift.report.summary import Summary
from relift.report.terminal import Pen
from relift.report.text import to_text

_COLUMNS = 80


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """Show the report."""
    now = here(request)
    seen, ask = charts(desk(), now), _wanted(request)
    summed = _summed(request, seen, ask)
    context = {
        "summed": summed,
        "pictures": {
            one.id: shown_chart(seen, one.id, ask)
            for part in summed.sections
            for one in part.charts
        },
        "ask": ask,
        "typed_since": request.GET.get("since", ""),
        "has_answers": "answers" in request.GET,
        "query": urlencode({name: value for name, value in request.GET.items() if value}),
    }
    return page(request, "report.html", context, tab="insight", now=now)


@require_GET
def report_text(request: HttpRequest) -> HttpResponse:
    """The report as a text file."""
    summed = _summed(request, charts(desk(), here(request)), _wanted(request))
    text = to_text(summed, Pen(_COLUMNS))
    return _download(f"{text}\n", f"relift-report-{summed.on}.txt", "text/plain")


@require_GET
def report_file(request: HttpRequest) -> HttpResponse:
    """The report as one HTML file that needs nothing else."""
    summed = _summed(request, charts(desk(), here(request)), _wanted(request))
    # As mere bytes: it has styles of its own, and is read outside of Relift.
    return _download(to_html(summed), f"relift-report-{summed.on}.html", "application/octet-stream")


def _wanted(request: HttpRequest) -> Wanted:
    """What the form asks for: own words stay out unless they are asked for."""
    return Wanted(since=day_of(request.GET.get("since", "")), has_words="notes" in request.GET)


def _summed(request: HttpRequest, seen: Charts, ask: Wanted) -> Summary:
    day = desk().today(here(request))
    return seen.summary(ask, day, has_answers="answers" in request.GET)


def _download(text: str, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
