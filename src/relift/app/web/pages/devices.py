"""Devices: who may come in, how to take that back, and how to let another browser or a phone in.

Rights are changed on this computer alone: whoever finds a phone must not be able to let more in.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from relift.app import clock
from relift.app.web.access import LINK_LASTS, DeviceKind
from relift.app.web.doors import here
from relift.app.web.faults import told
from relift.app.web.pages.entry import leave
from relift.app.web.served import served
from relift.app.web.templating import page

_CODE_SCALE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A link that was just made, shown once.

    Attributes:
        address: What is opened.
        until: When it stops working, on the clock of the device that asked.
        code: Address of its picture, for a phone; "" for a browser.
    """

    address: str
    until: datetime
    code: str = ""


@require_http_methods(["GET", "POST"])
def devices(request: HttpRequest) -> HttpResponse:
    """List who may come in; let another one in, or take a right away."""
    if request.method == "GET":
        return _shown(request)
    if "revoke" in request.POST:
        return _revoke(request, request.POST["revoke"])
    if not _is_on_computer(request):
        return told(request, "computer", HTTPStatus.FORBIDDEN)
    if "phone" in request.POST and served().address.phone:
        return _shown(request, phone=_ticket(request, DeviceKind.PHONE))
    if "browser" in request.POST:
        return _shown(request, browser=_ticket(request, DeviceKind.BROWSER))
    return _shown(request)


@require_GET
def device_code(request: HttpRequest) -> HttpResponse:
    """The picture of a phone's link, as long as the link works."""
    secret = request.GET.get("key", "")
    is_waiting = served().access.waiting(secret, now=clock.now()) is DeviceKind.PHONE
    if not is_waiting or not _is_on_computer(request):
        raise Http404
    import segno

    picture = io.BytesIO()
    segno.make_qr(_pair_address(secret), error="m").save(
        picture, kind="svg", scale=_CODE_SCALE, border=4, dark="#000", light="#fff", nl=False
    )
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


def _shown(
    request: HttpRequest, *, browser: Ticket | None = None, phone: Ticket | None = None
) -> HttpResponse:
    own, now = _own(request), here(request)
    listed = sorted(
        served().access.rights().devices, key=lambda one: (one.id != own, -one.seen_at.timestamp())
    )
    context = {
        "devices": listed,
        "own": own,
        "zone": now.tzinfo,
        "is_on_computer": _is_on_computer(request),
        "phone_address": served().address.phone,
        "browser": browser,
        "phone": phone,
        "is_revoked": "revoked" in request.GET,
    }
    return page(request, "devices.html", context, tab="more", now=now)


def _revoke(request: HttpRequest, device: str) -> HttpResponse:
    if device == str(_own(request)):
        return leave(request)
    if not _is_on_computer(request):
        return told(request, "computer", HTTPStatus.FORBIDDEN)
    try:
        served().access.revoke(UUID(device))
    except ValueError:
        raise Http404 from None
    place = f"{reverse('devices')}?revoked=1"
    return HttpResponseRedirect(place, status=HTTPStatus.SEE_OTHER)


def _ticket(request: HttpRequest, kind: DeviceKind) -> Ticket:
    secret = served().access.new_link(kind, now=clock.now())
    until = here(request) + LINK_LASTS
    if kind is DeviceKind.PHONE:
        code = f"{reverse('device_code')}?key={quote(secret)}"
        return Ticket(address=_pair_address(secret), until=until, code=code)
    return Ticket(address=f"{served().address.local}/open?key={quote(secret)}", until=until)


def _pair_address(secret: str) -> str:
    return f"{served().address.phone}{reverse('pair')}?key={quote(secret)}"


def _own(request: HttpRequest) -> UUID:
    own: UUID = request.device.id  # type: ignore[attr-defined]
    return own


def _is_on_computer(request: HttpRequest) -> bool:
    kind: DeviceKind = request.device.kind  # type: ignore[attr-defined]
    return kind is DeviceKind.BROWSER
