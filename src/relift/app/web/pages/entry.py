"""Coming in and leaving: the one-time link, pairing a phone, and closing the door."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from relift.app import clock
from relift.app.web.access import DeviceKind
from relift.app.web.doors import let_in, show_out
from relift.app.web.faults import told
from relift.app.web.served import served

_BROWSERS = ("Firefox", "Edg", "OPR", "Chrome", "Safari")
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
_SHOWN = {"Edg": "Edge", "OPR": "Opera", "Mac OS": "Mac"}


@require_GET
def open_link(request: HttpRequest) -> HttpResponse:
    """Open Relift with the link that the terminal printed."""
    secret = request.GET.get("key", "")
    if not _is_waiting(request, secret, DeviceKind.BROWSER):
        return told(request, "link", HTTPStatus.UNAUTHORIZED)
    return _entered(request, secret, DeviceKind.BROWSER)


@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """Pair a phone: the QR code opens a page, and a tap on it uses the link up.

    A preview that fetches the address on its own uses nothing up.
    """
    secret = request.GET.get("key", "") or request.POST.get("key", "")
    if not _is_waiting(request, secret, DeviceKind.PHONE):
        return told(request, "link", HTTPStatus.UNAUTHORIZED)
    if request.method == "GET":
        return render(request, "pair.html", {"key": secret})
    return _entered(request, secret, DeviceKind.PHONE)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Take this device's right away, and clear what it kept."""
    served().access.revoke(request.device.id)  # type: ignore[attr-defined]
    response = render(request, "left.html", {})
    show_out(response)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _is_waiting(request: HttpRequest, secret: str, kind: DeviceKind) -> bool:
    """Whether a link lets this kind of device in, and is used at the address for that kind."""
    is_at_phones = served().address.is_phone(request.META["HTTP_HOST"])
    fits = is_at_phones == (kind is DeviceKind.PHONE)
    return fits and served().access.waiting(secret, now=clock.now()) is kind


def _entered(request: HttpRequest, secret: str, kind: DeviceKind) -> HttpResponse:
    name = device_name(request.META.get("HTTP_USER_AGENT", ""))
    own = served().access.enter(secret, name=name, now=clock.now())
    if own is None:
        return told(request, "link", HTTPStatus.UNAUTHORIZED)
    response = HttpResponseRedirect("/")
    let_in(response, own, kind)
    return response


def device_name(agent: str) -> str:
    """A name that a person knows their device by, such as `Firefox on Linux`."""
    browser = next((name for name in _BROWSERS if name in agent), "A browser")
    system = next((name for name in _SYSTEMS if name in agent), "")
    shown = _SHOWN.get(browser, browser)
    return f"{shown} on {_SHOWN.get(system, system)}" if system else shown
