"""What scripts ask for: the outbox that takes records in, and the snapshot to take along."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from relift.app.web.doors import here
from relift.app.web.outbox import Parcel, take_in
from relift.app.web.templating import desk
from relift.errors import InvalidValueError


@require_POST
def outbox(request: HttpRequest) -> HttpResponse:
    """Take a parcel of records in and answer for each."""
    try:
        parcel = msgspec.json.decode(request.body, type=Parcel)
    except (msgspec.MsgspecError, ValueError):
        raise InvalidValueError("The parcel could not be read. Send it again.") from None
    now = here(request)
    return json_answer({"now": now, "answers": take_in(desk(), parcel, now=now)})


@require_GET
def snapshot_json(request: HttpRequest) -> HttpResponse:
    """Everything that today's pages need without signal."""
    return json_answer(desk().snapshot(here(request)))


def json_answer(value: Any) -> HttpResponse:
    """JSON as the core's types are written everywhere."""
    return HttpResponse(msgspec.json.encode(value), content_type="application/json")
