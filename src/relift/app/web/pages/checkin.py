"""Check-in: how it is, on one page in under a minute; a medicine can be noted alone.

As on every page that works without signal, the scripts write by the outbox. Earlier check-ins are
edited by a new record that stands in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from relift.app.web.doors import here
from relift.app.web.stop_page import papers
from relift.app.web.templating import desk, page
from relift.journal.records import Payload
from relift.journal.timeline import Entry, Journal
from relift.plan.thresholds import thresholds
from relift.screening.tiers import Tier, tier_row
from relift.words import medicines, questions
from relift.words.wire import first_words, medicine_words

_MOST_NAMES = 30


@require_GET
def checkin(request: HttpRequest) -> HttpResponse:
    """Show the check-in; `?edit=<id>` opens an earlier one."""
    now, journal = here(request), desk().journal()
    context = {
        "ask": questions,
        "reaches": [(reach.value, words) for reach, words in questions.REACH_WORDS.items()],
        "class_question": medicines.CLASS_QUESTION,
        "class_in_doubt": medicines.CLASS_IN_DOUBT,
        "classes": [
            (one.value, words) for classes, words in medicines.CLASS_MEANINGS for one in classes
        ],
        "own_names": own_names(journal),
        "checkin": _for_script(journal, now, request.GET.get("edit", "")),
        "papers": papers(desk(), now),
        "snapshot": desk().snapshot(now),
    }
    return page(request, "checkin.html", context, tab="checkin", now=now)


def own_names(journal: Journal) -> list[str]:
    """The person's own names of medicines, the newest first, each once."""
    names = (entry.value.name.strip() for entry in reversed(journal.medications))
    return list(dict.fromkeys(name for name in names if name))[:_MOST_NAMES]


def _for_script(journal: Journal, now: datetime, edited: str) -> dict[str, object]:
    """What the scripts go on from, besides the snapshot."""
    return {
        "checkins": list(_told(journal.checkins, now, edited)),
        "medicines": list(_told(journal.medications, now, edited)),
        "pains": questions.PAINS,
        "yes_may_stand": [tier.id for tier in Tier if tier_row(tier).yes_may_stand],
        "medicine_words": medicine_words(),
        "heed": first_words(),
        "drowsy": thresholds().drowsy.words,
    }


def _told(
    entries: Iterable[Entry[Payload]], now: datetime, edited: str
) -> Iterator[dict[str, object]]:
    """Today's records, and the one that is to be edited."""
    for entry in entries:
        if entry.on == now.date() or entry.id == _id(edited):
            yield {"id": entry.id, "at": entry.at, "payload": entry.value}


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
