"""Settings: a list of what can be set, each with how it stands, and a page for each of them."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from relift.app.web.doors import here
from relift.app.web.forms import Form, write_down
from relift.app.web.pages import settings_look, settings_person, settings_plan
from relift.app.web.sections import Section
from relift.app.web.served import served
from relift.app.web.templating import desk, page
from relift.errors import ReliftError
from relift.screening.contacts import contacts
from relift.screening.countries import country_code, country_name

SECTIONS: dict[str, Section] = {
    one.slug: one
    for one in (
        settings_person.UNITS,
        settings_person.YOU,
        settings_plan.PLACE,
        settings_plan.LADDERS_WANTED,
        settings_plan.LIMITS,
        settings_person.GUARDRAILS,
        settings_plan.PAUSE,
        settings_plan.RELAPSE,
        settings_look.TIME,
        settings_look.LOOK,
    )
}
"""Every section by the word in its address, in the order of the list."""

_YEAR_S = 365 * 86_400


@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """List what can be set."""
    now = here(request)
    journal = desk().journal()
    theme = request.COOKIES.get("relift_theme", "auto")
    context = {
        "rows": [(one, one.stands(journal, now)) for one in SECTIONS.values()],
        "kept": SECTIONS.get(request.GET.get("kept", "")),
        "theme_chosen": theme,
        "n_devices": len(served().access.rights().devices),
    }
    return page(request, "settings.html", context, tab="more", now=now)


@require_http_methods(["GET", "POST"])
def settings_section(request: HttpRequest, section: str) -> HttpResponse:
    """Show one section, or keep what was set in it."""
    found = SECTIONS.get(section)
    if found is None:
        raise Http404(section)
    if request.method == "GET":
        return _shown(request, found, Form(request.GET), status=HTTPStatus.OK)
    form, now = Form(request.POST), here(request)
    try:
        saved = found.save(form, desk().journal(), now)
    except ReliftError as error:
        form.wrong.setdefault("", str(error))
        saved = None
    if form.wrong or saved is None:
        return _shown(request, found, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if saved.records:
        write_down(desk(), saved.records, now=now)
    place = reverse("settings_section", args=[section]) if found.stays else reverse("settings")
    response = HttpResponseRedirect(f"{place}?kept={section}", status=HTTPStatus.SEE_OTHER)
    for name, value in saved.cookies.items():
        # Its own script reads it, so that a page changes without being loaded anew.
        response.set_cookie(name, value, max_age=_YEAR_S, samesite="Strict")
    return response


@require_GET
def numbers(request: HttpRequest) -> HttpResponse:
    """Which numbers a country brings up, as a piece of the page."""
    form = Form(request.GET)
    code = form.read("country", country_code) or ""
    context = {"wrong": form.wrong.get("country", ""), **numbers_of(code)}
    return page(request, "numbers.html", context, tab="more")


def numbers_of(code: str) -> dict[str, object]:
    """What the piece with the numbers shows."""
    return {"call": contacts(code), "country": country_name(code) if code else ""}


def _shown(request: HttpRequest, section: Section, form: Form, *, status: int) -> HttpResponse:
    now, journal = here(request), desk().journal()
    held = section.holds(journal, now, request)
    values = {**held.values, **(form.typed if request.method == "POST" else {})}
    context = {
        "section": section,
        "values": values,
        "wrong": form.wrong,
        "is_kept": form.typed.get("kept") == section.slug,
        **held.more,
    }
    return page(request, section.template, context, tab="more", status=status, now=now)
