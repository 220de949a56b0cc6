"""What goes wrong, as a page that says what to do, or as JSON where a script asked.

Errors that Relift raises on purpose carry their own sentence. Anything else is a bug and is told by
type and place alone.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from relift.app.bugs import bug_words
from relift.errors import (
    InvalidValueError,
    ReliftError,
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
)

WORDS: dict[str, tuple[str, str]] = {
    "host": (
        "This is not Relift’s address",
        "Open Relift with the link that relift serve printed in your terminal.",
    ),
    "origin": (
        "This did not come from Relift",
        "Another page tried to write into your journal, so nothing was changed. Open Relift "
        "itself and do it there.",
    ),
    "foreign": (
        "This did not come from Relift",
        "Another page tried to read what is here, and got nothing. Open Relift itself.",
    ),
    "closed": (
        "The door is closed",
        "This browser has no key. On the computer that Relift runs on, type relift serve in a "
        "terminal and open the link that it prints. A phone is paired on the Settings page. "
        "What you wrote on this device without signal is still here, and is sent then.",
    ),
    "link": (
        "This link does not work any more",
        "A link works once, and for ten minutes. Type relift serve again for a new one.",
    ),
    "computer": (
        "This is done on the computer",
        "Who may come in is only changed on the computer that Relift runs on. Open Relift there, "
        "and go to Settings, Devices.",
    ),
    "missing": ("There is no such page", "Go back to Today. Nothing was changed."),
    "method": (
        "That did not work",
        "The page was opened in a way that it does not understand. Go back and try again.",
    ),
    "too_large": (
        "That is too large",
        "Nothing was kept. A file may have up to 64 MB, anything else up to 2 MB. Split the file, "
        "or bring it in with relift import.",
    ),
    "bad_request": (
        "That could not be read",
        "Nothing was changed. Go back, look at what you typed, and send it again.",
    ),
}
"""Heading and words of each fault that has no sentence of its own."""

_STATUS: tuple[tuple[type[ReliftError], HTTPStatus], ...] = (
    (InvalidValueError, HTTPStatus.BAD_REQUEST),
    (StoreBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreFullError, HTTPStatus.INSUFFICIENT_STORAGE),
    (StoreReadOnlyError, HTTPStatus.CONFLICT),
    (StoreError, HTTPStatus.INTERNAL_SERVER_ERROR),
    (ReliftError, HTTPStatus.BAD_REQUEST),
)


def told(request: HttpRequest, key: str, status: HTTPStatus) -> HttpResponse:
    """Answer with a fault of the table."""
    heading, words = WORDS[key]
    return answer(request, heading=heading, words=words, status=status, kind=key)


def answer(
    request: HttpRequest, *, heading: str, words: str, status: HTTPStatus, kind: str
) -> HttpResponse:
    """Answer with a fault, as a page or as JSON."""
    if "application/json" in request.META.get("HTTP_ACCEPT", ""):
        fault = {"error": {"kind": kind, "heading": heading, "message": words}}
        return JsonResponse(fault, status=status)
    context = {"heading": heading, "words": words}
    return render(request, "fault.html", context, status=status)


def told_error(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer with an error: Relift's own by its sentence, a bug by its type and place alone."""
    if isinstance(error, ReliftError):
        status = next(code for kind, code in _STATUS if isinstance(error, kind))
        heading, words, kind = "That did not work", str(error), type(error).__name__
    else:
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        heading, words, kind = "Relift made a mistake", bug_words(error), "Bug"
    return answer(request, heading=heading, words=words, status=status, kind=kind)


class Faults:
    """Django middleware: an exception behind it becomes an answer.

    Args:
        get_response: What answers behind it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._inside = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Hand the request on."""
        return self._inside(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Tell an error; Django's own (not found, too large) are told by its handlers."""
        from django.core.exceptions import PermissionDenied, SuspiciousOperation
        from django.http import Http404

        if isinstance(error, Http404 | PermissionDenied | SuspiciousOperation):
            return None
        return told_error(request, error)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for a request that it cannot read."""
    from django.core.exceptions import RequestDataTooBig

    if isinstance(exception, RequestDataTooBig):
        return told(request, "too_large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return told(request, "bad_request", HTTPStatus.BAD_REQUEST)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for an address without a page."""
    return told(request, "missing", HTTPStatus.NOT_FOUND)


def mistake(request: HttpRequest) -> HttpResponse:
    """Django's handler for what was raised outside a view."""
    return answer(
        request,
        heading="Relift made a mistake",
        words="What you had confirmed is kept. Go back and try again.",
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        kind="Bug",
    )
