"""Insight: what the record shows, as words, tables and pictures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from relift.app.web.charts import LEAST_WIDTH, Charts, Wanted, charts, page_spec, wanted
from relift.app.web.doors import here
from relift.app.web.templating import desk, page
from relift.plan.ladders import ladders
from relift.plan.what_if import MOST_WEEKS, USUAL_WEEKS, WhatIf
from relift.plan.what_if_words import assumptions, knowledge, summary, ways_words
from relift.report.charts import CHARTS, e1rm, what_if

_LATER = (what_if.ID,)
"""Charts that take longer: the page comes first, and they follow."""
_WEEKS = (2, 4, USUAL_WEEKS, 8, MOST_WEEKS)


@require_GET
def insight(request: HttpRequest) -> HttpResponse:
    """Show every chart."""
    now = here(request)
    seen = charts(desk(), now)
    shown = [
        {"id": name, "title": what_if.TITLE, "is_later": True}
        if name in _LATER
        else shown_chart(seen, name, Wanted())
        for name in CHARTS
    ]
    return page(request, "insight.html", {"shown": shown}, tab="insight", now=now)


@require_GET
def chart(request: HttpRequest, name: str) -> HttpResponse:
    """Show one chart, as a page of its own or, where htmx asks, as a part of another."""
    now = here(request)
    context = {"one": shown_chart(charts(desk(), now), _known(name), wanted(request.GET))}
    if request.headers.get("HX-Request"):
        return render(request, "chart_part.html", context)
    return page(request, "chart.html", context, tab="insight", now=now)


@require_GET
def chart_json(request: HttpRequest, name: str) -> HttpResponse:
    """A chart's picture as Vega-Lite, for the script that draws it."""
    made = charts(desk(), here(request)).chart(_known(name), wanted(request.GET))
    if made.is_empty:
        raise Http404
    width = request.GET.get("width", "")
    told = page_spec(made, int(width) if width.isascii() and width.isdigit() else LEAST_WIDTH)
    return HttpResponse(told, content_type="application/json")


@require_GET
def chart_table(request: HttpRequest, name: str) -> HttpResponse:
    """A chart's table alone, for the fold beneath it."""
    made = charts(desk(), here(request)).chart(_known(name), wanted(request.GET))
    return render(request, "chart_table.html", {"chart": made})


def shown_chart(seen: Charts, name: str, ask: Wanted) -> dict[str, object]:
    """What a page shows of a chart: the chart, where its picture and table are, what to choose."""
    made = seen.chart(name, ask)
    query = f"?{ask.query}" if ask.query else ""
    return {
        "id": name,
        "title": made.title,
        "chart": made,
        "is_later": False,
        "own": reverse("chart", args=[name]) + query,
        "spec": reverse("chart_json", args=[name]) + query,
        "table": reverse("chart_table", args=[name]) + query,
        "choices": _choices(seen, name, ask),
        "future": _told(seen.future(ask)) if name == what_if.ID else None,
    }


def _choices(seen: Charts, name: str, ask: Wanted) -> list[dict[str, object]]:
    """What can be chosen: name of the field, question, (value, words), the one that holds."""
    if name == e1rm.ID:
        lifts = [("", "The lifts of the ladders"), *e1rm.choices(seen.material(ask)).items()]
        return [_field("lift", "Which lift", lifts, ask.lift)] if len(lifts) > 1 else []
    if name != what_if.ID:
        return []
    future = seen.future(ask)
    if future is None:
        return []
    weeks = [(str(n), f"{n} weeks") for n in _WEEKS]
    known = [(one.id, one.name) for one in ladders()]
    return [
        _field("ladder", "Which ladder", known, future.ladder),
        _field("weeks", "How far ahead", weeks, str(ask.weeks or USUAL_WEEKS)),
    ]


def _field(name: str, question: str, options: object, chosen: str) -> dict[str, object]:
    return {"name": name, "question": question, "options": options, "chosen": chosen}


def _told(future: WhatIf | None) -> list[tuple[str, tuple[str, ...]]]:
    """What a what-if says in words, each part behind a fold of its own."""
    if future is None:
        return []
    return [
        ("In words", summary(future)),
        ("What the ways are", ways_words(future)),
        ("What this takes for granted", assumptions(future)),
        ("What the model can and cannot know", knowledge(future)),
    ]


def _known(name: str) -> str:
    if name not in CHARTS:
        raise Http404
    return name
