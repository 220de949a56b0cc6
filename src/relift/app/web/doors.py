"""The door: which addresses are answered, which requests may write, and who is let in.

Relift listens on this computer alone, yet any web page that the person has open can send requests
to it. So the `Host` must be one of ours (a foreign name that was pointed at this computer is not),
whatever changes something must come from one of our own pages (`Origin`), another page may link
here and not load anything (`Sec-Fetch-Site`), and everything but a few open paths needs the cookie
that a one-time link gave. Every answer carries headers that keep a page from loading or running
anything that is not ours.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from relift.app import clock
from relift.app.web.access import Device, DeviceKind
from relift.app.web.faults import told, told_error
from relift.app.web.served import served
from relift.errors import ReliftError

LOCAL_COOKIE = "relift_key"
PHONE_COOKIE = "__Host-relift_key"
_YEAR_S = 365 * 86_400
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PATHS = frozenset({"/open", "/pair", "/manifest.webmanifest", "/sw.js"})

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Nothing to anybody else. Under `no-referrer` a form of ours would send `Origin: null`.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",  # but for the files, which say otherwise themselves
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class Door:
    """Django middleware, the outermost that knows of the journal.

    Args:
        get_response: What answers behind the door.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._inside = get_response
        self._address, self._access = served().address, served().access

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let a request in, or say why not."""
        try:
            response = self._refusal(request) or self._inside(request)
        except ReliftError as error:  # the list of devices cannot be read
            response = told_error(request, error)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        host = request.META.get("HTTP_HOST", "")
        if host not in self._address.hosts:
            return told(request, "host", HTTPStatus.MISDIRECTED_REQUEST)
        if request.method not in _SAFE_METHODS and not self._is_own(request):
            return told(request, "origin", HTTPStatus.FORBIDDEN)
        if _is_loaded_by_another(request):
            return told(request, "foreign", HTTPStatus.FORBIDDEN)
        if request.path in _OPEN_PATHS or request.path.startswith("/static/"):
            return None
        if self._device(request) is None:
            return told(request, "closed", HTTPStatus.UNAUTHORIZED)
        return None

    def _is_own(self, request: HttpRequest) -> bool:
        """Whether a request that changes something comes from a page of ours."""
        origin = request.META.get("HTTP_ORIGIN")
        if origin is None:
            return bool(request.META.get("HTTP_SEC_FETCH_SITE") == "same-origin")
        return origin in self._address.origins and (
            origin.partition("://")[2] == request.META["HTTP_HOST"]
        )

    def _device(self, request: HttpRequest) -> Device | None:
        is_phone = self._address.is_phone(request.META["HTTP_HOST"])
        secret = request.COOKIES.get(PHONE_COOKIE if is_phone else LOCAL_COOKIE)
        found = self._access.known(secret, now=clock.now()) if secret else None
        # A browser of this computer has no business at the phone's address, and the other way.
        wanted = DeviceKind.PHONE if is_phone else DeviceKind.BROWSER
        if found is None or found.kind is not wanted:
            return None
        request.device = found  # type: ignore[attr-defined]
        return found


def _is_loaded_by_another(request: HttpRequest) -> bool:
    """Whether another page loads this as a part of itself, instead of going here.

    Cookies do not tell one port of this computer from another, so the pages of any other program
    that serves here would be let in with our cookie.
    """
    if request.META.get("HTTP_SEC_FETCH_SITE") not in ("cross-site", "same-site"):
        return False
    # A service worker that fetches the page for a link says `empty`.
    goes_here = request.META.get("HTTP_SEC_FETCH_DEST") in ("document", "empty")
    return not (goes_here and request.META.get("HTTP_SEC_FETCH_MODE") == "navigate")


def let_in(response: HttpResponse, secret: str, kind: DeviceKind) -> None:
    """Give a device the cookie that it comes in with from now on."""
    is_phone = kind is DeviceKind.PHONE
    response.set_cookie(
        PHONE_COOKIE if is_phone else LOCAL_COOKIE,
        secret,
        max_age=_YEAR_S,
        httponly=True,
        secure=is_phone,
        samesite="Strict",
    )


def show_out(response: HttpResponse) -> None:
    """Take the cookies away."""
    response.delete_cookie(LOCAL_COOKIE, samesite="Strict")
    # A `__Host-` cookie is only replaced by one that is secure too.
    response.set_cookie(PHONE_COOKIE, "", max_age=0, secure=True, httponly=True, samesite="Strict")


def here(request: HttpRequest) -> datetime:
    """The present moment in the zone of the device that asks.

    Pages send the clock's offset in a cookie; without one, this computer's zone holds.
    """
    return clock.now_with_offset(request.COOKIES.get("relift_offset", ""))
